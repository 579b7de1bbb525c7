"""What a meeting's page asks of the vault, and how its heading is worded."""

from datetime import datetime, timedelta
from typing import NamedTuple

from steward_app import meetings
from steward_app.errors import NotFound
from steward_app.gui.labels import near_day
from steward_app.journal import Subject, Transaction
from steward_app.meetings import Meeting, MeetingRow
from steward_app.words import t

from .moments import read_iso, stamp


class Found(NamedTuple):
    """A meeting, its caucuses, and the one of them that was asked for, if one was."""

    meeting: Meeting
    caucuses: list[MeetingRow]
    asked_for: Meeting | None


def find(tx: Transaction, *, subject: Subject) -> Found:
    """Return a meeting with its caucuses; that of a caucus, if its subject is given."""
    found = meetings.get_meeting(tx, subject)
    meeting = meetings.get_meeting(tx, found.of) if found.of else found
    caucuses = meetings.find_caucuses(tx, meeting.id)
    return Found(meeting, caucuses, found if found.of else None)


def find_again(tx: Transaction, *, subject: Subject) -> Found | None:
    """Return a meeting, or None if its beginning was undone."""
    try:
        return find(tx, subject=subject)
    except NotFound:
        return None


def find_open(tx: Transaction, *, now: datetime) -> list[MeetingRow]:
    """Return the meetings of the last half day whose notes were not ended, the latest first."""
    return [
        one
        for one in meetings.open_meetings(tx)
        if one.meeting_kind != "caucus"
        and (opened := read_iso(one.opened_at)) is not None
        and _recent(opened, now)
    ]


def _recent(opened: datetime, now: datetime) -> bool:
    return opened.tzinfo is not None and now - opened < timedelta(hours=12)


def record(tx: Transaction, *, subject: Subject) -> Meeting:
    """Return one record, a caucus too."""
    return meetings.get_meeting(tx, subject)


def begun(_: Transaction, meeting: Subject) -> Subject:
    """Record nothing: the meeting itself has begun by now."""
    return meeting


def arrived(tx: Transaction, meeting: Subject) -> None:
    """Record that the representative is there from now on."""
    meetings.rep_arrived(tx, meeting)


def heading(meeting: Meeting | None, now: datetime) -> list[str]:
    """Return when a meeting was, and where: neutral, and never whom it is about."""
    opened = (read_iso(meeting.opened_at) if meeting else None) or now
    said = [near_day(opened.date(), now.date())]
    if meeting:
        start, end = stamp(meeting.opened_at), stamp(meeting.ended_at)
        said.append(t("{start} to {end}", start=start, end=end) if end else start)
    if meeting and meeting.place:
        said.append(meeting.place)
    return said
