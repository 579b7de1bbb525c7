"""Everything that can happen in, and to the record of, a meeting.

Each line, request and response is a subject of its own in its meeting's space: writing one
costs the same in an hour's meeting as in a minute's. A caucus is a meeting in a space of its
own, linked to the one it interrupts.
"""

from dataclasses import dataclass
from typing import ClassVar

from steward_app.journal import Event


@dataclass(frozen=True, kw_only=True)
class MeetingOpened(Event):
    """Notes of a meeting were begun; `fields` are pairs of name and value."""

    kind: ClassVar[str] = "meeting.opened"
    meeting_kind: str
    fields: list[list[str]]
    of_space: bytes | None  # of a caucus: the meeting that it interrupts
    of_meeting: bytes | None


@dataclass(frozen=True, kw_only=True)
class MeetingChanged(Event):
    """One field of the meeting says something else now."""

    kind: ClassVar[str] = "meeting.changed"
    field: str
    value: str


@dataclass(frozen=True, kw_only=True)
class MeetingEnded(Event):
    """The meeting was over at that time, in ISO 8601."""

    kind: ClassVar[str] = "meeting.ended"
    ended_at: str


@dataclass(frozen=True, kw_only=True)
class MeetingPutInCase(Event):
    """The meeting belongs to a case; its signatures and stamps stay as they were."""

    kind: ClassVar[str] = "meeting.put_in_case"
    case_space: bytes
    case_id: bytes


@dataclass(frozen=True, kw_only=True)
class MeetingTakenOutOfCase(Event):
    """The meeting does not belong to that case, for the reason given."""

    kind: ClassVar[str] = "meeting.taken_out_of_case"
    link: bytes  # the event that put it there
    reason: str


@dataclass(frozen=True, kw_only=True)
class ParticipantAdded(Event):
    """Someone is, or was, in the room."""

    kind: ClassVar[str] = "meeting.participant_added"
    name: str
    role: str
    person_space: bytes | None
    person_id: bytes | None


@dataclass(frozen=True, kw_only=True)
class ParticipantRemoved(Event):
    """Someone was not in the room, for the reason given."""

    kind: ClassVar[str] = "meeting.participant_removed"
    participant: bytes
    reason: str


@dataclass(frozen=True, kw_only=True)
class LineWritten(Event):
    """A line of notes. When it was written is the event's own `at`."""

    kind: ClassVar[str] = "meeting.line_written"
    meeting: bytes
    speaker: str
    text: str
    mark: str  # a code of `marks`
    happened: str  # ISO 8601, when told; or empty
    how_known: str  # saw_or_heard, told
    told_by: str
    late: bool  # written afterward


@dataclass(frozen=True, kw_only=True)
class RequestMade(Event):
    """Someone asked for a representative, in these words."""

    kind: ClassVar[str] = "meeting.request_made"
    meeting: bytes
    by: str
    to: str
    words: str
    happened: str
    how_known: str
    told_by: str
    witnesses: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class ResponseGiven(Event):
    """What the employer did on hearing the request, as recorded in the room."""

    kind: ClassVar[str] = "meeting.response_given"
    meeting: bytes
    response: str  # a code of `responses`
    by: str
    words: str
    happened: str
    how_known: str
    told_by: str
    late: bool


@dataclass(frozen=True, kw_only=True)
class LineCorrected(Event):
    """A line, request or response reads otherwise; how it read before stays readable.

    It says all that the line is, so that it can outlive a first wording that was redacted.
    """

    kind: ClassVar[str] = "meeting.line_corrected"
    meeting: bytes
    first_clock: int  # the place and stamp of the first wording
    first_device: bytes
    first_n: int
    first_at: str
    late: bool
    fields: list[list[str]]  # pairs: what, mark, speaker, to, …
    text: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class LineStruck(Event):
    """A line is taken back, for the reason given; it is shown struck, not gone."""

    kind: ClassVar[str] = "meeting.line_struck"
    reason: str
