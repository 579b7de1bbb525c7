"""What happened around a request for a representative, in the order in which it happened.

A right that was asked for and refused is proved by its order: the request, when, to whom and
in which words; what the employer then did; what was asked before the representative came.
"""

from collections.abc import Mapping
from typing import Any

from steward_app.codes import codes

from .wording import Wording

Row = dict[str, str]


def sequence(facts: Mapping[str, Any], wording: Wording) -> list[Row]:
    """Return rows of `at`, `what`, `who`, `words` made of a meeting's facts, in order.

    What is told later is put where it happened, not where it was written; what has no time
    comes after what has one, as it was written. Nothing is added that the facts do not say.
    """
    rows = [*_frame(facts, wording), *_questions(facts, wording), *_requests(facts, wording)]
    rows += _responses(facts, wording)
    return sorted(rows, key=lambda row: (not row["at"], row["at"]))


def _frame(facts: Mapping[str, Any], wording: Wording) -> list[Row]:
    called = _text(facts, "meeting.called_by")
    who = wording.say("called", name=called) if called else ""
    parts = (
        ("meeting.opened_at", "opened", who),
        ("meeting.rep_arrived_at", "arrived", _text(facts, "meeting.steward")),
        ("meeting.ended_at", "ended", ""),
    )
    return [
        {"at": _text(facts, fact), "what": wording.say(what), "who": who, "words": ""}
        for fact, what, who in parts
        if _text(facts, fact)
    ]


def _questions(facts: Mapping[str, Any], wording: Wording) -> list[Row]:
    return [
        {
            "at": _when(one),
            "what": wording.say("question"),
            "who": _text(one, "by"),
            "words": _text(one, "text"),
        }
        for one in _listed(facts, "meeting.before_rep")
    ]


def _requests(facts: Mapping[str, Any], wording: Wording) -> list[Row]:
    rows = []
    for one in _listed(facts, "meeting.requests"):
        by, to = _text(one, "by"), _text(one, "to")
        who = wording.say("request_to", by=by, to=to) if by and to else by or to
        what = wording.say("request")
        rows.append({"at": _when(one), "what": what, "who": who, "words": _said(one, wording)})
    return rows


def _said(one: Mapping[str, Any], wording: Wording) -> str:
    """Return the words of an entry, with how they are known and when they were written."""
    heard, told = _text(one, "witnesses"), _text(one, "told_by")
    parts = [_text(one, "words")]
    if heard:
        parts.append(wording.say("witnesses", names=heard))
    if told:
        parts.append(wording.say("told_by", name=told))
    if one.get("late") is True:
        at = wording.short_moment(_text(one, "written_at"))
        parts.append(wording.say("late", at=at))
    return " ".join(part for part in parts if part)


def _responses(facts: Mapping[str, Any], wording: Wording) -> list[Row]:
    known = codes("responses")
    rows = []
    for one in _listed(facts, "meeting.responses"):
        code = _text(one, "response")
        labels = known[code].labels if code in known else {}
        what = labels.get(wording.language) or _text(one, "response_label") or code
        row = {"at": _when(one), "what": what, "who": _text(one, "by")}
        rows.append(row | {"words": _said(one, wording)})
    return rows


def _listed(facts: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = facts.get(name) or []
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _when(one: Mapping[str, Any]) -> str:
    return _text(one, "happened") or _text(one, "written_at")


def _text(facts: Mapping[str, Any], name: str) -> str:
    found = facts.get(name)
    if isinstance(found, list):
        return ", ".join(str(one) for one in found)
    return "" if found is None else str(found)
