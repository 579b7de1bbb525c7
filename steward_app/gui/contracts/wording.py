"""A clause's words as a screen shows them: lines that a printer broke are put together."""

import re

FULL = 0.72  # of the longest line: what is shorter ends a paragraph
STARTS = re.compile(
    r"\s*(?:[•●▪◦·*\u2013\u2014-]\s|\(?[0-9]{1,3}[.)]\s|\(?[a-zA-Z]{1,4}[.)]\s)"
)
TABLE = re.compile(r"\S(?: {3,}|\t)\S")
LONGEST_TABLE_LINE = 400


def reflowed(text: str) -> str:
    """Return a clause with each paragraph on one line, so that it wraps at any width.

    Lines are put together only where the first is full, or the second begins in the middle of
    a sentence, and that one begins no list and is no line of a table; the words themselves, and
    their order, stay as printed.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    longest = max((len(line.strip()) for line in lines if not _tabular(line)), default=0)
    made: list[str] = []
    goes_on = begun = False
    for line in lines:
        words = line.strip()
        if not words:
            goes_on = begun = False
            continue
        table = _tabular(line)
        within = goes_on or (begun and words[:1].islower())  # a first line lost its heading
        if within and not table and not STARTS.match(line):
            made[-1] = _joined(made[-1], words)
        else:
            made.append(line if table else words)
        begun = not table
        goes_on = begun and (len(words) >= FULL * longest or words[-1:] in ",-")
    return "\n".join(made).strip("\n")


def where(shown: str, sought: str) -> tuple[int, int] | None:
    """Return where a passage stands in a shown text, whatever its lines and spaces are."""
    letters = [(char, at) for at, char in enumerate(shown) if not char.isspace()]
    wanted = "".join(sought.split())
    found = "".join(char for char, _ in letters).find(wanted) if wanted else -1
    if found < 0:
        return None
    return letters[found][1], letters[found + len(wanted) - 1][1] + 1


def excerpt(text: str, words: list[str], length: int = 160) -> str:
    """Return the part of a passage around the first of these words, on one line."""
    line = " ".join(text.split())
    lower = line.casefold()
    found = [at for word in words if (at := lower.find(word)) >= 0]
    start = max(0, min(found, default=0) - length // 3)
    start = line.find(" ", start) + 1 if start else 0
    cut = line[start : start + length]
    return f"{'… ' if start else ''}{cut}{' …' if start + length < len(line) else ''}"


def _tabular(line: str) -> bool:
    return len(line) < LONGEST_TABLE_LINE and bool(TABLE.search(line.strip()))


def _joined(before: str, after: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before + after  # the hyphen may belong to the word: it stays
    return f"{before} {after}"
