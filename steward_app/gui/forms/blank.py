"""Blank forms for the reference shelf: no vault, no passphrase, nothing kept.

Who opens it: a steward at a machine where no case should ever be opened, who needs a sheet of
paper to write on now.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from steward_app.forms import FormTemplate, shipped_forms
from steward_app.gui.theme import em
from steward_app.gui.widgets import Item, Lines, button, card, clear, column, label, row, scroll
from steward_app.words import language, t

from .filler import Filler
from .titles import spoken


class BlankForms(QWidget):
    """A list of the forms, and the one chosen with its blanks empty."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.filler = Filler()
        self.filler.said.connect(self.said)
        self.filler.said.connect(self._say)
        self.lines = Lines(
            Item(spoken(one.title), under=spoken(one.purpose), press=partial(self._go, one))
            for one in shipped_forms()
        )
        self.lines.setAccessibleName(t("Forms"))
        self._told = label(
            t("Nothing that is typed here is kept: print it, or save it as a PDF."), "faint"
        )
        self.back = button(t("Other forms"), lambda: self._stack.setCurrentIndex(0))
        self._stack = QStackedWidget()
        title = label(t("Blank forms"), "title")
        self._stack.addWidget(scroll(clear(column(title, card(self.lines), None))))
        top = row(self.back, self._told)
        top.setStretch(1, 1)
        filling = clear(column(top, self.filler))
        self._stack.addWidget(filling)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.7))
        layout.addWidget(self._stack)

    def _go(self, form: FormTemplate) -> None:
        self._stack.setCurrentIndex(1)
        self.filler.show_form(form, {}, {}, tongue=language())

    def _say(self, sentence: str) -> None:
        self._told.setText(sentence)
