"""Fields that keep every value nobody has seen and replaced, and the flat rows that show them.

Two edits of one field, neither of which had seen the other, both stay: the later one in
(clock, device, n) is shown, and the field is flagged until someone who saw both picks. A
deadline shows the earliest instead, because that is the safe side. A thing that was taken
back while another device, not knowing, edited it stays, and is flagged.

A feature has one flat row for each thing it shows: one column a field, and in `conflicts` the
names of the fields with several values. Lists are then one plain SELECT. A thing is a subject,
or an item of it (a party of a case), named by `id`. The column `held` says of each field which
edits its values are from, and what the values are where there are several; reading and writing
it with its row is what lets a rebuild keep up with the journal.
"""

import json
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    select,
)

from steward_app.vault.database import METADATA, Bytes

from .event import Recorded

T = TypeVar("T")
AT_ONCE = 500
ITSELF = b""  # the item of a value that belongs to the subject and no item of it
REMOVED = "removed"  # the field that says why a thing was taken back; empty: it was not
BLANK: Mapping[type, str | int] = MappingProxyType({String: "", Integer: 0})


class Key(NamedTuple):
    """A thing that has fields: a subject, or one item of it."""

    space: bytes
    subject: bytes
    id: bytes = ITSELF


class Edit(NamedTuple):
    """One field of a thing says something else from this event on."""

    by: Recorded
    key: Key
    field: str
    value: str


class Work:
    """What a batch does to the things of a feature: new ones, and edits, both in order.

    `by_edits` are the tables whose rows an edit alone can make. An edit of any other thing
    counts only if the thing was there before it, in this batch or an earlier one: so it does
    not matter where one batch ends and the next begins.
    """

    def __init__(self, by_edits: Container[Table]) -> None:
        self.born: dict[Table, dict[Key, dict[str, Any]]] = {}
        self._by_edits = by_edits
        self._edits: dict[Table, list[Edit]] = {}
        self._early: dict[Table, list[Edit]] = {}  # of what must have been there already

    def bear(self, table: Table, key: Key, values: dict[str, Any]) -> None:
        """Take note of a new thing, and what its columns that never change say."""
        self.born.setdefault(table, {})[key] = values

    def edit(self, table: Table, one: Recorded, key: Key, values: Mapping[str, str]) -> None:
        """Take note that fields of a thing say something else."""
        known = table in self._by_edits or key in self.born.get(table, ())
        its = (self._edits if known else self._early).setdefault(table, [])
        its += [Edit(one, key, name, value) for name, value in values.items()]

    def drop_early(self, db: Connection) -> None:
        """Forget the edits of what is not there; to be called before anything is written."""
        for table, early in self._early.items():
            there = _there(table, {edit.key for edit in early}, db)
            kept = [edit for edit in early if edit.key in there]
            self._edits[table] = [*kept, *self._edits.get(table, ())]
        self._early = {}

    def edits(self, table: Table) -> Sequence[Edit]:
        """Return the edits of a table's things in their order."""
        return self._edits.get(table, ())


class _Held(NamedTuple):
    """A value that no later edit had seen."""

    clock: int
    device: bytes
    n: int
    value: str | None  # None: the only one, which the row's own column has


def row_table(name: str, *texts: str, items: bool = False) -> Table:
    """Return a table of flat rows, whose texts are empty until something is known.

    `row` is a plain number, as a full-text index of the table needs it; it means nothing.
    """
    key = ("subject", "space", "id") if items else ("subject", "space")
    return Table(
        name,
        METADATA,
        Column("row", Integer, primary_key=True),
        *(Column(part, Bytes, nullable=False) for part in key),
        Column("conflicts", String, nullable=False),
        Column("held", String, nullable=False),
        *(Column(text, String, nullable=False) for text in texts),
        UniqueConstraint(*key),
    )


