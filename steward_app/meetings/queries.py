"""What a screen can ask of the meetings."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, select

from steward_app.errors import NotFound
from steward_app.journal import Subject, Transaction
from steward_app.journal.finding import Hit, excerpt, matching, wanted
from steward_app.journal.registers import REMOVED, Key, find_all
from steward_app.names import folded
from steward_app.words import t

from .records import CaseLink, Line, Meeting, MeetingRow, Participant, Wording
from .tables import (
    LINE_FIELDS,
    LINES,
    LINKS,
    MEETINGS,
    PARTICIPANTS,
    SEARCHED,
    WORDINGS,
)

M = MEETINGS.c
L = LINES.c
NAMES = [one.name for one in fields(MeetingRow) if one.name != "id"]
LINE = (L.space, L.subject, L.at, L.late, L[REMOVED], L.conflicts, L.corrected, L.text)


def find_meetings(
    tx: Transaction,
    *,
    containing: str = "",
    kind: str = "",
    is_open: bool | None = None,
    case: Subject | None = None,
    in_conflict: bool = False,
    limit: int = 100,
) -> list[MeetingRow]:
    """Return the meetings whose heading holds the words, the latest first.

    `case`: only those that were put into this case. Caucuses are not among them.
    `in_conflict`: only those with a field that has several values.
    """
    found = _rows().where(M.of_meeting.is_(None))
    if kind:
        found = found.where(M.meeting_kind == kind)
    if is_open is not None:
        found = found.where(M.ended_at == "" if is_open else M.ended_at != "")
    if case is not None:
        found = found.where(_linked_to(case))
    if in_conflict:
        found = found.where(M.conflicts != "")
    rows = _listed(
        tx, found.order_by(M.opened_at.desc(), M.space, M.subject), containing, limit
    )
    return [_meeting_row(row) for row in rows]


def open_meetings(tx: Transaction) -> list[MeetingRow]:
    """Return the meetings, caucuses too, whose notes are still being taken; latest first."""
    found = _rows().where(M.ended_at == "").order_by(M.opened_at.desc(), M.space, M.subject)
    return [_meeting_row(row) for row in _all(tx, found)]


def find_caucuses(tx: Transaction, meeting: Subject) -> list[MeetingRow]:
    """Return the caucuses that interrupted a meeting, in their order."""
    found = _rows().where(M.of_space == meeting.space, M.of_meeting == meeting.id)
    return [_meeting_row(row) for row in _all(tx, found.order_by(M.opened_at, M.space))]


def get_meeting(tx: Transaction, meeting: Subject) -> Meeting:
    """Return all of a meeting; NotFound if there is none. Caucuses are asked for apart."""
    names = [*NAMES, "rep_arrived_at", "notice", "recorded", "outcome"]
    found = select(M.at, M.of_space, M.of_meeting, *(M[name] for name in names))
    rows = _all(tx, found.where(*_is(MEETINGS, meeting)))
    if not rows:
        raise NotFound(t("There is no such meeting in this vault."))
    row = rows[0]
    return Meeting(
        id=meeting,
        written_at=row[0],
        of=Subject(row[1], row[2]) if row[1] and row[2] else None,
        participants=tuple(_participants(tx, meeting)),
        timeline=tuple(find_lines(tx, meeting)),
        cases=tuple(find_links(tx, meeting)),
        **_named(names, row[3:]),
    )


def find_lines(tx: Transaction, meeting: Subject) -> list[Line]:
    """Return the lines, requests and responses of a meeting in their order."""
    found = (
        select(*LINE, *(L[name] for name in LINE_FIELDS))
        .where(L.space == meeting.space, L.meeting == meeting.id)
        .order_by(L.clock, L.device, L.n)
    )
    rows = _all(tx, found)
    wordings = _wordings(tx, meeting) if any(row.corrected for row in rows) else {}
    return [_line(row, wordings.get(row.subject, ())) for row in rows]


def get_line(tx: Transaction, line: Subject) -> Line:
    """Return one line, with how it read before; NotFound if there is none."""
    found = select(*LINE, *(L[name] for name in LINE_FIELDS)).where(*_is(LINES, line))
    rows = _all(tx, found)
    if not rows:
        raise NotFound(t("There is no such line in this vault."))
    row = rows[0]
    w = WORDINGS.c
    before = select(w.text, w.at, w.reason).where(*_is(WORDINGS, line))
    texts = _all(tx, before.order_by(w.clock, w.device, w.n))
    return _line(row, [Wording(text=one[0], written_at=one[1], reason=one[2]) for one in texts])


def find_links(tx: Transaction, meeting: Subject) -> list[CaseLink]:
    """Return the cases that a meeting was put into."""
    c = LINKS.c
    found = select(c.id, c.case_space, c.case_id).where(*_is(LINKS, meeting), c[REMOVED] == "")
    return [
        CaseLink(id=row[0], case=Subject(row[1], row[2]))
        for row in _all(tx, found.order_by(c.at, c.id))
    ]


def find_values(tx: Transaction, meeting: Subject, field: str) -> list[str]:
    """Return every value that a field of a meeting holds; of a line, its field `text`."""
    table = LINES if field == "text" else MEETINGS
    return find_all(table, Key(*meeting), field, tx.db)


def find(tx: Transaction, words: str, limit: int = 20) -> list[Hit]:
    """Return the meetings and lines that hold the words, for the find box.

    What a caucus holds is marked as confidential.
    """
    names = [name for name in SEARCHED if name not in {"title", "plain"}]
    columns = (M.space, M.subject, M.opened_at, M.title, M.of_meeting, *(M[n] for n in names))
    hits = [
        Hit(
            subject=Subject(row[0], row[1]),
            what="meeting",
            title=row[3] or row[6],
            text=excerpt(" · ".join(filter(None, row[5:])), words),
            at=row[2],
            confidential=row[4] is not None,
        )
        for row in matching(tx.db, MEETINGS, words, columns, limit)
    ]
    return [*hits, *_found_lines(tx, words, max(limit - len(hits), 0))]


def exists(tx: Transaction, meeting: Subject) -> bool:
    """Tell whether there is such a meeting."""
    return tx.db.scalar(select(M.row).where(*_is(MEETINGS, meeting))) is not None


def has_ended(tx: Transaction, meeting: Subject) -> bool:
    """Tell whether a meeting is over; NotFound if there is none."""
    ended_at = tx.db.scalar(select(M.ended_at).where(*_is(MEETINGS, meeting)))
    if ended_at is None:
        raise NotFound(t("There is no such meeting in this vault."))
    return bool(ended_at)


def place_of(tx: Transaction, line: Subject) -> tuple[bytes, int, bytes, int]:
    """Return a line's meeting and its place in it: clock, device and number."""
    found = select(L.meeting, L.clock, L.device, L.n).where(*_is(LINES, line))
    row = tx.db.execute(found).one()
    return row[0], row[1], row[2], row[3]


