"""The steward's own name and phone, as they go on forms: kept in the vault, of this device."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from steward_app.vault.vault import Vault
from steward_app.words import t

from .as_typed import AsTyped
from .background import Background
from .widgets import Line, Pairs, field

SETTING = "yourself"
FIELDS = ("name", "phone", "email")
LINE = 200  # characters


def own_lines(vault: Vault) -> dict[str, str]:
    """Return the steward's own name, phone and email, each empty until it was typed."""
    kept = vault.settings.get(SETTING)
    known = kept if isinstance(kept, dict) else {}
    return {name: str(known.get(name, "")) for name in FIELDS}


class Yourself(QWidget):
    """Three lines, saved as typed."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._background = background
        self.typed = AsTyped(self, self._save)
        add = self.typed.add
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            Pairs(
                add("name", field(t("Your name, as it goes on forms"), Line(cap=LINE))),
                add("phone", field(t("Your phone"), Line(cap=LINE))),
                add("email", field(t("Your email"), Line(cap=LINE))),
            )
        )

    def read(self) -> None:
        """Show what the vault has."""
        self._background.on_vault(self, own_lines, self.typed.show)

    def _save(
        self,
        values: dict[str, str],
        done: Callable[[], None],
        failed: Callable[[str], object],
    ) -> None:
        keep = partial(_keep, values=values)
        self._background.on_vault(self, keep, lambda _: done(), failed=failed)


def _keep(vault: Vault, values: dict[str, str]) -> None:
    vault.settings.set(SETTING, own_lines(vault) | values)
