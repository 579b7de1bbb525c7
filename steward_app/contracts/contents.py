"""The printed table of contents: where it stands, and what it promises.

It is evidence for the outline and never text of the contract. A PDF's own bookmarks are read
as the same kind of promise.
"""

# ruff: noqa: RUF001 - dashes and quotation marks as contracts print them
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from steward_app.contracts.layout import Line, roman

_HEAD = re.compile(r"(?:table\s+of\s+)?contents?|t\s?a\s?b\s?l\s?e\s+o\s?f\s+c.*|index", re.I)
_LEADER = re.compile(
    r"\s*(?:[.…·•‥_]\s?){4,}.*$"  # dots
    r"|\s*…+.*$"
    r"|\s*[.]{3,}.*$"
    r"|\s+\S*[.]{2,}\S*\s*.{0,6}$"
    r"|\s\S*(?:[secnrtvoaimu.]){18,}\S*.*$"  # dots as text recognition spells them
    r"|\s{3,}-?(?:\d{1,3}|[ivxl]+)$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:^|[\s._…·])-?(\d{1,3}|[ivxl]{1,6})-?\s*$", re.IGNORECASE)
KINDS = (
    "article|section|sec|appendix|appendices|addendum|exhibit|schedule|attachment|chapter|part"
)
_NUMBERED = re.compile(
    rf"(?:(?P<kind>{KINDS})\b\s*[.:#“\"'‘]*\s*"
    r"(?P<a>\d{1,3}[A-Za-z]?\b(?:\.\d+)*|[IVXLC]{1,7}\b|[A-Z]{1,2}(?:-?\d{1,2})?\b)"
    r"|(?P<b>\d{1,4}(?:\s?\.\s?\d{1,3}){1,3}|\d{1,3}(?=[.)\s]))(?=\W))",
    re.IGNORECASE,
)
_FEWEST = 5
"""Lines that a table of contents has at least."""

_FARTHEST = 14
"""Lines without a leader or a page number after which the contents are over."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise of the contents: kind and number (as far as printed), title, indent."""

    kind: str
    number: str
    title: str
    page: str
    indent: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries, and which lines (from, to) of the layout they take up."""

    entries: tuple[Entry, ...] = ()
    first: int = 0
    last: int = 0


def plain(text: str) -> str:
    """Return a heading's words alone: lower case, no kind, number, leader or punctuation."""
    words = _LEADER.sub("", text.replace("’", "'"))
    found = _NUMBERED.match(words.strip())
    if found:
        words = words.strip()[found.end() :]
    return " ".join(re.findall(r"[a-z0-9']+", words.lower()))


def alike(one: str, other: str) -> bool:
    """Whether two plain headings are the same, allowing for cut lines and misread letters."""
    if not one or not other:
        return False
    if one == other:
        return True
    if min(len(one), len(other)) >= 10 and (one.startswith(other) or other.startswith(one)):
        return True
    matcher = difflib.SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= 0.85 and matcher.ratio() >= 0.85


def normal(number: str) -> str:
    """Return a number to compare by: `XII` and `12.` are `12`, `7 .1` is `7.1`."""
    bare = re.sub(r"\s+", "", number).strip(".:)(").lower()
    value = roman(bare) if re.fullmatch(r"[ivxlc]+", bare) else 0
    return str(value) if value else bare


def _promises(line: Line) -> bool:
    """Whether a line reads like one of a table of contents: a leader or a page at its end."""
    found = _LEADER.search(line.text)
    return bool(found and found.start() >= 0 and re.search(r"[A-Za-z]{3}", line.text))


def find(lines: Sequence[Line]) -> Contents:
    """Find the table of contents near the front; without one, no entries."""
    front = lines[: max(60, min(len(lines) // 4, 1500))]
    start = _begins(front)
    if start is None:
        return Contents()
    last, told, since = start, 0, 0
    keys: set[tuple[str, str]] = set()
    for place in range(start, min(len(lines), start + 1500)):
        line = lines[place]
        key = _key(line.text)
        if _promises(line):
            last, told, since = place, told + 1, 0
            keys.add(key)
            continue
        if key[0] == "article" and key in keys and told >= _FEWEST:
            break
        if told >= _FEWEST and line.text.lower().strip(" .:") == "preamble":
            break
        if key[0] in {"article", "section", "appendix"} and len(line.text) < 70:
            keys.add(key)
            last, since = place, 0
            continue
        since += 1
        if since > _FARTHEST:
            break
    if told < _FEWEST:
        return Contents()
    return Contents(tuple(_entries(lines[start : last + 1])), start, last + 1)


def _begins(front: Sequence[Line]) -> int | None:
    """Return the line on which the contents begin."""
    for place, line in enumerate(front):
        if _HEAD.fullmatch(line.text.strip(" .:")):
            ahead = front[place + 1 : place + 40]
            if sum(map(_promises, ahead)) >= _FEWEST - 1:
                return place
    for place in range(len(front)):
        ahead = front[place : place + 12]
        if _promises(front[place]) and sum(map(_promises, ahead)) >= 8:
            return place
    return None


def _key(text: str) -> tuple[str, str]:
    found = _NUMBERED.match(text)
    if not found:
        return "", ""
    return (found.group("kind") or "").lower(), normal(found.group("a") or found.group("b"))


def entry(text: str, page: str = "", indent: int = 0) -> Entry:
    """Read one promise: `ARTICLE 4 - HOURS OF WORK` or `4.2 Rest periods`."""
    found = _NUMBERED.match(text.strip())
    if not found:
        return Entry("", "", _tidy(text), page, indent)
    number = found.group("a") or found.group("b")
    kind = (found.group("kind") or "").lower()
    return Entry(kind, number, _tidy(text.strip()[found.end() :]), page, indent)


def _tidy(title: str) -> str:
    return re.sub(r"\s+", " ", title.strip(" \t.:;–—‐-|“”\"'[]")).strip()


def _entries(lines: Sequence[Line]) -> list[Entry]:
    """Read the entries; a line without a page is the head of one that goes on."""
    found: list[Entry] = []
    pending: Line | None = None
    for line in lines:
        if _HEAD.fullmatch(line.text.strip(" .:")) or not re.search(r"[A-Za-z]{2}", line.text):
            continue
        text, indent = line.text, line.indent
        if pending is not None:
            wrapped = not _NUMBERED.match(text) and (
                pending.text.endswith(("/", "-", ",", "–"))
                or bool(_NUMBERED.match(pending.text))
                or pending.text.isupper()
            )
            if wrapped:
                text, indent = f"{pending.text} {text}", pending.indent
            elif _NUMBERED.match(pending.text):
                found.append(entry(pending.text, "", pending.indent))
            pending = None
        if not _promises(line):
            pending = line
            continue
        page = _PAGE.search(line.text)
        found.append(entry(_LEADER.sub("", text), page.group(1) if page else "", indent))
    if pending is not None and _NUMBERED.match(pending.text):
        found.append(entry(pending.text, "", pending.indent))
    return [e for e in found if e.title or e.number]
