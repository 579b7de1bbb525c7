"""Where a line is typed: who says it, and whether it is a question, by keys beside the text.

The marks are Ctrl and a digit, or a slash and a letter at a line's start: a key that is part
of a word is always part of the word. After each line the marks are off again: a line that
nobody marked is nobody's, and never by mistake the last speaker's.
"""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from steward_app import identity
from steward_app.gui.theme import em
from steward_app.gui.widgets import Gap, button, label, row, shortcut_text
from steward_app.limits import LONG
from steward_app.words import t

from .boxes import Words
from .knowing import Known
from .moments import told_moment
from .wording import ANSWER, QUESTION, SPEAKERS, TOLD, told_by

SLASH = re.compile(r"^/([a-z])(?:\s|$)", re.IGNORECASE)
LETTERS = {  # English, then Spanish where it differs
    "s": "supervisor",
    "w": "worker",
    "t": "worker",
    "m": "steward",
    "y": "steward",
    "o": "other",
    "q": QUESTION,
    "p": QUESTION,
    "a": ANSWER,
    "r": ANSWER,
}
USUAL_SPEAKER = {QUESTION: "supervisor", ANSWER: "worker"}


NOW = Known()  # as it was written, seen or heard


@dataclass(frozen=True)
class Typed:
    """A line as it was entered."""

    text: str
    speaker: str = ""
    mark: str = "line"
    known: Known = NOW


class Entry(QWidget):
    """The box, and the marks over it."""

    entered = Signal(object)  # a Typed
    changed = Signal()
    upward = Signal()
    when_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._known = NOW
        self.box = Words(hint=t("Type what is said, then Enter"))
        self.box.setAccessibleName(t("Next line"))
        self.marks: dict[str, QPushButton] = {}
        names = [*zip(SPEAKERS, _names(), strict=True), *_kinds()]
        for n, (code, name) in enumerate(names, 1):
            self.marks[code] = self._mark(n, code, name)
        self.when = button(
            f"{t('When …')}   {shortcut_text('Ctrl+H')}", self.when_asked.emit, role="quiet"
        )
        self._about = label("", "accent")
        self._about.hide()
        self.warning = label("", "problem")  # of what no notes should hold; it is not refused
        self.warning.hide()
        who_speaks = [self.marks[code] for code in SPEAKERS]
        self._kind = [self.marks[QUESTION], self.marks[ANSWER], self.when]
        self._first = row(*who_speaks, None, gap=Gap.TIGHT)
        self._second = row(None, gap=Gap.TIGHT)
        self._narrow: bool | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.5))
        layout.addLayout(self._first)
        layout.addLayout(self._second)
        layout.addWidget(self._about)
        layout.addWidget(self.warning)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.entered.connect(self.enter)
        self.box.upward.connect(self.upward)
        self.box.textChanged.connect(self._on_text)
        self._line_up(False)

    def enter(self) -> None:
        """Give away what is typed, if anything is, and begin a new line."""
        typed = self.typed()
        if typed.text:
            self.clear()
            self.entered.emit(typed)

    def typed(self) -> Typed:
        """Return what is typed now, with its marks."""
        on = {code for code, one in self.marks.items() if one.isChecked()}
        return Typed(
            text=self.box.value(),
            speaker=next((code for code in SPEAKERS if code in on), ""),
            mark=next((code for code in (QUESTION, ANSWER) if code in on), "line"),
            known=self._known,
        )

    def clear(self) -> None:
        """Begin a new line, with no marks."""
        self.box.clear()
        for one in self.marks.values():
            one.setChecked(False)
        self.know(NOW)

    def mark(self, code: str) -> None:
        """Set a mark, or take it off again; a question is usually the supervisor's."""
        self._toggle(code, not self.marks[code].isChecked())

    def know(self, known: Known) -> None:
        """Say when this line's matter happened, and how that is known."""
        self._known = known
        self._about.setText(_about(known))
        self._about.setVisible(known != NOW)
        self.changed.emit()

    def known(self) -> Known:
        """Return what was said of this line."""
        return self._known

    def give_back(self, typed: Typed) -> None:
        """Put a line that could not be saved before what is typed by now."""
        rest = self.box.toPlainText()
        if not rest:
            self.put(typed)
            return
        self.box.setPlainText(f"{typed.text}\n{rest}")
        self.box.moveCursor(QTextCursor.MoveOperation.End)

    def put(self, typed: Typed) -> None:
        """Show a line with its marks, to go on with."""
        for code, one in self.marks.items():
            one.setChecked(code in (typed.speaker, typed.mark))
        self.box.setPlainText(typed.text)
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.know(typed.known)

    def resizeEvent(self, event: Any) -> None:
        """Put the marks in one row, or in two."""
        super().resizeEvent(event)
        self._line_up(self.width() < self._wide())

    def _mark(self, n: int, code: str, name: str) -> QPushButton:
        keys = f"Ctrl+{n}"
        made = button(f"{n}  {name}", partial(self._pressed, code), role="toggle", name=name)
        made.setCheckable(True)
        made.setToolTip(f"{name}   {shortcut_text(keys)}")
        made.setAccessibleDescription(shortcut_text(keys))
        QShortcut(QKeySequence(keys), self).activated.connect(partial(self.mark, code))
        return made

    def _pressed(self, code: str) -> None:
        self._toggle(code, self.marks[code].isChecked())
        self.box.setFocus()

    def _toggle(self, code: str, on: bool) -> None:
        group = SPEAKERS if code in SPEAKERS else (QUESTION, ANSWER)
        for other in group:
            self.marks[other].setChecked(on and other == code)
        usual = USUAL_SPEAKER.get(code, "")
        if on and usual and not any(self.marks[one].isChecked() for one in SPEAKERS):
            self.marks[usual].setChecked(True)
        self.changed.emit()

    def _on_text(self) -> None:
        text = self.box.toPlainText()
        found = SLASH.match(text)
        if found and found[1].lower() in LETTERS and len(text) > 2:
            self._toggle(LETTERS[found[1].lower()], True)
            cursor = self.box.textCursor()
            cursor.setPosition(0)
            cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        said = identity.warning(text) if len(text) < LONG else None
        self.warning.setText(said or "")
        self.warning.setVisible(said is not None)
        self.changed.emit()

    def _wide(self) -> int:
        every = [*self.marks.values(), self.when]
        return sum(one.sizeHint().width() + em(0.35) for one in every)

    def _line_up(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        row_of_them = self._second if narrow else self._first
        for one in self._kind:
            row_of_them.insertWidget(row_of_them.count() - 1, one)


def _names() -> list[str]:
    return [t("Supervisor"), t("Worker"), t("Me"), t("Other")]


def _kinds() -> list[tuple[str, str]]:
    return [(QUESTION, t("Question")), (ANSWER, t("Answer"))]


def _about(known: Known) -> str:
    parts = []
    if known.how_known == TOLD:
        parts.append(told_by(known.told_by))
    if known.happened:
        parts.append(t("about {time}", time=told_moment(known.happened, known.happened)))
    return t("This line: {what}", what=", ".join(parts)) if parts else ""


def how() -> str:
    """Return how a line is noted, for a page on which there is none yet."""
    return t(
        "Type what is said; Enter stamps and saves the line. Ctrl+1 to Ctrl+4 say who speaks,"
        " Ctrl+5 a question, Ctrl+6 an answer, Ctrl+H that it happened earlier or that you were"
        " told. F2 corrects a line."
    )
