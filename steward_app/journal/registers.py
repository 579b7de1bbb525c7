"""Fields that keep every value nobody has seen and replaced, and the flat rows that show them.

Two edits of one field, neither of which had seen the other, both stay: the later one in
(clock, device, n) is shown, and the field is flagged until someone who saw both picks. A
deadline shows the earliest instead, because that is the safe side.

A feature has one table of values, and a flat row for each thing it shows: one column a field,
and in `conflicts` the names of the fields with several values. Lists are then one plain
SELECT. A thing is a subject, or an item of it (a party of a case), named by `id`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    select,
    tuple_,
)

from steward_app.vault.database import METADATA

from .event import Recorded

T = TypeVar("T")
AT_ONCE = 500
ITSELF = b""  # the item of a value that belongs to the subject and no item of it


class Key(NamedTuple):
    """A thing that has fields: a subject, or one item of it."""

    space: bytes
    subject: bytes
    id: bytes = ITSELF


class Edit(NamedTuple):
    """One field of a thing says something else from this event on."""

    by: Recorded
    field: str
    value: str
    id: bytes = ITSELF


class Shown(NamedTuple):
    """What a field shows, and whether it holds other values that nobody picked from."""

    value: str
    in_conflict: bool


class _Held(NamedTuple):
    """A value that no later edit had seen."""

    clock: int
    device: bytes
    n: int
    value: str


Patches = dict[Key, dict[str, Any]]
_Field = tuple[bytes, bytes, bytes, str]


def value_table(name: str) -> Table:
    """Return a feature's table of values; `Registers` alone writes to it."""
    return Table(
        name,
        METADATA,
        Column("space", LargeBinary, primary_key=True),
        Column("subject", LargeBinary, primary_key=True),
        Column("id", LargeBinary, primary_key=True),
        Column("field", String, primary_key=True),
        Column("device", LargeBinary, primary_key=True),
        Column("n", Integer, primary_key=True),
        Column("clock", Integer, nullable=False),
        Column("value", String, nullable=False),
        sqlite_with_rowid=False,
    )


def row_table(name: str, *texts: str, items: bool = False) -> Table:
    """Return a table of flat rows, whose texts are empty until something is known.

    `row` is a plain number, as a full-text index of the table needs it; it means nothing.
    """
    key = ("space", "subject", "id") if items else ("space", "subject")
    return Table(
        name,
        METADATA,
        Column("row", Integer, primary_key=True),
        *(Column(part, LargeBinary, nullable=False) for part in key),
        *(Column(text, String, nullable=False, default="") for text in texts),
        Column("conflicts", String, nullable=False, default=""),
        UniqueConstraint(*key),
    )


class Registers:
    """The values of a feature's fields; `earliest` names those that show the earliest."""

    def __init__(self, values: Table, *, earliest: Iterable[str] = ()) -> None:
        self.table = values
        self._earliest = frozenset(earliest)

    def apply(self, edits: Iterable[Edit], db: Connection) -> dict[Key, dict[str, Shown]]:
        """Take edits in their order; return what each touched field shows after them."""
        todo: dict[_Field, list[Edit]] = {}
        for edit in edits:
            space, subject = edit.by.event.subject
            todo.setdefault((space, subject, edit.id, edit.field), []).append(edit)
        before, gone, new = self._held(list(todo), db), list[_Row](), list[_Row]()
        shown: dict[Key, dict[str, Shown]] = {}
        for field, news in todo.items():
            old = before.get(field, [])
            held = old
            for edit in news:
                by = edit.by
                held = [one for one in held if not by.saw(one.device, one.n)]
                held.append(_Held(by.clock, by.device, by.n, edit.value))
            gone += [(*field, *one) for one in old if one not in held]
            new += [(*field, *one) for one in held if one not in old]
            shown.setdefault(Key(*field[:3]), {})[field[3]] = self._shown(field[3], held)
        self._write(gone, new, db)
        return shown

    def values(self, thing: Key, field: str, db: Connection) -> list[str]:
        """Return every value that a field holds, the one shown first."""
        found = self._held([(*thing, field)], db).get((*thing, field), [])
        if not found:
            return []
        first = self._shown(field, found).value
        ordered = [one.value for one in sorted(found, reverse=True)]
        return list(dict.fromkeys([first, *ordered]))

    def _shown(self, field: str, held: Sequence[_Held]) -> Shown:
        values = {one.value for one in held}
        if len(values) > 1 and field in self._earliest:
            return Shown(min(filter(None, values)), in_conflict=True)
        return Shown(max(held).value, len(values) > 1)

    def _held(self, fields: Sequence[_Field], db: Connection) -> dict[_Field, list[_Held]]:
        c, held = self.table.c, dict[_Field, list[_Held]]()
        found = select(
            c.space, c.subject, c.id, c.field, c.clock, c.device, c.n, c.value
        ).where(
            tuple_(c.space, c.subject, c.id, c.field).in_(bindparam("keys", expanding=True))
        )
        for some in chunks(fields):
            for row in db.execute(found, {"keys": some}):
                key = (row[0], row[1], row[2], row[3])
                held.setdefault(key, []).append(_Held(row[4], row[5], row[6], row[7]))
        return held

    def _write(self, gone: list["_Row"], new: list["_Row"], db: Connection) -> None:
        if gone:
            key = [column.name for column in self.table.primary_key]
            its = (self.table.c[name] == bindparam(f"the_{name}") for name in key)
            rows = [
                {"the_space": row[0], "the_subject": row[1], "the_id": row[2]}
                | {"the_field": row[3], "the_device": row[5], "the_n": row[6]}
                for row in gone
            ]
            db.execute(self.table.delete().where(*its), rows)
        if new:
            names = ("space", "subject", "id", "field", "clock", "device", "n", "value")
            rows_in = [dict(zip(names, row, strict=True)) for row in new]
            db.execute(self.table.insert(), rows_in)


