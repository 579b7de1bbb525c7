"""The contract, in the window of an open vault: the reader, and attaching to a case.

Who opens it: a steward at a desk, with a case half written and a rule half remembered; or one
sent here by the case to find its article, who wants to be back in the case with one press.
"""

from dataclasses import dataclass
from typing import Any

from steward_app import cases
from steward_app.gui.screen import Screen, Shell
from steward_app.gui.widgets import button
from steward_app.journal import Subject, Transaction
from steward_app.shelf.edition import Clause, Passage
from steward_app.shelf.shelf import Shelf
from steward_app.words import t

from .attaching import ChooseCase
from .reader import Reader


@dataclass(frozen=True)
class ForCase:
    """Go to the contract to attach a clause to this case."""

    case: Subject
    called: str


class ContractScreen(Screen):
    """Opened with nothing, a contract's id, a passage, or `ForCase`."""

    def __init__(self, shell: Shell, shelf: Shelf | None = None) -> None:
        super().__init__(shell, t("Contract"), scrolls=False)
        self._case: ForCase | None = None
        self.reader = Reader(shelf or Shelf(), self._attach)
        self.reader.said.connect(shell.notices.say)
        self.reader.taken_off.connect(shell.notices.say)
        self.choose = ChooseCase(shell.background, self._chosen)
        self.to_case = button(t("Back to the case"), shell.back)
        self.choose.closed.connect(self.reader.show)
        self.act(self.to_case)
        self.to_case.hide()
        self.add(self.reader, self.choose)
        self.setFocusProxy(self.reader)

    def open(self, subject: Any) -> None:
        """Show a contract, a clause of it, or what a case needs."""
        self.choose.hide()
        self.reader.show()
        if isinstance(subject, ForCase):
            self._case = subject
            self.say(t("Contract"), t("For the case: {case}", case=subject.called))
        else:
            self._case = None
            self.say(t("Contract"))
        self.to_case.setVisible(self._case is not None)
        match subject:
            case Passage():
                self.reader.open_passage(subject)
            case str():
                self.reader.open_contract(subject)

    def refresh(self) -> None:
        """Ask the shelf again."""
        self.reader.refresh()

    def _attach(self, clause: Clause) -> None:
        if self._case is not None:
            self._cite(self._case.case, clause)
        else:
            self.reader.hide()
            self.choose.ask(clause)

    def _chosen(self, case: cases.CaseRow, clause: Clause) -> None:
        self._cite(case.id, clause)

    def _cite(self, case: Subject, clause: Clause) -> None:
        def work(tx: Transaction) -> bytes:
            cases.cite_article(
                tx,
                case,
                contract=clause.contract,
                number=_number(clause),
                edition=clause.edition,
                title=clause.title,
                page=clause.page,
                quote=clause.text,
            )
            return tx.act

        said = t("{clause} is in the case now.", clause=clause.citation)
        self.shell.background.run(self, work, lambda act: self.shell.undo(said, act))


def _number(clause: Clause) -> str:
    """Return how the article is named in a case: its citation without the page."""
    page = f", p. {clause.page}" if clause.page else ""
    return clause.citation.removesuffix(page)
