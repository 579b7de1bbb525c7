"""The directory of people.

Opened by a steward who needs a phone number, a classification or a spelling, often on the
telephone or between two conversations, with nothing in hand but part of a name.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from steward_app import people
from steward_app.gui.rows import Column, Rows
from steward_app.gui.screen import Screen, Shell
from steward_app.gui.widgets import Empty, Line, button, clear, column, label, table
from steward_app.names import is_odd
from steward_app.people import Person
from steward_app.words import t, tn

SHOWN = 500  # rows; more are found by typing more
NAME, STANDING, DEPARTMENT = 0, 1, 3  # columns
TABLE, THERE_ARE_NONE, FOUND_NONE = range(3)


class PeopleList(Screen):
    """Everyone in the directory, by name, narrowed by what is typed."""

    features = frozenset({"people"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, t("People"), scrolls=False)
        self.search = Line(cap=200, hint=t("A name, a classification, a worksite …"))
        self.search.setAccessibleName(t("Search people"))
        self.search.textChanged.connect(self.refresh)
        self.rows: Rows[Person] = Rows(
            [
                Column(t("Name"), lambda one: one.name),
                Column(t("Who they are"), lambda one: one.standing_label),
                Column(t("Classification"), lambda one: one.classification),
                Column(t("Department"), lambda one: one.department),
                Column(t("Phone"), lambda one: one.phone),
                Column(t("To look at"), _flags, tone=lambda one: "soon"),
            ],
            self,
        )
        self.table = table(
            self.rows, self._open, name=t("People"), roomy=NAME, spare=(STANDING, DEPARTMENT)
        )
        self.add_one = button(
            t("Add a person"), partial(shell.go, "person"), role="main", shortcut="Ctrl+N"
        )
        self.empty = Empty(
            t("Nobody is in the directory yet."),
            more=t(
                "Add the worker you talked to, the supervisor, your staff representative: their"
                " names then need typing only once."
            ),
        )
        self.none_found = Empty(t("Nobody matches what you typed."))
        self.count = label("", "faint")
        holder = QWidget()
        holder.setProperty("role", "clear")
        self._stack = QStackedLayout(holder)  # without it, its first widget would be a window
        for one in (
            self.table,
            clear(column(self.empty, None)),
            clear(column(self.none_found, None)),
        ):
            self._stack.addWidget(one)
        self.act(self.add_one)
        self.add(self.search, holder, self.count)
        self.body.setStretchFactor(holder, 1)
        self.setFocusProxy(self.search)
        self._asked = 0

    def refresh(self) -> None:
        """Ask for the people again."""
        self._asked += 1
        find = partial(people.find_people, containing=self.search.value(), limit=SHOWN)
        self.shell.background.run(self, find, partial(self._show, self._asked))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from what is typed down into the list."""
        if event.key() == Qt.Key.Key_Down and self.rows.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.selectRow(0)
            return
        super().keyPressEvent(event)

    def _show(self, asked: int, found: list[Person]) -> None:
        if asked != self._asked:
            return  # more was typed meanwhile
        self.rows.show(found)
        nothing = FOUND_NONE if self.search.value() else THERE_ARE_NONE
        self._stack.setCurrentIndex(TABLE if found else nothing)
        self.count.setText(_counted(len(found)))

    def _open(self, one: Person) -> None:
        self.shell.go("person", one.id)


def _counted(n: int) -> str:
    if n >= SHOWN:
        return t("The first {n} are shown; type more of the name to find others.", n=n)
    return tn("{n} person", "{n} people", n) if n else ""


def _flags(one: Person) -> str:
    said = []
    if is_odd(one.name):
        said.append(t("hidden characters in the name"))
    if one.conflicts:
        said.append(t("two values"))
    return ", ".join(said)
