"""Makes the vault that the other benchmarks measure: cases, and meetings full of notes."""

import os
from collections.abc import Iterator

from benchmarks.frame import Place, Row, Size
from benchmarks.made_up import Speech
from steward_app import app
from steward_app.cases import events as of_cases
from steward_app.journal import Event, Subject, Transaction
from steward_app.meetings import events as of_meetings
from steward_app.vault import keys

AT_ONCE = 200  # cases in one transaction
KINDS = ("grievance_individual", "discipline_appeal", "grievance_group")
STATUSES = ("open", "open", "open", "closed")


def rows(place: Place, size: Size) -> Iterator[Row]:
    """Make it; there is nothing to report."""
    unlocked = keys.create(place.vault, place.passphrase, keys.FLOOR).unlocked
    speech, lines = Speech(1), size.lines // size.cases
    journal = app.open_journal(place.vault, unlocked)
    for first in range(0, size.cases, AT_ONCE):
        with journal.transaction() as tx:
            for n in range(first, min(first + AT_ONCE, size.cases)):
                for event in one_case(tx, speech, n, lines):
                    tx.record(event)
    journal.vault.lock()
    yield from ()


def one_case(tx: Transaction, speech: Speech, n: int, lines: int) -> Iterator[Event]:
    """Give what the actions record of a case and its meeting, without what they ask first."""
    case = Subject(tx.new_space(), os.urandom(16))
    meeting = Subject(tx.new_space(), os.urandom(16))
    worker = f"{speech.word(200).capitalize()} {speech.word(200).capitalize()}"
    day = f"{n % 12 + 1:02}-{n % 28 + 1:02}"
    coded = {"case_kind": KINDS[n % 3], "status": STATUSES[n % 4], "opened_on": f"2030-{day}"}
    yield of_cases.CaseOpened(subject=case, fields=[list(pair) for pair in coded.items()])
    yield of_cases.CaseChanged(subject=case, field="title", value=speech.sentence(8))
    yield of_cases.PartyAdded(
        subject=case,
        role="grievant",
        fields=[["name", worker]],
        person_space=None,
        person_id=None,
    )
    yield of_cases.DueSet(
        subject=case, act="file", what="", on=f"2031-{day}", clause="", typed_by_hand=True
    )
    yield of_meetings.MeetingOpened(
        subject=meeting,
        meeting_kind="representation",
        fields=[["opened_at", f"2030-{day}T14:00:00+00:00"]],
        of_space=None,
        of_meeting=None,
    )
    yield of_meetings.MeetingPutInCase(subject=meeting, case_space=case.space, case_id=case.id)
    for _ in range(lines):
        yield line(meeting, speech.sentence())


def line(meeting: Subject, text: str) -> Event:
    """Return a line of notes as it is recorded."""
    return of_meetings.LineWritten(
        subject=Subject(meeting.space, os.urandom(16)),
        meeting=meeting.id,
        speaker="manager",
        text=text,
        mark="line",
        happened="",
        how_known="saw_or_heard",
        told_by="",
        late=False,
    )
