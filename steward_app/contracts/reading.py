"""From a file to text: what kind it is, how it is encoded, and every refusal in a sentence."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePath

from steward_app.contracts import markdown
from steward_app.contracts.child import Progress, gave_up, read_in_child
from steward_app.errors import StewardError
from steward_app.words import t

MOST_TEXT = 16 * 1024 * 1024
"""Bytes of a text file that are taken; the longest real agreements have under 1 MiB."""

MOST_PDF = 128 * 1024 * 1024
"""Bytes of a PDF that are taken."""

MOST_TITLE = 300
"""Characters of a title that are kept: a PDF may call itself anything."""

FEWEST_LETTERS = 40
"""Letters a page has, on average, if it is text at all; scanned pages have next to none."""

_LOOKED_AT = 200_000
"""Characters by which it is judged whether a file is text."""


class NotAContract(StewardError):
    """The file could not be read as a contract; the shelf and the file are unchanged."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a PDF's own outline: its title, its depth from 0, its sheet from 0."""

    title: str
    depth: int
    sheet: int


@dataclass(frozen=True, slots=True)
class Read:
    """The text of a contract as it was taken in; sheets are parted by form feeds.

    `text` has the length of the decoded file for plain text and Markdown (markup is blanked
    out, not cut), so offsets in it hold in the file as well; `markup` is where it was.
    """

    text: str
    kind: str
    bookmarks: tuple[Bookmark, ...] = ()
    title: str = ""
    markup: tuple[tuple[int, int], ...] = ()


def read(file: Path, progress: Progress | None = None) -> Read:
    """Read a contract's file: plain text, Markdown, or a PDF that has text.

    Raises NotAContract, with what the file is, for anything else.
    """
    return read_data(load(file), file.name, progress)


def read_data(data: bytes, name: str, progress: Progress | None = None) -> Read:
    """Read the bytes of a contract's file of this name; see `read`."""
    kind = PurePath(name).suffix.casefold()
    if not data.strip():
        raise NotAContract(
            t("“{name}” is empty. Ask for the file again; nothing was taken in.", name=name)
        )
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return _pdf(data, name, kind == ".pdf", progress)
    if kind == ".pdf":
        raise NotAContract(
            t(
                "“{name}” is called a PDF and is not one. Ask for the file again; nothing"
                " was taken in.",
                name=name,
            )
        )
    text = _decoded(data, name)
    if kind in {".md", ".markdown"}:
        words = markdown.blanked(text)
        return Read(words, "markdown", markup=markdown.markup(text, words))
    return Read(text, "text")


def load(file: Path) -> bytes:
    """Return a regular file's bytes. Raises NotAContract if it is too big, or none."""
    try:
        with open(file, "rb", opener=_without_waiting) as source:
            about = os.fstat(source.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise NotAContract(
                    t(
                        "“{name}” is not a file. Choose the contract's own file.",
                        name=file.name,
                    )
                )
            if about.st_size > MOST_PDF:
                raise _too_big(file.name, about.st_size)
            head = source.read(1024)
            most = MOST_PDF if b"%PDF-" in head else MOST_TEXT
            if about.st_size > most:
                raise _too_big(file.name, about.st_size)
            data = head + source.read(most - len(head))
    except (OSError, ValueError) as problem:
        raise NotAContract(
            t(
                "“{name}” cannot be opened. See that the file is there and may be read;"
                " nothing was taken in.",
                name=file.name,
            )
        ) from problem
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open a pipe or device without waiting for its other end; a file opens as ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _too_big(name: str, size: int) -> NotAContract:
    return NotAContract(
        t(
            "“{name}” has {size} MB, far more than a contract has. Nothing was taken in;"
            " choose the contract's own file.",
            name=name,
            size=size // 1_000_000,
        )
    )


def _decoded(data: bytes, name: str) -> str:
    """Return a text file's text: UTF-8, UTF-16 by its mark, or Windows-1252."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not wide and b"\0" in data:
        raise _not_text(name)
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        head = text[:_LOOKED_AT]
        odd = sum(c < " " and c not in "\t\n\r\f\v\x1b" for c in head)
        odd += head.count("\N{REPLACEMENT CHARACTER}")
        if "\0" in text or odd > max(20, len(head) // 100):
            raise _not_text(name)
        if not any(c.isalpha() for c in text):
            raise NotAContract(
                t("There are no words in “{name}”. Nothing was taken in.", name=name)
            )
        return text
    raise NotAContract(
        t(
            "The letters of “{name}” are in an encoding that could not be made out. Save it as"
            " UTF-8 and choose it again; nothing was taken in.",
            name=name,
        )
    )


def _not_text(name: str) -> NotAContract:
    return NotAContract(
        t(
            "“{name}” is called text and holds something else: bytes that no text has."
            " Ask for the contract as a PDF or as text; nothing was taken in.",
            name=name,
        )
    )


def _pdf(data: bytes, name: str, called_so: bool, progress: Progress | None) -> Read:
    """Read a PDF's text in a child process; the file may be anything, and may be hostile."""
    if not called_so:
        raise NotAContract(
            t(
                "“{name}” is called text, but it is a PDF's bytes under another name. If it"
                " opens as a PDF, give it a name that ends in .pdf; nothing was taken in.",
                name=name,
            )
        )
    answer = read_in_child("pdf", data, name, progress)
    try:  # a reader that the file took over may answer anything
        pages = [str(page) for page in answer["pages"]]
        bookmarks = tuple(
            Bookmark(str(title)[:MOST_TITLE], int(depth), int(sheet))
            for title, depth, sheet in answer["bookmarks"]
        )
        title = str(answer["title"])[:MOST_TITLE]
    except (KeyError, TypeError, ValueError, OverflowError) as problem:
        raise gave_up(name) from problem
    text = "\f".join(pages)
    letters = sum(c.isalpha() for c in text)
    if letters < FEWEST_LETTERS * max(1, len(pages)):
        raise NotAContract(
            t(
                "“{name}” is a scan: pictures of pages, with no text to search. Ask for the"
                " original file, or have it run through text recognition; nothing was"
                " taken in.",
                name=name,
            )
        )
    return Read(text, "pdf", bookmarks, title)


def lines_of(file: Path) -> list[str]:
    """Return the lines of a small text file (questions, one a line); refusals as for text."""
    text = _decoded(load(file), file.name)
    return [line.strip() for line in text.splitlines() if line.strip()]
