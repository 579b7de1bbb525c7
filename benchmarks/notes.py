"""Saving one line of notes, so that it is on the disk in both copies."""

import os
from collections.abc import Iterator

from benchmarks.frame import Place, Row, Size, each, opened, p95
from benchmarks.made_up import Speech
from steward_app import meetings

TIMES = 300
LEAST = 5.0
FRAME, PAGES = 700, 4096  # bytes that a line adds to the stream, and at least to the database


def rows(place: Place, _: Size) -> Iterator[Row]:
    """Write lines into one meeting, each in a transaction of its own."""
    speech = Speech(5)
    with opened(place) as journal:
        with journal.transaction() as tx:
            meeting = meetings.actions.open_meeting(tx, title="One more")

        def save(_: int) -> None:
            with journal.transaction() as tx:
                meetings.actions.write_line(tx, meeting, text=speech.sentence())

        took = p95(each(TIMES, save))
    base = p95(each(TIMES, appender(place)))
    yield Row(
        what="save one note line, durable in both copies, p95",
        budget="≤ 3 x or 5 ms",
        figure=took,
        unit="ms",
        limit=max(3 * base, LEAST),
        baseline=base,
        against="two fsynced appends",
    )


def appender(place: Place):  # noqa: ANN201
    """Return what appends as much to two bare files, and waits for the disk each time."""
    flags = os.O_CREAT | os.O_WRONLY | os.O_APPEND
    files = [
        (os.open(place.folder / name, flags), os.urandom(size))
        for name, size in (("one", FRAME), ("other", PAGES))
    ]

    def append(_: int) -> None:
        for file, data in files:
            os.write(file, data)
            os.fsync(file)

    return append
