"""Searching while one types, over cases and notes."""

from collections.abc import Iterator

from benchmarks.frame import Place, Row, Size, each, opened, p95
from benchmarks.made_up import Speech
from steward_app import cases, meetings
from steward_app.journal.finding import as_query
from steward_app.vault.database import driver

WORDS = 60
SHOWN = 6  # of one kind, in the box
INDEXES = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"


def rows(place: Place, _: Size) -> Iterator[Row]:
    """Type words letter by letter from the third on."""
    speech = Speech(11)
    words = [speech.word(20) for _ in range(WORDS)]
    typed = [word[:end] for word in words for end in range(3, min(len(word), 8) + 1)]
    with opened(place) as journal, journal.transaction() as tx:

        def find(n: int) -> None:
            cases.queries.find(tx, typed[n], limit=SHOWN)
            meetings.queries.find(tx, typed[n], limit=SHOWN)

        find(0)  # the first search after a rebuild makes the indexes
        took = p95(each(len(typed), find))
        db = driver(journal.vault.engine)
        bare = [
            f"SELECT rowid FROM {name} WHERE {name} MATCH ? ORDER BY rowid DESC LIMIT {SHOWN}"  # noqa: S608
            for (name,) in db.execute(INDEXES).fetchall()
            if name.startswith(("case", "meeting"))
        ]

        def match(n: int) -> None:
            for sql in bare:
                db.execute(sql, (as_query(typed[n]),)).fetchall()

        base = p95(each(len(typed), match))
    yield Row(
        what="search as typed, from three letters, p95",
        budget="≤ 50 ms",
        figure=took,
        unit="ms",
        limit=50,
        baseline=base,
        against=f"bare FTS5, {len(bare)} indexes",
    )
