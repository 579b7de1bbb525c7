"""What a meeting is: kind, place, who called it and said what it is about, who is in the room.

A strip over the notes, folded away until it is asked for: at the start there is no time for
it, and all of it can be filled in later. A field is saved when it is left.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from steward_app import codes, meetings
from steward_app.clock import Clock
from steward_app.gui.theme import em
from steward_app.gui.widgets import Field, Gap, Item, Line, Lines, button, choice, field, label
from steward_app.gui.widgets.boxes import place, row
from steward_app.journal import Subject, Transaction
from steward_app.limits import NAME
from steward_app.meetings import Meeting
from steward_app.words import t

from .boxes import Who
from .moments import read_iso, read_moment, told_moment
from .strips import Record

USUAL_KIND = "representation"
COLUMNS_EM = 17.0  # of width that a column of fields needs
MOMENT = "rep_arrived_at"
OUTCOME = "outcome"  # a judgment: never on the screen while the meeting is open


class Details(QFrame):
    """The fields; `change` asks for one to be recorded, `room` for who is in the room."""

    change = Signal(object, object)  # a Record, and what takes a refusal
    closed = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(t("Details of the meeting"))
        self._clock = clock
        self._saved: dict[str, str] = {}
        self._opened_at = ""
        self.fields = _fields()
        self.who, self.role = Line(cap=NAME, hint=t("A name")), Who()
        self.participants = Lines()
        self.names: list[str] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(em(1))
        self._grid.setVerticalSpacing(em(0.6))
        self._columns = 0
        self._adding = field(t("Who is in the room"), self.who)
        layout = place(QVBoxLayout(self), (), Gap.USUAL)
        layout.setContentsMargins(em(1.25), em(0.9), em(1.25), em(0.9))
        layout.addLayout(self._grid)
        add = button(t("Add"), self._add)
        adding = row(self._adding, field(t("As"), self.role), add)
        adding.setStretch(0, 2)
        adding.setStretch(1, 1)
        adding.setAlignment(add, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(adding)
        layout.addWidget(self.participants)
        layout.addLayout(
            row(
                label(t("A field is saved when you leave it."), "faint", wrap=False),
                None,
                button(t("Fold away"), self.closed.emit, role="quiet", name=t("Fold away")),
            )
        )
        layout.addStretch(1)
        self.who.returnPressed.connect(self._add)
        self.role.typed.returnPressed.connect(self._add)
        self.setFocusProxy(self.fields["place"])
        self._listen()
        self._line_up(3)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show what is recorded; None is a meeting of which nothing is."""
        known = {name: str(getattr(meeting, name)) for name in self.fields} if meeting else {}
        self._opened_at = meeting.opened_at if meeting else ""
        self.fields[OUTCOME].setVisible(meeting is not None and not meeting.is_open)
        if not meeting:
            known["meeting_kind"] = USUAL_KIND
        for name, one in self.fields.items():
            value = known.get(name, "")
            if self._saved.get(name, "") == self._value(name) or not meeting:
                _put(one.widget, self._as_shown(name, value))
                if one.said():
                    one.problem()
        self._saved = {name: self._as_shown(name, known.get(name, "")) for name in self.fields}
        there = meeting.participants if meeting else ()
        self.names = [one.name for one in there]
        self.participants.show_items(
            Item(
                one.name,
                lead=one.role_label,
                note=t("press to take off the list"),
                press=partial(self._take_off, one.id, one.name),
            )
            for one in there
        )
        self.participants.setVisible(bool(there))

    def kind(self) -> str:
        """Return the kind that is chosen: a meeting begins with it."""
        return self._value("meeting_kind")

    def flush(self) -> None:
        """Have every field recorded that says something else now."""
        for name in self.fields:
            self._save(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold away with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many fields side by side as have room."""
        super().resizeEvent(event)
        self._line_up(max(1, min(3, int(event.size().width() / em(COLUMNS_EM)))))

    def _listen(self) -> None:
        for name, one in self.fields.items():
            if isinstance(one.widget, Line):
                one.widget.editingFinished.connect(partial(self._save, name))
            elif isinstance(one.widget, QComboBox):
                one.widget.activated.connect(partial(self._save_chosen, name))

    def _save_chosen(self, name: str, _: int) -> None:
        self._save(name)

    def _save(self, name: str) -> None:
        value, before = self._value(name), self._saved.get(name, "")
        if value == before:
            return
        kept = value
        if name == MOMENT:
            found = read_moment(value, self._clock())
            if isinstance(found, str):
                self.fields[name].problem(found)
                return
            kept = found.isoformat(timespec="minutes") if found else ""
        self._saved[name] = value

        def refused(sentence: str) -> None:
            self._saved[name] = before
            self.fields[name].problem(sentence)

        self.change.emit(_changing(name, kept), refused)

    def _add(self) -> None:
        name, role = self.who.value(), self.role.value() or "other"
        if not name:
            self._adding.problem(t("Give a name, or whatever you call this person."))
            return
        self.who.clear()
        self.role.put("")
        self.who.setFocus()

        def refused(sentence: str) -> None:
            self.who.setText(name)
            self._adding.problem(sentence)

        def work(tx: Transaction, meeting: Subject) -> bytes:
            return meetings.add_participant(tx, meeting, name=name, role=role)

        self.change.emit(work, refused)

    def _take_off(self, participant: bytes, name: str) -> None:
        def work(tx: Transaction, meeting: Subject) -> None:
            meetings.remove_participant(
                tx, meeting, participant, reason=t("Taken off the list: {name}", name=name)
            )

        self.change.emit(work, self._adding.problem)

    def _value(self, name: str) -> str:
        widget = self.fields[name].widget
        if isinstance(widget, QComboBox):
            return str(widget.currentData() or "")
        return widget.value() if isinstance(widget, Line) else ""

    def _as_shown(self, name: str, value: str) -> str:
        if name == MOMENT and read_iso(value):
            return told_moment(value, self._opened_at or value)
        return value

    def _line_up(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, one in enumerate(self.fields.values()):
            self._grid.addWidget(one, at // columns, at % columns)
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)


def _fields() -> dict[str, Field]:
    kinds = [one for one in codes.choices("meeting_kinds") if one[0] != "caucus"]
    kind = choice(kinds, USUAL_KIND, letters=14)
    outcome = choice([("", t("not said")), *codes.choices("outcomes")], letters=14)
    return {
        "meeting_kind": field(t("Kind of meeting"), kind),
        "place": field(t("Place or platform"), Line()),
        "called_by": field(t("Called by"), Line()),
        "stated_subject": field(t("Said to be about"), Line()),
        "worker": field(t("Worker"), Line(cap=NAME)),
        "steward": field(t("Steward"), Line(cap=NAME)),
        "notice": field(t("How and when it was announced"), Line()),
        MOMENT: field(t("Representative arrived at"), Line(cap=60, hint="14:06")),
        "recorded": field(t("Is it recorded? Who agreed?"), Line()),
        OUTCOME: field(t("What became of the right to a representative"), outcome),
    }


def _changing(name: str, value: str) -> Record:
    def work(tx: Transaction, meeting: Subject) -> None:
        meetings.change_meeting(tx, meeting, **{name: value})

    return work


def _put(widget: QWidget, value: str) -> None:
    match widget:
        case Line():
            widget.setText(value)
        case QComboBox():
            if widget.findData(value) < 0:  # a local's own kind
                widget.addItem(value, value)
            widget.setCurrentIndex(widget.findData(value))
