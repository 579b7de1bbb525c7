"""Takes in events that others recorded: in any order, doubled, late, or not to be believed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, tuple_

from steward_app.vault.stream import Entry

from .event import Recorded, Subject
from .projecting import Projector, undone_acts
from .settling import (
    IN,
    LASTING,
    NOTHING_SEEN,
    Placed,
    chunks,
    drop_bodies,
    redactions,
    settle,
)
from .signed import Envelope, Refused, Signed, checked, named_in
from .tables import EVENTS, LATE_BODIES, SETTLED, UNDONE, WAITING

E = EVENTS.c


@dataclass
class Received:
    """What became of the events that arrived: new ones, and those refused, with the reason."""

    new: int = 0
    refused: list[tuple[bytes, str]] = field(default_factory=list)
    entries: dict[bytes, Entry] = field(default_factory=dict)  # the new ones, by their ids
    late: dict[bytes, Entry] = field(default_factory=dict)  # known ones, with bodies now
    spaces: set[bytes] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    redacted: bool = False  # a body went that a file may still hold


def receive(
    db: Connection,
    projector: Projector,
    arrived: Iterable[Signed],
    frames: Iterable[int] | int,
) -> Received:
    """Keep other devices' events; those that name a missing one wait for it.

    `frames` is the number of the frame that will hold them all or, where they come from the
    stream itself, that of the frame which holds each.
    """
    found = Received()
    numbers = repeat(frames) if isinstance(frames, int) else frames
    redone = not isinstance(frames, int)
    events, late = _sift(db, zip(arrived, numbers, strict=False), found, redone=redone)
    spaces = found.spaces = {one.envelope.space for one in [*events, *late]}
    latest = _latest(db, {one.subject for one in events})
    settled = settle(db, events)
    if events:
        db.execute(EVENTS.insert(), [one.row for one in events])
    again = _fill(db, late)
    named = redactions(db, spaces)
    before = {one.row["id"] for one in events}
    emptied = drop_bodies(db, named)
    found.redacted = bool(emptied)
    found.new = len(before)
    found.entries, found.late = _entries(events), _entries(late)
    fresh, old = _split(settled, latest)
    again |= old | emptied
    again |= acts_undone(db, _acts(settled))
    _project_fresh(db, projector, fresh, again, named, found)
    found.changed |= projector.replay(again, db)
    return found


def acts_undone(db: Connection, acts: set[tuple[bytes, bytes]]) -> set[Subject]:
    """Return what these acts happened to, and what an undoing among them had undone."""
    subjects, done = set[Subject](), set[tuple[bytes, bytes]]()
    found = select(E.space, E.act, E.subject, E.kind, E.body).where(E.act.in_(IN))
    while acts := acts - done:
        done |= acts
        more: set[tuple[bytes, bytes]] = set()
        for chunk in chunks({act for _, act in acts}):
            for space, act, subject, kind, body in db.execute(found, {"ids": chunk}):
                if (space, act) not in acts:
                    continue
                subjects.add(Subject(space, subject))
                named = named_in(body, "act") if kind == UNDONE else None
                if named is not None:
                    more.add((space, named))
        acts = more
    return subjects


def event_row(
    signed: Signed, id_: bytes, envelope: Envelope, state: int, frame: int, seen: bytes
) -> dict[str, Any]:
    """Return an event as its table holds it."""
    return {name: getattr(envelope, name) for name in COLUMNS} | {
        "id": id_,
        "state": state,
        "frame": frame,
        "seen": seen,
        "event": signed.event,
        "signature": signed.signature,
        "body": signed.body,
    }


COLUMNS = ("space", "device", "n", "clock", "subject", "kind", "version", "at", "act")


def _entries(events: Iterable[Placed]) -> dict[bytes, Entry]:
    rows = (one.row for one in events)
    return {row["id"]: (row["event"], row["signature"], row["body"]) for row in rows}


def _sift(
    db: Connection, arrived: Iterable[tuple[Signed, int]], found: Received, *, redone: bool
) -> tuple[list[Placed], list[Placed]]:
    """Return the new events, and those known without the body that has come now.

    Writes down which frames hold an event that an earlier frame holds already: from the
    stream, every one that does; else that of a body that came late.
    """
    events: dict[bytes, Placed] = {}
    came: list[tuple[bytes, int, bool]] = []
    for signed, frame in arrived:
        try:
            envelope = checked(signed)
        except Refused as problem:
            found.refused.append((signed.id, str(problem)))
            continue
        id_ = signed.id
        row = event_row(signed, id_, envelope, WAITING, frame, NOTHING_SEEN)
        first = events.setdefault(id_, Placed(envelope, row)).row
        came.append((id_, frame, first is row))
        if first["body"] is None:
            first["body"] = signed.body
    known, late = _known(db, events)
    again = [
        {"frame": frame, "id": id_}
        for id_, frame, is_first in came
        if (redone and (id_ in known or not is_first))
        or (not redone and is_first and id_ in late and known[id_] != frame)
    ]
    if again:
        db.execute(LATE_BODIES.insert(), again)
    new = [one for id_, one in events.items() if id_ not in known]
    return new, list(late.values())


def _known(
    db: Connection, events: dict[bytes, Placed]
) -> tuple[dict[bytes, int], dict[bytes, Placed]]:
    """Return the frames of the events that are known, and those that get their bodies now."""
    found = select(E.id, E.frame, E.body.is_(None)).where(E.id.in_(IN))
    known: dict[bytes, int] = {}
    bare = set[bytes]()
    for chunk in chunks(events):
        for id_, frame, has_none in db.execute(found, {"ids": chunk}):
            known[id_] = frame
            if has_none and events[id_].row["body"] is not None:
                bare.add(id_)
    late = {id_: one for id_, one in events.items() if id_ in bare}
    if late:  # what was redacted stays away
        named = redactions(db, {one.envelope.space for one in late.values()})
        late = {
            id_: one
            for id_, one in late.items()
            if (one.envelope.space, id_) not in named or one.envelope.kind in LASTING
        }
    return known, late


def _fill(db: Connection, late: Sequence[Placed]) -> set[Subject]:
    """Put the bodies in that came after their events; return whose they are."""
    if not late:
        return set()
    fill = EVENTS.update().where(E.id == bindparam("the_id")).values(body=bindparam("body"))
    db.execute(fill, [{"the_id": one.row["id"], "body": one.row["body"]} for one in late])
    return {one.subject for one in late} | acts_undone(db, _acts(late))


def _acts(events: Iterable[Placed]) -> set[tuple[bytes, bytes]]:
    """Return the acts that these events undo, each with its space."""
    return {(one.envelope.space, act) for one in events if (act := one.undoes)}


def _latest(db: Connection, subjects: set[Subject]) -> dict[Subject, int]:
    """Return the greatest clock that each of these subjects has so far."""
    found = select(E.space, E.subject, func.max(E.clock)).where(E.state == SETTLED)
    return {
        Subject(space, subject): clock
        for chunk in chunks(subjects)
        for space, subject, clock in db.execute(
            found.where(tuple_(E.space, E.subject).in_(chunk)).group_by(E.space, E.subject)
        )
    }


def _split(
    settled: Sequence[Placed], latest: dict[Subject, int]
) -> tuple[list[Placed], set[Subject]]:
    """Part those that come after all that their subject had from those that come between."""
    old = {one.subject for one in settled if one.envelope.clock <= latest.get(one.subject, 0)}
    return [one for one in settled if one.subject not in old and "event" in one.row], old | {
        one.subject for one in settled if "event" not in one.row
    }


def _project_fresh(
    db: Connection,
    projector: Projector,
    fresh: Sequence[Placed],
    again: set[Subject],
    named: set[tuple[bytes, bytes]],
    found: Received,
) -> None:
    """Project what is newest of its subject without reading it back."""
    undone = undone_acts(db, found.spaces)
    batch: list[Recorded] = []
    for envelope, row in fresh:
        if Subject(envelope.space, envelope.subject) in again:
            continue
        if (envelope.space, envelope.act) in undone or (envelope.space, row["id"]) in named:
            continue
        one = projector.recorded(envelope, row["id"], row["seen"], row["body"])
        if one:
            batch.append(one)
    found.changed |= projector.project(batch, db)
