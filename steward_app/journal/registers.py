"""Fields that keep every value nobody has seen and replaced, and the flat rows that show them.

Two edits of one field, neither of which had seen the other, both stay: the later one in
(clock, device, n) is shown, and the field is flagged until someone who saw both picks. A
deadline shows the earliest instead, because that is the safe side. A thing that was taken
back while another device, not knowing, edited it stays, and is flagged.

A feature has one table of values, and a flat row for each thing it shows: one column a field,
and in `conflicts` the names of the fields with several values. Lists are then one plain
SELECT. A thing is a subject, or an item of it (a party of a case), named by `id`.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
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
REMOVED = "removed"  # the field that says why a thing was taken back; empty: it was not
VALUE = ("space", "subject", "id", "field", "clock", "device", "n", "value")
THE_KEY = ("the_space", "the_subject", "the_id", "the_field", "the_device", "the_n")
BLANK: Mapping[type, str | int] = MappingProxyType({String: "", Integer: 0})
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
_Values = dict[_Field, list[_Held]]


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

    def apply(self, edits: Sequence[Edit], db: Connection) -> dict[Key, dict[str, Shown]]:
        """Take edits in their order; return what each touched field shows after them."""
        fields = dict.fromkeys(map(_field, edits))
        things = dict.fromkeys(Key(*field[:3]) for field in fields)
        before = self._held([*fields, *((*thing, REMOVED) for thing in things)], db)
        removals = {field[:3] for field in (*before, *fields) if field[3] == REMOVED}
        if removals:
            before |= self._all_held([thing for thing in things if thing in removals], db)
        held = dict(before)
        touched = dict(fields)
        for edit in edits:
            field = _field(edit)
            if field[:3] in removals:
                removed = (*field[:3], REMOVED)
                touched[removed] = None
                held[removed] = _removal(held, removed, edit)
            held[field] = _after(held.get(field, ()), edit, edit.value)
        self._write(before, {field: held[field] for field in touched if field in held}, db)
        shown: dict[Key, dict[str, Shown]] = {}
        for field in touched:
            if found := held.get(field):
                its = shown.setdefault(Key(*field[:3]), {})
                its[field[3]] = self._shown(field[3], found)
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
        if len(values) == 1:
            return Shown(held[0].value, in_conflict=False)
        if field == REMOVED:
            return Shown(min(values), in_conflict=True)  # empty: what was edited survives
        if field in self._earliest:
            return Shown(min(filter(None, values)), in_conflict=True)
        return Shown(max(held).value, in_conflict=True)

    def _held(self, fields: Sequence[_Field], db: Connection) -> _Values:
        c = self.table.c
        return self._read((c.space, c.subject, c.id, c.field), fields, db)

    def _all_held(self, things: Sequence[Key], db: Connection) -> _Values:
        c = self.table.c
        return self._read((c.space, c.subject, c.id), things, db)

    def _read(
        self, key: tuple[Column[Any], ...], wanted: Sequence[tuple[Any, ...]], db: Connection
    ) -> _Values:
        c, held = self.table.c, _Values()
        columns = (c.space, c.subject, c.id, c.field, c.clock, c.device, c.n, c.value)
        found = select(*columns).where(tuple_(*key).in_(bindparam("keys", expanding=True)))
        for some in chunks(wanted):
            for space, subject, id_, field, *value in db.execute(found, {"keys": some}):
                held.setdefault((space, subject, id_, field), []).append(_Held(*value))
        return held

    def _write(self, before: _Values, after: _Values, db: Connection) -> None:
        gone, new = list[dict[str, Any]](), list[dict[str, Any]]()
        for field, held in after.items():
            old = before.get(field, [])
            gone += [
                dict(zip(THE_KEY, (*field, one.device, one.n), strict=True))
                for one in old
                if one not in held
            ]
            new += [
                dict(zip(VALUE, (*field, *one), strict=True)) for one in held if one not in old
            ]
        if gone:
            its = (self.table.c[name[4:]] == bindparam(name) for name in THE_KEY)
            db.execute(self.table.delete().where(*its), gone)
        if new:
            db.execute(self.table.insert(), new)


def _field(edit: Edit) -> _Field:
    space, subject = edit.by.event.subject
    return space, subject, edit.id, edit.field


def _after(held: Sequence[_Held], edit: Edit, value: str) -> list[_Held]:
    by = edit.by
    mine = (by.device, by.n)  # a stranger's event may name one field twice: the last counts
    kept = [one for one in held if one[1:3] != mine and not by.saw(one.device, one.n)]
    return [*kept, _Held(by.clock, by.device, by.n, value)]


def _removal(held: _Values, removed: _Field, edit: Edit) -> list[_Held]:
    """Return what the field `removed` holds: what was edited meanwhile is not removed."""
    mine = held.get(removed, [])
    if edit.field != REMOVED:
        return _after(mine, edit, "") if mine else mine
    unseen = {
        one._replace(value="")
        for field, values in held.items()
        if field[:3] == removed[:3] and field != removed
        for one in values
        if not edit.by.saw(one.device, one.n)
    }
    return sorted({*mine, *unseen})


def patched(shown: Mapping[Key, Mapping[str, Shown]]) -> Patches:
    """Return what registers show as patches for flat rows: values, and fields in conflict."""
    return {
        key: {
            "conflicts": {field: one.in_conflict for field, one in fields.items()},
            **{field: one.value for field, one in fields.items()},
        }
        for key, fields in shown.items()
    }


def write_rows(
    table: Table, patches: Patches, db: Connection, born: Container[Key] | None = None
) -> None:
    """Put these columns into the rows of these things, making rows that are not there yet.

    `born` names the things that may get a row; without it, all of them. A patch's `conflicts`
    is a mapping of fields to whether they are in conflict now.
    """
    key = tuple(name for name in ("space", "subject", "id") if name in table.c)
    blank: dict[str, Any] = {
        column.name: BLANK.get(type(column.type))
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
            if born is not None and thing not in born:
                continue  # what brought it was undone or redacted
            made.append(blank | dict(zip(key, thing, strict=False)) | whole)
            continue
        if now == row[1]:
            del whole["conflicts"]
        if whole:
            changed.setdefault(frozenset(whole), []).append({"the_row": row[0]} | whole)
    if made:
        db.execute(table.insert(), made)
    for rows in changed.values():
        change = table.update().where(table.c.row == bindparam("the_row"))
        db.execute(change, rows)


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
