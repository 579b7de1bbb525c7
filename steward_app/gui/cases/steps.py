"""Where in its procedure the case stands, and the steps that it took."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from steward_app import cases
from steward_app.codes import choices
from steward_app.gui.as_typed import read
from steward_app.gui.labels import near_day
from steward_app.gui.widgets import DateLine, Line, choice, field
from steward_app.journal import Subject, Transaction
from steward_app.words import t

from .part import Deeds, Entries, Entry, Fold, Part, wrong

LAST = "closed"  # closing has a place of its own


class Steps(Part):
    """The steps, the last one first; a contract's own name for one can be typed."""

    def __init__(self, screen: Deeds) -> None:
        super().__init__(t("Steps"))
        self._screen = screen
        self.entries = Entries()
        self.step = choice([one for one in choices("steps") if one[0] != LAST])
        self.step.setEditable(True)
        self.step.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._step = field(
            t("Step"), self.step, help_text=t("From the list, or as your contract calls it.")
        )
        self.on = DateLine()
        self._on = field(t("Since"), self.on)
        self.note = Line()
        self.fold = Fold(
            t("Take a step"),
            t("Save the step"),
            self._step,
            self._on,
            field(t("Note"), self.note),
            on_do=self._add,
        )
        self.add(self.entries, self.fold)

    def show_case(self, case: cases.Case, today: date) -> None:
        """List the steps that were taken."""
        if not self.fold.unfolded:
            self.on.set_day(today)
        steps = list(reversed(case.steps))
        self.entries.show_entries((steps, today), lambda: [_entry(one, today) for one in steps])

    def _add(self) -> None:
        step, note = read(self.step), read(self.note)
        if wrong(self._step, "" if step else t("Say which step it is.")):
            return
        day = self.on.day()
        problem = self.on.problem() or ("" if day else t("Write the day: 2026-11-25."))
        if wrong(self._on, problem) or day is None:
            return

        def work(tx: Transaction, case: Subject) -> None:
            cases.take_step(tx, case, step=step, on=day, note=note)

        self._screen.do(
            work, t("Step noted."), then=lambda _: self._added(), failed=self._step.problem
        )

    def _added(self) -> None:
        self.note.clear()
        self.fold.unfold(False)


def _entry(step: cases.Step, today: date) -> QWidget:
    try:
        since = near_day(date.fromisoformat(step.on), today)
    except ValueError:
        since = step.on
    return Entry(step.step_label, lead=since, under=step.note)
