"""What a screen is given of a case: frozen rows, with nothing of the database in them."""

from dataclasses import dataclass
from typing import Any, Self

from steward_app.codes import label
from steward_app.journal import Subject
from steward_app.names import shown


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A line of the list of cases. Dates are ISO text; what is unknown is empty."""

    id: Subject
    number: str
    case_kind: str  # a code of `case_kinds`, or a local's own word; so are the other codes
    issue: str
    title: str
    status: str
    opened_on: str
    incident_on: str
    employer: str
    step: str
    disposition: str
    workers: str  # the grievants' names
    next_due: str  # the earliest open date on which the union has to act
    next_act: str
    conflicts: tuple[str, ...]  # fields with several values that nobody picked from

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """Return a row that has these values, all of them; it keeps the mapping itself.

        A frozen dataclass sets its fields one by one by a slow road, which a list of hundreds
        of rows would feel.
        """
        row = object.__new__(cls)
        object.__setattr__(row, "__dict__", values)
        return row

    @property
    def kind_label(self) -> str:
        """Return the kind in the user's language."""
        return label("case_kinds", self.case_kind)

    @property
    def issue_label(self) -> str:
        """Return the issue in the user's language."""
        return label("issues", self.issue)

    @property
    def status_label(self) -> str:
        """Return the status in the user's language."""
        return label("statuses", self.status)

    @property
    def step_label(self) -> str:
        """Return the step in the user's language."""
        return label("steps", self.step)

    @property
    def disposition_label(self) -> str:
        """Return how it ended in the user's language."""
        return label("dispositions", self.disposition)

    @property
    def shown_title(self) -> str:
        """Return the title as a screen may show it: nothing in it hides or deceives."""
        return shown(self.title)

    @property
    def shown_workers(self) -> str:
        """Return the grievants' names as a screen may show them."""
        return shown(self.workers)


@dataclass(frozen=True, kw_only=True)
class Party:
    """Someone's part in a case, as they were then."""

    id: bytes
    role: str
    name: str
    classification: str
    department: str
    worksite: str
    shift: str
    phone: str
    email: str
    seniority_on: str
    supervisor: str
    supervisor_title: str
    person: Subject | None  # the record in the user's notebook, if this came from one
    conflicts: tuple[str, ...]

    @property
    def role_label(self) -> str:
        """Return the role in the user's language."""
        return label("party_roles", self.role)

    @property
    def shown_name(self) -> str:
        """Return the name as a screen may show it."""
        return shown(self.name)


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article that the case relies on, as its edition printed it."""

    id: bytes
    contract: str
    edition: str
    number: str
    title: str
    page: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class Due:
    """Something to be done by a day."""

    id: bytes
    act: str
    what: str
    on: str  # ISO date: the earliest, where two devices set different ones
    clause: str
    typed_by_hand: bool
    met_on: str  # empty while it is open
    in_conflict: bool

    @property
    def act_label(self) -> str:
        """Return what has to be done in the user's language."""
        return label("due_acts", self.act)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step that the case took."""

    step: str
    on: str
    note: str
    written_at: str

    @property
    def step_label(self) -> str:
        """Return the step in the user's language."""
        return label("steps", self.step)


@dataclass(frozen=True, kw_only=True)
class Note:
    """A note to a case."""

    id: Subject
    text: str
    written_at: str
    confidential: bool  # in a space of its own: sharing the case does not share it


@dataclass(frozen=True, kw_only=True)
class Case(CaseRow):
    """All of a case."""

    filed_on: str
    unit: str
    what: str
    when: str
    where: str
    why: str
    who: str
    remedy: str
    employer_position: str
    step_on: str
    closed_on: str
    closing_reason: str
    written_at: str
    parties: tuple[Party, ...] = ()
    articles: tuple[Article, ...] = ()
    dues: tuple[Due, ...] = ()
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()

    def of_role(self, *roles: str) -> list[Party]:
        """Return the parties who have one of these roles, in the order they were added."""
        return [party for party in self.parties if party.role in roles]
