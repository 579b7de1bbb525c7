"""A caucus: a confidential record of its own, in place of the meeting's page while it lasts.

Opened by a steward who steps out with the worker, the laptop turned away from the manager;
ended by one key, which also hides it.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from steward_app import meetings
from steward_app.gui.screen import Shell
from steward_app.gui.theme import em
from steward_app.gui.widgets import button, label, place, row, shortcut_text
from steward_app.gui.widgets.boxes import Gap
from steward_app.journal import Subject, Transaction
from steward_app.meetings import Meeting
from steward_app.words import t

from .entry import Typed
from .moments import stamp
from .notebook import Notebook
from .wording import BREAK
from .writing import Saved

DRAFT = "caucus"
Parent = Callable[[], Subject | None]


class Caucus(QFrame):
    """The record of one caucus: what it warns of, its lines, and the way out."""

    ended = Signal(object)  # Saved: what was written into the meeting
    hidden = Signal()

    def __init__(self, shell: Shell, parent: Parent) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.setAccessibleName(t("Caucus"))
        self.shell, self._parent = shell, parent
        self.opened_at = ""
        self.over = False
        self.notebook = Notebook(shell, self._begin, DRAFT)
        self.end_it = button("", self.end, role="main")
        self.since = label("", "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.8))
        layout.addWidget(_banner())
        layout.addWidget(self.notebook, 1)
        end_row = row(self.since, self.end_it)
        end_row.setStretch(0, 1)
        layout.addLayout(end_row)
        self.setFocusProxy(self.notebook)
        QShortcut(QKeySequence("Ctrl+Space"), self).activated.connect(self.end)

    @property
    def subject(self) -> Subject | None:
        """Return the record of the caucus that is going on or was read last."""
        return self.notebook.writing.subject

    def begin(self) -> None:
        """Begin a caucus now, or go on with the one that was not ended."""
        if self.over:
            self.notebook.clear()
            self.over, self.opened_at = False, ""
        if self.subject is None:
            self.notebook.writing.add(_itself, self._begun, lambda _: self.hidden.emit())
        self._dress()

    def show_record(self, record: Meeting) -> None:
        """Show a caucus of before; to one that is over, lines can be added afterward."""
        self.notebook.keep()
        self.notebook.clear()
        self.over, self.opened_at = not record.is_open, record.opened_at
        self.notebook.show_lines(record.id, record.timeline)
        self.notebook.take_up_draft()
        self._dress()

    def forget(self) -> None:
        """Show nothing: another meeting's page is opened."""
        self.notebook.keep()
        self.notebook.clear()
        self.over, self.opened_at = False, ""

    def end(self) -> None:
        """Hide it at once, and end it; a line that was typed and not entered is entered."""
        self.notebook.entry.enter()
        self.notebook.keep()
        self.hidden.emit()
        meeting = self._parent()
        if self.over or meeting is None:
            return
        self.over = True
        self.notebook.writing.add(
            lambda tx, caucus: _end(tx, caucus, meeting), self.ended.emit, self._not_ended
        )

    def write(self, text: str) -> None:
        """Save a line that was typed on the cover."""
        self.notebook.write(Typed(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Escape, unless a strip is open: then Escape closes that."""
        if event.key() == Qt.Key.Key_Escape:
            if self.notebook.strip is None:
                self.end()
            else:
                self.notebook.close_strip()
            return
        super().keyPressEvent(event)

    def _begin(self, tx: Transaction) -> Subject:
        meeting = self._parent()
        assert meeting is not None  # noqa: S101 - the page begins the meeting first
        return meetings.open_caucus(tx, meeting)

    def _begun(self, saved: Saved) -> None:
        if isinstance(saved.made, Meeting):
            self.opened_at = saved.made.opened_at
            self._dress()

    def _not_ended(self, _: str) -> None:
        self.over = False

    def _dress(self) -> None:
        said = t("End and hide the caucus") if not self.over else t("Hide the caucus")
        self.end_it.setText(f"{said}   {shortcut_text('Ctrl+Space')}")
        self.end_it.setAccessibleName(said)
        self.since.setText(
            t(
                "Since {time}. A record of its own: sharing the meeting does not share it.",
                time=stamp(self.opened_at),
            )
            if self.opened_at
            else ""
        )


def _banner() -> QFrame:
    made = QFrame()
    made.setProperty("role", "refused")
    inner = place(QVBoxLayout(made), (), Gap.TIGHT)
    inner.setContentsMargins(em(1), em(0.6), em(1), em(0.6))
    inner.addWidget(
        label(
            t(
                "Do not write what the worker says about a possible crime or abuse. Stop; call"
                " your staff representative or union lawyer. Notes can be subpoenaed."
            ),
            "strong",
        )
    )
    return made


def _itself(tx: Transaction, caucus: Subject) -> Meeting:
    return meetings.get_meeting(tx, caucus)


def _end(tx: Transaction, caucus: Subject, meeting: Subject) -> Subject:
    """End a caucus; the meeting says when it was, and nothing of what was said in it."""
    meetings.end_meeting(tx, caucus)
    record = meetings.get_meeting(tx, caucus)
    text = t(
        "Caucus, {start} to {end}", start=stamp(record.opened_at), end=stamp(record.ended_at)
    )
    return meetings.write_line(tx, meeting, text=text, mark=BREAK, happened=record.opened_at)
