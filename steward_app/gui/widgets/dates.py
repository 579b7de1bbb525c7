"""A day, typed as 2026-11-25 or picked."""

import re
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from steward_app.gui.theme import em
from steward_app.words import t

from .fields import Line
from .icons import wear

EARLIEST, LATEST = 1900, 2199  # years that a case can be about


def read_day(text: str) -> date | str | None:
    """Return the day that was typed, or a sentence why it is none; None if nothing was."""
    text = text.strip()
    if not text:
        return None
    found = re.fullmatch(r"(\d{1,9})[-./ ](\d{1,2})[-./ ](\d{1,2})", text, re.ASCII)
    if not found:
        return t("Write the day as year, month, day: 2026-11-25.")
    year, month, number = map(int, found.groups())
    if not EARLIEST <= year <= LATEST:
        return t("{year} is no year that this can be about.", year=found[1])
    if not 1 <= month <= 12:
        return t("There is no month {month}; write year, month, day: 2026-11-25.", month=month)
    try:
        return date(year, month, number)
    except ValueError:
        return t("That month has no day {day}.", day=number)


class DateLine(QWidget):
    """A line for a day, and a calendar behind a button; `changed` follows every key."""

    changed = Signal()
    told = Signal(str)

    def __init__(self, when: date | None = None) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.line = Line(when.isoformat() if when else "", cap=20, hint=t("YYYY-MM-DD"))
        self.line.setMinimumWidth(em(8))
        self._popup: QFrame | None = None  # made when it is first opened
        self._calendar: QCalendarWidget
        self.pick = QPushButton()
        wear(self.pick, "calendar")
        self.pick.setAccessibleName(t("Pick a day"))
        self.pick.setAutoDefault(False)
        self.pick.clicked.connect(self._open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.35))
        layout.addWidget(self.line, 1)
        layout.addWidget(self.pick)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)
        self.line.told.connect(self.told)

    def day(self) -> date | None:
        """Return the day, or None if there is none or what was typed is not one."""
        found = read_day(self.line.text())
        return found if isinstance(found, date) else None

    def problem(self) -> str:
        """Return why what was typed is no day, or nothing."""
        found = read_day(self.line.text())
        return found if isinstance(found, str) else ""

    def set_day(self, when: date | None) -> None:
        """Show this day."""
        self.line.setText(when.isoformat() if when else "")

    def setAccessibleName(self, name: str) -> None:
        """Name the line too: it is what has the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _open(self) -> None:
        if self._popup is None:
            self._popup, self._calendar = self._make_calendar()
        when = self.day() or date.today()  # noqa: DTZ011 (where a calendar opens, no more)
        self._calendar.setSelectedDate(QDate(when.year, when.month, when.day))
        self._popup.move(self.mapToGlobal(self.rect().bottomLeft()))
        self._popup.show()
        self._calendar.setFocus()

    def _make_calendar(self) -> tuple[QFrame, QCalendarWidget]:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("role", "card")
        calendar = QCalendarWidget()
        calendar.setAccessibleName(t("Pick a day"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumDate(QDate(EARLIEST, 1, 1))
        calendar.setMaximumDate(QDate(LATEST, 12, 31))
        calendar.clicked.connect(self._take)
        calendar.activated.connect(self._take)
        QVBoxLayout(popup).addWidget(calendar)
        return popup, calendar

    def _take(self, picked: QDate) -> None:
        self.set_day(date(picked.year(), picked.month(), picked.day()))
        if self._popup is not None:
            self._popup.hide()
        self.line.setFocus()
