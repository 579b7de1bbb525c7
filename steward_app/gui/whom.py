"""Whom do I call: the local's own numbers, each with its source and when it was checked."""

from PySide6.QtWidgets import QFrame

from steward_app.shelf.profile import Contact, Profile, read_profile
from steward_app.words import t

from .widgets import Content, Gap, card, column, hairline, label


def whom_card(profile: Profile | None = None) -> QFrame:
    """Return a card with every contact of the local; it needs no passphrase."""
    known = profile or read_profile()
    contents: list[Content] = [label(t("Whom do I call?"), "head")]
    for at, contact in enumerate(known.contacts):
        if at:
            contents.append(hairline())
        contents.append(column(*_lines(contact), gap=Gap.TIGHT))
    if not known.contacts:
        contents.append(
            label(
                t(
                    "No numbers yet. Put the help line, the staff representative and the chief"
                    " steward here, in Settings."
                ),
                "faint",
            )
        )
    made = card(*contents)
    made.setAccessibleName(t("Whom do I call?"))
    return made


def _lines(contact: Contact) -> list[Content]:
    who = " · ".join(part for part in (contact.role, contact.name) if part)
    lines: list[Content] = [label(who, "strong")]
    if contact.phone:
        lines.append(label(contact.phone, "lead", copy=True))
    if about := " · ".join(part for part in (contact.hours, contact.languages) if part):
        lines.append(label(about, "faint"))
    if contact.source or contact.verified_on:
        lines.append(label(_source(contact), "faint"))
    return lines


def _source(contact: Contact) -> str:
    """Return where a number is from: what the user typed in was checked by nobody."""
    day = contact.verified_on or t("on no known day")
    if contact.source in ("typed in by hand", t("typed in by hand")):
        return t("Source: typed in by hand, written down on {day}", day=day)
    source = contact.source or t("an unnamed source")
    return t("Source: {source}; checked {day}", source=source, day=day)
