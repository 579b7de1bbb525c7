"""What pdfium says of a PDF: its pages' text and its bookmarks. Runs in the child alone."""

import contextlib
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

MOST_PAGES = 5000
"""Pages of a PDF that are read; a PDF may claim a million and have one."""

MOST_BOOKMARKS = 5000

_WRONG_PASSWORD = 4
"""`FPDF_ERR_PASSWORD` of pdfium's public header."""


def extract(data: bytes) -> dict[str, Any]:
    """Return `{"pages": [text], "bookmarks": [[title, depth, sheet]], "title": text}`.

    A file that cannot be read gives `{"refused": "damaged" | "encrypted" | "pages"}`.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == _WRONG_PASSWORD
        return {"refused": "encrypted" if locked else "damaged"}
    if len(document) > MOST_PAGES:
        return {"refused": "pages"}
    if len(document) == 0:
        return {"refused": "damaged"}
    pages, broken = [], 0
    for number in range(len(document)):
        try:
            page = document[number]
            words = page.get_textpage()
            pages.append(_clean(words.get_text_range()))
            words.close()
            page.close()
        except pypdfium2.PdfiumError:
            pages.append("")
            broken += 1
    if broken > len(pages) // 2:
        return {"refused": "damaged"}
    title = ""
    with contextlib.suppress(pypdfium2.PdfiumError, KeyError):
        title = str(document.get_metadata_dict().get("Title", ""))
    return {"pages": pages, "bookmarks": _bookmarks(document), "title": title}


def _clean(text: str) -> str:
    """Return a page's text with plain line ends; pdfium marks a split word with U+FFFE."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    text = text.replace("\ufffe\n", "").replace("\ufffe", "-").replace("\0", "")
    return text.replace("\u00ad\n", "").replace("\u00ad", "")


def _bookmarks(document: pypdfium2.PdfDocument) -> list[list[Any]]:
    found: list[list[Any]] = []
    with contextlib.suppress(pypdfium2.PdfiumError, UnicodeDecodeError):
        for mark in document.get_toc(max_depth=6):
            target = mark.get_dest()
            sheet = target.get_index() if target else None
            if sheet is not None:
                found.append([mark.get_title(), mark.level, sheet])
            if len(found) >= MOST_BOOKMARKS:
                break
    return found
