"""The lines of a contract's text: their place, their sheet, and what is only running matter.

Running heads and feet are found by what they do, not by what they say: they stand at the edge
of a sheet and come back on others, with at most a number changed. The printed page number is
the number among them that counts up with the sheets.
"""

# ruff: noqa: RUF001 - dashes and quotation marks as contracts print them
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

LONGEST = 2000
"""Characters of a line that are looked at; a longer line is text, never a heading."""

_EDGE = 4
"""Lines at the top and bottom of a sheet among which running matter is looked for."""

_BARE = re.compile(
    r"(?:page\s*)?[|\-–—~\s]*(?:page)?[|\s]*"
    r"(?:(?P<n>\d{1,4})|(?P<r>[ivxlc]{1,7}))(?:\s*(?:of|/)\s*\d{1,4})?[|\-–—~\s]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w#.$/-])-?(\d{1,4})-?(?![\w%.,/]|-\w)")
_ROMAN_END = re.compile(r"(?:^|\s)([ivxl]{1,7})$")
_MARKS = re.compile(r"#{1,6}(?=\s|\S)")
STRUCTURAL = re.compile(
    r"(?:#+\s*)?(?:article|section|appendix|addendum|exhibit|schedule|attachment|letter of"
    r"|memorandum of|side letter|preamble)\b",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start` and `end` in the text, its words, and how it stands on its sheet.

    `marked` counts the `#` before it; `alone` says that the line before it is blank (or that
    it is the first of its sheet); `lead` counts the letters of the file before its words.
    """

    start: int
    end: int
    text: str
    indent: int
    sheet: int
    marked: int
    alone: bool
    lead: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines that are text, where running matter stands, and the sheets' page numbers."""

    lines: tuple[Line, ...]
    furniture: tuple[tuple[int, int], ...]
    pages: tuple[str, ...]


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral; 0 for what is none."""
    total, last = 0, 0
    for letter in reversed(numeral.lower()):
        value = _ROMAN.get(letter, 0)
        if not value:
            return 0
        total += value if value >= last else -value
        last = max(last, value)
    return total


def lay_out(text: str) -> Layout:
    """Part a text into its lines, without running heads and feet."""
    sheets = _sheets(text)
    if len(sheets) == 1:
        sheets = _by_feet(sheets[0])
    running = _running(sheets)
    kept: list[Line] = []
    spans: list[Line] = []
    for sheet in sheets:
        for line in sheet:
            (spans if line.start in running else kept).append(line)
    return Layout(
        tuple(kept),
        tuple((line.start, line.end) for line in spans),
        tuple(_pages(sheets, running)),
    )


def _sheets(text: str) -> list[list[Line]]:
    """Return the lines that are not blank, sheet by sheet; without form feeds, one sheet."""
    sheets: list[list[Line]] = []
    at = 0
    for number, sheet in enumerate(text.split("\f")):
        lines: list[Line] = []
        blank = True
        for raw in sheet.split("\n"):
            head = raw[:LONGEST]
            words = head.strip()
            if words:
                marks = _MARKS.match(words)
                count = len(marks.group()) if marks else 0
                tabbed = head.expandtabs()
                lines.append(
                    Line(
                        at,
                        at + len(raw),
                        words[count:].strip(),
                        len(tabbed) - len(tabbed.lstrip()),
                        number,
                        count,
                        blank,
                        head.index(words) + len(words) - len(words[count:].strip()),
                    )
                )
            blank = not words
            at += len(raw) + 1
        sheets.append(lines)
    return sheets


def _by_feet(lines: list[Line]) -> list[list[Line]]:
    """Part a text without form feeds after the lines that count its pages."""
    counted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, line in enumerate(lines):
        numbers = _NUMBER.findall(line.text) if len(line.text) < 100 else []
        if numbers and not STRUCTURAL.match(line.text) and line.alone:
            counted[_template(line.text)].append((place, int(numbers[-1])))
    feet = max((_rising(found) for found in counted.values()), key=len, default=[])
    if len(feet) < 3 or feet[-1] - feet[0] < max(len(lines) // 3, 3 * len(feet) - 3):
        return [lines]
    sheets, at = [], 0
    for number, foot in enumerate([*feet, len(lines) - 1]):
        sheets.append([replace(line, sheet=number) for line in lines[at : foot + 1]])
        at = foot + 1
    return sheets if sheets[-1] else sheets[:-1]


def _rising(found: list[tuple[int, int]]) -> list[int]:
    """Return the lines of a series whose numbers go up one by one, as page numbers do."""
    kept: list[tuple[int, int]] = []
    for place, number in found:
        if not kept or 1 <= number - kept[-1][1] <= 2:
            kept.append((place, number))
    return [place for place, _ in kept]


def _template(text: str) -> str:
    """Return a line's words without what changes from sheet to sheet."""
    words = _ROMAN_END.sub("#", text.lower())
    return re.sub(r"[\d#]+", "#", re.sub(r"[^a-z\d#]+", "", words))


