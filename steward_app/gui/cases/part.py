"""What the parts of a case's screen share: who acts for them, and how they fold."""

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from steward_app.gui.screen import Shell
from steward_app.gui.theme import HIT, Role, em
from steward_app.gui.widgets import (
    Area,
    DateLine,
    Field,
    Gap,
    Label,
    Line,
    button,
    column,
    label,
    row,
)
from steward_app.journal import Subject, Transaction
from steward_app.words import t

Work = Callable[[Transaction, Subject], object]


class Deeds(Protocol):
    """The case's screen, as its parts know it."""

    shell: Shell

    def do(
        self,
        work: Work,
        said: str = "",
        *,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Do work to the case that is shown; what is `said` of it comes with Undo."""


class Part(QFrame):
    """A card of a case's screen: a heading, what it holds, and what can be added to it."""

    unfolded = Signal(object)  # the Fold in it that was unfolded

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(em(1.25), em(1), em(1.25), em(1))
        self._layout.setSpacing(em(0.7))
        self.heading = label(title, "head")
        self._layout.addWidget(self.heading)
        if hint:
            self._layout.addWidget(label(hint, "faint"))

    def add(self, *widgets: QWidget) -> None:
        """Put these under what is there."""
        for one in widgets:
            self._layout.addWidget(one)


class Entries(QWidget):
    """The things that a part lists, one under the other; replaced when they changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(em(0.35))
        self._shown: object = None
        self.entries: list[QWidget] = []

    def show_entries(self, given: object, make: Callable[[], list[QWidget]]) -> None:
        """Build the entries anew, unless what they are built from is what it was."""
        if given == self._shown and self.entries:
            return
        self._shown = given
        for old in self.entries:
            self._layout.removeWidget(old)
            old.setProperty("gone", True)
            old.hide()
            old.deleteLater()
        self.entries = make()
        entries = [one for one in self.entries if isinstance(one, Entry) and not one.stacked]
        leads = [one.lead for one in entries if one.lead.text()]
        for made in self.entries:
            self._layout.addWidget(made)
        for lead in leads:
            lead.ensurePolished()
        width = max((lead.sizeHint().width() for lead in leads), default=0)
        for lead in leads:
            lead.setMinimumWidth(width)


class Entry(QWidget):
    """One thing of a list: a lead, what it is, what is said of it, what can be done to it.

    The lead stands before the text, in a column with the others, or `stacked` above it. The
    `item` is the id of the thing, where fields can be unfolded under it.
    """

    def __init__(
        self,
        text: str,
        *buttons: QPushButton,
        lead: str = "",
        tone: Role = "faint",
        under: str = "",
        strong: bool = True,
        stacked: bool = False,
        item: bytes = b"",
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.stacked, self.item = stacked, item
        self.opens: QPushButton | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, em(0.2), 0, em(0.2))
        self._whole.setSpacing(em(0.2))
        head = QHBoxLayout()
        head.setSpacing(em(0.8))
        top = Qt.AlignmentFlag.AlignTop
        self.lead = label(lead, tone, wrap=False)
        if stacked:
            self._whole.addWidget(self.lead)
        elif lead:
            head.addWidget(self.lead, 0, top)
        # The first line stands as high as the words on the buttons beside it.
        lines = self.fontMetrics().height()
        drop = max(0, (max(HIT, round(2.35 * em())) - lines) // 2) if buttons else 0
        self.lead.setContentsMargins(0, drop, 0, 0)
        self._column = column(label(text, "strong" if strong else "", copy=True), gap=Gap.TIGHT)
        self._column.setContentsMargins(0, drop, 0, 0)
        if under:
            self._column.addWidget(label(under, "faint", copy=True))
        self._column.addStretch(1)
        head.addLayout(self._column, 1)
        for one in buttons:
            head.addWidget(one, 0, top)
        self._whole.addLayout(head)
        for said in self.findChildren(Label):
            said.keep_side()

    def buttons(self, *buttons: QPushButton) -> None:
        """Put buttons in a line of their own, where there are many."""
        self._whole.addLayout(row(*buttons, None, gap=Gap.TIGHT))

    def opened_by(self, opens: QPushButton, ask: Callable[[], object]) -> None:
        """Name the button that unfolds fields under the thing, and what asks for them."""
        self.opens = opens
        opens.clicked.connect(lambda _=False: ask())

    def ask(self, do_it: str, *contents: QWidget, on_do: Callable[[], object]) -> None:
        """Unfold a few fields under the thing, until they are saved or put away."""
        fold = Fold("", do_it, *contents, on_do=on_do, item=self.item)
        fold.closed.connect(partial(fold.setProperty, "gone", True))
        fold.closed.connect(fold.deleteLater)
        if self.opens is not None:
            self.opens.setEnabled(False)
            fold.closed.connect(partial(self.opens.setEnabled, True))
        self._whole.addWidget(fold)
        fold.show()
        fold.unfold(True)


class Fold(QWidget):
    """A button that unfolds a few fields; they are put away once they were saved.

    Enter in a line of them does what the button does. `typed` follows every change.
    """

    closed = Signal()
    typed = Signal()

    def __init__(
        self,
        caption: str,
        do_it: str,
        *contents: QWidget,
        on_do: Callable[[], object],
        beside: tuple[QPushButton, ...] = (),
        item: bytes = b"",
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.item, self._on_do = item, on_do
        self.done = False  # it was asked for, and nothing was wrong with it
        self.opens = button(caption, lambda: self.unfold(True))
        self.does = button(do_it, self._do, role="main")
        self._inner = QWidget()
        self._inner.setProperty("role", "clear")
        buttons = row(self.does, button(t("Cancel"), lambda: self.unfold(False)), None)
        inner = column(*contents, buttons, gap=Gap.USUAL)
        inner.setContentsMargins(0, em(0.3), 0, 0)
        self._inner.setLayout(inner)
        self._first: QWidget | None = contents[0] if contents else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(*beside, self.opens, None))
        layout.addWidget(self._inner)
        self._inner.hide()
        self._watch()

    def inputs(self) -> list[Line | Area | QComboBox]:
        """Return what is typed into, from the top; the line of a day among them."""
        found = self._inner.findChildren(QWidget)
        return [one for one in found if isinstance(one, Line | Area | QComboBox)]

    def _watch(self) -> None:
        for one in self.inputs():
            if isinstance(one, QComboBox):
                one.currentTextChanged.connect(self._on_typed)
                if line := one.lineEdit():
                    line.returnPressed.connect(self._do)
            else:
                one.textChanged.connect(self._on_typed)
            if isinstance(one, Line):
                one.returnPressed.connect(self._do)
        for made in self._inner.findChildren(Field):
            if isinstance(made.widget, DateLine):
                made.widget.line.editingFinished.connect(partial(_judge, made, made.widget))
                made.widget.changed.connect(partial(_forgive, made))

    def _on_typed(self) -> None:
        self.done = False
        self.typed.emit()

    def _do(self) -> None:
        """Do it once: a key that is held does not do it again."""
        if self.done and not self._problem():
            return
        self.done = False
        self._on_do()
        self.done = not self._problem()

    def _problem(self) -> bool:
        return any(made.said() for made in self._inner.findChildren(Field))

    def unfold(self, on: bool) -> None:
        """Show the fields, or put them away."""
        self._inner.setVisible(on)
        self.opens.setVisible(not on)
        self.done = False
        target = self._first if on else self.opens
        if not on:
            self.closed.emit()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        if on:
            QTimer.singleShot(0, self, self._come_into_sight)
            if part := self.part():
                part.unfolded.emit(self)

    def part(self) -> Part | None:
        """Return the part that it is in."""
        at = self.parentWidget()
        while at is not None and not isinstance(at, Part):
            at = at.parentWidget()
        return at

    def _come_into_sight(self) -> None:
        """Scroll so far that what was unfolded can be seen, its button too."""
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        if at is not None:
            at.ensureWidgetVisible(self.does, 0, em(2))
            at.ensureWidgetVisible(self._first or self.does, 0, em(2))  # where one types first

    @property
    def unfolded(self) -> bool:
        """Tell whether the fields are shown."""
        return not self._inner.isHidden()


def is_gone(widget: QWidget) -> bool:
    """Tell whether a widget was put away for good, and only waits to be deleted."""
    at: QWidget | None = widget
    while at is not None and not isinstance(at, Part):
        if at.property("gone"):
            return True
        at = at.parentWidget()
    return False


def wrong(made: Field, sentence: str) -> bool:
    """Say what is wrong with a field, if anything is, and tell whether it is."""
    made.problem(sentence)
    if sentence:
        made.setFocus(Qt.FocusReason.OtherFocusReason)
    return bool(sentence)


def joined(*parts: str) -> str:
    """Return the parts that say something, in one line."""
    return " · ".join(part for part in parts if part)


def _judge(made: Field, day: DateLine) -> None:
    """Say what is wrong with a day when its line is left, not while it is typed."""
    if sentence := day.problem():
        made.problem(sentence)


def _forgive(made: Field) -> None:
    if made.said():
        made.problem()
