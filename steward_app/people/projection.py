"""The table of people, and how events change its rows."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select, tuple_

from steward_app.journal import Feature, Recorded
from steward_app.journal.registers import (
    REMOVED,
    Edit,
    Key,
    Registers,
    chunks,
    pairs,
    patched,
    row_table,
    value_table,
    write_rows,
)
from steward_app.names import folded

from .events import PersonAdded, PersonChanged, PersonRemoved

FIELDS = (
    "name",
    "standing",
    "classification",
    "employer",
    "department",
    "worksite",
    "shift",
    "seniority_on",
    "phone",
    "email",
    "language",
    "note",
)
SEARCHED = ("name", "classification", "employer", "department", "worksite", "note")
VALUES = value_table("person_value")
PEOPLE = row_table("person", *FIELDS, REMOVED, "folded", "sorted")
REGISTERS = Registers(VALUES)


def project(batch: Sequence[Recorded], db: Connection) -> None:
    """Change the rows to what is true after these events."""
    shown = REGISTERS.apply([edit for one in batch for edit in _edits(one)], db)
    write_rows(PEOPLE, patched(shown), db)
    searched = {*SEARCHED}
    _fold([key for key, fields in shown.items() if searched & fields.keys()], db)


def _edits(one: Recorded) -> Iterator[Edit]:
    match one.event:
        case PersonAdded(fields=fields):
            for field, value in pairs(fields, FIELDS):
                yield Edit(one, field, value)
        case PersonChanged(field=field, value=value) if field in FIELDS:
            yield Edit(one, field, value)
        case PersonRemoved(reason=reason):
            yield Edit(one, REMOVED, reason or "-")


def _fold(things: list[Key], db: Connection) -> None:
    """Write anew the text that the find box looks through, and the one to sort by."""
    columns = [PEOPLE.c[name] for name in SEARCHED]
    key = (PEOPLE.c.space, PEOPLE.c.subject)
    patches = {
        Key(row[0], row[1]): {
            "folded": folded(" ".join(filter(None, row[2:]))),
            "sorted": folded(row[2]),
        }
        for some in chunks(things)
        for row in db.execute(
            select(*key, *columns).where(tuple_(*key).in_([one[:2] for one in some]))
        )
    }
    write_rows(PEOPLE, patches, db)


FEATURE = Feature(
    "people", 1, (PersonAdded, PersonChanged, PersonRemoved), (PEOPLE, VALUES), project
)
