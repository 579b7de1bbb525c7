"""Writes a field's value into its box; what does not fit goes to the additional sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import cast

from .fill import Filled, Row
from .fonts import SEMIBOLD
from .layout import (
    AFTER_SQUARE,
    BETWEEN,
    LABEL,
    LABEL_ROOM,
    LINE_ROOM,
    PAD,
    ROW_ROOM,
    RULED_ROOM,
    SMALL,
    SQUARE,
    VALUE,
    Box,
    options,
    shares,
)
from .page import ACCENT, FAINT, INK, PALE, Page
from .template import Choice, Column, Field
from .typesetting import LEADING, Line, Setter, clean
from .wording import Wording

SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0)  # nothing is printed smaller
ROW_SIZE = 8.5
TIGHT = 1.15  # the leading of two lines in a box made for one
SAMPLE = "true"  # how a tick is kept in a row


@dataclass(frozen=True)
class Overflow:
    """What did not fit into a field's box: the end of its text, or its further rows."""

    number: int
    field: Field
    text: str = ""
    rows: tuple[Row, ...] = ()


class Writer:
    """Writes the boxes of one document, and gathers what did not fit."""

    def __init__(self, filled: Filled, setter: Setter, words: Wording) -> None:
        self._filled = filled
        self._setter = setter
        self._words = words
        self.overflow: list[Overflow] = []

    def write(self, page: Page, box: Box) -> None:
        """Write a field: its label, and its value where it has one."""
        match box.field.kind:
            case "tick":
                self._tick(page, box)
            case "choice" | "ticks":
                self._choices(page, box)
            case "rows":
                self._rows(page, box)
            case "ruled":
                self._ruled(page, box)
            case "signature":
                self._signature(page, box)
            case _:
                self._text(page, box)

    def text_of(self, field: Field) -> str:
        """Return what is printed for a field that holds one text."""
        held = self._filled.values.get(field.name, "")
        text = held if isinstance(held, str) else ""
        match field.kind:
            case "date":
                return self._words.day(text)
            case "moment":
                return self._words.moment(text)
            case _:
                return _label(field.choices, text, self._words.language)

    def cell(self, column: Column, row: Mapping[str, str]) -> str:
        """Return what is printed in one column of a row."""
        text = row.get(column.name, "")
        match column.kind:
            case "date":
                return self._words.day(text)
            case "moment":
                return self._words.short_moment(text)
            case "tick":
                return "X" if text == SAMPLE else text
            case _:
                return _label(column.choices, text, self._words.language)

    def set_row(self, field: Field, row: Mapping[str, str], width: float) -> list[list[Line]]:
        """Return the lines of each cell of a row."""
        return [
            list(
                self._setter.lines(clean(self.cell(column, row)), wide - 2 * PAD + 4, ROW_SIZE)
            )
            for column, wide in zip(field.columns, shares(field, width), strict=True)
        ]

    def column_heads(self, page: Page, field: Field, x: float, y: float, width: float) -> None:
        """Write the names of a field's columns on the line at y."""
        at = x
        for column, wide in zip(field.columns, shares(field, width), strict=True):
            line = self._setter.line(column.label[self._words.language])
            page.write(line, at + PAD, y, _fitting(line, SMALL, wide - PAD), FAINT)
            at += wide

    def _label(self, page: Page, box: Box, mark: str = "", short: str = "") -> None:
        line = self._setter.line(box.field.label[self._words.language])
        room = box.width - 2 * PAD
        size = _fitting(line, LABEL, room)
        page.write(line, box.x + PAD, box.y + 8.6, size, FAINT)
        if not mark:
            return
        said = self._setter.line(mark)
        if (line.width * size + said.width * SMALL) / 1000 + 6 > room:
            said = self._setter.line(short)
        x = box.x + box.width - PAD - said.width * SMALL / 1000
        page.write(said, x, box.y + 8.6, SMALL, ACCENT)

    def _text(self, page: Page, box: Box) -> None:
        text, ending = self.text_of(box.field), self._ending(box.field)
        room, single = box.width - 2 * PAD, box.field.lines == 1
        height = box.height - LABEL_ROOM - (1 if single else 4)
        leading = TIGHT if single else LEADING
        if not text:
            self._label(page, box)
            self._to_write_on(page, box)
            if ending:
                line = self._setter.line(ending)
                size = _fitting(line, VALUE, room)
                page.write(line, box.x + PAD, box.y + box.height - 5, size)
            return
        if ending:
            text = f"{text.rstrip()}{'' if text.rstrip()[-1] in '.;,:' else ','} {ending}"
        text = clean(text)
        size, lines, rest = self._fit(text, room, height, leading)
        if rest:
            number = self._put_off(box.field, text=rest)
            words = self._words
            self._label(
                page, box, words.say("continued", n=number), words.say("more", n=number)
            )
        else:
            self._label(page, box)
        y = box.y + LABEL_ROOM + size * (0.95 if single else 1.12)
        if single and len(lines) == 1:
            y = box.y + box.height - 6
        for number, line in enumerate(lines):
            at = y + number * size * leading
            page.write(line, box.x + PAD, at, size, INK, 0 if single else room)

    def _fit(
        self, text: str, room: float, height: float, leading: float = LEADING
    ) -> tuple[float, list[Line], str]:
        """Return the size at which a text fits, its lines, and what is left over."""
        for size in SIZES:
            most = max(1, int(height / (size * leading)))
            lines = list(islice(self._setter.lines(text, room, size), most + 1))
            if len(lines) <= most:
                return size, lines, ""
        size = SIZES[-1] if leading == TIGHT else ROW_SIZE
        most = max(1, int(height / (size * leading)))
        lines = list(islice(self._setter.lines(text, room, size), most))
        return size, lines, text[lines[-1].end :]

    def _to_write_on(self, page: Page, box: Box) -> None:
        """Rule an empty box of several lines, to be written on by hand."""
        lines = int((box.height - LABEL_ROOM) / 18)
        if box.field.lines < 2 or lines < 2:
            return
        apart = (box.height - LABEL_ROOM) / lines
        for number in range(1, lines):
            y = box.y + LABEL_ROOM + number * apart
            page.rule(box.x + PAD, y, box.x + box.width - PAD, y, PALE, 0.4)

    def _ending(self, field: Field) -> str:
        if field.ending is None:
            return ""
        said = self.text_of(field).casefold()
        if any(one.casefold() in said for one in field.ending.unless):
            return ""
        return field.ending.text[self._words.language]

    def _tick(self, page: Page, box: Box) -> None:
        y = box.y + 14
        ticked = self._filled.values.get(box.field.name) is True
        self._square(page, box.x + PAD, y, ticked)
        x = box.x + PAD + SQUARE + AFTER_SQUARE
        room = box.width - 2 * PAD - 12
        label = box.field.label[self._words.language]
        for line in self._setter.lines(label, room, VALUE - 0.5):
            page.write(line, x, y, VALUE - 0.5)
            y += LINE_ROOM

    def _choices(self, page: Page, box: Box) -> None:
        self._label(page, box)
        held = self._filled.values.get(box.field.name, ())
        chosen = {held} if isinstance(held, str) else set(cast(tuple[str, ...], held))
        language = self._words.language
        offered = {_label(box.field.choices, one, language) for one in chosen}
        y = box.y + LABEL_ROOM + 10
        x = box.x + PAD
        for row in options(box.field, self._setter, language, box.width):
            x = box.x + PAD
            for label in row:
                self._square(page, x, y, label in offered)
                line = self._setter.line(label)
                page.write(line, x + SQUARE + AFTER_SQUARE, y, VALUE - 1)
                x += SQUARE + AFTER_SQUARE + line.width * (VALUE - 1) / 1000 + BETWEEN
            y += LINE_ROOM
        self._others(page, box, chosen, x, y - LINE_ROOM)

    def _others(self, page: Page, box: Box, chosen: set[str], x: float, y: float) -> None:
        """Write an answer that is not among those offered: a local's own code."""
        known = {choice.code for choice in box.field.choices}
        others = ", ".join(sorted(chosen - known))
        if not others:
            return
        line = self._setter.line(self._words.say("other", text=others))
        room = box.x + box.width - PAD - x
        if line.width * (VALUE - 1) / 1000 <= room:
            page.write(line, x, y, VALUE - 1)
            return
        number = self._put_off(box.field, text=clean(others))
        words = self._words
        self._label(page, box, words.say("continued", n=number), words.say("more", n=number))

    def _square(self, page: Page, x: float, y: float, ticked: bool) -> None:
        page.square(x, y - SQUARE + 1, SQUARE)
        if ticked:
            page.write(self._setter.line("X", SEMIBOLD), x + 1.2, y - 0.1, 8.4)

    def _rows(self, page: Page, box: Box) -> None:
        rows = cast(tuple[Row, ...], self._filled.values.get(box.field.name, ()))
        top = box.y + LABEL_ROOM + 11
        self.column_heads(page, box.field, box.x, box.y + LABEL_ROOM + 8, box.width)
        y, written = top, 0
        bottom = box.y + box.height + 0.01
        for row in rows:
            cells = self.set_row(box.field, row, box.width)
            height = row_height(cells)
            if y + height > bottom:
                break
            self.write_row(page, box.field, cells, box.x, y, box.width)
            y += height
            written += 1
        if written < len(rows):
            left = rows[written:]
            number = self._put_off(box.field, rows=left)
            words = self._words
            long = words.say("rows_continued", more=len(left), n=number)
            self._label(page, box, long, words.say("more", n=number))
        else:
            self._label(page, box)
        self._empty_rows(page, box, y, bottom)
        column_rules(page, box.field, box.x, top, box.width, box.y + box.height)

    def _empty_rows(self, page: Page, box: Box, y: float, bottom: float) -> None:
        """Rule what is left of the box, and the head of its columns."""
        page.rule(box.x, y, box.x + box.width, y, PALE)
        left = int((bottom - y) / ROW_ROOM)
        apart = (box.y + box.height - y) / left if left else 0
        for number in range(1, left):
            page.rule(box.x, y + number * apart, box.x + box.width, y + number * apart, PALE)

    def write_row(
        self,
        page: Page,
        field: Field,
        cells: Sequence[Sequence[Line]],
        x: float,
        y: float,
        width: float,
    ) -> None:
        """Write the lines of a row's cells, and the hairline above them."""
        page.rule(x, y, x + width, y, PALE)
        at = x
        for lines, wide in zip(cells, shares(field, width), strict=True):
            for number, line in enumerate(lines):
                base = y + 10.6 + number * ROW_SIZE * LEADING
                page.write(line, at + PAD, base, ROW_SIZE)
            at += wide

    def _ruled(self, page: Page, box: Box) -> None:
        self.column_heads(page, box.field, box.x, box.y + 9, box.width)
        top = box.y + 13
        lines = max(1, int((box.height - 13) / RULED_ROOM))
        apart = (box.height - 13) / lines
        for number in range(lines):
            page.rule(
                box.x, top + number * apart, box.x + box.width, top + number * apart, PALE
            )
        column_rules(page, box.field, box.x, box.y, box.width, box.y + box.height)

    def _signature(self, page: Page, box: Box) -> None:
        self._label(page, box)
        date = self._setter.line(self._words.say("date"))
        at = box.x + box.width * 0.72
        page.write(date, at + PAD, box.y + 8.6, LABEL, FAINT)
        page.rule(at, box.y, at, box.y + box.height, PALE)

    def _put_off(self, field: Field, text: str = "", rows: tuple[Row, ...] = ()) -> int:
        number = len(self.overflow) + 1
        self.overflow.append(Overflow(number, field, text, rows))
        return number


def row_height(cells: Sequence[Sequence[Line]]) -> float:
    """Return the height of a row that has these lines in its cells."""
    most = max((len(lines) for lines in cells), default=1)
    return max(ROW_ROOM, 3.6 + most * ROW_SIZE * LEADING)


def column_rules(
    page: Page, field: Field, x: float, top: float, width: float, bottom: float
) -> None:
    """Draw the hairlines between a field's columns."""
    at = x
    for wide in shares(field, width)[:-1]:
        at += wide
        page.rule(at, top, at, bottom, PALE)


def _label(choices: Sequence[Choice], code: str, language: str) -> str:
    """Return what a code stands for; one that is not known, as it is."""
    for choice in choices:
        if choice.code == code:
            return choice.label.get(language) or next(iter(choice.label.values()))
    return code


def _fitting(line: Line, size: float, room: float) -> float:
    """Return the size, or the smaller one at which a label still fits."""
    wide = line.width * size / 1000
    return size if wide <= room else max(5.0, size * room / wide)
