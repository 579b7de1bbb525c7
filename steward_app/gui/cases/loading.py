"""Everything that a case's screen shows, asked for in one transaction."""

from dataclasses import dataclass

from steward_app import cases, forms, meetings
from steward_app.forms import PrintedForm
from steward_app.journal import Subject, Transaction
from steward_app.meetings import MeetingRow

from .conflicts import Conflict, find_conflicts


@dataclass(frozen=True)
class Loaded:
    """A case with what belongs to it."""

    case: cases.Case
    conflicts: list[Conflict]
    meetings: list[MeetingRow]
    prints: list[PrintedForm]


def load(tx: Transaction, case: Subject) -> Loaded:
    """Return a case with what belongs to it. Raises NotFound."""
    found = cases.get_case(tx, case)
    return Loaded(
        case=found,
        conflicts=find_conflicts(tx, found),
        meetings=meetings.find_meetings(tx, case=case),
        prints=forms.find_printed(tx, case),
    )
