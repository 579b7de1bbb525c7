"""Past meetings, and those whose notes were never ended.

Opened by a steward back at a desk, who wants the notes of last week's meeting, or to see which
of them still belong to no case.
"""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from steward_app import meetings
from steward_app.gui.labels import near_day
from steward_app.gui.rows import Column, Rows
from steward_app.gui.screen import Screen, Shell
from steward_app.gui.widgets import (
    Empty,
    Line,
    button,
    clear,
    column,
    label,
    shortcut_text,
    table,
)
from steward_app.journal import Transaction
from steward_app.meetings import MeetingRow
from steward_app.meetings.queries import find_links
from steward_app.words import clock_time, t, tn

from .moments import read_iso

SHOWN = 200  # rows; more are found by typing more
KIND, ABOUT = 1, 3  # columns
TABLE, THERE_ARE_NONE, FOUND_NONE = range(3)


@dataclass(frozen=True)
class Listed:
    """A meeting, and whether it is in a case."""

    meeting: MeetingRow
    in_case: bool


class MeetingList(Screen):
    """Meetings, the newest first, those that are open on top; narrowed by what is typed."""

    features = frozenset({"meetings"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, t("Meetings"), scrolls=False)
        self.search = Line(cap=200, hint=t("A worker, a place, what it was about …"))
        self.search.setAccessibleName(t("Search meetings"))
        self.search.textChanged.connect(self.refresh)
        self.rows: Rows[Listed] = Rows(
            [
                Column(t("When"), lambda one: one.meeting.opened_at, self._when),
                Column(t("Kind"), lambda one: one.meeting.kind_label),
                Column(t("Worker"), lambda one: one.meeting.worker),
                Column(t("About"), _about),
                Column(t("State"), _state, tone=_tone),
            ],
            self,
        )
        self.table = table(
            self.rows, self._open, name=t("Meetings"), roomy=ABOUT, spare=(KIND,)
        )
        self.new = button(t("New meeting notes"), self._start, name=t("New meeting notes"))
        self.empty = Empty(
            t(
                "No notes yet. Press {keys} when you sit down: the page opens with the cursor"
                " in it, and everything else can be filled in later.",
                keys=shortcut_text("Ctrl+M"),
            ),
            more=t("A meeting is kept from its first line on."),
        )
        self.none_found = Empty(t("No meeting matches what you typed."))
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
        self.act(self.new)
        self.add(self.search, holder, self.count)
        self.body.setStretchFactor(holder, 1)
        self.setFocusProxy(self.search)
        self._asked = 0

    def refresh(self) -> None:
        """Ask for the meetings again."""
        self._asked += 1
        find = partial(_find, containing=self.search.value())
        self.shell.background.run(self, find, partial(self._show, self._asked))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from what is typed down into the list."""
        if event.key() == Qt.Key.Key_Down and self.rows.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.selectRow(0)
            return
        super().keyPressEvent(event)

    def _show(self, asked: int, found: list[Listed]) -> None:
        if asked != self._asked:
            return  # more was typed meanwhile
        self.rows.show(found)
        nothing = FOUND_NONE if self.search.value() else THERE_ARE_NONE
        self._stack.setCurrentIndex(TABLE if found else nothing)
        loose = sum(not one.in_case for one in found)
        self.count.setText(
            tn("{n} meeting is in no case yet.", "{n} meetings are in no case yet.", loose)
            if loose
            else ""
        )

    def _open(self, one: Listed) -> None:
        self.shell.go("meeting", one.meeting.id)

    def _start(self) -> None:
        self.shell.go("meeting")

    def _when(self, opened_at: str) -> str:
        when = read_iso(opened_at)
        if when is None:
            return opened_at
        return f"{near_day(when.date(), self.shell.clock().date())}, {clock_time(when)}"


def _find(tx: Transaction, *, containing: str) -> list[Listed]:
    rows = meetings.find_meetings(tx, containing=containing, limit=SHOWN)
    rows.sort(key=lambda one: not one.is_open)  # those that are open first, the rest as it is
    return [Listed(one, bool(find_links(tx, one.id))) for one in rows]


def _about(one: Listed) -> str:
    meeting = one.meeting
    return " · ".join(filter(None, (meeting.title or meeting.stated_subject, meeting.place)))


def _state(one: Listed) -> str:
    if one.meeting.is_open:
        return t("open: notes can go on")
    return t("in a case") if one.in_case else t("not in a case yet")


def _tone(one: Listed) -> str:
    if one.meeting.is_open:
        return "accent"
    return "done" if one.in_case else "soon"
