"""The first hundred rows of a case list, filtered and sorted."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import event

from benchmarks.frame import Place, Row, Size, each, opened, p95
from steward_app import cases
from steward_app.vault.database import driver

TIMES = 100
MOST = 1.5
ASKED = (
    {"closed": False, "sort": "due"},
    {"kind": "grievance_individual", "sort": "worker"},
    {"containing": "an", "sort": "opened"},
)


def rows(place: Place, size: Size) -> Iterator[Row]:
    """Ask through the feature, and then run the very same SQL on the bare connection."""
    with opened(place) as journal, journal.transaction() as tx:
        seen: list[tuple[str, Any]] = []

        def note(_c: Any, _u: Any, sql: str, values: Any, *_: Any) -> None:
            seen.append((sql, values))

        def ask(n: int) -> None:
            cases.queries.find_cases(tx, **ASKED[n % len(ASKED)], limit=100)

        event.listen(journal.vault.engine, "before_cursor_execute", note)
        for n in range(len(ASKED)):
            ask(n)
        event.remove(journal.vault.engine, "before_cursor_execute", note)
        assert len(seen) == len(ASKED)
        bare = driver(journal.vault.engine)
        took = each(TIMES, ask)
        base = each(TIMES, lambda n: bare.execute(*seen[n % len(ASKED)]).fetchall())
    yield Row(
        what=f"100 rows of a list of {size.cases:,} cases, p95",
        budget=f"≤ {MOST} x",
        figure=p95(took),
        unit="ms",
        limit=MOST * p95(base),
        baseline=p95(base),
        against="the bare SQL",
    )
