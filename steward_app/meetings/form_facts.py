"""A meeting as plain facts: what forms are filled with. A caucus is never among them."""

from datetime import datetime
from typing import Any

from steward_app.journal import Subject, Transaction
from steward_app.words import t

from .queries import get_meeting
from .records import Line, Meeting

TEXTS = (
    "title",
    "place",
    "opened_at",
    "ended_at",
    "called_by",
    "stated_subject",
    "worker",
    "steward",
    "rep_arrived_at",
    "notice",
    "outcome",
)


def facts(tx: Transaction, meeting: Subject) -> dict[str, Any]:
    """Return a meeting's facts: texts, and lists of mappings; moments are ISO text.

    Struck lines are left out; a corrected one reads as it was corrected.
    """
    found = get_meeting(tx, meeting)
    standing = [one for one in found.timeline if not one.struck]
    lines = [one for one in standing if one.what == "line"]
    return {
        **{f"meeting.{name}": getattr(found, name) for name in TEXTS},
        "meeting.kind": found.meeting_kind,
        "meeting.kind_label": found.kind_label,
        "meeting.participants": [
            {"name": one.name, "role": one.role, "role_label": one.role_label}
            for one in found.participants
        ],
        "meeting.requests": [_request(one) for one in standing if one.what == "request"],
        "meeting.responses": [_response(one) for one in standing if one.what == "response"],
        "meeting.before_rep": [
            {"happened": one.happened or one.written_at, "text": one.text}
            for one in lines
            if one.mark == "question" and _before(one, found)
        ],
        "meeting.lines": [_line(one) for one in lines],
    }


def gaps(meeting: Meeting) -> list[str]:
    """Return what the record of a meeting still lacks, in sentences; none while it is open.

    Only a meeting that is over is asked: nothing on the table may show what is missing.
    """
    if meeting.is_open or meeting.is_caucus:
        return []
    asked = [one for one in meeting.requests if not one.struck]
    answered = [one for one in meeting.responses if not one.struck]
    found = [
        (not meeting.called_by, t("Who called the meeting?")),
        (not meeting.stated_subject, t("What was it said to be about?")),
        (not meeting.participants, t("Who was in the room?")),
    ]
    if meeting.meeting_kind == "representation":
        found += [
            (
                not asked,
                t("Was a representative asked for? Write the words, when and to whom."),
            ),
            (bool(asked) and not answered, t("What did the employer do on the request?")),
            (any(not one.to for one in asked), t("To whom was the request made?")),
            (any(not one.witnesses for one in asked), t("Who else heard the request?")),
            (not meeting.rep_arrived_at, t("When did the representative arrive?")),
            (not meeting.outcome, t("What became of the right to a representative?")),
        ]
    return [sentence for missing, sentence in found if missing]


def _before(line: Line, meeting: Meeting) -> bool:
    """Tell whether a line tells of a moment before the representative was in the room."""
    told, arrived = _moment(line.happened or line.written_at), _moment(meeting.rep_arrived_at)
    if told is None or arrived is None:
        return False
    zone = told.tzinfo or arrived.tzinfo
    told, arrived = (
        one if one.tzinfo or zone is None else one.replace(tzinfo=zone)
        for one in (told, arrived)
    )
    return told < arrived


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _request(one: Line) -> dict[str, Any]:
    return {
        "written_at": one.written_at,
        "happened": one.happened,
        "by": one.speaker,
        "to": one.to,
        "words": one.text,
        "witnesses": one.witnesses,
        "how_known": one.how_known_label,
        "how_known_code": one.how_known,
        "told_by": one.told_by,
        "late": one.late,
    }


def _response(one: Line) -> dict[str, Any]:
    return {
        "written_at": one.written_at,
        "happened": one.happened,
        "response": one.response,
        "response_label": one.response_label,
        "by": one.speaker,
        "words": one.text,
        "late": one.late,
    }


def _line(one: Line) -> dict[str, Any]:
    return {
        "written_at": one.written_at,
        "speaker": one.speaker,
        "text": one.text,
        "happened": one.happened,
        "how_known": one.how_known_label,
        "how_known_code": one.how_known,
        "told_by": one.told_by,
        "mark": one.mark,
        "mark_label": one.mark_label,
        "late": one.late,
    }
