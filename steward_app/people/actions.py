"""What a steward can do to the people's records: each checks the rules, then records it."""

import os
from collections.abc import Mapping

from steward_app import identity
from steward_app.errors import NotFound, Refused
from steward_app.journal import Subject, Transaction
from steward_app.limits import LONG, NAME, SHORT, bounded, refuse_unknown
from steward_app.words import t

from .events import PersonAdded, PersonChanged, PersonRemoved
from .projection import FIELDS
from .queries import get_person

LIMITS = {"name": NAME, "note": LONG}


def add_person(tx: Transaction, *, name: str, **fields: str) -> Subject:
    """Begin a record of someone, in the user's own notebook; `fields` as in `Person`.

    Refuses what looks like a social-security number or a full date of birth.
    """
    if not name.strip():
        raise Refused(t("A person needs a name, or whatever you call them."))
    person = Subject(tx.notebook, os.urandom(16))
    kept = _checked({"name": name} | fields)
    tx.record(PersonAdded(subject=person, fields=[[field, kept[field]] for field in kept]))
    return person


def change_person(tx: Transaction, person: Subject, **fields: str) -> None:
    """Change these fields; where one held several values, this settles it."""
    _must_stand(tx, person)
    for field, value in _checked(fields, empty=True).items():
        tx.record(PersonChanged(subject=person, field=field, value=value))


def remove_person(tx: Transaction, person: Subject, *, reason: str) -> None:
    """Take a record back, saying why; cases keep their own copies of whom they name."""
    _must_stand(tx, person)
    if not reason.strip():
        raise Refused(t("Say why the record is taken back; the reason stays in the journal."))
    tx.record(PersonRemoved(subject=person, reason=bounded(reason, SHORT)))


def _checked(fields: Mapping[str, str], *, empty: bool = False) -> dict[str, str]:
    refuse_unknown(fields, FIELDS)
    kept = {
        field: bounded(value, LIMITS.get(field, SHORT))
        for field, value in fields.items()
        if value or empty
    }
    if "name" in kept and not kept["name"].strip():
        raise Refused(t("A person needs a name, or whatever you call them."))
    for value in kept.values():
        identity.refuse(value)
    return kept


def _must_stand(tx: Transaction, person: Subject) -> None:
    if get_person(tx, person).removed:
        raise NotFound(t("This record was taken back; undo that first."))
