"""Draws a form as a PDF, to be printed and signed; the filled one looks like the blank one."""

from collections.abc import Sequence
from dataclasses import dataclass

from steward_app.errors import StewardError
from steward_app.words import t

from .additional import additional_sheets
from .boxes import Writer
from .fill import Filled
from .fonts import SEMIBOLD, Fonts
from .layout import (
    EDGE,
    HEAD,
    STATEMENT_GAP,
    STATEMENT_INDENT,
    Band,
    Placed,
    Set,
    Sheet,
    body_width,
    boxes,
    edge_sets,
    lay_out,
    runs,
)
from .page import ACCENT, FAINT, HAIR, INK, LEFT, PAPERS, TOP, Page, Paper
from .pdf import to_pdf
from .template import FormTemplate
from .typesetting import LEADING, Setter
from .wording import Wording, wording


class NoSuchPaper(StewardError):
    """A size of paper that forms are not printed on."""


@dataclass(frozen=True)
class Printed:
    """A form on paper: the PDF, how many pages it has, and what the user should know of it."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...]


def draw(filled: Filled, paper: str = "letter") -> bytes:
    """Return the form as a PDF, on `letter` or `a4`; the same form gives the same bytes."""
    return press(filled, paper).pdf


def press(filled: Filled, paper: str = "letter") -> Printed:
    """Return the form as a PDF with what is to be said of it; see `draw`."""
    if paper not in PAPERS:
        known = ", ".join(PAPERS)
        raise NoSuchPaper(
            t("“{paper}” is not a paper size; they are: {known}.", paper=paper, known=known)
        )
    fonts = Fonts()
    words = wording(filled.language)
    job = _Job(filled, PAPERS[paper], Setter(fonts, filled.language), words)
    pages = job.pages()
    pdf = to_pdf(
        pages,
        job.paper,
        fonts,
        title=filled.template.title[filled.language],
        language=words.language,
    )
    return Printed(pdf, len(pages), tuple(_warnings(fonts)))


def _warnings(fonts: Fonts) -> list[str]:
    if not fonts.lacking:
        return []
    listed = ", ".join(f"U+{ord(char):04X}" for char in sorted(fonts.lacking)[:10])
    return [
        t(
            "Some characters are in a script that no font here has; they are printed as boxes: "
            "{characters}. The text itself is in the file, and nothing was lost.",
            characters=listed,
        )
    ]


class _Job:
    """One form being drawn."""

    def __init__(self, filled: Filled, paper: Paper, setter: Setter, words: Wording) -> None:
        self._filled = filled
        self.paper = paper
        self._setter = setter
        self._words = words
        self._writer = Writer(filled, setter, words)

    @property
    def _form(self) -> FormTemplate:
        return self._filled.template

    def pages(self) -> list[Page]:
        """Return every page: the form's own, the additional sheets, each with its foot."""
        sheets = lay_out(self._form, self._filled.fields, self.paper, self._setter, self._words)
        made = [self._page(sheet, first=number == 0) for number, sheet in enumerate(sheets)]
        made += additional_sheets(
            self._writer, self.paper, self._setter, self._words, self._additional_head
        )
        for number, page in enumerate(made, start=1):
            self._foot(page, number, len(made))
        return made

    def _page(self, sheet: Sheet, *, first: bool) -> Page:
        page = Page()
        if first:
            self._head(page)
            self._edge(page)
        else:
            self._running_head(page)
        width = body_width(self._form, self.paper)
        framed = list(runs(sheet))
        tops = {top for top, _ in framed}
        for placed in sheet.bands:
            self._band(page, placed, width, tops)
        for top, bottom in framed:
            page.frame(LEFT, top, width, bottom - top)
        return page

    def _band(self, page: Page, placed: Placed, width: float, tops: set[float]) -> None:
        band = placed.band
        if band.section:
            self._heading(page, band, placed.y, width)
        elif band.statement:
            self._statement(page, band.statement, LEFT, placed.y + 6)
        else:
            for box in boxes(placed, width):
                if box.y not in tops:  # there the frame is the line
                    page.rule(box.x, box.y, box.x + box.width, box.y)
                if box.x > LEFT:
                    page.rule(box.x, box.y, box.x, box.y + box.height)
                self._writer.write(page, box)

    def _head(self, page: Page) -> None:
        setter, language, right = self._setter, self._filled.language, LEFT + self.paper.inner
        title = setter.line(self._form.title[language], SEMIBOLD)
        size = min(19.0, self.paper.inner * 0.62 * 1000 / max(title.width, 1))
        page.write(title, LEFT, TOP + 17, size)
        kept = self._words.say(self._form.keep)
        if kept:
            page.write(setter.line(kept, SEMIBOLD), LEFT, TOP + 32, 8, ACCENT)
        local = self._filled.headed
        if local:
            line = setter.line(local, SEMIBOLD)
            room = self.paper.inner - title.width * size / 1000 - 20
            size = min(11.0, 11.0 * room / max(line.width * 0.011, 0.01))
            page.write(line, right - line.width * size / 1000, TOP + 17, size)
        page.rule(LEFT, TOP + 40, right, TOP + 40, ACCENT, 1.2)

    def _running_head(self, page: Page, title: str = "") -> None:
        setter, right = self._setter, LEFT + self.paper.inner
        said = title or self._form.title[self._filled.language]
        page.write(setter.line(said, SEMIBOLD), LEFT, TOP + 9, 9)
        reference = self._reference()
        if reference:
            line = setter.line(reference)
            page.write(line, right - line.width * 8.5 / 1000, TOP + 9, 8.5, FAINT)
        page.rule(LEFT, TOP + 15, right, TOP + 15, ACCENT, 0.8)

    def _additional_head(self, page: Page) -> None:
        title = self._form.title[self._filled.language]
        self._running_head(page, self._words.say("additional", title=title))

    def _reference(self) -> str:
        """Return what tells a loose sheet which paper it belongs to."""
        name = self._form.reference
        if not name or name not in self._filled.values:
            return ""
        field = self._form.field(name)
        return f"{field.label[self._filled.language]}: {self._writer.text_of(field)}"

    def _heading(self, page: Page, band: Band, y: float, width: float) -> None:
        if band.section is None:
            return
        language = self._filled.language
        title = self._setter.line(f"{band.number}  {band.section.title[language]}", SEMIBOLD)
        page.write(title, LEFT, y + 17, 10, ACCENT)
        note = band.section.note.get(language)
        if note:
            line = self._setter.line(note)
            room = width - title.width * 10 / 1000 - 14
            size = min(7.5, 7.5 * room / max(line.width * 7.5 / 1000, 0.01))
            page.write(line, LEFT + width - line.width * size / 1000, y + 17, size, FAINT)

    def _edge(self, page: Page) -> None:
        """Write what stands at the edge of the first page, in view while someone writes."""
        x, y = LEFT + self.paper.inner - EDGE, TOP + HEAD + 2
        room = self.paper.bottom - y
        for sets in edge_sets(self._form, room, self._setter, self._words):
            y = self._statement(page, sets, x, y) + 10

    def _statement(self, page: Page, sets: Sequence[Set], x: float, y: float) -> float:
        """Write a statement with its bar; return where it ends."""
        at = y
        for part in sets:
            for line in part.lines:
                at += part.size * LEADING
                color = FAINT if part.faint else INK
                page.write(line, x + STATEMENT_INDENT, at - part.size * 0.3, part.size, color)
            at += STATEMENT_GAP
        page.bar(x, y + 1.5, 1.6, at - y - 1.5 - STATEMENT_GAP)
        return at

    def _foot(self, page: Page, number: int, of: int) -> None:
        words, right = self._words, LEFT + self.paper.inner
        y = self.paper.height - 26
        page.rule(LEFT, y - 10, right, y - 10, HAIR)
        parts = (
            self._form.title[self._filled.language],
            words.say("version", n=self._form.version),
            words.say("name"),
        )
        page.write(self._setter.line(" · ".join(parts)), LEFT, y, 7, FAINT)
        told = self._setter.line(words.say("page", n=number, of=of))
        page.write(told, right - told.width * 7 / 1000, y, 7, FAINT)
