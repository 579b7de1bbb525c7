"""From the start of the process to the unlock window on the screen."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.frame import MS, Place, Row, Size
from steward_app import preferences

TIMES = 9
MOST = 1.6


def rows(place: Place, _: Size) -> Iterator[Row]:
    """Start the app and an empty window by turns."""
    preferences.save(preferences.load().remembering(place.vault))
    took: dict[str, list[float]] = {"bare": [], "app": []}
    for n in range(TIMES + 1):
        for which, times in took.items():
            times += [until_painted(which)] if n else []  # the first fills the disk's cache
    bare, app = (statistics.median(times) for times in took.values())
    yield Row(
        what="process start to unlock window painted",
        budget=f"≤ {MOST} x",
        figure=app,
        unit="ms",
        limit=MOST * bare,
        baseline=bare,
        against="empty window",
    )


def until_painted(which: str) -> float:
    """Return the milliseconds until the first window of a new process was painted."""
    runner = Path(__file__).with_name("painted.py")
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-P", runner, which],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return (float(done.stdout.split()[-1]) - start) * MS
