"""What has to be done by when: days typed by hand, each with the clause it comes from."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from steward_app import cases
from steward_app.cases.dates import advice, standing
from steward_app.codes import choices
from steward_app.gui.as_typed import read
from steward_app.gui.labels import near_day
from steward_app.gui.theme import Role
from steward_app.gui.widgets import DateLine, Line, button, choice, field
from steward_app.gui.widgets.growing import GrowingArea
from steward_app.journal import Subject, Transaction
from steward_app.limits import LONG
from steward_app.words import t

from .part import Deeds, Entries, Entry, Fold, Part, joined, wrong

TONES: dict[cases.Standing, Role] = {
    cases.Standing.OVERDUE: "late",
    cases.Standing.SOON: "soon",
    cases.Standing.UNREADABLE: "late",
    cases.Standing.EMPLOYER_LATE: "soon",
}


class Dues(Part):
    """The days of a case; nothing here was computed, and each says so."""

    def __init__(self, screen: Deeds) -> None:
        super().__init__(t("Due"))
        self._screen = screen
        self.entries = Entries()
        self.act = choice(choices("due_acts"), "file")
        self.on = DateLine()
        self._on = field(t("Day"), self.on)
        self.what = Line()
        self.clause = GrowingArea(cap=LONG, rows=1, hint=t("Art. 21.3: within 15 days …"))
        self.fold = Fold(
            t("Add a date"),
            t("Add the date"),
            field(t("What has to be done"), self.act),
            self._on,
            field(t("Note"), self.what),
            field(
                t("Clause it comes from"),
                self.clause,
                help_text=t("The words that you counted by, so that others can check."),
            ),
            on_do=self._add,
        )
        self.add(self.entries, self.fold)

    def show_case(self, case: cases.Case, today: date) -> None:
        """List the days, the earliest first; those that were met come last."""
        dues = sorted(case.dues, key=lambda one: (bool(one.met_on), one.on))
        shown = (dues, today, case.status == "closed")
        self.entries.show_entries(shown, lambda: [self._entry(one, today) for one in dues])

    def _entry(self, due: cases.Due, today: date) -> QWidget:
        what = joined(due.act_label, due.what)
        if due.met_on:
            said = t("done on {day}", day=_said(due.met_on, today))
            under = joined(said, due.clause)
            return Entry(what, lead=_said(due.on, today), under=under, stacked=True)
        now = standing(due.act, due.on, today)
        late = t("overdue") if now is cases.Standing.OVERDUE else ""
        said = advice(now, due.act)
        hand = t("typed by hand; check it against the contract") if due.typed_by_hand else ""
        done = button(
            t("Done"),
            partial(self._met, due),
            role="quiet",
            name=t("Done: {what}", what=what),
        )
        move = button(t("Move"), role="quiet", name=t("Move: {what}", what=what))
        remove = button(
            t("Take off"),
            partial(self._remove, due),
            role="quiet",
            name=t("Take {name} off the case", name=what),
        )
        made = Entry(
            what,
            lead=joined(_said(due.on, today), late),
            tone=TONES.get(now, "strong"),
            under="\n".join(part for part in (said, due.clause, hand) if part),
            stacked=True,
            item=due.id,
        )
        made.buttons(done, move, remove)
        made.opened_by(move, partial(self._move, made, due))
        return made

    def _add(self) -> None:
        day = self.on.day()
        problem = self.on.problem() or ("" if day else t("Write the day: 2026-11-25."))
        if wrong(self._on, problem) or day is None:
            return
        act, what, clause = str(self.act.currentData()), read(self.what), read(self.clause)

        def work(tx: Transaction, case: Subject) -> None:
            cases.set_due(tx, case, act=act, on=day, what=what, clause=clause)

        self._screen.do(
            work, t("Date added."), then=lambda _: self._added(), failed=self._on.problem
        )

    def _added(self) -> None:
        self.on.set_day(None)
        self.what.clear()
        self.clause.clear()
        self.fold.unfold(False)

    def _met(self, due: cases.Due) -> None:
        def work(tx: Transaction, case: Subject) -> None:
            cases.meet_due(tx, case, due.id)

        self._screen.do(work, t("Noted as done today."))

    def _move(self, entry: Entry, due: cases.Due) -> None:
        day = DateLine()
        day.line.setText(due.on)
        new = field(t("New day"), day)
        why = field(
            t("Why"), Line(), help_text=t("An extension in writing, or a date that was wrong.")
        )

        def save() -> None:
            when = day.day()
            problem = day.problem() or ("" if when else t("Write the day: 2026-11-25."))
            if wrong(new, problem) or when is None:
                return
            reason = read(why.widget)

            def work(tx: Transaction, case: Subject) -> None:
                cases.move_due(tx, case, due.id, on=when, reason=reason)

            self._screen.do(work, t("Date moved."), failed=new.problem)

        entry.ask(t("Move the date"), new, why, on_do=save)

    def _remove(self, due: cases.Due) -> None:
        def work(tx: Transaction, case: Subject) -> None:
            cases.remove_due(tx, case, due.id, reason=t("Taken off on the case's page"))

        self._screen.do(work, t("Taken off the case."))


def _said(on: str, today: date) -> str:
    try:
        return near_day(date.fromisoformat(on), today)
    except ValueError:
        return on
