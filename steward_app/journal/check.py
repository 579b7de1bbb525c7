"""Checks a whole vault: every signature, hash and chain, both copies, and every table."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DatabaseError

from steward_app.errors import Damaged
from steward_app.words import t, tn

from .event import Feature
from .journal import Journal, refusal
from .signed import Refused, Signed, checked
from .tables import BROKEN, EVENTS, FORKED, FRAMES, ORDER, WAITING
from .verify import verify_space

E = EVENTS.c
SURROGATE = "row"  # a number that only the search index needs; it may differ after a rebuild


@dataclass
class Checked:
    """What is true of a vault; it is sound when there are no problems."""

    spaces: int = 0
    events: int = 0
    frames: int = 0
    redacted: int = 0
    waiting: int = 0  # for an event that has not arrived: no fault of this vault
    tables: int = 0
    problems: list[str] = field(default_factory=list)


def check(journal: Journal) -> Checked:
    """Check all that a vault holds; nothing in it is changed."""
    found = Checked()
    with journal.vault.engine.connect() as db:
        db.begin()
        try:
            _check_spaces(db, found)
            _check_apart(db, found)
            _check_frames(journal, db, found)
            for feature in journal.projector.features:
                _check_tables(journal, feature, db, found)
        except DatabaseError as problem:
            told = refusal(problem)
            if told is None:
                raise
            found.problems.append(str(told))
        finally:
            with suppress(DatabaseError):
                db.rollback()
    return found


def _check_spaces(db: Connection, found: Checked) -> None:
    for space, signed in _spaces(db):
        verified = verify_space(signed)
        found.spaces += 1
        found.events += verified.events
        found.redacted += len(verified.redacted)
        name = space.hex()[:8]
        found.problems += [
            t("Space {name}: {problem}", name=name, problem=one) for one in verified.problems
        ]


def _check_apart(db: Connection, found: Checked) -> None:
    """Check what belongs to no sound space, each event by itself."""
    apart = select(E.event, E.signature, E.body).where(E.state.in_((WAITING, BROKEN, FORKED)))
    for row in db.execute(apart.execution_options(yield_per=1000)):
        one = Signed(*row)
        try:
            checked(one)
        except Refused as problem:
            found.problems.append(f"{one.id.hex()[:12]}: {problem}")
    count = select(func.count()).select_from(EVENTS)
    found.waiting = db.scalar(count.where(E.state == WAITING)) or 0
    forked = db.scalar(count.where(E.state == FORKED)) or 0
    broken = db.scalar(count.where(E.state == BROKEN)) or 0
    if forked:
        found.problems.append(
            tn(
                "{n} entry proves that a device was copied; it does not count.",
                "{n} entries prove that a device was copied; they do not count.",
                forked,
            )
        )
    if broken:
        found.problems.append(
            tn(
                "{n} entry stands where it cannot be; it does not count.",
                "{n} entries stand where they cannot be; they do not count.",
                broken,
            )
        )


def _spaces(db: Connection) -> Iterator[tuple[bytes, list[Signed]]]:
    """Return the settled events of each space."""
    rows = db.execute(
        select(E.space, E.event, E.signature, E.body)
        .where(E.state.not_in((WAITING, BROKEN, FORKED)))
        .order_by(E.space, *ORDER)
        .execution_options(yield_per=1000)
    )
    for space, group in groupby(rows, key=lambda row: row[0]):
        yield space, [Signed(*row[1:]) for row in group]


def _check_frames(journal: Journal, db: Connection, found: Checked) -> None:
    """Compare the two copies, frame by frame and entry by entry."""
    heads = {row.n: row.head for row in db.execute(select(FRAMES.c.n, FRAMES.c.head))}
    held = select(E.event, E.signature, E.body)
    here, without = set[bytes](), set[bytes]()  # ids in the stream; those without their body
    try:
        for frame in journal.vault.stream.frames():
            found.frames += 1
            if heads.pop(frame.mark.n, None) != frame.mark.head:
                found.problems.append(
                    t("Entry group {n} differs between the two copies.", n=frame.mark.n)
                )
            for event, signature, body in frame.entries:
                id_ = Signed(event, signature, body).id
                row = db.execute(held.where(E.id == id_)).first()
                if row is None or (row[0], row[1]) != (event, signature):
                    found.problems.append(
                        t("An entry of group {n} is not in the database.", n=frame.mark.n)
                    )
                    continue
                here.add(id_)
                if body == row[2]:
                    without.discard(id_)
                elif body is None:
                    without.add(id_)  # unless it came later
                else:
                    found.problems.append(
                        t("Entry group {n} differs between the two copies.", n=frame.mark.n)
                    )
    except Damaged as problem:
        found.problems.append(str(problem))
    alone = (db.scalar(select(func.count()).select_from(EVENTS)) or 0) - len(here - without)
    if alone and not heads:
        found.problems.append(
            tn(
                "{n} entry is in the database and not in the second copy.",
                "{n} entries are in the database and not in the second copy.",
                alone,
            )
        )
    if heads:
        found.problems.append(
            tn(
                "The stream lacks {n} entry group that the database has.",
                "The stream lacks {n} entry groups that the database has.",
                len(heads),
            )
        )


def _check_tables(journal: Journal, feature: Feature, db: Connection, found: Checked) -> None:
    """Make a feature's rows again and compare; the caller rolls the making back."""
    before = {table.name: _digest(table, db) for table in feature.tables}
    journal.projector.rebuild(feature, db)
    for table in feature.tables:
        found.tables += 1
        if _digest(table, db) != before[table.name]:
            found.problems.append(
                t("The table {table} is not what its entries say.", table=table.name)
            )


def _digest(table: Table, db: Connection) -> bytes:
    """Return a hash of every row, in whatever order they were written."""
    columns = [column for column in table.columns if column.name != SURROGATE]
    rows = sorted(
        sha256(repr(tuple(row)).encode()).digest() for row in db.execute(select(*columns))
    )
    return sha256(b"".join(rows)).digest()