class _Thing:
    """A thing while a batch changes it."""

    __slots__ = ("conflicts", "held", "old", "patch", "row", "touched")

    def __init__(
        self, row: int | None, conflicts: str, held: dict[str, list[_Held]], old: Sequence[Any]
    ) -> None:
        self.row = row
        self.conflicts = conflicts
        self.held = held
        self.old = old
        self.patch: dict[str, Any] = {}
        self.touched: dict[str, None] = {}

    def edit(self, edit: Edit) -> None:
        """Let a field hold this value, and no other that the edit's author had seen."""
        field, held = edit.field, self.held
        if field == REMOVED:
            known = {one[:3]: one for one in self._unseen(edit.by)}
            held[REMOVED] = [
                *(known | {one[:3]: one for one in held.get(REMOVED, ())}).values()
            ]
        elif held.get(REMOVED):
            held[REMOVED] = _after(held[REMOVED], edit.by, "")
            self.touched[REMOVED] = None
        held[field] = _after(held.get(field, ()), edit.by, edit.value)
        self.touched[field] = None

    def _unseen(self, by: Recorded) -> Iterator[_Held]:
        for field, values in self.held.items():
            for one in values:
                if field != REMOVED and not by.saw(one.device, one.n):
                    yield one._replace(value="")


class Rows:
    """The flat rows of some things, from their reading to their writing.

    `earliest` names the fields that show their earliest value; `columns`, what else to read
    of each row, for `now`.
    """

    def __init__(
        self,
        table: Table,
        keys: Iterable[Key],
        db: Connection,
        *,
        earliest: Container[str] = (),
        columns: Sequence[str] = (),
    ) -> None:
        self._table, self._db, self._earliest = table, db, earliest
        self._columns = columns
        self._things = {key: _Thing(None, "", {}, ()) for key in keys}
        c, has_items = table.c, "id" in table.c
        key = (c.space, c.subject, c.id) if has_items else (c.space, c.subject)
        found = select(c.row, c.conflicts, c.held, *key, *(c[name] for name in columns))
        asked = found.where(c.subject.in_(bindparam("subjects", expanding=True)))
        for some in chunks(dict.fromkeys(key.subject for key in self._things)):
            for row in db.execute(asked, {"subjects": some}):
                there = Key(*row[3 : 3 + len(key)])
                if there in self._things:
                    old = row[3 + len(key) :]
                    self._things[there] = _Thing(row[0], row[1], _unpacked(row[2]), old)

    def edit(self, edits: Iterable[Edit]) -> None:
        """Take edits in their order."""
        for edit in edits:
            self._things[edit.key].edit(edit)
        self._settle()

    def patch(self, key: Key, values: Mapping[str, Any]) -> None:
        """Put these into columns that are no fields."""
        self._things[key].patch.update(values)

    def patches(self) -> Iterator[tuple[Key, Mapping[str, Any]]]:
        """Yield each thing with what its row will say that it did not say before."""
        for key, thing in self._things.items():
            yield key, thing.patch

    def now(self, key: Key) -> list[Any]:
        """Return what the columns that were asked for will say; empty for a new row."""
        thing = self._things[key]
        old = thing.old or [""] * len(self._columns)
        return [
            thing.patch.get(name, value) for name, value in zip(self._columns, old, strict=True)
        ]

    def write(self, born: Container[Key] | None = None) -> None:
        """Write the rows, making those that are not there yet.

        `born` names the things that may get a row; without it, all of them.
        """
        key = tuple(name for name in ("space", "subject", "id") if name in self._table.c)
        blank = {
            column.name: BLANK.get(type(column.type))
            for column in self._table.c
            if column.name not in {"row", *key}
        }
        made: list[dict[str, Any]] = []
        changed: dict[frozenset[str], list[dict[str, Any]]] = {}
        for thing, state in self._things.items():
            if state.touched:
                state.patch["held"] = _packed(state.held)
            if state.row is not None:
                if state.patch:
                    names = frozenset(state.patch)
                    changed.setdefault(names, []).append(state.patch | {"the_row": state.row})
            elif born is None or thing in born:
                named = dict(zip(key, thing, strict=False))
                made.append({**blank, **named, **state.patch})
        if made:
            self._db.execute(self._table.insert(), made)
        for rows in changed.values():
            its = self._table.update().where(self._table.c.row == bindparam("the_row"))
            self._db.execute(its, rows)

    def _settle(self) -> None:
        for key, thing in self._things.items():
            in_conflict: dict[str, bool] = {}
            for field in thing.touched:
                held = thing.held[field]
                if len(held) > 1 and any(one.value is None for one in held):
                    held = thing.held[field] = self._filled(key, field, held)
                thing.patch[field], in_conflict[field] = self._shown(field, held)
            now = _conflicts(thing.conflicts, in_conflict)
            if now != thing.conflicts or thing.row is None:
                thing.patch["conflicts"] = thing.conflicts = now

    def _shown(self, field: str, held: Sequence[_Held]) -> tuple[str, bool]:
        return _shown(field, held, earliest=field in self._earliest)

    def _filled(self, key: Key, field: str, held: Sequence[_Held]) -> list[_Held]:
        """Return the values, with the one that only the row's column had until now."""
        c = self._table.c
        its = select(c[field]).where(c.row == self._things[key].row)
        value = self._db.scalar(its)
        return [one._replace(value=value) if one.value is None else one for one in held]


