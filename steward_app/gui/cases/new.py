"""A new case: what is known at first, which may be little more than a name.

Who opens it: a steward who was just told something, on the phone or at a machine, with one
hand free. A name or a word about it is enough; all else is written in the case.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from steward_app import cases
from steward_app.codes import choices
from steward_app.gui.as_typed import choose, read
from steward_app.gui.background import Background
from steward_app.gui.drafting import Drafting, Facts, find_drafts
from steward_app.gui.theme import em
from steward_app.gui.widgets import (
    DateLine,
    Line,
    Pairs,
    button,
    card,
    choice,
    field,
    label,
    row,
)
from steward_app.gui.widgets.growing import GrowingArea
from steward_app.journal import Subject, Transaction
from steward_app.limits import LONG
from steward_app.vault.drafts import Draft
from steward_app.words import t

from .facts import label_of
from .part import wrong
from .parties import COPIED
from .who import Who

KIND = "case.new"


class NewCase(QWidget):
    """The fields of a case that is not open yet; `on_open` is given the case."""

    def __init__(
        self,
        background: Background,
        on_open: Callable[[Subject, bytes], object],
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._background, self._on_open, self._today = background, on_open, today
        self.who = Who(background)
        self._who = field(
            t("Worker"), self.who, help_text=t("From the directory, or as you type it.")
        )
        self.title = Line()
        self.kind = choice(choices("case_kinds"), "grievance_individual", letters=10)
        self.on = DateLine()
        self._on = field(label_of("incident_on"), self.on)
        self.what = GrowingArea(cap=LONG, rows=4)
        self.open_it = button(t("Open the case"), self._open, role="main")
        inner = card(
            self._who,
            field(label_of("title"), self.title),
            Pairs(field(label_of("case_kind"), self.kind), self._on),
            field(label_of("what"), self.what),
            row(self.open_it, None),
            label(t("Only you can read it, until you share it."), "faint"),
        )
        inner.setMaximumWidth(em(46))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)
        layout.addStretch(1)
        self._drafting = Drafting(self, background, KIND, self._facts)
        for one in (self.who.line, self.title):
            one.textChanged.connect(lambda _: self._drafting.typed())
        self.what.textChanged.connect(self._drafting.typed)
        self.on.changed.connect(self._drafting.typed)
        self.setFocusProxy(self.who)

    def begin(self) -> None:
        """Take up what was begun and not opened, if anything was."""
        if self._facts() is None:
            self._background.on_vault(
                self, lambda vault: find_drafts(vault, KIND), self._take_up
            )

    def keep(self) -> None:
        """Put what is typed in a draft."""
        self._drafting.keep()

    def _take_up(self, found: list[Draft]) -> None:
        if not found or self._facts() is not None:
            return
        self._drafting.take_up(found[-1])
        facts = found[-1].facts
        self.who.line.setText(str(facts.get("worker", "")))
        self.title.setText(str(facts.get("title", "")))
        self.what.setPlainText(str(facts.get("what", "")))
        self.on.line.setText(str(facts.get("incident_on", "")))
        choose(self.kind, str(facts.get("kind", "grievance_individual")))

    def _facts(self) -> Facts | None:
        facts = {
            "worker": self.who.name(),
            "title": read(self.title),
            "what": read(self.what),
            "incident_on": read(self.on),
        }
        return facts | {"kind": read(self.kind)} if any(facts.values()) else None

    def _open(self) -> None:
        worker, title = self.who.name(), read(self.title)
        nothing = not worker and not title
        if wrong(
            self._who, t("A case needs a worker, or what it is about.") if nothing else ""
        ):
            return
        if wrong(self._on, self.on.problem()):
            return
        kind, what, on = read(self.kind), read(self.what), read(self.on)
        person = self.who.person

        def work(tx: Transaction) -> tuple[Subject, bytes]:
            given = {"kind": kind, "what": what, "incident_on": on}
            if person is None:
                case = cases.open_case(tx, title=title, worker=worker, **given)
                return case, tx.act
            case = cases.open_case(tx, title=title or worker, **given)
            copied = {one: getattr(person, one, "") for one in COPIED}
            cases.add_party(tx, case, role="grievant", name=worker, person=person.id, **copied)
            if not title:
                cases.change_case(tx, case, title="")  # the grievant's name is enough
            return case, tx.act

        self.open_it.setEnabled(False)
        self._background.run(self, work, self._opened, failed=self._refused)

    def _opened(self, opened: tuple[Subject, bytes]) -> None:
        self.open_it.setEnabled(True)
        self.who.clear()
        self.title.clear()
        self.what.clear()
        self.on.set_day(None)
        self._drafting.forget()
        self._on_open(*opened)

    def _refused(self, sentence: str) -> None:
        self.open_it.setEnabled(True)
        self._drafting.keep()
        self._who.problem(sentence)
