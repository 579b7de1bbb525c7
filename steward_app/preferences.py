"""What is readable before unlocking: language, theme, size of the text, recent vaults.

Nothing else belongs in `settings.toml`: it says nothing of anybody's work. What needs a
passphrase is in the vault's own settings.
"""

import tomllib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from steward_app.paths import settings_file, user_data

THEMES = ("system", "light", "dark")
SCALES = (100, 110, 125, 150, 175, 200)  # percent of the system's own text size
RECENT = 8
LARGEST = 64 << 10  # bytes; a longer file is not one of ours


@dataclass(frozen=True)
class Preferences:
    """What a user chose for this computer; `language` is empty until they did."""

    language: str = ""
    theme: str = "system"
    scale: int = 100
    recent: tuple[Path, ...] = ()
    reference_only: bool = False  # an employer's computer: the shelf, and no vault

    def remembering(self, vault: Path) -> "Preferences":
        """Return these with this vault as the most recent one."""
        others = [known for known in self.recent if known != vault]
        return replace(self, recent=(vault, *others)[:RECENT])


def usual_vault() -> Path:
    """Return where a vault is made if the user does not name a place."""
    return user_data() / "vault"


def load() -> Preferences:
    """Return what was chosen; a missing, damaged or foreign file is nothing chosen."""
    file = settings_file()
    try:
        if file.stat().st_size > LARGEST:
            return Preferences()
        found = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _checked(found)


def save(chosen: Preferences) -> None:
    """Keep what was chosen, whole or not at all; a folder that cannot be written is borne."""
    file = settings_file()
    lines = [
        f"language = {_quoted(chosen.language)}",
        f"theme = {_quoted(chosen.theme)}",
        f"scale = {chosen.scale}",
        f"reference_only = {'true' if chosen.reference_only else 'false'}",
        f"recent = [{', '.join(_quoted(str(path)) for path in chosen.recent)}]",
    ]
    part = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("\n".join(lines) + "\n", "utf-8")
        part.replace(file)
    except (OSError, UnicodeError):  # the choice holds until the app is closed
        with suppress(OSError):
            part.unlink()


def _checked(found: dict[str, Any]) -> Preferences:
    language, theme = found.get("language"), found.get("theme")
    scale, recent = found.get("scale"), found.get("recent")
    paths = recent if isinstance(recent, list) else []
    return Preferences(
        language=language if isinstance(language, str) and language.isalpha() else "",
        theme=theme if theme in THEMES else "system",
        scale=scale if scale in SCALES else 100,
        recent=tuple(Path(one) for one in paths[:RECENT] if isinstance(one, str) and one),
        reference_only=found.get("reference_only") is True,
    )


def _quoted(text: str) -> str:
    """Return a TOML basic string: JSON's, with what TOML forbids besides."""
    import json  # only here: the first window waits for this module

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
