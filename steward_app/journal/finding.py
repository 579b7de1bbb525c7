"""Finding words in a feature's rows: one full-text index a table, kept by the database itself.

The index holds no second copy of the text (external content), and forgets what is taken out
of a row (secure-delete). It is made in one go when it is first needed, which after a rebuild
is many times faster than row by row; from then on triggers keep it. What is typed into the
search box is words and nothing else: no operator, quote or star of it ever reaches the
index's query language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import DDL, ColumnElement, Connection, Table, column, event, select
from sqlalchemy import table as named

from steward_app.names import folded, plain

from .event import Subject

MOST_WORDS = 12
MOST_CHARACTERS = 200
AROUND = 60
INDEX = "words"  # where a table says how its index is made

CREATE = """CREATE VIRTUAL TABLE %(index)s USING fts5(%(columns)s,
    content='%(of)s', content_rowid='row',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3')"""
SECURE = "INSERT INTO %(index)s(%(index)s, rank) VALUES ('secure-delete', 1)"
FILL = "INSERT INTO %(index)s(%(index)s) VALUES ('rebuild')"
ADDED = """CREATE TRIGGER %(index)s_added AFTER INSERT ON "%(of)s" BEGIN
    INSERT INTO %(index)s(rowid, %(columns)s) VALUES (new."row", %(new)s); END"""
TAKEN = """CREATE TRIGGER %(index)s_taken AFTER DELETE ON "%(of)s" BEGIN
    INSERT INTO %(index)s(%(index)s, rowid, %(columns)s)
    VALUES ('delete', old."row", %(old)s); END"""
CHANGED = """CREATE TRIGGER %(index)s_changed AFTER UPDATE OF %(columns)s ON "%(of)s"
    WHEN %(differs)s BEGIN
    INSERT INTO %(index)s(%(index)s, rowid, %(columns)s)
    VALUES ('delete', old."row", %(old)s);
    INSERT INTO %(index)s(rowid, %(columns)s) VALUES (new."row", %(new)s); END"""


@dataclass(frozen=True)
class Hit:
    """Something found: what it is, where it is, and the words around what was looked for."""

    subject: Subject  # the thing to open: a case, a meeting, a person
    what: str  # case, note, meeting, line, person
    title: str
    text: str
    at: str  # ISO 8601, or empty
    confidential: bool = False


def keep_index(table: Table, columns: Sequence[str]) -> None:
    """Let these columns of a table be found by `matching`."""
    quoted = [f'"{name}"' for name in columns]
    context = {
        "index": _index(table),
        "of": table.name,
        "columns": ", ".join(quoted),
        "new": ", ".join(f"new.{name}" for name in quoted),
        "old": ", ".join(f"old.{name}" for name in quoted),
        "differs": " OR ".join(f"old.{name} IS NOT new.{name}" for name in quoted),
    }
    table.info[INDEX] = context
    for statement in (CREATE, SECURE):
        event.listen(table, "after_create", _ddl(statement, context))
    event.listen(table, "before_drop", _ddl("DROP TABLE IF EXISTS %(index)s", context))


def make_index(db: Connection, table: Table) -> None:
    """Make a table's index, unless it has none to make, or it is made and kept already."""
    context = table.info.get(INDEX)
    if context is None:
        return
    triggers = named("sqlite_master", column("name"))
    kept = select(triggers.c.name).where(triggers.c.name == f"{context['index']}_added")
    if db.scalar(kept) is None:
        for statement in (FILL, ADDED, TAKEN, CHANGED):
            db.execute(_ddl(statement, context))


def matching(
    db: Connection,
    table: Table,
    words: str,
    columns: Sequence[Any],
    limit: int,
    *where: ColumnElement[bool],
) -> list[Any]:
    """Return these columns of the rows that hold every word, the newest first.

    A word matches from its beginning: `over` finds overtime. Nothing matches no words.
    """
    asked = as_query(words)
    if not asked:
        return []
    make_index(db, table)
    index = named(_index(table), column("rowid"))
    found = (
        select(*columns)
        .select_from(index.join(table, table.c.row == index.c.rowid))
        .where(column(_index(table)).match(asked), *where)
        .order_by(index.c.rowid.desc())
        .limit(limit)
    )
    return list(db.execute(found))


def as_query(words: str) -> str:
    """Return what was typed as a query of the index: each word quoted, all of them wanted."""
    parts = plain(words[:MOST_CHARACTERS]).replace('"', " ").split()
    kept = [part for part in parts if any(map(str.isalnum, part))]
    return " ".join(f'"{part}"*' for part in kept[:MOST_WORDS])


def excerpt(text: str, words: str) -> str:
    """Return the part of a text around the first of the words, on one line."""
    line = " ".join(text.split())
    lower = folded(line)
    found = [at for word in wanted(words) if (at := lower.find(word)) >= 0]
    start = max(0, min(found, default=0) - AROUND)
    end = start + 3 * AROUND
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    return f"{head}{line[start:end].strip()}{tail}"


def wanted(words: str) -> list[str]:
    """Return the words to look for in folded texts: so many, and no longer than so."""
    return folded(words[:MOST_CHARACTERS]).split()[:MOST_WORDS]


def _index(table: Table) -> str:
    return f"{table.name}_words"


def _ddl(statement: str, context: dict[str, str]) -> DDL:
    return DDL(statement, context=context)  # type: ignore[no-untyped-call]
