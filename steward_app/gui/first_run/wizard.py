"""The window of the first run: one question a page, Back and Next, the keyboard alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QStackedWidget, QWidget

from steward_app import words
from steward_app.clock import Clock, now
from steward_app.gui.aside import Aside
from steward_app.gui.statement import StatementPage, show_or_close
from steward_app.gui.theme import em
from steward_app.gui.widgets import Gap, button, column, row
from steward_app.vault import keys
from steward_app.words import t

from . import begin, computer, language, note, passphrase, recovery, shelf_only
from .flow import Answers, Step, after, may_go_back
from .making import Made, add_contract, add_pack, make_vault, shelved
from .step import StepPage

if TYPE_CHECKING:
    from steward_app.contracts.library import Imported
    from steward_app.journal import Journal
    from steward_app.shelf.shelf import ContractRow

T = TypeVar("T")
OpenJournal = Callable[[Path, object], "Journal"]


class FirstRun(QWidget):
    """From nothing to a vault; `done` carries a `Made`, or None for the shelf alone."""

    done = Signal(object)
    read_wanted = Signal(str)
    forms_wanted = Signal()
    language_changed = Signal()

    def __init__(
        self,
        open_journal: OpenJournal,
        *,
        clock: Clock = now,
        cost: Callable[[], keys.Cost] = keys.calibrated,
        start: Step = "language",
    ) -> None:
        super().__init__()
        self.setWindowTitle("Steward")
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(em(70), em(50))
        self.clock = clock
        self.answers = Answers()
        self.recovery = ""
        self._open_journal, self._cost = open_journal, cost
        self._made: Made | None = None
        self._aside = Aside(self)
        self._cancelled = False
        # on a computer known to be the employer's, Back leads to that question
        self._way: list[Step] = ["computer"] if start == "shelf_only" else []
        self._step: Step = start
        self._stack = QStackedWidget()
        self.back = button(t("Back"), self.go_back, shortcut="Alt+Left")
        self.next = button("", self.go_on, role="main")
        middle = QWidget()
        middle.setProperty("role", "clear")
        middle.setMaximumWidth(em(56))
        layout = column(self._stack, row(self.back, None, self.next), gap=Gap.WIDE)
        layout.setStretch(0, 1)
        middle.setLayout(layout)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(em(2), em(3), em(2), em(2))
        whole.addStretch(1)
        whole.addWidget(middle, 100)
        whole.addStretch(1)
        statement = QShortcut(QKeySequence("F1"), self)
        statement.activated.connect(lambda: show_or_close(self))
        statement.activatedAmbiguously.connect(lambda: show_or_close(self))
        self._show(start)

    @property
    def page(self) -> StepPage:
        """Return the page that is shown."""
        shown = self._stack.currentWidget()
        if not isinstance(shown, StepPage):
            raise TypeError("there is always a page")
        return shown

    @property
    def overlay(self) -> QWidget:
        """Return the window itself: the statement lies over all of it."""
        return self

    @property
    def step(self) -> Step:
        """Return the step that is shown."""
        return self._step

    def go_on(self) -> None:
        """Let the page keep its answer, then show the next one."""
        if not self._aside.busy:
            self.page.finish(self._advance)

    def go_back(self) -> None:
        """Show the page before; what was answered stays."""
        if self._way and not self._aside.busy and may_go_back(self._step, self.answers):
            self._show(self._way.pop())

    def speak(self, code: str) -> None:
        """Speak another language, from this page on."""
        words.use(code)
        self.language_changed.emit()
        self.back.setText(t("Back"))
        self._show(self._step)

    def contracts(self) -> Sequence[tuple[str, str]]:
        """Return the contracts on the shelf: (id, title)."""
        return shelved()

    def make(
        self,
        folder: Path,
        typed: str,
        done: Callable[[], object],
        failed: Callable[[str], object],
    ) -> None:
        """Make the vault and save what was noted, elsewhere; keep what came of it."""

        def keep(made: Made) -> None:
            self._made, self.recovery = made, made.recovery
            self.answers.made = True
            self.answers.lines.clear()
            done()

        lines = tuple(self.answers.lines)
        self._run(
            lambda: make_vault(folder, typed, self._cost(), self._open_journal, lines),
            keep,
            failed,
        )

    def add_contract(
        self,
        file: Path,
        done: Callable[["ContractRow"], object],
        failed: Callable[[str], object],
    ) -> None:
        """Put a contract on the shelf, elsewhere; `cancel` stops it."""
        self._cancelled = False
        self._run(lambda: add_contract(file, lambda: self._cancelled), done, failed)

    def add_pack(
        self,
        pack: Path,
        done: Callable[["Imported"], object],
        failed: Callable[[str], object],
    ) -> None:
        """Take in a local's pack, elsewhere; `cancel` stops it."""
        self._cancelled = False
        self._run(lambda: add_pack(pack, lambda: self._cancelled), done, failed)

    def cancel(self) -> None:
        """Stop reading; nothing of the file is kept."""
        self._cancelled = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, except where Enter begins a new line or presses a button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            elif not isinstance(focus, QPlainTextEdit) and self._step != "note":
                self.go_on()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies over the window as large as it."""
        super().resizeEvent(event)
        for one in self.findChildren(StatementPage):
            one.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close a vault that was made and not handed on."""
        if self._made is not None:
            self._made.journal.vault.lock()
            self._made = None
        super().closeEvent(event)

    def _advance(self) -> None:
        step = after(self._step, self.answers)
        if step is None:
            made, self._made = self._made, None
            self.done.emit(replace(made, recovery="") if made else None)
            return
        self._way.append(self._step)
        self._show(step)

    def _show(self, step: Step) -> None:
        self._step = step
        old = self._stack.currentWidget()
        page = _page(step, self)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.back.setVisible(bool(self._way) and may_go_back(step, self.answers))
        self.next.setText(page.next_label() or t("Next"))
        page.begin()

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[str], object],
    ) -> None:
        """Work elsewhere, with Back and Next held back meanwhile."""

        def ready(then: Callable[[T], object] | Callable[[str], object], what: Any) -> None:
            self.next.setEnabled(True)
            self.back.setEnabled(True)
            then(what)

        self.next.setEnabled(False)
        self.back.setEnabled(False)
        self._aside.run(work, partial(ready, done), partial(ready, failed))


def _page(step: Step, wizard: FirstRun) -> StepPage:
    match step:
        case "language":
            return language.Language(wizard)
        case "computer":
            return computer.Computer(wizard)
        case "shelf_only":
            return shelf_only.ShelfOnly(wizard)
        case "begin":
            return begin.Begin(wizard)
        case "note":
            return note.Note(wizard)
        case "passphrase":
            return passphrase.Passphrase(wizard)
        case "recovery":
            return recovery.Recovery(wizard)
        case "contract":
            from .contract import Contract  # reading a contract needs more than a first page

            return Contract(wizard)
        case "numbers":
            from .numbers import Numbers

            return Numbers(wizard)