def count_participants(tx: Transaction, meeting: Subject) -> int:
    """Return how many people were in the room."""
    return len(_participants(tx, meeting))


def _found_lines(tx: Transaction, words: str, limit: int) -> list[Hit]:
    columns = (L.space, L.meeting, L.text, L.at)
    hits = []
    for row in matching(tx.db, LINES, words, columns, limit, L[REMOVED] == ""):
        meeting = Subject(row[0], row[1])
        about = select(M.title, M.worker, M.of_meeting).where(*_is(MEETINGS, meeting))
        title, worker, of = tx.db.execute(about).first() or ("", "", None)
        text, secret = excerpt(row[2], words), of is not None
        hits.append(Hit(meeting, "line", title or worker, text, row[3], confidential=secret))
    return hits


def _rows() -> Select[Any]:
    return select(M.space, M.subject, *(M[name] for name in NAMES))


def _listed(tx: Transaction, found: Select[Any], containing: str, limit: int) -> list[Any]:
    looked_for = wanted(containing)
    if not looked_for:
        return _all(tx, found.limit(limit))
    kept = []
    for row in _all(tx, found):
        heading = folded(" ".join((row.title, row.place, row.worker, row.stated_subject)))
        if all(word in heading for word in looked_for):
            kept.append(row)
            if len(kept) == limit:
                break
    return kept


def _linked_to(case: Subject) -> ColumnElement[bool]:
    c = LINKS.c
    return (
        select(c.row)
        .where(c.case_space == case.space, c.case_id == case.id, c[REMOVED] == "")
        .where(c.space == M.space, c.subject == M.subject)
        .exists()
    )


def _participants(tx: Transaction, meeting: Subject) -> list[Participant]:
    p = PARTICIPANTS.c
    found = select(p.id, p.name, p.role, p.person_space, p.person_id).where(
        *_is(PARTICIPANTS, meeting), p[REMOVED] == ""
    )
    return [
        Participant(
            id=row[0],
            name=row[1],
            role=row[2],
            person=Subject(row[3], row[4]) if row[3] and row[4] else None,
        )
        for row in _all(tx, found.order_by(p.clock, p.id))
    ]


def _wordings(tx: Transaction, meeting: Subject) -> dict[bytes, list[Wording]]:
    w, found = WORDINGS.c, dict[bytes, list[Wording]]()
    rows = tx.db.execute(
        select(w.subject, w.text, w.at, w.reason)
        .join_from(WORDINGS, LINES, (L.space == w.space) & (L.subject == w.subject))
        .where(L.space == meeting.space, L.meeting == meeting.id)
        .order_by(w.clock, w.device, w.n)
    )
    for subject, text, at, reason in rows:
        found.setdefault(subject, []).append(Wording(text=text, written_at=at, reason=reason))
    return found


def _line(row: Any, wordings: Sequence[Wording]) -> Line:
    return Line(
        id=Subject(row[0], row[1]),
        written_at=row[2],
        late=bool(row[3]),
        struck=row[4],
        in_conflict=bool(row[5]),
        text=row[7],
        wordings=tuple(wordings),
        **dict(zip(LINE_FIELDS, row[8:], strict=True)),
    )


def _meeting_row(row: Any) -> MeetingRow:
    return MeetingRow(id=Subject(row[0], row[1]), **_named(NAMES, row[2:]))


def _is(table: Table, subject: Subject) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.space == subject.space, table.c.subject == subject.id


def _named(names: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    named = dict(zip(names, values, strict=True))
    named["conflicts"] = tuple(named["conflicts"].split())
    return named


def _all(tx: Transaction, found: Select[*tuple[Any, ...]]) -> list[Any]:
    return list(tx.db.execute(found))
