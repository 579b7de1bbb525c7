"""Naming someone: as typed, or from the directory as their record has them now."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from steward_app import people
from steward_app.gui.background import Background
from steward_app.gui.theme import em
from steward_app.gui.widgets import Item, Line, Lines
from steward_app.limits import NAME
from steward_app.words import t

from .part import joined

PAUSE = 120  # milliseconds without a key before the directory is asked
MOST = 5


class Who(QWidget):
    """A line for a name; people of the directory who match are offered under it."""

    chosen = Signal(object)  # a people.Person

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._background = background
        self.person: people.Person | None = None
        self.line = Line(cap=NAME, hint=t("A name, as it is written"))
        self.found = Lines()
        self.found.setAccessibleName(t("From the directory"))
        self.found.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.2))
        layout.addWidget(self.line)
        layout.addWidget(self.found)
        self.setFocusProxy(self.line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        self.line.textEdited.connect(self._on_typed)

    def setAccessibleName(self, name: str) -> None:
        """Name the line too: it is what has the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def name(self) -> str:
        """Return the name that was typed or chosen."""
        return self.line.value()

    def clear(self) -> None:
        """Forget who it was."""
        self.person = None
        self.line.clear()
        self.found.hide()

    def choose(self, person: people.Person) -> None:
        """Take someone of the directory."""
        self.line.setText(person.name)
        self.person = person
        self.found.hide()
        self.chosen.emit(person)

    def _on_typed(self) -> None:
        self.person = None
        self._timer.start()

    def _look(self) -> None:
        typed = self.name()
        if len(typed) < 2:
            self.found.hide()
            return
        find = partial(people.find_people, containing=typed, limit=MOST)
        self._background.run(self, find, self._show)

    def _show(self, found: list[people.Person]) -> None:
        if self.person is not None:
            return
        self.found.show_items(
            Item(
                one.shown_name,
                under=joined(one.standing_label, one.classification, one.department),
                press=partial(self.choose, one),
            )
            for one in found
        )
        self.found.setVisible(bool(found))
