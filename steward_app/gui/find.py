"""One box over everything: cases, people, meetings, the contract; by keyboard alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from steward_app.journal import Transaction
from steward_app.words import t

from .screen import Shell
from .theme import em
from .widgets import Item, Line, Lines, label, scroll, shortcut_text

PAUSE = 80  # milliseconds without a key before it looks
EACH = 6  # results of one kind
LETTERS = 2  # fewer say too little to look for


@dataclass(frozen=True)
class Found:
    """One result, and the screen that shows it."""

    text: str
    note: str
    place: str
    subject: Any


@dataclass(frozen=True)
class Source:
    """One kind of thing to find; a neutral one may be shown while notes are being taken."""

    title: Callable[[], str]
    find: Callable[[Transaction, str], Sequence[Found]]
    neutral: bool = False


class Find(Line):
    """The box; its results hang under it. It remembers nothing of what was looked for."""

    left = Signal()  # Escape: back to the screen

    def __init__(self, window: QWidget, shell: Shell, sources: Sequence[Source]) -> None:
        super().__init__(cap=200)
        self._window, self._shell = window, shell
        self._sources = sources
        self._neutral = False
        self._asked = 0
        self._say_what()
        self.setAccessibleName(t("Find"))
        self.setMinimumWidth(em(14))
        self.setMaximumWidth(em(36))
        self.results = QFrame(window)
        self.results.setProperty("role", "card")
        self.results.hide()
        self._column = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._column)
        inner = QVBoxLayout(self.results)
        inner.setContentsMargins(em(0.4), em(0.4), em(0.4), em(0.4))
        inner.addWidget(scroll(holder))
        self.lists: list[Lines] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        self.textChanged.connect(self._timer.start)
        self.results.installEventFilter(self)

    def neutral(self, on: bool) -> None:
        """Forget what was looked for; while notes are being taken, show the contract only."""
        self._neutral = on
        self._say_what()
        self.clear()
        self.close_results()

    def put(self) -> None:
        """Hang the results under the box."""
        corner = self.mapTo(self._window, self.rect().bottomLeft())
        beside = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else corner.x()
        width = min(
            max(self.width(), em(46)), self._window.width() - max(beside, em(1)) - em(1)
        )
        left = min(corner.x(), self._window.width() - width - em(1))
        height = min(self._wanted(), self._window.height() - corner.y() - em(1.5))
        self.results.setGeometry(max(left, 0), corner.y() + em(0.3), width, height)

    def close_results(self) -> None:
        """Put the results away."""
        self._asked += 1
        self._timer.stop()
        self.results.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the results, Enter opens the first, Escape leaves."""
        rows = self._rows()
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.close_results()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and rows:
            rows[0].click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from list to list with the arrows, and back to the box with Escape."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            rows = self._rows()
            at = next((n for n, one in enumerate(rows) if one.hasFocus()), -1)
            if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and at == 0):
                self.setFocus()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and 0 <= at + step < len(rows):
                rows[at + step].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _say_what(self) -> None:
        keys = shortcut_text("Ctrl+K")
        if self._neutral:
            self.setPlaceholderText(t("Find in the contract …   {keys}", keys=keys))
        else:
            self.setPlaceholderText(t("Find a case, a person, a clause …   {keys}", keys=keys))

    def _look(self) -> None:
        text = self.value()
        self._asked += 1
        if len(text) < LETTERS:
            self.results.hide()
            return
        sources = [one for one in self._sources if one.neutral or not self._neutral]
        work = partial(_everywhere, sources, text)
        self._shell.background.run(self, work, partial(self._show, self._asked))

    def _show(self, asked: int, found: list[tuple[str, Sequence[Found]]]) -> None:
        if asked != self._asked:
            return  # more was typed meanwhile
        while (taken := self._column.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        self.lists = []
        for title, some in found:
            lines = Lines(
                Item(one.text, note=one.note, press=partial(self._open, one)) for one in some
            )
            self.lists.append(lines)
            self._column.addWidget(label(title, "faint"))
            self._column.addWidget(lines)
        if not found:
            self._column.addWidget(label(t("Nothing found."), "faint"))
        self._column.addStretch(1)
        self.put()
        self.results.raise_()
        self.results.show()

    def _open(self, one: Found) -> None:
        self.clear()
        self.close_results()
        self._shell.go(one.place, one.subject)

    def _rows(self) -> list[Any]:
        if not self.results.isVisible():
            return []
        return [row for lines in self.lists for row in lines.rows]

    def _wanted(self) -> int:
        return sum(lines.sizeHint().height() + em(2.2) for lines in self.lists) + em(2.5)


def _everywhere(
    sources: Sequence[Source], text: str, tx: Transaction
) -> list[tuple[str, Sequence[Found]]]:
    groups = [(one.title(), one.find(tx, text)[:EACH]) for one in sources]
    return [(title, some) for title, some in groups if some]
