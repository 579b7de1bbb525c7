"""A small log of matters, so that the journal is tested by itself and not by the case log.

One subject a matter, one space each; every value of a field that no later edit had seen is
kept, so that two that had not seen each other show as a conflict.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    ScalarSelect,
    String,
    Table,
    bindparam,
    func,
    select,
)

from steward_app.errors import NotFound
from steward_app.journal import Event, Feature, Recorded, Subject, Transaction
from steward_app.vault.database import METADATA


@dataclass(frozen=True, kw_only=True)
class CaseOpened(Event):
    """A steward began to keep a record for a worker."""

    kind: ClassVar[str] = "log.opened"
    worker: str
    about: str


@dataclass(frozen=True, kw_only=True)
class CaseChanged(Event):
    """One field of the case says something else now."""

    kind: ClassVar[str] = "log.changed"
    field: str  # worker, about
    value: str


@dataclass(frozen=True, kw_only=True)
class CaseClosed(Event):
    """The matter was settled, won, lost or dropped."""

    kind: ClassVar[str] = "log.closed"
    outcome: str


CASES = Table(
    "log",
    METADATA,
    Column("space", LargeBinary, primary_key=True),
    Column("subject", LargeBinary, primary_key=True),
    Column("at", String, nullable=False),
)

VALUES = Table(  # every value of a field that no later edit had seen; two are a conflict
    "log_value",
    METADATA,
    Column("space", LargeBinary, primary_key=True),
    Column("subject", LargeBinary, primary_key=True),
    Column("field", String, primary_key=True),
    Column("device", LargeBinary, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("clock", Integer, nullable=False),
    Column("value", String, nullable=False),
)
FIELD = ("space", "subject", "field")
Values = dict[tuple[Any, ...], list[dict[str, Any]]]


def project(batch: Sequence[Recorded], db: Connection) -> None:
    """Change the rows to what is true after these events."""
    opened: list[dict[str, Any]] = []
    values = _held(sorted({one.event.subject for one in batch}), db)
    changed: set[tuple[Any, ...]] = set()
    for one in batch:
        space, subject = one.event.subject
        if isinstance(one.event, CaseOpened):
            opened.append({"space": space, "subject": subject, "at": one.at})
        for field, value in _edits(one.event):
            key = (space, subject, field)
            changed.add(key)
            row: dict[str, Any] = dict(zip(FIELD, key, strict=True))
            row |= {"device": one.device, "n": one.n, "clock": one.clock, "value": value}
            held = values.get(key, ())
            values[key] = [old for old in held if not one.saw(old["device"], old["n"])] + [row]
    if opened:
        db.execute(CASES.insert().prefix_with("OR IGNORE"), opened)
    if changed:
        its_rows = (VALUES.c[name] == bindparam(f"the_{name}") for name in FIELD)
        the_fields = [f"the_{name}" for name in FIELD]
        keys = [dict(zip(the_fields, key, strict=True)) for key in changed]
        db.execute(VALUES.delete().where(*its_rows), keys)
        db.execute(VALUES.insert(), [row for key in changed for row in values[key]])


def _edits(event: Event) -> Iterator[tuple[str, str]]:
    match event:
        case CaseOpened(worker=worker, about=about):
            yield "worker", worker
            yield "about", about
        case CaseChanged(field=field, value=value):
            yield field, value
        case CaseClosed(outcome=outcome):
            yield "outcome", outcome


def _held(subjects: Sequence[Subject], db: Connection) -> Values:
    """Return the values that earlier events left of these subjects, by field."""
    held: Values = {}
    for at in range(0, len(subjects), 500):
        spaces = {subject.space for subject in subjects[at : at + 500]}
        found = select(VALUES).where(VALUES.c.space.in_(spaces))
        for row in db.execute(found).mappings():
            held.setdefault(tuple(row[name] for name in FIELD), []).append(dict(row))
    return held


FEATURE = Feature("log", 1, (CaseOpened, CaseChanged, CaseClosed), (CASES, VALUES), project)


def open_case(tx: Transaction, *, worker: str, about: str) -> Subject:
    """Open a case for a worker, in a space of its own, and return it."""
    case = Subject(tx.new_space(), os.urandom(16))
    tx.record(CaseOpened(subject=case, worker=worker, about=about))
    return case


def change_case(tx: Transaction, case: Subject, *, field: str, value: str) -> None:
    """Change a field; where two values were in conflict, this settles it."""
    _must_be_there(tx, case)
    tx.record(CaseChanged(subject=case, field=field, value=value))


def close_case(tx: Transaction, case: Subject, *, outcome: str) -> None:
    """Close a case with its outcome."""
    _must_be_there(tx, case)
    tx.record(CaseClosed(subject=case, outcome=outcome))


def _must_be_there(tx: Transaction, case: Subject) -> None:
    c = CASES.c
    if tx.db.scalar(select(c.at).where(c.space == case.space, c.subject == case.id)) is None:
        raise NotFound("there is no such case in this vault")


@dataclass(frozen=True)
class CaseRow:
    """A line of the list of cases."""

    id: Subject
    worker: str
    about: str
    outcome: str | None
    in_conflict: bool = False  # some field has two values that nobody has picked from


def find_cases(tx: Transaction, *, containing: str = "") -> list[CaseRow]:
    """Return the cases whose worker or matter contains the text, by worker."""
    c = CASES.c
    worker, about, outcome = (_shown(field) for field in ("worker", "about", "outcome"))
    most = (
        select(func.count())
        .where(*_of_the_case())
        .group_by(VALUES.c.field)
        .order_by(func.count().desc())
        .limit(1)
        .scalar_subquery()
    )
    found = (
        select(c.space, c.subject, worker, about, outcome, most)
        .where(worker.icontains(containing) | about.icontains(containing))
        .order_by(worker, c.space, c.subject)
    )
    return [
        CaseRow(Subject(row[0], row[1]), row[2], row[3], row[4], row[5] > 1)
        for row in tx.db.execute(found)
    ]


def find_values(tx: Transaction, case: Subject, field: str) -> list[str]:
    """Return every value that a field holds, the one shown first."""
    v = VALUES.c
    found = select(v.value).where(v.space == case.space, v.subject == case.id, v.field == field)
    order = (v.clock.desc(), v.device.desc(), v.n.desc())
    return list(tx.db.scalars(found.order_by(*order)))


def _shown(field: str) -> ScalarSelect[str]:
    v = VALUES.c
    order = (v.clock.desc(), v.device.desc(), v.n.desc())
    found = select(v.value).where(*_of_the_case(), v.field == field)
    return found.order_by(*order).limit(1).scalar_subquery()


def _of_the_case() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    v, c = VALUES.c, CASES.c
    return v.space == c.space, v.subject == c.subject
