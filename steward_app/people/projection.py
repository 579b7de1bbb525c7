"""The table of people, and how events change its rows."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from steward_app.journal import Feature, Recorded
from steward_app.journal.registers import REMOVED, Edit, Key, Rows, pairs, row_table
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
PEOPLE = row_table("person", *FIELDS, REMOVED, "folded", "sorted")


def project(batch: Sequence[Recorded], db: Connection) -> None:
    """Change the rows to what is true after these events."""
    edits = [edit for one in batch for edit in _edits(one)]
    rows = Rows(PEOPLE, (edit.key for edit in edits), db, columns=SEARCHED)
    rows.edit(edits)
    for key, patch in rows.patches():
        if not patch.keys().isdisjoint(SEARCHED):
            texts = rows.now(key)
            searched = folded(" ".join(filter(None, texts)))
            rows.patch(key, {"folded": searched, "sorted": folded(texts[0])})
    rows.write()


def _edits(one: Recorded) -> Iterator[Edit]:
    key = Key(*one.event.subject)
    match one.event:
        case PersonAdded(fields=fields):
            for field, value in pairs(fields, FIELDS):
                yield Edit(one, key, field, value)
        case PersonChanged(field=field, value=value) if field in FIELDS:
            yield Edit(one, key, field, value)
        case PersonRemoved(reason=reason):
            yield Edit(one, key, REMOVED, reason or "-")


FEATURE = Feature("people", 1, (PersonAdded, PersonChanged, PersonRemoved), (PEOPLE,), project)