def _there(table: Table, keys: Collection[Key], db: Connection) -> set[Key]:
    """Return those of these things that have a row."""
    c = table.c
    columns = (c.space, c.subject, c.id) if "id" in c else (c.space, c.subject)
    found = select(*columns).where(c.subject.in_(bindparam("subjects", expanding=True)))
    return {
        Key(*row)
        for some in chunks({key.subject for key in keys})
        for row in db.execute(found, {"subjects": some})
    }


def find_all(table: Table, key: Key, field: str, db: Connection) -> list[str]:
    """Return every value that a field of a thing holds: the one shown, then latest first."""
    if field not in table.c:
        return []
    c = table.c
    its = select(c.held, c[field]).where(c.space == key.space, c.subject == key.subject)
    row = db.execute(its.where(c.id == key.id) if "id" in c else its).first()
    if row is None:
        return []
    others = sorted(_unpacked(row[0]).get(field, ()), reverse=True)
    return list(
        dict.fromkeys([row[1], *(one.value for one in others if one.value is not None)])
    )


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


def _after(held: Iterable[_Held], by: Recorded, value: str) -> list[_Held]:
    mine = (by.device, by.n)  # a stranger's event may name one field twice: the last counts
    kept = [one for one in held if one[1:3] != mine and not by.saw(one.device, one.n)]
    return [*kept, _Held(by.clock, by.device, by.n, value)]


def _shown(field: str, held: Sequence[_Held], *, earliest: bool) -> tuple[str, bool]:
    """Return the value to show, and whether there are others."""
    values = {one.value or "" for one in held}
    if len(values) == 1:
        return values.pop(), False
    if field == REMOVED:
        return min(values), True  # empty: what was edited survives
    if earliest:
        return min(filter(None, values)), True
    return max(held, key=lambda one: one[:3]).value or "", True


def _conflicts(before: str, now: Mapping[str, bool]) -> str:
    if not before and not any(now.values()):
        return ""
    kept = {field for field in before.split() if field not in now}
    return " ".join(sorted(kept | {field for field, both in now.items() if both}))


def _packed(held: Mapping[str, Sequence[_Held]]) -> str:
    """Return the values as short lines that are fast to make and to read.

    `device device …` in hex; `clock device n field field …` for the fields whose one value is
    from that event, `device` being its place in the first line; and, where fields have several
    values, a line of JSON: {field: [[clock, device, n, value], …]}.
    """
    devices: dict[bytes, int] = {}
    events: dict[tuple[int, bytes, int], list[str]] = {}
    several: dict[str, list[tuple[int, int, int, str | None]]] = {}
    for field, values in sorted(held.items()):
        if len(values) == 1:
            events.setdefault(values[0][:3], []).append(field)
            continue
        several[field] = [
            (clock, devices.setdefault(device, len(devices)), n, value)
            for clock, device, n, value in sorted(values, key=lambda one: one[:3])
        ]
    lines = [
        f"{clock} {devices.setdefault(device, len(devices))} {n} {' '.join(fields)}"
        for (clock, device, n), fields in sorted(events.items())
    ]
    last = [json.dumps(several)] if several else []
    return "\n".join([" ".join(device.hex() for device in devices), *lines, *last])


def _unpacked(data: str) -> dict[str, list[_Held]]:
    first, *lines = data.split("\n")
    devices = [bytes.fromhex(device) for device in first.split()]
    held: dict[str, list[_Held]] = {}
    for line in lines:
        if line[0] == "{":
            for field, values in json.loads(line).items():
                held[field] = [_Held(one[0], devices[one[1]], *one[2:]) for one in values]
            continue
        clock, device, n, *fields = line.split(" ")
        one = _Held(int(clock), devices[int(device)], int(n), None)
        for field in fields:
            held[field] = [one]
    return held
