"""What a form is filled in from: a case, a meeting, the local's profile, together."""

from typing import Any

from steward_app import cases, meetings
from steward_app.errors import NotFound
from steward_app.journal import Subject, Transaction
from steward_app.meetings.queries import find_links
from steward_app.shelf.profile import Profile

from .asking import FillIn


def gather(
    tx: Transaction, asked: FillIn, profile: Profile, tongue: str
) -> tuple[FillIn, dict[str, Any]]:
    """Return what is asked with its case and meeting found, and the facts by name.

    A case brings its latest meeting, a meeting the case that it was put into.
    """
    asked = _completed(tx, asked)
    facts: dict[str, Any] = {}
    if asked.meeting is not None:
        facts |= meetings.facts(tx, asked.meeting)
    if asked.case is not None:
        facts |= cases.facts(tx, asked.case, spoken=tongue)
        facts |= _steward(cases.get_case(tx, asked.case))
    if profile.name:
        facts["local.name"] = profile.name
    if not facts.get("steward.name") and facts.get("meeting.steward"):
        facts["steward.name"] = facts["meeting.steward"]
    return asked, facts


def _completed(tx: Transaction, asked: FillIn) -> FillIn:
    case, meeting = asked.case, asked.meeting
    if case is not None and meeting is None:
        found = meetings.find_meetings(tx, case=case, limit=1)
        meeting = found[0].id if found else None
    elif meeting is not None and case is None:
        links = find_links(tx, meeting)
        case = links[0].case if links else None
    return FillIn(asked.form, case, meeting)


def which(tx: Transaction, form: str, subject: Subject) -> FillIn:
    """Return what is asked where only a subject is known: a case's, or else a meeting's."""
    try:
        cases.get_case(tx, subject)
    except NotFound:
        return FillIn(form, meeting=subject)
    return FillIn(form, case=subject)


def _steward(case: cases.Case) -> dict[str, str]:
    stewards = case.of_role("steward")
    if not stewards:
        return {}
    one = stewards[0]
    return {"steward.name": one.name, "steward.phone": one.phone, "steward.email": one.email}
