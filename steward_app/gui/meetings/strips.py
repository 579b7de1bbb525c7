"""What opens above the line box for a mark of the moment; nothing else stops meanwhile.

A strip gives what it recorded as a piece of work (`record`), and keeps showing it until that
is saved. Enter saves, Escape closes, and what is half typed is part of the line's draft.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from steward_app import meetings
from steward_app.clock import Clock
from steward_app.gui.theme import em
from steward_app.gui.widgets import Content, Gap, button, field, label, place, row
from steward_app.journal import Subject, Transaction
from steward_app.words import t

from .boxes import ENTER, Who, Words
from .choosing import EightResponses
from .knowing import Knowing, Known
from .wording import DOCUMENT, PROMISE

Record = Callable[[Transaction, Subject], object]  # a line's Subject, where it wrote one


class Strip(QFrame):
    """One mark of the moment, being written."""

    name: ClassVar[str]
    submitted = Signal()
    closed = Signal()
    changed = Signal()
    refused = Signal()  # the sentence that says why stands there now

    def __init__(self, title: str, save: str, *contents: Content) -> None:
        super().__init__()
        self.saving = False  # submitted, and not known to be saved
        self.setProperty("role", "strip")
        self.setAccessibleName(title)
        self.problem = label("", "problem")
        self.problem.hide()
        self.save = button(save, self.submitted.emit, role="main")
        self.close_it = button(t("Close"), self.closed.emit, role="quiet")
        inner = place(QVBoxLayout(self), (), Gap.USUAL)
        inner.setContentsMargins(em(1), em(0.7), em(1), em(0.8))
        inner.addWidget(label(title, "head"))
        inner.addWidget(self.problem)  # on top: what is below may have to be scrolled to
        for one in contents:
            if isinstance(one, QWidget):
                inner.addWidget(one)
            elif one is not None:
                inner.addLayout(one)
        hint = label(t("Enter saves, Esc closes"), "faint")
        hint.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.foot = row(self.save, self.close_it)
        self.foot.addWidget(hint, 1)
        inner.addLayout(self.foot)

    def record(self) -> Record | None:
        """Return what is to be recorded, or None if that cannot be yet, which is said."""
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """Return what is typed, for a draft."""
        return {}

    def put(self, values: dict[str, Any]) -> None:
        """Show what a draft had."""

    def refuse(self, sentence: str) -> None:
        """Say why it was not saved; what was typed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            self.refused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter from wherever in it, close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in ENTER:
            pressed = self.focusWidget()
            (pressed.click if isinstance(pressed, QPushButton) else self.submitted.emit)()
        else:
            super().keyPressEvent(event)

    def _follow(self, *typed: Words | Who | Knowing) -> None:
        for one in typed:
            match one:
                case Words():
                    one.entered.connect(self.submitted)
                    one.textChanged.connect(self.changed)
                case Knowing():
                    one.entered.connect(self.submitted)
                    one.changed.connect(self.changed)
                case Who():
                    one.typed.returnPressed.connect(self.submitted)
                    one.changed.connect(self.changed)


class WhenStrip(Strip):
    """When the matter of the line being typed happened, and how that is known."""

    name = "when"

    def __init__(self, clock: Clock) -> None:
        self.knowing = Knowing(clock)
        super().__init__(t("About this line"), t("Keep with this line"), self.knowing)
        self._follow(self.knowing)
        self.setFocusProxy(self.knowing)

    def read(self) -> Known | None:
        """Return what was said; None if the time is none."""
        return self.knowing.read()

    def values(self) -> dict[str, Any]:
        """Return what is typed, for a draft."""
        return self.knowing.values()

    def put(self, values: dict[str, Any]) -> None:
        """Show what was said of the line before."""
        self.knowing.put(values)


class RequestStrip(Strip):
    """A representative was asked for: the exact words, by whom, to whom, who heard it."""

    name = "request"

    def __init__(self, clock: Clock) -> None:
        self.words = Words(hint=t("Word for word"))
        self.by, self.to = Who("worker"), Who("supervisor")
        self.witnesses = Words()
        self.knowing = Knowing(clock)
        super().__init__(
            t("Request made"),
            t("Save the request"),
            field(t("The exact words"), self.words),
            _evenly(
                field(t("By"), self.by),
                field(t("To"), self.to),
                field(t("Who else heard it"), self.witnesses),
            ),
            self.knowing,
        )
        self._follow(self.words, self.witnesses, self.by, self.to, self.knowing)
        self.setFocusProxy(self.words)

    def record(self) -> Record | None:
        """Return the request as it is to be recorded."""
        if not self.words.value():
            self.refuse(t("Write the words of the request, as they were said."))
            self.words.setFocus()
            return None
        if (known := self.knowing.read()) is None:
            return None
        return partial(
            meetings.make_request,
            words=self.words.value(),
            by=self.by.value(),
            to=self.to.value(),
            witnesses=self.witnesses.value(),
            **vars(known),
        )

    def values(self) -> dict[str, Any]:
        """Return what is typed, for a draft; nothing while there are no words."""
        if not (self.words.value() or self.witnesses.value()):
            return {}
        said = {"words": self.words.value(), "witnesses": self.witnesses.value()}
        return said | {"by": self.by.value(), "to": self.to.value()} | self.knowing.values()

    def put(self, values: dict[str, Any]) -> None:
        """Show what a draft had."""
        self.words.setPlainText(values.get("words", ""))
        self.witnesses.setPlainText(values.get("witnesses", ""))
        self.by.put(values.get("by", "worker"))
        self.to.put(values.get("to", "supervisor"))
        self.knowing.put(values)


