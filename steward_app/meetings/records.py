"""What a screen is given of a meeting: frozen rows, with nothing of the database in them."""

from dataclasses import dataclass

from steward_app.codes import label
from steward_app.journal import Subject
from steward_app.names import shown


@dataclass(frozen=True, kw_only=True)
class MeetingRow:
    """A line of the list of meetings. Moments are ISO text; what is unknown is empty."""

    id: Subject
    title: str
    meeting_kind: str  # a code of `meeting_kinds`, or a local's own word
    place: str
    called_by: str
    stated_subject: str
    worker: str
    steward: str
    opened_at: str
    ended_at: str  # empty while the meeting is open
    conflicts: tuple[str, ...]  # fields with several values that nobody picked from

    @property
    def kind_label(self) -> str:
        """Return the kind in the user's language."""
        return label("meeting_kinds", self.meeting_kind)

    @property
    def is_open(self) -> bool:
        """Tell whether notes are still being taken."""
        return not self.ended_at

    @property
    def shown_title(self) -> str:
        """Return the title as a screen may show it: nothing in it hides or deceives."""
        return shown(self.title)

    @property
    def shown_worker(self) -> str:
        """Return the worker's name as a screen may show it."""
        return shown(self.worker)


@dataclass(frozen=True, kw_only=True)
class Participant:
    """Someone in the room."""

    id: bytes
    name: str
    role: str
    person: Subject | None

    @property
    def role_label(self) -> str:
        """Return the role in the user's language."""
        return label("meeting_roles", self.role)

    @property
    def shown_name(self) -> str:
        """Return the name as a screen may show it."""
        return shown(self.name)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """How a line read from a moment on, and why it was changed."""

    text: str
    written_at: str
    reason: str  # empty for the first wording


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of notes, a request for a representative, or the response to one."""

    id: Subject
    what: str  # line, request, response
    mark: str  # of a line: a code of `marks`
    speaker: str  # of a request or a response: who made or gave it
    to: str  # of a request
    witnesses: str  # of a request
    response: str  # of a response: one of the eight codes of `responses`
    text: str
    written_at: str  # stamped
    happened: str  # when told; or empty
    how_known: str
    told_by: str
    late: bool  # written afterward
    struck: str  # why it was taken back; empty while it stands
    in_conflict: bool  # two corrections that had not seen each other
    wordings: tuple[Wording, ...] = ()  # every wording, the first one first; none if one

    @property
    def mark_label(self) -> str:
        """Return what kind of line it is in the user's language."""
        return label("marks", self.mark) if self.mark else ""

    @property
    def response_label(self) -> str:
        """Return the response in the user's language."""
        return label("responses", self.response) if self.response else ""

    @property
    def how_known_label(self) -> str:
        """Return how it is known in the user's language."""
        return label("knowing", self.how_known) if self.how_known else ""


@dataclass(frozen=True, kw_only=True)
class CaseLink:
    """The case that a meeting was put into."""

    id: bytes
    case: Subject


@dataclass(frozen=True, kw_only=True)
class Meeting(MeetingRow):
    """All of a meeting."""

    rep_arrived_at: str
    notice: str
    recorded: str
    outcome: str  # decided later: a code of `outcomes`, or empty
    written_at: str  # when the notes were begun, stamped
    of: Subject | None  # of a caucus: the meeting that it interrupts
    participants: tuple[Participant, ...] = ()
    timeline: tuple[Line, ...] = ()  # lines, requests and responses in their order
    cases: tuple[CaseLink, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines of notes alone."""
        return tuple(one for one in self.timeline if one.what == "line")

    @property
    def requests(self) -> tuple[Line, ...]:
        """Return the requests for a representative."""
        return tuple(one for one in self.timeline if one.what == "request")

    @property
    def responses(self) -> tuple[Line, ...]:
        """Return the employer's responses."""
        return tuple(one for one in self.timeline if one.what == "response")

    @property
    def is_caucus(self) -> bool:
        """Tell whether this is the confidential record of a caucus."""
        return self.of is not None
