"""What a steward can do in a meeting: each checks the rules, then records an event."""

import os
from collections.abc import Mapping
from datetime import datetime

from steward_app.codes import codes
from steward_app.errors import NotFound, Refused
from steward_app.journal import Subject, Transaction
from steward_app.limits import LONG, NAME, NOTE, SHORT, bounded, refuse_unknown, room_for_more
from steward_app.words import t

from . import events as e
from .queries import (
    count_participants,
    exists,
    find_links,
    get_line,
    get_meeting,
    has_ended,
    place_of,
)
from .tables import FIELDS, LINE_FIELDS

LIMITS = {"stated_subject": LONG, "notice": LONG, "worker": NAME, "steward": NAME}
MOMENTS = frozenset({"opened_at", "ended_at", "rep_arrived_at"})
MOST_PARTICIPANTS = 500
SAW, TOLD = "saw_or_heard", "told"


def open_meeting(tx: Transaction, *, kind: str = "representation", **fields: str) -> Subject:
    """Begin the notes of a meeting, in a space of its own from the first line on.

    It opened now, unless `opened_at` says otherwise; `fields` are those of `Meeting`.
    """
    return _open(tx, kind, fields, None)


def open_caucus(tx: Transaction, meeting: Subject) -> Subject:
    """Begin the confidential record of a caucus, in a space that is not the meeting's."""
    if get_meeting(tx, meeting).of is not None:
        raise Refused(t("This is a caucus already. Its own page takes the notes."))
    return _open(tx, "caucus", {}, meeting)


def change_meeting(tx: Transaction, meeting: Subject, **fields: str) -> None:
    """Change these fields; where one held several values, this settles it."""
    _must_be_there(tx, meeting)
    for name, value in _checked(fields).items():
        tx.record(e.MeetingChanged(subject=meeting, field=name, value=value))


def rep_arrived(tx: Transaction, meeting: Subject) -> None:
    """Note that the representative is in the room from now on."""
    change_meeting(tx, meeting, rep_arrived_at=tx.clock().isoformat())


def end_meeting(tx: Transaction, meeting: Subject, *, ended_at: str = "") -> None:
    """Note that the meeting is over, now unless another moment is given."""
    _must_be_there(tx, meeting)
    at = _moment(ended_at) if ended_at else tx.clock().isoformat()
    tx.record(e.MeetingEnded(subject=meeting, ended_at=at))


def put_in_case(tx: Transaction, meeting: Subject, case: Subject) -> None:
    """Put a meeting into a case; once is enough."""
    _must_be_there(tx, meeting)
    if all(link.case != case for link in find_links(tx, meeting)):
        put = e.MeetingPutInCase(subject=meeting, case_space=case.space, case_id=case.id)
        tx.record(put)


def take_out_of_case(tx: Transaction, meeting: Subject, case: Subject, *, reason: str) -> None:
    """Take a meeting out of a case again, saying why."""
    links = [link for link in find_links(tx, meeting) if link.case == case]
    if not links:
        raise NotFound(t("This meeting is not in that case."))
    for link in links:
        out = e.MeetingTakenOutOfCase(subject=meeting, link=link.id, reason=_reason(reason))
        tx.record(out)


def add_participant(
    tx: Transaction, meeting: Subject, *, name: str, role: str, person: Subject | None = None
) -> bytes:
    """Note that someone is in the room, and return the participant's id."""
    _must_be_there(tx, meeting)
    if not name.strip():
        raise Refused(t("Give a name, or whatever you call this person."))
    room_for_more(count_participants(tx, meeting), MOST_PARTICIPANTS)
    added = e.ParticipantAdded(
        subject=meeting,
        name=bounded(name, NAME),
        role=bounded(role, SHORT),
        person_space=person.space if person else None,
        person_id=person.id if person else None,
    )
    return tx.record(added)


def remove_participant(
    tx: Transaction, meeting: Subject, participant: bytes, *, reason: str
) -> None:
    """Take back that someone was in the room."""
    if all(one.id != participant for one in get_meeting(tx, meeting).participants):
        raise NotFound(t("That person is not on the list any more."))
    tx.record(
        e.ParticipantRemoved(subject=meeting, participant=participant, reason=_reason(reason))
    )


def write_line(
    tx: Transaction,
    meeting: Subject,
    *,
    text: str,
    speaker: str = "",
    mark: str = "line",
    happened: str = "",
    how_known: str = SAW,
    told_by: str = "",
    late: bool = False,
) -> Subject:
    """Write a line of notes, and return it; its stamp is the present moment.

    `happened` is when what it tells of took place, if that is another moment. A line written
    after the meeting ended is late by itself.
    """
    if not text.strip():
        raise Refused(t("There is nothing to save yet."))
    line = Subject(meeting.space, os.urandom(16))
    tx.record(
        e.LineWritten(
            subject=line,
            meeting=meeting.id,
            speaker=bounded(speaker, NAME),
            text=bounded(text, NOTE),
            mark=bounded(mark, SHORT),
            happened=_moment(happened),
            how_known=_how_known(how_known),
            told_by=bounded(told_by, NAME),
            late=has_ended(tx, meeting) or late,
        )
    )
    return line


