"""The local's profile: what it is called, whom to call, and the statement that it chose.

`profile.toml`, in the shelf or in a local's pack:

    name = "…"
    [words]                     # steward, advocate, delegate: as the local says
    steward = "delegate"
    [[contact]]                 # whom a steward calls
    role = "Help line"
    name = "…"
    phone = "…"
    hours = "…"
    languages = "…"
    source = "…"
    verified_on = 2026-11-20
    [statement]                 # word for word, never paraphrased
    source = "…"
    text = { en = "…", es = "…" }
    reviewed_by = { es = "…" }  # a language without a reviewer is shown as not reviewed
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from steward_app.errors import Refused
from steward_app.paths import shelf, shipped
from steward_app.vault.files import reason, replace
from steward_app.words import t

NAME = "profile.toml"
LARGEST = 256 << 10  # bytes of a profile
LONGEST = 2000  # characters of one text in it
CONTACTS = 40


@dataclass(frozen=True)
class Contact:
    """Somebody to call, with where that was read and when it was last checked (ISO date)."""

    role: str
    name: str = ""
    phone: str = ""
    hours: str = ""
    languages: str = ""
    source: str = ""
    verified_on: str = ""


@dataclass(frozen=True)
class Statement:
    """The worker's statement by language, quoted from its source."""

    texts: Mapping[str, str]
    source: str
    verified_on: str = ""
    reviewed_by: Mapping[str, str] = field(default_factory=dict)

    @property
    def english(self) -> str:
        """Return the words that are read aloud."""
        return self.texts["en"]

    def translation(self, language: str) -> str:
        """Return the words in another language, or nothing."""
        return "" if language == "en" else self.texts.get(language, "")

    def reviewed(self, language: str) -> bool:
        """Tell whether a native speaker put their name to that translation."""
        return bool(self.reviewed_by.get(language))


@dataclass(frozen=True)
class Profile:
    """What a local says of itself; all of it may be empty but the statement."""

    name: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    statement: Statement = field(default_factory=lambda: usual_statement())

    def word(self, usual: str) -> str:
        """Return what the local calls a steward, a grievance and so on."""
        return self.words.get(usual, usual)


def usual_statement() -> Statement:
    """Return the statement shipped with the app."""
    with (shipped("resources") / "statement.toml").open("rb") as file:
        return _statement(tomllib.load(file))


def read_profile(folder: Path | None = None) -> Profile:
    """Return the profile of the shelf; one that is missing or damaged is an empty one."""
    file = (folder or shelf()) / NAME
    try:
        return parse(file.read_bytes())
    except (OSError, Refused):
        return Profile()


def parse(data: bytes) -> Profile:
    """Return the profile that a file holds. Raises `Refused` with what is wrong with it."""
    if len(data) > LARGEST:
        raise Refused(t("This profile is larger than one can be; nothing was changed."))
    try:
        found = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        raise Refused(t("This is no profile of a local: it is not TOML text.")) from problem
    contacts, stated = found.get("contact", []), found.get("statement")
    if not isinstance(contacts, list) or len(contacts) > CONTACTS:
        raise Refused(t("The profile's contacts are not a list of at most {n}.", n=CONTACTS))
    return Profile(
        name=_text(found, "name"),
        words=_texts(found.get("words", {})),
        contacts=tuple(_contact(one) for one in contacts),
        statement=_statement(stated) if stated is not None else usual_statement(),
    )


def write_profile(profile: Profile, folder: Path | None = None) -> None:
    """Put a profile on the shelf, whole or not at all. Raises `Refused` if it cannot be."""
    place = folder or shelf()
    try:
        place.mkdir(parents=True, exist_ok=True)
        replace(place / NAME, written(profile).encode("utf-8", "replace"))
    except OSError as problem:
        raise Refused(
            t("{why} The profile is as it was before.", why=reason(problem))
        ) from problem


def written(profile: Profile) -> str:
    """Return a profile as `profile.toml` has it."""
    lines = [f"name = {_quoted(profile.name)}", "", "[words]"]
    lines += [f"{_quoted(key)} = {_quoted(one)}" for key, one in profile.words.items()]
    for contact in profile.contacts:
        lines += ["", "[[contact]]"]
        lines += [f"{key} = {_quoted(one)}" for key, one in vars(contact).items() if one]
    stated = profile.statement
    lines += ["", "[statement]", f"source = {_quoted(stated.source)}"]
    lines += [f"verified_on = {_quoted(stated.verified_on)}", "", "[statement.text]"]
    lines += [f"{_quoted(key)} = {_quoted(one)}" for key, one in stated.texts.items()]
    lines += ["", "[statement.reviewed_by]"]
    lines += [f"{_quoted(key)} = {_quoted(one)}" for key, one in stated.reviewed_by.items()]
    return "\n".join(lines) + "\n"


def _contact(found: Any) -> Contact:
    if not isinstance(found, dict):
        raise Refused(t("A contact in the profile is not a table of texts."))
    contact = Contact(**{name: _text(found, name) for name in Contact.__dataclass_fields__})
    if not contact.role and not contact.name:
        raise Refused(t("A contact in the profile has neither a role nor a name."))
    return contact


def _statement(found: Any) -> Statement:
    if not isinstance(found, dict):
        raise Refused(t("The statement in the profile is not a table."))
    texts = _texts(found.get("text", {}))
    if not texts.get("en") or not _text(found, "source"):
        raise Refused(
            t("The statement in the profile needs its English words and their source.")
        )
    reviewed = _texts(found.get("reviewed_by", {}))
    return Statement(texts, _text(found, "source"), _text(found, "verified_on"), reviewed)


def _texts(found: Any) -> Mapping[str, str]:
    if not isinstance(found, dict):
        raise Refused(t("The profile has something else where a table of texts should be."))
    return MappingProxyType({str(key): _text(found, key) for key in _few(found)})


def _few(keys: Iterable[str]) -> list[str]:
    return [key for key in keys if len(key) <= 40][:CONTACTS]


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name, "")
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Refused(
            t("“{name}” in the profile is not a text of at most {n} characters.")
            .replace("{name}", str(name))
            .replace("{n}", str(LONGEST))
        )
    return value


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
