"""What a screen can ask of the people."""

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Select, func, select

from steward_app.codes import label
from steward_app.errors import NotFound
from steward_app.journal import Subject, Transaction
from steward_app.journal.finding import Hit, excerpt, wanted
from steward_app.journal.registers import Key, find_all
from steward_app.names import shown
from steward_app.words import t

from .projection import PEOPLE


@dataclass(frozen=True)
class Person:
    """Someone, as the record has them now; every field is text, empty where unknown."""

    id: Subject
    name: str
    standing: str  # a code of `standings`, or a local's own word
    classification: str
    employer: str
    department: str
    worksite: str
    shift: str
    seniority_on: str  # ISO date
    phone: str
    email: str
    language: str
    note: str
    removed: str  # why the record was taken back; empty while it stands
    conflicts: tuple[str, ...]  # the fields with several values that nobody picked from

    @property
    def shown_name(self) -> str:
        """Return the name as a screen may show it: nothing in it hides or deceives."""
        return shown(self.name)

    @property
    def standing_label(self) -> str:
        """Return the standing in the user's language."""
        return label("standings", self.standing)


COLUMNS = tuple(PEOPLE.c[one.name] for one in fields(Person) if one.name != "id")


def find_people(
    tx: Transaction,
    *,
    containing: str = "",
    standing: str = "",
    removed: bool = False,
    in_conflict: bool = False,
    limit: int = 500,
) -> list[Person]:
    """Return the people in whose record every one of the words occurs, by name.

    `in_conflict`: only those with a field that has several values.
    """
    c = PEOPLE.c
    found = select(c.space, c.subject, *COLUMNS)
    found = found.where(c.removed != "" if removed else c.removed == "")
    for word in wanted(containing):
        found = found.where(func.instr(c.folded, word) > 0)
    if standing:
        found = found.where(c.standing == standing)
    if in_conflict:
        found = found.where(c.conflicts != "")
    found = found.order_by(c.sorted, c.space, c.subject).limit(limit)
    return [_person(row) for row in _all(tx, found)]


def get_person(tx: Transaction, person: Subject) -> Person:
    """Return someone's record, also one that was taken back; NotFound if there is none."""
    c = PEOPLE.c
    found = select(c.space, c.subject, *COLUMNS)
    rows = _all(tx, found.where(c.space == person.space, c.subject == person.id))
    if not rows:
        raise NotFound(t("There is no such person in this vault."))
    return _person(rows[0])


def find_values(tx: Transaction, person: Subject, field: str) -> list[str]:
    """Return every value that a field holds, the one shown first."""
    return find_all(PEOPLE, Key(*person), field, tx.db)


def find(tx: Transaction, words: str, limit: int = 20) -> list[Hit]:
    """Return the people in whose record the words occur, for the find box."""
    if not words.strip():
        return []
    return [
        Hit(
            subject=one.id,
            what="person",
            title=one.name,
            text=excerpt(
                " · ".join(
                    filter(None, (one.classification, one.department, one.worksite, one.note))
                ),
                words,
            ),
            at="",
        )
        for one in find_people(tx, containing=words, limit=limit)
    ]


def _person(row: Any) -> Person:
    named = dict(zip([one.name for one in COLUMNS], row[2:], strict=True))
    conflicts = tuple(named.pop("conflicts").split())
    return Person(id=Subject(row[0], row[1]), conflicts=conflicts, **named)


def _all(tx: Transaction, found: Select[*tuple[Any, ...]]) -> list[Any]:
    return list(tx.db.execute(found))
