"""Correcting a line: how it read stays readable, and why it changed stands beside it."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from steward_app import meetings
from steward_app.gui.widgets import button, field, label
from steward_app.journal import Subject, Transaction
from steward_app.meetings import Line
from steward_app.words import t

from .boxes import Words
from .moments import stamp
from .strips import Record, Strip
from .wording import beginning


class CorrectStrip(Strip):
    """One line, to be read otherwise from now on, or struck out."""

    name = "correct"
    strike_asked = Signal()

    def __init__(self) -> None:
        self.line: Line | None = None
        self.words, self.why = Words(), Words(hint=t("Misheard, mistyped, left out …"))
        self._why = field(t("Why"), self.why)
        self._which = label("", "faint")
        super().__init__(
            t("Correct a line"),
            t("Save the correction"),
            self._which,
            field(
                t("How it should read"),
                self.words,
                help_text=t("How it read before stays readable under it."),
            ),
            self._why,
        )
        self.strike = button(t("Strike it out"), self.strike_asked.emit)
        self.foot.insertWidget(1, self.strike)
        self._follow(self.words, self.why)
        self.setFocusProxy(self.words)

    def show_line(self, line: Line) -> None:
        """Begin with this line as it reads now."""
        self.line = line
        self._which.setText(
            t(
                "The line of {time}: “{line}”",
                time=stamp(line.written_at),
                line=beginning(line.text),
            )
        )
        self.words.setPlainText(line.text)
        self.words.selectAll()
        self.why.clear()

    def record(self) -> Record | None:
        """Return the correction as it is to be recorded."""
        if self.line is None or not self._reasoned():
            return None
        if self.words.value() == self.line.text:
            self.refuse(t("It reads like that already."))
            return None
        return partial(
            _correct, line=self.line.id, text=self.words.value(), why=self.why.value()
        )

    def striking(self) -> Record | None:
        """Return the striking out as it is to be recorded."""
        if self.line is None or not self._reasoned():
            return None
        return partial(_strike, line=self.line.id, why=self.why.value())

    def values(self) -> dict[str, Any]:
        """Return what is typed, for a draft, with the line that it corrects."""
        if self.line is None or (self.words.value() == self.line.text and not self.why.value()):
            return {}
        return {"line": [*self.line.id], "words": self.words.value(), "why": self.why.value()}

    def put(self, values: dict[str, Any]) -> None:
        """Show what a draft had; its line is given by `show_line`."""
        self.words.setPlainText(values.get("words", ""))
        self.why.setPlainText(values.get("why", ""))

    def _reasoned(self) -> bool:
        if not self.why.value():
            self._why.problem(t("Say why; a word is enough."))
            self.why.setFocus()
            return False
        return True


def _correct(tx: Transaction, _: Subject, *, line: Subject, text: str, why: str) -> Subject:
    meetings.correct_line(tx, line, text=text, reason=why)
    return line


def _strike(tx: Transaction, _: Subject, *, line: Subject, why: str) -> Subject:
    meetings.strike_line(tx, line, reason=why)
    return line
