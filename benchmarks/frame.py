"""What a measured budget is, and the stopwatch that all of them share."""

import gc
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from steward_app import app
from steward_app.journal import Journal
from steward_app.vault import keys

MS = 1000.0


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much there is in what is measured."""

    cases: int
    lines: int
    contracts: int
    pages: int
    received: int


SMALL = Size(cases=500, lines=10_000, contracts=5, pages=60, received=10_000)
FULL = Size(cases=10_000, lines=200_000, contracts=30, pages=300, received=100_000)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a benchmark finds things: a folder of its own, and the vault made for all."""

    folder: Path
    vault: Path
    passphrase: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """One budget: what was measured, against what, and whether it holds.

    `figure`, `baseline` and `limit` are in `unit`; a figure that counts things in a second has
    to reach its limit, any other to stay under it.
    """

    what: str
    budget: str
    figure: float
    unit: str
    limit: float
    baseline: float | None = None
    against: str = ""

    @property
    def holds(self) -> bool:
        """Whether the budget is kept."""
        enough = self.unit.endswith("/s")
        return self.figure >= self.limit if enough else self.figure <= self.limit

    @property
    def ratio(self) -> float | None:
        """The figure in terms of the baseline."""
        return self.figure / self.baseline if self.baseline else None


@contextmanager
def opened(place: Place) -> Iterator[Journal]:
    """Open the vault made for all."""
    journal = app.open_journal(place.vault, keys.unlock(place.vault, place.passphrase))
    try:
        yield journal
    finally:
        journal.vault.lock()


def seconds(work: Callable[[], object]) -> float:
    """Return how long this takes once, with no garbage left over from what went before."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def each(count: int, work: Callable[[int], object], warm: int = 3) -> list[float]:
    """Return the milliseconds of each of so many calls; some before them (n < 0) warm up."""
    for n in range(-warm, 0):
        work(n)
    took = []
    for n in range(count):
        start = perf_counter()
        work(n)
        took.append((perf_counter() - start) * MS)
    return took


def p95(took: list[float]) -> float:
    """Return the time that 95 of 100 stay under."""
    return statistics.quantiles(took, n=20, method="inclusive")[-1]
