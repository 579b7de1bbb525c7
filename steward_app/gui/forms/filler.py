"""A form on the screen: its blanks at the left, its pages at the right, as they will print.

It needs no vault: what the facts are, and what is kept of a print, is its owner's affair.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from steward_app import forms
from steward_app.gui.aside import Aside
from steward_app.gui.theme import em
from steward_app.gui.widgets import (
    Pairs,
    Sides,
    button,
    card,
    choice,
    clear,
    label,
    row,
    scroll,
)
from steward_app.words import LANGUAGES, t

from .fields import FormField, Plain, fields_of
from .picture import Drawn, Pages, draw_pages
from .saving import file_name, print_pdf, write
from .titles import spoken

PAUSE = 30  # milliseconds without a key before the pages are drawn anew
WIDE = frozenset({"text", "rows", "ticks"})  # kinds that take the whole width
PAPERS = ("letter", "a4")


@dataclass(frozen=True)
class Made:
    """A form with its values, its PDF, and pictures of its pages."""

    filled: forms.Filled
    printed: forms.Printed
    drawn: Drawn


class Filler(QWidget):
    """Shows one form; `out` tells that it left as a PDF or on paper."""

    changed = Signal()  # something was typed
    language_chosen = Signal(str)
    out = Signal(object, bytes, str)  # the forms.Filled, its PDF, the paper
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.template: forms.FormTemplate | None = None
        self.facts: Mapping[str, Any] = {}
        self.fields: list[FormField] = []
        self.made: Made | None = None
        self._again = False
        self._pdfium = threading.Lock()  # pdfium bears one thread at a time
        self._draw, self._write = Aside(self), Aside(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.draw)
        self._lay_out()

    @property
    def tongue(self) -> str:
        """Return the language that the form is printed in."""
        return str(self.language.currentData())

    @property
    def size_of_paper(self) -> str:
        """Return the paper: `letter` or `a4`."""
        return str(self.paper.currentData())

    def wait(self) -> None:
        """Let go of the form before; nothing can be saved until the next one is shown."""
        self.template = None
        for way_out in (self.print_it, self.save_it):
            way_out.setEnabled(False)

    def show_form(
        self,
        template: forms.FormTemplate,
        facts: Mapping[str, Any],
        values: Mapping[str, Plain],
        *,
        tongue: str,
        paper: str = "",
    ) -> None:
        """Show a form with what the facts put in it and what was typed over that."""
        self.template, self.facts = template, facts
        self._choose(template, tongue, paper)
        filled = forms.fill(template, facts, {}, self.tongue)
        self.fields = fields_of(template, self.tongue, self._on_change)
        for one in self.fields:
            one.put_facts(filled.values.get(one.name, ""))
            if one.name in values:
                one.put(values[one.name])
        self._build(template)
        self._see(filled)
        self.draw()
        for way_out in (self.print_it, self.save_it):
            way_out.setEnabled(True)

    def values(self) -> dict[str, Plain]:
        """Return what was typed over what the facts put in, by field."""
        return {one.name: one.value() for one in self.fields if one.typed_over()}

    def draw(self) -> None:
        """Draw the pages anew, off this thread; what changed meanwhile comes next."""
        if self.template is None:
            return
        if self._draw.busy:
            self._again = True
            return
        make = partial(
            _make,
            self._pdfium,
            self.template,
            dict(self.facts),
            self.values(),
            self.tongue,
            self.size_of_paper,
            self.pages.page_width(),
        )
        self._draw.run(make, self._show, self._refused)

    def save_to(self, file: Path) -> None:
        """Write the PDF where the user said, and tell what came of it."""
        self._now(partial(self._write_to, file))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages as wide as they are now."""
        super().resizeEvent(event)
        self._pause.start()

    def _lay_out(self) -> None:
        self.language = choice(LANGUAGES.items())
        self.language.setAccessibleName(t("Language of the form"))
        self.language.activated.connect(lambda _: self.language_chosen.emit(self.tongue))
        self.paper = choice([("letter", t("Letter paper")), ("a4", t("A4 paper"))])
        self.paper.setAccessibleName(t("Paper"))
        self.paper.activated.connect(lambda _: self._on_change())
        self.print_it = button(t("Print"), self._print)
        self.save_it = button(t("Save PDF"), self._ask_where, role="main", shortcut="Ctrl+S")
        self.warning = label(t("This copy is not encrypted."), "faint", wrap=False)
        tools = clear(row(self.language, self.paper, None))
        buttons = clear(row(None, self.warning, self.print_it, self.save_it))
        self.missing = label("", "soon")
        self.problem = label("", "problem")
        self._not_saved, self._about_page = "", list[str]()
        self._left = QVBoxLayout()
        self._left.setSpacing(em(1))
        self._fields = clear(self._left)
        self.pages = Pages()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(em(1))
        split.setChildrenCollapsible(False)
        self.scroller = scroll(self._fields)
        self.scroller.setMinimumWidth(em(18))
        for one, part in ((self.scroller, 5), (self.pages, 6)):
            split.addWidget(one)
            split.setStretchFactor(split.count() - 1, part)
        split.splitterMoved.connect(lambda *_: self._pause.start())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.7))
        layout.addWidget(Sides(tools, buttons, parts=(2, 3), narrow=52))
        layout.addWidget(self.problem)
        layout.addWidget(self.missing)
        layout.addWidget(split, 1)
        self.problem.hide()
        self.missing.hide()

    def _choose(self, template: forms.FormTemplate, tongue: str, paper: str) -> None:
        for at in range(self.language.count() - 1, -1, -1):
            self.language.removeItem(at)
        for code in template.languages:
            self.language.addItem(LANGUAGES.get(code, code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(tongue)))
        if paper in PAPERS:
            self.paper.setCurrentIndex(self.paper.findData(paper))

    def _build(self, template: forms.FormTemplate) -> None:
        """Put the fields on a card for each section, short ones in pairs."""
        while (taken := self._left.takeAt(0)) is not None:
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self._cards: dict[str, QWidget] = {}
        for section in template.sections:
            held = [one for one in self.fields if one.template.section == section.name]
            if not held:
                continue
            note = spoken(section.note, self.tongue) if section.note else ""
            contents: list[QWidget] = [label(spoken(section.title, self.tongue), "head")]
            contents += [label(note, "faint")] if note else []
            pair: list[QWidget] = []
            for one in held:
                if one.template.kind in WIDE or one.template.width > 6:
                    contents += [Pairs(*pair)] if pair else []
                    contents.append(one.shown)
                    pair = []
                else:
                    pair.append(one.shown)
            contents += [Pairs(*pair)] if pair else []
            self._cards[section.name] = card(*contents)
            self._left.addWidget(self._cards[section.name])
        self._left.addStretch(1)

    def _see(self, filled: forms.Filled) -> None:
        """Show the fields that are on this print, and say what is missing."""
        there = {one.name for one in filled.fields}
        for one in self.fields:
            one.shown.setVisible(one.name in there)
        for name, held in self._cards.items():
            its = [one for one in self.fields if one.template.section == name]
            held.setVisible(any(one.name in there for one in its))
        names = [
            spoken(one.label, self.tongue)
            for one in filled.fields
            if one.name in filled.missing
        ]
        self.missing.setText(t("Still empty: {fields}", fields=", ".join(names)))
        self.missing.setVisible(bool(names) and any(filled.values))

    def _on_change(self) -> None:
        self.changed.emit()
        self._pause.start()

    def _show(self, made: Made) -> None:
        self.made = made
        self._say(page=made.printed.warnings)
        self._see(made.filled)
        self.pages.show_pages(made.drawn)
        if self._again:
            self._again = False
            self.draw()

    def _say(self, *, page: Sequence[str] | None = None, saving: str | None = None) -> None:
        """Say what is wrong with the page and why it was not saved; neither hides the other."""
        self._about_page = self._about_page if page is None else [*page]
        self._not_saved = self._not_saved if saving is None else saving
        said = [one for one in (self._not_saved, *self._about_page) if one]
        self.problem.setText("\n".join(said))
        self.problem.setVisible(bool(said))

    def _refused(self, sentence: str) -> None:
        self._say(page=[sentence])
        if self._again:
            self._again = False
            self.draw()

    def _now(self, then: Callable[[forms.Filled, bytes, str], object]) -> None:
        """Make the PDF of what is typed now, and go on with it."""
        if self.template is None:
            return
        paper, values = self.size_of_paper, self.values()
        template, facts, tongue = self.template, dict(self.facts), self.tongue

        def make() -> tuple[forms.Filled, bytes]:
            filled = forms.fill(template, facts, values, tongue)
            return filled, forms.draw(filled, paper)

        self._say(saving="")
        self._write.run(
            make, lambda made: then(*made, paper), lambda said: self._say(saving=said)
        )

    def _ask_where(self) -> None:
        if self.template is None:
            return
        home = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(home))
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            t("Save PDF"),
            str(folder / file_name(self.template.id)),
            t("PDF") + " (*.pdf)",
        )
        if chosen:
            self.save_to(Path(chosen))

    def _write_to(self, file: Path, filled: forms.Filled, pdf: bytes, paper: str) -> None:
        def written(_: None) -> None:
            self._say(saving="")
            self.said.emit(t("Saved as {file}. This copy is not encrypted.", file=file.name))
            self.out.emit(filled, pdf, paper)

        self._write.run(lambda: write(pdf, file), written, lambda said: self._say(saving=said))

    def _print(self) -> None:
        self._now(self._print_it)

    def _print_it(self, filled: forms.Filled, pdf: bytes, paper: str) -> None:
        with self._pdfium:
            done = print_pdf(pdf, self, letter=paper == "letter")
        if done:
            self.said.emit(t("Sent to the printer."))
            self.out.emit(filled, pdf, paper)


def _make(
    pdfium: threading.Lock,
    template: forms.FormTemplate,
    facts: Mapping[str, Any],
    values: Mapping[str, Plain],
    tongue: str,
    paper: str,
    width: int,
) -> Made:
    filled = forms.fill(template, facts, values, tongue)
    printed = forms.press(filled, paper)
    with pdfium:
        return Made(filled, printed, draw_pages(printed.pdf, width))