def make_request(
    tx: Transaction,
    meeting: Subject,
    *,
    words: str,
    by: str = "",
    to: str = "",
    witnesses: str = "",
    happened: str = "",
    how_known: str = SAW,
    told_by: str = "",
    late: bool = False,
) -> Subject:
    """Note that someone asked for a representative, in these words, and return the request."""
    if not words.strip():
        raise Refused(t("Write the words of the request, as they were said."))
    request = Subject(meeting.space, os.urandom(16))
    tx.record(
        e.RequestMade(
            subject=request,
            meeting=meeting.id,
            by=bounded(by, NAME),
            to=bounded(to, NAME),
            words=bounded(words, LONG),
            witnesses=bounded(witnesses, LONG),
            happened=_moment(happened),
            how_known=_how_known(how_known),
            told_by=bounded(told_by, NAME),
            late=has_ended(tx, meeting) or late,
        )
    )
    return request


def give_response(
    tx: Transaction,
    meeting: Subject,
    *,
    response: str,
    by: str = "",
    words: str = "",
    happened: str = "",
    how_known: str = SAW,
    told_by: str = "",
    late: bool = False,
) -> Subject:
    """Note what the employer did on hearing the request: one of the eight of `responses`."""
    if response not in codes("responses"):
        raise Refused(t("Choose what the employer did; what it means is decided later."))
    given = Subject(meeting.space, os.urandom(16))
    tx.record(
        e.ResponseGiven(
            subject=given,
            meeting=meeting.id,
            response=response,
            by=bounded(by, NAME),
            words=bounded(words, LONG),
            happened=_moment(happened),
            how_known=_how_known(how_known),
            told_by=bounded(told_by, NAME),
            late=has_ended(tx, meeting) or late,
        )
    )
    return given


def correct_line(tx: Transaction, line: Subject, *, text: str, reason: str) -> None:
    """Let a line, request or response read otherwise; how it read stays readable."""
    found = get_line(tx, line)
    if found.struck:
        raise Refused(t("This line was struck. Write a new one instead."))
    if not text.strip():
        raise Refused(t("A line cannot be empty. Strike it instead, and say why."))
    meeting, clock, device, n = place_of(tx, line)
    tx.record(
        e.LineCorrected(
            subject=line,
            meeting=meeting,
            first_clock=clock,
            first_device=device,
            first_n=n,
            first_at=found.written_at,
            late=found.late,
            fields=[[name, getattr(found, name)] for name in LINE_FIELDS],
            text=bounded(text, NOTE),
            reason=_reason(reason),
        )
    )


def strike_line(tx: Transaction, line: Subject, *, reason: str) -> None:
    """Take a line back, saying why; it is shown struck, not gone."""
    get_line(tx, line)
    tx.record(e.LineStruck(subject=line, reason=_reason(reason)))


def _open(tx: Transaction, kind: str, fields: Mapping[str, str], of: Subject | None) -> Subject:
    kept = _checked({"opened_at": tx.clock().isoformat(), **fields})
    meeting = Subject(tx.new_space(), os.urandom(16))
    tx.record(
        e.MeetingOpened(
            subject=meeting,
            meeting_kind=bounded(kind, SHORT),
            fields=[["opened_at", kept.pop("opened_at")]],
            of_space=of.space if of else None,
            of_meeting=of.id if of else None,
        )
    )
    for name, value in kept.items():  # each apart, so that a name can be redacted alone
        if value:
            tx.record(e.MeetingChanged(subject=meeting, field=name, value=value))
    return meeting


def _checked(fields: Mapping[str, str]) -> dict[str, str]:
    refuse_unknown(fields, FIELDS)
    return {
        name: _moment(value) if name in MOMENTS else bounded(value, LIMITS.get(name, SHORT))
        for name, value in fields.items()
    }


def _moment(text: str) -> str:
    """Return a moment as ISO text, or nothing for nothing; refuse what is no moment."""
    if not text.strip():
        return ""
    try:
        datetime.fromisoformat(text.strip())
    except ValueError:
        raise Refused(
            t("This is not a moment that the calendar knows. Write it like 2026-11-25 14:06.")
        ) from None
    return text.strip()


def _how_known(how_known: str) -> str:
    if how_known not in codes("knowing"):
        raise Refused(t("Say whether you saw or heard this, or were told."))
    return how_known


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(t("Say why; the reason stays in the journal."))
    return bounded(reason, LONG)


def _must_be_there(tx: Transaction, meeting: Subject) -> None:
    if not exists(tx, meeting):
        raise NotFound(t("There is no such meeting in this vault."))
