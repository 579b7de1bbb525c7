"""Where everything of a form stands: the same on the blank form and on the filled one.

A form is a column of bands: its head, headings, statements, and rows of fields that share
twelve parts of the width. Bands go from page to page; those that may grow share what height a
page has left, so that a page is never half empty and there is room to write.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .fonts import SEMIBOLD
from .page import LEFT, TOP, Paper
from .template import Field, FormTemplate, Section, Statement
from .typesetting import LEADING, Line, Setter, clean
from .wording import Wording

PAD = 5.0
LABEL, VALUE, SMALL = 7.0, 9.5, 7.0  # sizes of type
LABEL_ROOM, LINE_ROOM, ROW_ROOM, RULED_ROOM = 11.0, 13.2, 15.0, 21.0
HEAD, HEADING, RUNNING_HEAD, SIGNATURE = 46.0, 22.0, 22.0, 34.0
SQUARE, AFTER_SQUARE, BETWEEN = 7.5, 4.0, 12.0  # a tick box, its label, the next one
EDGE, EDGE_GAP = 156.0, 14.0
STATEMENT_INDENT, STATEMENT_SIZE, STATEMENT_GAP = 9.0, 8.6, 2.5
EDGE_SIZES = (8.6, 8.3, 8.0, 7.7, 7.4, 7.0)


@dataclass(frozen=True)
class Box:
    """A field's place on a page: points from the upper left corner."""

    field: Field
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Set:
    """Lines of a statement, at one size."""

    lines: tuple[Line, ...]
    size: float
    faint: bool = False

    @property
    def height(self) -> float:
        """Return the height of the lines together, and of what parts them from the next."""
        return len(self.lines) * self.size * LEADING + STATEMENT_GAP


@dataclass(frozen=True)
class Band:
    """A strip of the page, from margin to margin."""

    height: float
    fields: tuple[Field, ...] = ()
    section: Section | None = None  # a heading
    number: int = 0
    statement: tuple[Set, ...] = ()
    grow: bool = False


@dataclass(frozen=True)
class Placed:
    """A band on its page."""

    band: Band
    y: float


@dataclass(frozen=True)
class Sheet:
    """What stands on one page, and the height at which its content begins."""

    top: float
    bands: tuple[Placed, ...]


def lay_out(
    form: FormTemplate, fields: Sequence[Field], paper: Paper, setter: Setter, words: Wording
) -> list[Sheet]:
    """Return the pages of a form with these fields."""
    bands = list(_bands(form, fields, body_width(form, paper), setter, words))
    sheets: list[Sheet] = []
    start = 0
    while start < len(bands) or not sheets:
        top = TOP + (RUNNING_HEAD if sheets else HEAD)
        end = _end_of_page(bands, start, paper.bottom - top)
        sheets.append(_stretched(bands[start:end], top, paper.bottom))
        start = end
    return sheets


def body_width(form: FormTemplate, paper: Paper) -> float:
    """Return the width of the fields: all of it, less what the statements at the edge take."""
    edged = any(one.place == "edge" for one in form.statements)
    return paper.inner - (EDGE + EDGE_GAP if edged else 0)


def boxes(placed: Placed, width: float) -> Iterator[Box]:
    """Yield the boxes of a band; the last one takes what its row has left."""
    at = LEFT
    for number, field in enumerate(placed.band.fields):
        last = number + 1 == len(placed.band.fields)
        wide = LEFT + width - at if last else round(width * field.width / 12, 2)
        yield Box(field, at, placed.y, wide, placed.band.height)
        at += wide


def shares(field: Field, width: float) -> list[float]:
    """Return the widths of a field's columns."""
    whole = sum(column.width for column in field.columns)
    return [width * column.width / whole for column in field.columns]


def options(field: Field, setter: Setter, language: str, width: float) -> list[list[str]]:
    """Return the labels of a field's choices in as many rows as they need."""
    rows: list[list[str]] = [[]]
    used = 0.0
    for choice in field.choices:
        label = choice.label.get(language) or next(iter(choice.label.values()))
        wide = SQUARE + AFTER_SQUARE + setter.width(label, VALUE - 1)
        if rows[-1] and used + wide > width - 2 * PAD:
            rows.append([])
            used = 0.0
        rows[-1].append(label)
        used += wide + BETWEEN
    return rows


