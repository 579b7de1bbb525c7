"""Attaching a clause to a case: which case, asked in the place of the page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from steward_app import cases
from steward_app.gui.background import Background
from steward_app.gui.theme import em
from steward_app.gui.widgets import Item, Line, Lines, button, clear, column, label, row, scroll
from steward_app.shelf.edition import Clause
from steward_app.words import t

PAUSE = 80  # milliseconds without a key before the cases are asked
MOST = 12


class ChooseCase(QFrame):
    """A card that asks for the case; `on_case` is given the one chosen, and the clause."""

    closed = Signal()

    def __init__(
        self,
        background: Background,
        on_case: Callable[[cases.CaseRow, Clause], object],
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(t("Which case?"))
        self._background, self._on_case = background, on_case
        self._clause: Clause | None = None
        self._about = label("", "strong")
        self.query = Line(cap=200, hint=t("Number, worker or what it is about"))
        self.query.setAccessibleName(t("Find the case"))
        self.lines = Lines()
        self.lines.setAccessibleName(t("Open cases"))
        self._nothing = label(t("No open case matches."), "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em(1.25), em(0.8), em(1.25), em(0.8))
        layout.setSpacing(em(0.5))
        head = row(self._about, button(t("Cancel"), self._put_away))
        head.setStretchFactor(self._about, 1)
        layout.addLayout(head)
        layout.addWidget(self.query)
        layout.addWidget(scroll(clear(column(self.lines, self._nothing, None))), 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self.query.textChanged.connect(lambda _: self._pause.start())
        self.hide()

    def ask(self, clause: Clause) -> None:
        """Ask for the case that this clause goes to."""
        self._clause = clause
        self._about.setText(t("Attach {clause} to which case?", clause=clause.citation))
        self.query.clear()
        self.show()
        self.query.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _look(self) -> None:
        find = partial(
            cases.find_cases, containing=self.query.value(), closed=False, limit=MOST
        )
        self._background.run(self, find, self._show)

    def _show(self, found: list[cases.CaseRow]) -> None:
        self.lines.show_items(
            Item(
                one.workers or one.title or t("Case without a name"),
                lead=one.number,
                note=" · ".join(part for part in (one.kind_label, one.step_label) if part),
                under=one.title if one.workers else "",
                press=partial(self._take, one),
            )
            for one in found
        )
        self._nothing.setVisible(not found)

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def _take(self, case: cases.CaseRow) -> None:
        clause = self._clause
        self._put_away()
        if clause is not None:
            self._on_case(case, clause)