_Row = tuple[bytes, bytes, bytes, str, int, bytes, int, str]


def patched(shown: Mapping[Key, Mapping[str, Shown]], table: Table) -> Patches:
    """Return what registers show as patches for flat rows: values, and fields in conflict."""
    names = set(table.c.keys())
    return {
        key: {field: one.value for field, one in fields.items() if field in names}
        | {"conflicts": {field: one.in_conflict for field, one in fields.items()}}
        for key, fields in shown.items()
    }


def write_rows(table: Table, patches: Patches, db: Connection) -> None:
    """Put these columns into the rows of these things, making rows that are not there yet.

    A patch's `conflicts` is a mapping of fields to whether they are in conflict now.
    """
    key = tuple(name for name in ("space", "subject", "id") if name in table.c)
    blank: dict[str, Any] = {
        column.name: "" if isinstance(column.type, String) else 0
        for column in table.c
        if column.name not in {"row", *key}
    }
    there = _there(table, key, list(patches), db)
    made: list[dict[str, Any]] = []
    changed: dict[frozenset[str], list[dict[str, Any]]] = {}
    for thing, patch in patches.items():
        row = there.get(thing)
        now = _conflicts(row[1] if row else "", patch.get("conflicts", {}))
        whole = patch | {"conflicts": now}
        if row is None:
            made.append(blank | dict(zip(key, thing, strict=False)) | whole)
            continue
        if now == row[1]:
            del whole["conflicts"]
        if whole:
            changed.setdefault(frozenset(whole), []).append({"the_row": row[0]} | whole)
    if made:
        db.execute(table.insert(), made)
    for names, rows in changed.items():
        change = table.update().where(table.c.row == bindparam("the_row"))
        db.execute(change.values({name: bindparam(name) for name in names}), rows)


def pairs(fields: Sequence[Any], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the names and values of an event's `fields`: those that are texts, and known.

    Another app may have signed anything; what is not of this shape is kept and not shown.
    """
    for pair in fields:
        if type(pair) is list and len(pair) == 2 and {*map(type, pair)} == {str}:
            field, value = pair
            if field in known and value:
                yield field, value


def chunks(things: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield things in lists short enough for one question to the database."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


def _there(
    table: Table, key: tuple[str, ...], things: list[Key], db: Connection
) -> dict[Key, tuple[int, str]]:
    columns = [table.c[name] for name in key]
    found = select(table.c.row, table.c.conflicts, *columns).where(
        tuple_(*columns).in_(bindparam("keys", expanding=True))
    )
    return {
        Key(*row[2:]): (row[0], row[1])
        for some in chunks(things)
        for row in db.execute(found, {"keys": [thing[: len(key)] for thing in some]})
    }


def _conflicts(before: str, now: Mapping[str, bool]) -> str:
    if not before and not any(now.values()):
        return ""
    kept = {field for field in before.split() if field not in now}
    return " ".join(sorted(kept | {field for field, both in now.items() if both}))