def statement_sets(
    statement: Statement,
    width: float,
    setter: Setter,
    words: Wording,
    size: float = STATEMENT_SIZE,
) -> tuple[Set, ...]:
    """Return a statement as it is set: in a language nobody answers for, with the English."""
    language = words.language
    made = []
    own, english = (language if language in statement.text else "en"), statement.text.get("en")

    def add(text: str, size: float, weight: int = 400, faint: bool = False) -> None:
        made.append(Set(tuple(setter.lines(clean(text), width, size, weight)), size, faint))

    if statement.title:
        add(statement.title.get(own, ""), size + 0.4, SEMIBOLD)
    add(statement.text[own], size)
    if own not in statement.reviewed and english and own != "en":
        add(words.say("not_reviewed"), SMALL, SEMIBOLD)
        add(english, size)
    source = words.say("source", source=statement.source[own], version=statement.version)
    add(source, SMALL, faint=True)
    return tuple(made)


def edge_sets(
    form: FormTemplate, room: float, setter: Setter, words: Wording
) -> list[tuple[Set, ...]]:
    """Return the statements at the edge, at the greatest size at which the page holds them."""
    edged = [one for one in form.statements if one.place == "edge"]
    width = EDGE - STATEMENT_INDENT
    sets: list[tuple[Set, ...]] = []
    for size in EDGE_SIZES:
        sets = [statement_sets(one, width, setter, words, size) for one in edged]
        if sum(part.height for one in sets for part in one) + 12 * len(sets) <= room:
            break
    return sets


def _bands(
    form: FormTemplate, fields: Sequence[Field], width: float, setter: Setter, words: Wording
) -> Iterator[Band]:
    def statements(place: str) -> Iterator[Band]:
        for one in form.statements:
            if one.place == place:
                sets = statement_sets(one, width - STATEMENT_INDENT, setter, words)
                yield Band(sum(part.height for part in sets) + 12, statement=sets)

    yield from statements("top")
    number = 0
    for section in form.sections:
        own = [field for field in fields if field.section == section.name]
        if own:
            number += 1
            yield Band(HEADING, section=section, number=number)
        for row in _rows(own):
            heights = [_height(field, row, width, setter, words.language) for field in row]
            grow = any(field.grow for field in row)
            yield Band(max(heights), fields=tuple(row), grow=grow)
        yield from statements(section.name)
    yield from statements("end")


def _rows(fields: Sequence[Field]) -> Iterator[list[Field]]:
    """Yield fields in rows whose widths are twelve parts together, at most."""
    row: list[Field] = []
    for field in fields:
        if row and sum(one.width for one in row) + field.width > 12:
            yield row
            row = []
        row.append(field)
    if row:
        yield row


def _height(
    field: Field, row: Sequence[Field], width: float, setter: Setter, language: str
) -> float:
    whole = sum(one.width for one in row)
    own = width * (field.width if field is not row[-1] else field.width + 12 - whole) / 12
    match field.kind:
        case "tick":
            lines = list(setter.lines(field.label[language], own - 2 * PAD - 12, VALUE - 0.5))
            return 8 + len(lines) * LINE_ROOM
        case "signature":
            return SIGNATURE
        case "choice" | "ticks":
            return LABEL_ROOM + 6 + LINE_ROOM * len(options(field, setter, language, own))
        case "rows":
            return LABEL_ROOM + 11 + field.lines * ROW_ROOM
        case "ruled":
            return 13 + field.lines * RULED_ROOM
        case _:
            return LABEL_ROOM + 4.2 + field.lines * LINE_ROOM


def _end_of_page(bands: Sequence[Band], start: int, room: float) -> int:
    """Return the first band that goes to the next page.

    A heading goes with its fields; a section that the page does not hold goes whole, unless
    that would leave more than a third of the page to be filled.
    """
    used, at = 0.0, start
    while at < len(bands) and used + bands[at].height <= room:
        used += bands[at].height
        at += 1
    if at == len(bands):
        return at
    heading = next((one for one in range(at, start, -1) if bands[one].section), start)
    if heading > start:
        kept = sum(band.height for band in bands[start:heading])
        if kept >= room * 2 / 3:
            return heading
    while at > start + 1 and bands[at - 1].section:
        at -= 1
    return max(at, start + 1)


def _stretched(bands: Sequence[Band], top: float, bottom: float) -> Sheet:
    growing = [band for band in bands if band.grow]
    left = max(0.0, bottom - top - sum(band.height for band in bands))
    more = left / sum(band.height for band in growing) if growing else 0.0
    y, placed = top, []
    for band in bands:
        height = min(band.height * (1 + more) if band.grow else band.height, bottom - top)
        placed.append(Placed(replace(band, height=height), y))
        y += height
    return Sheet(top, tuple(placed))


def runs(sheet: Sheet) -> Iterator[tuple[float, float]]:
    """Yield where each group of adjoining fields begins and ends: they share one frame."""
    for fields, group in groupby(sheet.bands, key=lambda placed: bool(placed.band.fields)):
        held = list(group)
        if fields:
            yield held[0].y, held[-1].y + held[-1].band.height
