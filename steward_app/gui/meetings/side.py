"""Beside the notes: the steward's own lines, the marks of the moment, and whom to call."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from steward_app.gui.theme import em
from steward_app.gui.whom import whom_card
from steward_app.gui.widgets import (
    Gap,
    Item,
    Lines,
    button,
    card,
    clear,
    column,
    label,
    scroll,
    shortcut_text,
)
from steward_app.words import t

Do = Callable[[], object]


def my_lines() -> list[str]:
    """Return what a representative may say in any interview, in the language of the room."""
    return [
        t("What is this about, and could it lead to discipline?"),
        t("We need a caucus."),
        t("Please clarify the question."),
        t("I object to that question; please note it."),
    ]


class MyLines(QFrame):
    """One's own lines, and until the representative is there, the worker's statement."""

    said = Signal(str)

    def __init__(self, statement: Do, arrived: Do) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.statement = _marked(t("Worker's statement"), "F1", statement)
        self.arrived = button(t("The representative is here"), arrived, role="quiet")
        self._since = label("", "faint")
        self.lines = Lines(
            Item(t("“{words}”", words=one), role="", press=partial(self.said.emit, one))
            for one in my_lines()
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            card(
                label(t("My lines"), "head"),
                self.lines,
                self.statement,
                self.arrived,
                self._since,
                gap=Gap.TIGHT,
            )
        )
        self.show_arrival("")

    def show_arrival(self, since: str) -> None:
        """Say since when the representative is there; empty while nobody said so."""
        here = bool(since)
        for one in (self.statement, self.arrived):
            one.setVisible(not here)
        self._since.setVisible(here)
        self._since.setText(t("The representative is here since {time}.", time=since))


class Side(QWidget):
    """The column beside the notes; it scrolls when it is higher than the window."""

    def __init__(self, mine: MyLines, marks: list[tuple[str, str, Do]]) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.mine = mine
        self.buttons = [_marked(text, keys, do) for text, keys, do in marks]
        self.marks = card(label(t("Mark the moment"), "head"), *self.buttons, gap=Gap.TIGHT)
        self.afterward = QVBoxLayout()
        self.afterward.setContentsMargins(0, 0, 0, 0)
        self._after = clear(self.afterward)
        self._after.hide()
        self.setFocusProxy(self.mine.lines)
        self.mine.lines.setFocusProxy(self.mine.lines.rows[0])
        self.call = whom_card()
        self._stacked = column(
            self._after, self.mine, self.marks, self.call, None, gap=Gap.USUAL
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(clear(self._stacked)))

    def show_contacts(self) -> None:
        """Read the local's numbers anew: they may have been changed since."""
        fresh = whom_card()
        self._stacked.replaceWidget(self.call, fresh)
        self.call.hide()
        self.call.deleteLater()
        self.call = fresh

    def live(self, live: bool) -> None:
        """Offer a caucus only while there is a meeting that it can interrupt."""
        for one in self.buttons:
            one.setVisible(live or one.accessibleName() != t("Caucus"))

    def over(self, afterward: QWidget | None) -> None:
        """Show what comes after the meeting, or take it away again."""
        while (taken := self.afterward.takeAt(0)) is not None:
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        if afterward is not None:
            self.afterward.addWidget(afterward)
        self._after.setVisible(afterward is not None)
        self.mine.setVisible(afterward is None)


def _marked(text: str, keys: str, do: Do) -> QPushButton:
    """Return a button that names its key; the key is the page's, for when this is hidden."""
    made = button(f"{text}   {shortcut_text(keys)}", do, name=text)
    made.setAccessibleDescription(shortcut_text(keys))
    made.setMinimumWidth(em(12))
    return made
