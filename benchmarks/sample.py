"""Makes the vault that the other benchmarks measure: cases, and meetings full of notes."""

import os
from collections.abc import Iterator

from benchmarks.frame import Place, Row, Size
from benchmarks.made_up import Speech
from steward_app import app, cases, meetings
from steward_app.journal import Event, Subject, Transaction
from steward_app.vault import keys

AT_ONCE = 100  # cases in one transaction
KINDS = ("grievance_individual", "discipline_appeal", "grievance_group")


def rows(place: Place, size: Size) -> Iterator[Row]:
    """Make it; there is nothing to report."""
    unlocked = keys.create(place.vault, place.passphrase, keys.FLOOR).unlocked
    speech, each = Speech(1), size.lines // size.cases
    journal = app.open_journal(place.vault, unlocked)
    for first in range(0, size.cases, AT_ONCE):
        with journal.transaction() as tx:
            for n in range(first, min(first + AT_ONCE, size.cases)):
                open_one(tx, speech, n, each)
    journal.vault.lock()
    yield from ()


def open_one(tx: Transaction, speech: Speech, n: int, lines: int) -> Subject:
    """Open a case with its meeting, and take its notes."""
    worker = f"{speech.word(200).capitalize()} {speech.word(200).capitalize()}"
    case = cases.actions.open_case(
        tx, title=speech.sentence(8), worker=worker, kind=KINDS[n % len(KINDS)]
    )
    cases.actions.set_due(tx, case, act="file", on=f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}")
    meeting = meetings.actions.open_meeting(tx, title=speech.sentence(5), worker=worker)
    for _ in range(lines):
        tx.record(line(meeting, speech.sentence()))
    meetings.actions.put_in_case(tx, meeting, case)
    return case


def line(meeting: Subject, text: str) -> Event:
    """Return what write_line records; recorded as it is, a hundred thousand take a minute."""
    return meetings.events.LineWritten(
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