class ResponseStrip(Strip):
    """What the employer did on hearing the request: one of eight, by its digit."""

    name = "response"

    def __init__(self, clock: Clock) -> None:
        self.choices = EightResponses()
        self.words, self.by = Words(hint=t("Word for word, if anything was said")), Who()
        self.by.put("supervisor")
        self.knowing = Knowing(clock)
        super().__init__(
            t("Employer's response"),
            t("Save the response"),
            self.choices,
            _evenly(field(t("Their words"), self.words), field(t("By"), self.by), parts=(3, 1)),
            self.knowing,
        )
        self._follow(self.words, self.by, self.knowing)
        self.choices.changed.connect(self.changed)
        self.choices.chosen.connect(self.words.setFocus)
        self.choices.typed.connect(self._type_on)
        self.setFocusProxy(self.choices)

    def record(self) -> Record | None:
        """Return the response as it is to be recorded."""
        if not self.choices.value():
            self.choices.setFocus()
            self.refuse(t("Choose what the employer did: press its number."))
            return None
        if (known := self.knowing.read()) is None:
            return None
        return partial(
            meetings.give_response,
            response=self.choices.value(),
            by=self.by.value(),
            words=self.words.value(),
            **vars(known),
        )

    def values(self) -> dict[str, Any]:
        """Return what is chosen and typed, for a draft; nothing while nothing is."""
        if not (self.choices.value() or self.words.value()):
            return {}
        said = {"response": self.choices.value(), "words": self.words.value()}
        return said | {"by": self.by.value()} | self.knowing.values()

    def put(self, values: dict[str, Any]) -> None:
        """Show what a draft had."""
        self.choices.put(values.get("response", ""))
        self.words.setPlainText(values.get("words", ""))
        self.by.put(values.get("by", "supervisor"))
        self.knowing.put(values)

    def _type_on(self, text: str) -> None:
        self.words.setFocus()
        self.words.insertPlainText(text)


class DocumentStrip(Strip):
    """A document was shown: which, and by whom."""

    name = "document"

    def __init__(self, clock: Clock) -> None:
        self.words, self.by = Words(hint=t("What it is, its date, how many pages")), Who()
        self.by.put("supervisor")
        self.knowing = Knowing(clock)
        super().__init__(
            t("Document shown"),
            t("Save it"),
            _evenly(
                field(t("The document"), self.words), field(t("By"), self.by), parts=(3, 1)
            ),
            self.knowing,
        )
        self._follow(self.words, self.by, self.knowing)
        self.setFocusProxy(self.words)

    def record(self) -> Record | None:
        """Return the line that says what was shown."""
        if not self.words.value():
            self.refuse(t("Say what was shown; “a paper” is enough."))
            self.words.setFocus()
            return None
        if (known := self.knowing.read()) is None:
            return None
        return partial(
            meetings.write_line,
            text=self.words.value(),
            speaker=self.by.value(),
            mark=DOCUMENT,
            **vars(known),
        )

    def values(self) -> dict[str, Any]:
        """Return what is typed, for a draft; nothing while nothing is."""
        if not self.words.value():
            return {}
        said = {"words": self.words.value(), "by": self.by.value()}
        return said | self.knowing.values()

    def put(self, values: dict[str, Any]) -> None:
        """Show what a draft had."""
        self.words.setPlainText(values.get("words", ""))
        self.by.put(values.get("by", "supervisor"))
        self.knowing.put(values)


class EndStrip(Strip):
    """The meeting is over: what was promised last, with its day, and then the end."""

    name = "end"

    def __init__(self) -> None:
        self.words = Words(hint=t("Who does what, and by when; or leave it empty"))
        super().__init__(
            t("Before it ends"),
            t("End the meeting"),
            field(t("What was promised, and what comes next?"), self.words),
        )
        self._follow(self.words)
        self.setFocusProxy(self.words)

    def record(self) -> Record | None:
        """Return the end, after the promise if there is one."""
        promised = self.words.value()

        def work(tx: Transaction, meeting: Subject) -> Subject:
            if promised:
                meetings.write_line(tx, meeting, text=promised, mark=PROMISE)
            meetings.end_meeting(tx, meeting)
            return meeting

        return work

    def values(self) -> dict[str, Any]:
        """Return what is typed, for a draft; nothing while nothing is."""
        return {"words": self.words.value()} if self.words.value() else {}

    def put(self, values: dict[str, Any]) -> None:
        """Show what a draft had."""
        self.words.setPlainText(values.get("words", ""))


def _evenly(*widgets: QWidget, parts: tuple[int, ...] = ()) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(em(0.8))
    for at, one in enumerate(widgets):
        grid.addWidget(one, 0, at)
        grid.setColumnStretch(at, parts[at] if parts else 1)
    return grid
