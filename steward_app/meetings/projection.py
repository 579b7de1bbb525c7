"""How events change the rows of meetings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select, tuple_

from steward_app.journal import Feature, Recorded
from steward_app.journal.registers import ITSELF, REMOVED, Key, Rows, Work, chunks, pairs
from steward_app.names import plain

from . import events as e
from .tables import (
    FIELDS,
    LINE_FIELDS,
    LINES,
    LINKS,
    MEETINGS,
    PARTICIPANTS,
    SEARCHED,
    TABLES,
    WORDINGS,
)

EVENTS = (
    e.MeetingOpened,
    e.MeetingChanged,
    e.MeetingEnded,
    e.MeetingPutInCase,
    e.MeetingTakenOutOfCase,
    e.ParticipantAdded,
    e.ParticipantRemoved,
    e.LineWritten,
    e.RequestMade,
    e.ResponseGiven,
    e.LineCorrected,
    e.LineStruck,
)
TEXT = "text"
VISIBLE = tuple(name for name in SEARCHED if name != "plain")
NO_REASON = "-"  # a removal without a reason is a removal all the same


def project(batch: Sequence[Recorded], db: Connection) -> None:
    """Change the rows to what is true after these events."""
    work, corrections = Work({MEETINGS}), list[Recorded]()
    for one in batch:
        key = Key(*one.event.subject)
        if key not in work.born.get(LINES, ()) and (line := _line(one)) is not None:
            work.bear(LINES, key, line)  # a second first wording is not one
        _take(one, work)
        if isinstance(one.event, e.LineCorrected):
            corrections.append(one)
    work.drop_early(db)
    _write_lines(list(work.born.pop(LINES, {}).values()), corrections, db)
    for table in (MEETINGS, PARTICIPANTS, LINKS, LINES):
        born, its = work.born.get(table, {}), work.edits(table)
        keys = [*born, *(edit.key for edit in its)]
        if not keys:
            continue
        rows = Rows(table, keys, db, columns=VISIBLE if table is MEETINGS else ())
        for key, patch in born.items():
            rows.patch(key, patch)
        rows.edit(its)
        for key, changed in rows.patches():
            rows.patch(key, _derived(table, changed, rows.now(key)))
        rows.write(None if table is MEETINGS else born)


def _derived(table: Table, patch: Mapping[str, Any], texts: Sequence[str]) -> dict[str, Any]:
    """Return what a row says besides its fields: words that hidden characters would hide."""
    if table is LINES and TEXT in patch:
        return {"corrected": 1, "plain": _hidden(patch[TEXT])}
    if table is MEETINGS and not patch.keys().isdisjoint(VISIBLE):
        return {"plain": " ".join(filter(None, map(_hidden, texts)))}
    return {}


def _take(one: Recorded, work: Work) -> None:
    match one.event:
        case e.MeetingOpened(meeting_kind=kind, fields=fields) as opened:
            of = {"of_space": opened.of_space, "of_meeting": opened.of_meeting}
            _bear(work, MEETINGS, one, ITSELF, **of)
            known = {"opened_at": one.at, "meeting_kind": kind} | dict(pairs(fields, FIELDS))
            _edit(work, MEETINGS, one, ITSELF, **known)
        case e.MeetingChanged(field=name, value=value) if name in FIELDS:
            _edit(work, MEETINGS, one, ITSELF, **{name: value})
        case e.MeetingEnded(ended_at=ended_at):
            _edit(work, MEETINGS, one, ITSELF, ended_at=ended_at)
        case e.MeetingPutInCase(case_space=space, case_id=id_):
            _bear(work, LINKS, one, one.id, case_space=space, case_id=id_)
            _edit(work, LINKS, one, one.id, removed="")
        case e.MeetingTakenOutOfCase(link=id_, reason=reason):
            _edit(work, LINKS, one, id_, removed=reason or NO_REASON)
        case e.ParticipantAdded(name=name, role=role) as added:
            person = {"person_space": added.person_space, "person_id": added.person_id}
            _bear(
                work, PARTICIPANTS, one, one.id, clock=one.clock, name=name, role=role, **person
            )
        case e.ParticipantRemoved(participant=id_, reason=reason):
            _edit(work, PARTICIPANTS, one, id_, removed=reason or NO_REASON)
        case e.LineCorrected(text=text):
            _edit(work, LINES, one, ITSELF, text=text)
        case e.LineStruck(reason=reason):
            _edit(work, LINES, one, ITSELF, removed=reason or NO_REASON)


def _bear(work: Work, table: Table, one: Recorded, id_: bytes, **values: Any) -> None:
    work.bear(table, Key(*one.event.subject, id_), {"at": one.at, **values})


def _edit(work: Work, table: Table, one: Recorded, id_: bytes, **values: str) -> None:
    work.edit(table, one, Key(*one.event.subject, id_), values)


def _line(one: Recorded) -> dict[str, Any] | None:
    """Return the row of a new line, request or response; nothing for any other event.

    That of a correction is needed only where the first wording is not there any more.
    """
    its = {"clock": one.clock, "device": one.device, "n": one.n, "at": one.at}
    match one.event:
        case e.LineWritten() as new:
            own = {"what": "line", "mark": new.mark, "speaker": new.speaker}
            return _row(new, its, own, new.text)
        case e.RequestMade() as new:
            own = {"what": "request", "speaker": new.by, "to": new.to}
            return _row(new, its, own | {"witnesses": new.witnesses}, new.words)
        case e.ResponseGiven() as new:
            own = {"what": "response", "speaker": new.by, "response": new.response}
            return _row(new, its, own, new.words)
        case e.LineCorrected(fields=fields) as new:
            its = {"clock": new.first_clock, "device": new.first_device}
            its |= {"n": new.first_n, "at": new.first_at, "corrected": 1}
            return _row(new, its, dict(pairs(fields, LINE_FIELDS)), new.text)
    return None


def _row(new: Any, its: dict[str, Any], own: dict[str, str], text: str) -> dict[str, Any]:
    known = {name: getattr(new, name, "") for name in ("happened", "how_known", "told_by")}
    return {
        **dict.fromkeys(LINE_FIELDS, ""),
        "space": new.subject.space,
        "subject": new.subject.id,
        "meeting": new.meeting,
        "late": int(new.late),
        "corrected": 0,
        "conflicts": "",
        "held": "",
        REMOVED: "",
        "text": text,
        "plain": _hidden(text),
        **its,
        **known,
        **own,
    }


def _write_lines(
    lines: list[dict[str, Any]], corrections: Sequence[Recorded], db: Connection
) -> None:
    if lines:
        db.execute(LINES.insert().prefix_with("OR IGNORE"), lines)
    if corrections:
        _keep_wordings(corrections, db)


def _keep_wordings(corrections: Sequence[Recorded], db: Connection) -> None:
    """Keep how a line read before, its first wording too, and each later one."""
    wordings = []
    first = {
        Key(row.space, row.subject): row
        for row in _lines_of([Key(*one.event.subject) for one in corrections], db)
    }
    for one in corrections:
        line = first.get(Key(*one.event.subject))
        if line is None or not isinstance(one.event, e.LineCorrected):
            continue  # signed by no app of ours: its line's row is not there
        if not line.corrected:
            wordings.append({name: getattr(line, name) for name in WORDING} | {"reason": ""})
        wordings.append(
            {name: getattr(one, name) for name in ("clock", "device", "n", "at")}
            | {"space": line.space, "subject": line.subject}
            | {"text": one.event.text, "reason": one.event.reason}
        )
    if wordings:
        db.execute(WORDINGS.insert().prefix_with("OR IGNORE"), wordings)


WORDING = ("space", "subject", "clock", "device", "n", "at", "text")


def _lines_of(keys: Sequence[Key], db: Connection) -> Iterator[Any]:
    c = LINES.c
    found = select(c.corrected, *(c[name] for name in WORDING)).where(
        tuple_(c.space, c.subject).in_(bindparam("keys", expanding=True))
    )
    for some in chunks(dict.fromkeys(keys)):
        yield from db.execute(found, {"keys": [key[:2] for key in some]})


def _hidden(text: str) -> str:
    return found if (found := plain(text)) != text else ""


FEATURE = Feature("meetings", 1, EVENTS, TABLES, project)
