"""The search index of the shelf: the clauses of every contract, found by everyday words.

The only module of the shelf with SQL. Nothing here is secret (contracts are open to all), so
it is plain SQLite with FTS5, ranked by BM25, headings weighted. What is typed into the box is
only ever words: no character of it reaches FTS5's query syntax.
"""

# ruff: noqa: RUF001 - dashes and quotation marks as contracts print them
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from steward_app.errors import StewardError
from steward_app.shelf.edition import Passage
from steward_app.words import t

LONGEST_QUESTION = 2000
"""Characters of a question that are read; a longer one is cut here."""

MOST_WORDS = 24
"""Different words of a question that are searched for; later ones add time and no meaning."""

_SCHEMA = 3

FILLER = frozenset(
    """
    a about above after again against all also am an and any anybody anyone anything are
    as ask at be because been before being below between both but by can cannot could
    did do does doing done down during each either ever every everybody everyone few for
    from further get gets give given gives go goes going got had has have having he her
    here hers him his how i if in into is it its itself just know let like made make
    makes many may me might mine more most much must my need needs no nor not now of off
    often on once one only or other our ours out over own per please put said same say
    says shall she should so some somebody someone something still such tell telling
    tells than that the their theirs them then there these they thing things this those
    through to told too under until up upon us use used very want wants was we well were
    what when where whether which while who whom whose why will with without would you
    your yours
    """.split()  # noqa: SIM905 - words read best as words
)
"""Words of an everyday question that say nothing about what is sought."""

_TABLES = """
CREATE TABLE IF NOT EXISTS passage(
    id INTEGER PRIMARY KEY, contract TEXT NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL,
    page TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL,
    reference TEXT NOT NULL, heading TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS passage_contract ON passage(contract);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    heading, text, content='passage', content_rowid='id',
    tokenize="porter unicode61 remove_diacritics 2");
"""


_SEARCH = """
SELECT p.contract, p.number, p.title, p.page, p.start, p.stop, p.text, p.reference, f.score
FROM (SELECT rowid, -bm25(words, 2.0, 1.0) AS score FROM words WHERE words MATCH ? %s
      ORDER BY bm25(words, 2.0, 1.0), rowid LIMIT ?) f
JOIN passage p ON p.id = f.rowid ORDER BY f.score DESC, p.id
"""
_OF_CONTRACTS = "SELECT id FROM passage WHERE contract IN (%s)"


class UnreadableIndex(StewardError):
    """The index cannot be read; it is only a copy and can be made again from the contracts."""


def question(typed: str) -> list[str]:
    """Return the words of a question that carry its meaning; all of them if none does."""
    clean = unicodedata.normalize("NFKC", typed[:LONGEST_QUESTION]).casefold()
    words = list(dict.fromkeys(re.findall(r"[^\W_]+", clean.replace("’", "'"))))
    telling = [w for w in words if w not in FILLER and (len(w) > 1 or w.isdigit())]
    return (telling or words)[:MOST_WORDS]


class Index:
    """Clauses in an FTS5 index, in a file or (with no file) in memory."""

    def __init__(self, file: Path | None = None) -> None:
        try:
            self._db = sqlite3.connect(file or ":memory:", check_same_thread=False)
            self._db.executescript("PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=NORMAL;")
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version not in (0, _SCHEMA):
                raise sqlite3.DatabaseError("another version of the index")
            self._db.executescript(_TABLES + f"PRAGMA user_version={_SCHEMA};")
        except sqlite3.Error as problem:
            raise UnreadableIndex(
                t("The search index of the shelf cannot be read; it will be made anew.")
            ) from problem

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def put(self, contract: str, passages: Iterable[tuple[Passage, str]]) -> None:
        """Take in a contract's passages, each with the headings it stands under."""
        with self._db:
            self._drop(contract)
            for passage, heading in passages:
                row = self._db.execute(
                    "INSERT INTO passage(contract, number, title, page, start, stop, text,"
                    " reference, heading) VALUES (?,?,?,?,?,?,?,?,?)",
                    (
                        contract,
                        passage.number,
                        passage.title,
                        passage.page,
                        passage.start,
                        passage.end,
                        passage.text,
                        passage.reference,
                        heading,
                    ),
                )
                self._db.execute(
                    "INSERT INTO words(rowid, heading, text) VALUES (?,?,?)",
                    (row.lastrowid, heading, passage.text),
                )

    def remove(self, contract: str) -> None:
        """Forget a contract's passages."""
        with self._db:
            self._drop(contract)

    def contracts(self) -> set[str]:
        """Return which contracts are in the index."""
        return {c for (c,) in self._db.execute("SELECT DISTINCT contract FROM passage")}

    def search(
        self, typed: str, contracts: Sequence[str] | None = None, limit: int = 20
    ) -> list[Passage]:
        """Return the passages that answer best, best first; `score` is higher for better.

        Any text is a question: quotation marks, stars, brackets and the operators of FTS5 are
        read as words or not at all. No word, no passage.
        """
        sought = question(typed)
        if not sought or limit < 1 or (contracts is not None and not contracts):
            return []
        chosen = tuple(contracts or ())
        among = (
            f"AND rowid IN ({_OF_CONTRACTS % ','.join('?' * len(chosen))})" if chosen else ""
        )
        words = " OR ".join(f'"{word}"' for word in sought)
        with closing(self._db.execute(_SEARCH % among, (words, *chosen, limit))) as found:
            return [Passage(*row) for row in found]

    def _drop(self, contract: str) -> None:
        self._db.execute(
            "INSERT INTO words(words, rowid, heading, text)"
            " SELECT 'delete', id, heading, text FROM passage WHERE contract = ?",
            (contract,),
        )
        self._db.execute("DELETE FROM passage WHERE contract = ?", (contract,))
