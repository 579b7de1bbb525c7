"""One case: what it is, what happened, who, which articles, what is asked, and by when.

Who opens it: a steward on the phone with a worker, who wants the next date and the facts at
once; or one at a desk in the evening, who writes the grievance with the contract beside it.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from steward_app import cases
from steward_app.clock import Clock, now
from steward_app.gui.contracts.screen import ForCase
from steward_app.gui.forms.asking import FillIn
from steward_app.gui.labels import shown
from steward_app.gui.screen import Screen, Shell
from steward_app.gui.whom import whom_card
from steward_app.gui.widgets import Gap, Sides, button, clear, column
from steward_app.journal import Subject, Transaction
from steward_app.words import clock_time, t

from .articles import Articles
from .conflicts import Conflicts
from .dues import Dues
from .ending import Ending
from .facts import Facts
from .kept import Kept
from .linked import Meetings, Prints
from .loading import Loaded, load
from .new import NewCase
from .notes import Notes
from .panels import Panels
from .part import Work, joined
from .parties import Parties
from .steps import Steps


class CasePage(Screen):
    """Opened with a case, or with nothing for a new one; saved as typed."""

    features: ClassVar[frozenset[str]] = frozenset({"cases", "meetings", "forms"})

    def __init__(self, shell: Shell, clock: Clock = now) -> None:
        super().__init__(shell, t("Case"))
        self._clock = clock
        self.case: Subject | None = None
        self.loaded: Loaded | None = None
        self._saved_at: datetime | None = None
        self.new = NewCase(shell.background, self._on_opened, lambda: clock().date())
        self.kept = Kept(self, shell.background, self._put_back)
        self._build_parts()
        self.body_of_case = self._lay_out()
        self.panels = Panels(self.body_of_case, shell.background)
        self.fill_in = button(t("Fill in a form"), self._go_to_forms)
        self.act(self.fill_in)
        self.add(self.new, self.body_of_case, None)
        self._show_which()

    def open(self, subject: Any) -> None:
        """Show a case, or the fields of a new one."""
        if subject == self.case and subject is not None:
            self.stale()
            return
        self.facts.typed.forget()
        self.panels.leave()
        self.case = subject if isinstance(subject, Subject) else None
        self.loaded, self._saved_at = None, None
        self._show_which()
        if self.case is None:
            self.new.begin()
            self.setFocusProxy(self.new)
        else:
            self.setFocusProxy(self.facts.typed.fields["title"])
            self.stale()

    def refresh(self) -> None:
        """Ask for the case again."""
        if self.case is not None:
            show = partial(self._show, self.case)
            self.shell.background.run(
                self, partial(load, case=self.case), show, failed=self._gone
            )

    def keep(self) -> None:
        """Put what is typed and not recorded in drafts, and record it."""
        if self.case is None:
            self.new.keep()
            return
        self.panels.keep()
        self.notes.keep()
        self.strategy.keep()
        if self.loaded is not None and (typed := self.facts.typed.typed()):
            self.kept.keep(self.case, typed, self.facts.typed.record())

    def do(
        self,
        work: Work,
        said: str = "",
        *,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Do work to the case that is shown; what is `said` of it comes with Undo."""
        case = self.case
        if case is None:
            return

        def deed(tx: Transaction) -> tuple[bytes, object]:
            return tx.act, work(tx, case)

        def done(result: tuple[bytes, object]) -> None:
            if said:
                self.shell.undo(said, result[0])
            if then:
                then(result[1])

        self.shell.background.run(self, deed, done, failed=failed)

    def _build_parts(self) -> None:
        self.conflicts = Conflicts(self)
        self.facts = Facts(self, self._save)
        self.parties = Parties(self)
        self.articles = Articles(self, self._go_to_contract)
        self.notes = Notes(self, confidential=False)
        self.strategy = Notes(self, confidential=True)
        self.dues = Dues(self)
        self.steps = Steps(self)
        self.meetings = Meetings(self)
        self.prints = Prints(self, button(t("Fill in a form"), self._go_to_forms))
        self.ending = Ending(self)
        self.facts.typed.saved.connect(self._on_saved)

    def _lay_out(self) -> QWidget:
        main = column(
            self.conflicts,
            self.facts.matter,
            self.parties,
            self.facts.happened,
            self.articles,
            self.facts.remedy,
            self.notes,
            self.strategy,
            None,
            gap=Gap.WIDE,
        )
        side = column(
            self.dues,
            self.steps,
            whom_card(),
            self.meetings,
            self.prints,
            self.ending,
            None,
            gap=Gap.WIDE,
        )
        return Sides(clear(main), clear(side))

    def _show_which(self) -> None:
        is_new = self.case is None
        self.new.setVisible(is_new)
        self.body_of_case.setVisible(not is_new)
        self.body_of_case.setEnabled(False)  # until it is loaded: nothing is typed into nothing
        self.fill_in.setVisible(not is_new)
        self.say(t("New case") if is_new else t("Case"))

    def _show(self, asked: Subject, loaded: Loaded) -> None:
        if asked != self.case:
            return
        first = self.loaded is None
        self.panels.hold()
        self.loaded, case, today = loaded, loaded.case, self._today()
        self.facts.show_case(case)
        for part in (self.parties, self.articles, self.notes, self.strategy):
            part.show_case(case)
        for dated in (self.dues, self.steps, self.ending):
            dated.show_case(case, today)
        self.conflicts.show_conflicts(case, loaded.conflicts)
        self.meetings.show_meetings(loaded.meetings)
        self.prints.show_prints(loaded.prints)
        self.body_of_case.setEnabled(True)
        self.panels.show_case(case.id)
        self._head()
        if first:
            self.kept.look(case)

    def _head(self) -> None:
        if self.loaded is None:
            return
        case = self.loaded.case
        title = joined(case.workers, case.title) or t("Case without a name")
        saved = t("saved {time}", time=clock_time(self._saved_at)) if self._saved_at else ""
        status = case.disposition_label if case.status == "closed" else ""
        about = joined(
            case.number, case.kind_label, case.step_label, case.status_label, status, saved
        )
        self.say(shown(title, lines=False), shown(about, lines=False))

    def _save(
        self,
        values: dict[str, str],
        done: Callable[[], None],
        failed: Callable[[str], None],
    ) -> None:
        case = self.case
        if case is None:
            return

        def not_saved(sentence: str) -> None:
            failed(sentence)
            self.kept.save(case, values, self.facts.typed.record())

        self.shell.background.run(
            self,
            lambda tx: cases.change_case(tx, case, **values),
            lambda _: done(),
            failed=not_saved,
        )

    def _on_saved(self) -> None:
        self._saved_at = self._clock()
        self._head()
        if self.case is not None:
            self.kept.forget(self.case)

    def _put_back(self, case: Subject, values: dict[str, str]) -> None:
        if case == self.case:
            self.facts.typed.put_back(values)

    def _on_opened(self, case: Subject, act: bytes) -> None:
        self.shell.go("case", case)
        self.shell.undo(t("The case is open."), act)

    def _gone(self, _: str) -> None:
        self.case = None
        self.shell.go("cases")

    def _go_to_contract(self) -> None:
        if self.case is not None and self.loaded is not None:
            case = self.loaded.case
            called = joined(case.number, case.workers or case.title)
            self.shell.go("contract", ForCase(self.case, called))

    def _go_to_forms(self) -> None:
        if self.case is not None:
            self.shell.go("forms", FillIn(case=self.case))

    def _today(self) -> date:
        return self._clock().date()
