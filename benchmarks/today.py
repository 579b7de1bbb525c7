"""From the key to Today on the screen, and the memory that the open vault takes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.frame import Place, Row, Size

TIMES = 3
MOST_MS, MOST_MB = 500.0, 300.0


def rows(place: Place, _: Size) -> Iterator[Row]:
    """Open the vault made for all in the real app, and an empty window."""
    runs = [settled(place.passphrase, str(place.vault)) for _ in range(TIMES)]
    bare = [settled("") for _ in range(TIMES)]
    yield Row(
        what="unlock (less the key derivation) to Today painted",
        budget=f"≤ {MOST_MS:.0f} ms",
        figure=median(took for took, _ in runs),
        unit="ms",
        limit=MOST_MS,
    )
    yield Row(
        what="memory with that vault open",
        budget=f"≤ {MOST_MB:.0f} MB",
        figure=median(memory for _, memory in runs),
        unit="MB",
        limit=MOST_MB,
        baseline=median(memory for _, memory in bare),
        against="empty window",
    )


def settled(passphrase: str, *vault: str) -> tuple[float, float]:
    """Return the milliseconds and megabytes of one run."""
    runner = Path(__file__).with_name("settled.py")
    command = [sys.executable, "-P", str(runner), *vault]
    done = subprocess.run(
        command, input=passphrase, capture_output=True, text=True, check=True, timeout=60
    )
    took, memory = done.stdout.split()[-2:]
    return float(took), float(memory)
