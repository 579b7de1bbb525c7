"""What a form is filled in from: a case, a meeting, the local's profile, together."""

from collections.abc import Mapping
from typing import Any

from steward_app import cases, meetings
from steward_app.errors import NotFound
from steward_app.journal import Subject, Transaction
from steward_app.meetings.queries import find_links
from steward_app.names import folded
from steward_app.shelf.profile import Profile

from .asking import FillIn


def gather(
    tx: Transaction,
    asked: FillIn,
    profile: Profile,
    tongue: str,
    own: Mapping[str, str] | None = None,
) -> tuple[FillIn, dict[str, Any]]:
    """Return what is asked with its case and meeting found, and the facts by name.

    A case brings its latest meeting, a meeting the case that it was put into. The steward is
    who the case says, or the meeting; or else the user, whose `own` name and phone these are.
    """
    asked = _completed(tx, asked)
    facts: dict[str, Any] = {}
    if asked.meeting is not None:
        facts |= meetings.facts(tx, asked.meeting)
    if asked.case is not None:
        facts |= cases.facts(tx, asked.case, spoken=tongue)
        facts |= _steward(cases.get_case(tx, asked.case))
    if facts:
        facts |= _steward_or(facts, own or {})
    if profile.name:
        facts["local.name"] = profile.name
    return asked, facts


def _steward_or(facts: Mapping[str, Any], own: Mapping[str, str]) -> dict[str, str]:
    """Return the steward by name; phone and email are the user's where they are the one."""
    name = facts.get("steward.name") or facts.get("meeting.steward") or own.get("name", "")
    found = {"steward.name": name} if name else {}
    if name and folded(name) == folded(own.get("name", "")):
        found |= {
            f"steward.{one}": own[one]
            for one in ("phone", "email")
            if own.get(one) and not facts.get(f"steward.{one}")
        }
    return found


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
