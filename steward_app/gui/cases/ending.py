"""How the case ended, and taking it up again."""

from datetime import date

from steward_app import cases
from steward_app.codes import choices
from steward_app.gui.widgets import DateLine, button, choice, clear, field, label, row
from steward_app.gui.widgets.growing import GrowingArea
from steward_app.journal import Subject, Transaction
from steward_app.limits import LONG
from steward_app.words import t

from .part import Deeds, Fold, Part, joined, wrong


class Ending(Part):
    """Closing asks how it ended; a closed case says so, and can be taken up again."""

    def __init__(self, screen: Deeds) -> None:
        super().__init__(t("How it ended"))
        self._screen = screen
        self.disposition = choice([("", t("Choose …")), *choices("dispositions")])
        self._disposition = field(t("How it ended"), self.disposition)
        self.on = DateLine()
        self._on = field(t("Day"), self.on)
        self.reason = GrowingArea(cap=LONG, rows=1)
        self._reason = field(
            t("Why it ended so"),
            self.reason,
            help_text=t(
                "If the union ends it: the reason, and when and how the worker was told."
            ),
        )
        self.fold = Fold(
            t("Close the case"),
            t("Close the case"),
            self._disposition,
            self._on,
            self._reason,
            on_do=self._close,
        )
        self.said = label("", "strong")
        self.why = label("", copy=True)
        self.reopen = button(t("Take it up again"), self._reopen)
        self._closed = clear(row(self.reopen, None))
        self.add(self.fold, self.said, self.why, self._closed)

    def show_case(self, case: cases.Case, today: date) -> None:
        """Show how it ended, or how to end it."""
        closed = case.status == "closed"
        self.said.setText(joined(case.disposition_label, case.closed_on))
        self.why.setText(case.closing_reason)
        self.said.setVisible(closed)
        self.why.setVisible(closed and bool(case.closing_reason))
        self._closed.setVisible(closed)
        self.fold.setVisible(not closed)
        if not self.fold.unfolded:
            self.on.set_day(today)

    def _close(self) -> None:
        disposition = str(self.disposition.currentData() or "")
        problem = "" if disposition else t("Say how the case ended.")
        if wrong(self._disposition, problem):
            return
        day = self.on.day()
        problem = self.on.problem() or ("" if day else t("Write the day: 2026-11-25."))
        if wrong(self._on, problem) or day is None:
            return
        reason = self.reason.value()

        def work(tx: Transaction, case: Subject) -> None:
            cases.close_case(tx, case, disposition=disposition, on=day, reason=reason)

        self._screen.do(
            work,
            t("The case is closed."),
            then=lambda _: self.fold.unfold(False),
            failed=self._disposition.problem,
        )

    def _reopen(self) -> None:
        def work(tx: Transaction, case: Subject) -> None:
            cases.reopen_case(tx, case)

        self._screen.do(work, t("The case is open again."))