def _edges(sheet: list[Line]) -> Iterator[tuple[str, Line]]:
    """Give the lines at a sheet's top and bottom, with which edge it is."""
    half = max(1, len(sheet) // 2)
    for line in sheet[: min(_EDGE, half)]:
        yield "top", line
    for line in sheet[len(sheet) - min(_EDGE, half) :] if len(sheet) > 1 else []:
        yield "foot", line


def _running(sheets: list[list[Line]]) -> set[int]:
    """Return where running heads, feet and page numbers start."""
    seen: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for sheet in sheets:
        for edge, line in _edges(sheet):
            seen[edge, _template(line.text)].append(line)
    running: set[int] = set()
    for (edge, template), lines in seen.items():
        letters = sum(c.isalpha() for c in template)
        often = _often(template, lines, len(sheets))
        if len({line.sheet for line in lines}) < often or letters < 2:
            continue
        if edge == "top" and STRUCTURAL.match(lines[0].text):
            # An article that begins a sheet is no running head; one that comes back is.
            told: set[str] = set()
            for line in lines:
                if line.text in told:
                    running.add(line.start)
                told.add(line.text)
        elif letters >= 4 or _BARE.fullmatch(lines[0].text):
            running.update(line.start for line in lines)
    for sheet in sheets if len(sheets) > 2 else []:
        _numbers(sheet, running)
    return running


def _often(template: str, lines: list[Line], sheets: int) -> int:
    """Return how many times a line must come back; a number that changes is a strong sign."""
    counted = "#" in template and len({line.text for line in lines}) == len(lines)
    if counted and len(template) > 6 and not STRUCTURAL.match(lines[0].text):
        return 2
    return max(3, sheets // 12)


def _numbers(sheet: list[Line], running: set[int]) -> None:
    """Add a sheet's bare page number, and scraps between running matter and the edge."""
    for lines in (sheet[:2], sheet[:-4:-1]):
        for place, line in enumerate(lines):
            if line.start in running or _BARE.fullmatch(line.text):
                running.update(
                    scrap.start for scrap in lines[: place + 1] if len(scrap.text) <= 12
                )
                running.add(line.start)


def _pages(sheets: list[list[Line]], running: set[int]) -> list[str]:
    """Return each sheet's printed page number; empty where none can be made out."""
    offers: list[set[tuple[bool, int]]] = []
    for sheet in sheets:
        found: set[tuple[bool, int]] = set()
        for edge_line in (line for line in sheet if line.start in running):
            found |= _candidates(edge_line.text)
        offers.append(found)
    votes = Counter(
        (is_roman, value - place)
        for place, found in enumerate(offers)
        for is_roman, value in found
    )
    chosen: list[tuple[bool, int] | None] = []
    for place, found in enumerate(offers):
        near = [
            (_support(offers, place, is_roman, value), votes[is_roman, value - place], key)
            for key in found
            for is_roman, value in [key]
        ]
        best = max(near, default=(0, 0, (False, 0)))
        chosen.append(best[2] if best[0] >= 2 else None)
    return _filled(chosen)


def _support(
    offers: list[set[tuple[bool, int]]], place: int, is_roman: bool, value: int
) -> int:
    """Count the sheets near this one whose numbers fit this number of this sheet."""
    near = range(max(0, place - 6), min(len(offers), place + 7))
    return sum((is_roman, value + other - place) in offers[other] for other in near)


def _candidates(text: str) -> set[tuple[bool, int]]:
    bare = _BARE.fullmatch(text)
    if bare and bare.group("r"):
        return {(True, roman(bare.group("r")))}
    found = {(False, int(n)) for n in _NUMBER.findall(text) if int(n) < 2000}
    last = _ROMAN_END.search(text)
    return found | ({(True, roman(last.group(1)))} if last else set())


def _filled(chosen: list[tuple[bool, int] | None]) -> list[str]:
    """Number the sheets between two numbered ones that fit; write them as printed."""
    known = [(place, key) for place, key in enumerate(chosen) if key]
    for (here, first), (there, last) in pairwise(known):
        if first[0] == last[0] and last[1] - first[1] == there - here:
            for place in range(here + 1, there):
                chosen[place] = (first[0], first[1] + place - here)
    return ["" if key is None else _printed(*key) for key in chosen]


def _printed(is_roman: bool, value: int) -> str:
    if not is_roman or not 0 < value < 100:
        return str(value)
    tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"][value // 10]
    return tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][value % 10]
