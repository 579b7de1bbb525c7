"""The additional sheets: what did not fit into a form's boxes, by item, in full."""

from collections.abc import Callable, Sequence
from itertools import islice

from .boxes import ROW_SIZE, Overflow, Writer, column_rules, row_height
from .fonts import SEMIBOLD
from .page import INK, LEFT, TOP, Page, Paper
from .typesetting import LEADING, Line, Setter
from .wording import Wording

SIZE = 9.5
HEAD = 34.0


def additional_sheets(
    writer: Writer,
    paper: Paper,
    setter: Setter,
    words: Wording,
    head: Callable[[Page], None],
) -> list[Page]:
    """Return the sheets that hold what the writer put off; none, if all fitted."""
    sheets = _Sheets(writer, paper, setter, words, head)
    for item in writer.overflow:
        sheets.item(item)
    return sheets.pages


class _Sheets:
    def __init__(
        self,
        writer: Writer,
        paper: Paper,
        setter: Setter,
        words: Wording,
        head: Callable[[Page], None],
    ) -> None:
        self.pages: list[Page] = []
        self._writer, self._paper, self._setter, self._words = writer, paper, setter, words
        self._head = head
        self._y = paper.bottom

    def item(self, item: Overflow) -> None:
        """Write one item: its label, then its text or its rows."""
        self._room(60)
        language = self._words.language
        title = self._words.say("item", n=item.number, label=item.field.label[language])
        self._y += 12
        self.pages[-1].write(self._setter.line(title, SEMIBOLD), LEFT, self._y, SIZE)
        self._y += 6
        if item.rows:
            self._rows(item)
        else:
            for line in self._setter.lines(item.text, self._paper.inner, SIZE):
                self._room(SIZE * LEADING)
                self._y += SIZE * LEADING
                page = self.pages[-1]
                page.write(line, LEFT, self._y - 2, SIZE, INK, self._paper.inner)
        self._y += 10

    def _rows(self, item: Overflow) -> None:
        width = self._paper.inner
        self._column_heads(item)
        for row in item.rows:
            cells = self._writer.set_row(item.field, row, width)
            while any(cells):
                most = int((self._paper.bottom - self._y - 4) / (ROW_SIZE * LEADING))
                if most < min(3, max(len(cell) for cell in cells)):
                    self._new_page()
                    self._column_heads(item)
                    continue
                part = [list(islice(cell, most)) for cell in cells]
                self._part(item, part)
                cells = [cell[most:] for cell in cells]
        self.pages[-1].rule(LEFT, self._y, LEFT + width, self._y)

    def _part(self, item: Overflow, cells: Sequence[Sequence[Line]]) -> None:
        """Write a row, or as much of it as the page holds."""
        width, page, height = self._paper.inner, self.pages[-1], row_height(cells)
        self._writer.write_row(page, item.field, cells, LEFT, self._y, width)
        column_rules(page, item.field, LEFT, self._y, width, self._y + height)
        self._y += height

    def _column_heads(self, item: Overflow) -> None:
        self._y += 10
        width = self._paper.inner
        self._writer.column_heads(self.pages[-1], item.field, LEFT, self._y, width)
        self._y += 3

    def _room(self, height: float) -> None:
        if self._y + height > self._paper.bottom:
            self._new_page()

    def _new_page(self) -> None:
        page = Page()
        self._head(page)
        self.pages.append(page)
        self._y = TOP + HEAD
