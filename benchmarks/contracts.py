"""Reading a contract, and searching a shelf of them."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

import pypdfium2

from benchmarks.frame import MS, Place, Row, Size, each, p95, seconds
from benchmarks.made_up import Speech, contract_pdf, contract_text
from steward_app.contracts.outline import outline
from steward_app.contracts.reading import read
from steward_app.contracts.search import passages
from steward_app.shelf.index import Index, question

PAGES = 120
SEARCHES = 200
COMMON = 30  # words commoner than these say nothing, and nobody asks for them


def rows(place: Place, size: Size) -> Iterator[Row]:
    """Measure both."""
    yield search(place.folder, size)
    yield reading(place.folder, size)


def search(folder: Path, size: Size) -> Row:
    """Ask everyday questions of the whole shelf, and the same words of bare FTS5."""
    file = folder / "shelf-index"
    with Index(file) as index:
        for n in range(size.contracts):
            (folder / "c.txt").write_text(contract_text(PAGES, n), encoding="utf-8")
            got = read(folder / "c.txt")
            index.put(str(n), passages(str(n), got.text, outline(got)))
        speech = Speech(99)
        asked = [" ".join(speech.word(COMMON) for _ in range(3)) for _ in range(SEARCHES)]
        took = each(SEARCHES, lambda n: index.search(asked[n]))
    with closing(sqlite3.connect(file)) as db:
        bare = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20"
        sought = [" OR ".join(f'"{word}"' for word in question(words)) for words in asked]
        base = each(SEARCHES, lambda n: db.execute(bare, (sought[n],)).fetchall())
    return Row(
        what=f"contract search over {size.contracts} contracts, p95",
        budget="≤ 16 ms",
        figure=p95(took),
        unit="ms",
        limit=16,
        baseline=p95(base),
        against="bare FTS5",
    )


def reading(folder: Path, size: Size) -> Row:
    """Take in a PDF, and extract the same file's text with pdfium alone."""
    file = folder / "contract.pdf"
    file.write_bytes(contract_pdf(size.pages, 7))

    def take_in() -> None:
        got = read(file)
        list(passages("one", got.text, outline(got)))

    def extract() -> None:
        with closing(pypdfium2.PdfDocument(file)) as document:
            for page in document:
                page.get_textpage().get_text_bounded()

    def child() -> None:
        subprocess.run([sys.executable, "-c", "import pypdfium2"], check=True)

    figure, base, start = (
        median(seconds(work) * MS for _ in range(3)) for work in (take_in, extract, child)
    )
    return Row(
        what=f"import of a PDF contract of {size.pages} pages",
        budget="≤ 6 x + child",
        figure=figure,
        unit="ms",
        limit=6 * base + start,
        baseline=base,
        against=f"pdfium alone (child {start:.0f} ms)",
    )
