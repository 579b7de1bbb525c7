"""The contract reader: an outline, a question as typed, and the clause on a page.

Who opens it: a steward who was asked something in a corridor, with the worker waiting, the
vault locked and the contract's words unknown; or one who writes a grievance and needs the
exact clause. Both have a question in everyday words, and want the words, number and page.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from steward_app.contracts.library import Library
from steward_app.errors import StewardError
from steward_app.gui.aside import Aside
from steward_app.gui.labels import both
from steward_app.gui.theme import em
from steward_app.gui.widgets import (
    Empty,
    Line,
    Progress,
    Sides,
    button,
    check,
    clear,
    column,
    label,
    row,
)
from steward_app.shelf.edition import Clause, Node, Outline, Passage
from steward_app.shelf.index import question
from steward_app.shelf.shelf import ContractRow, Shelf
from steward_app.words import t

from .clause import ClauseView
from .results import Result, Results
from .tree import OutlineTree
from .wording import excerpt

PAUSE = 60  # milliseconds without a key before the contracts are searched
MOST = 12  # passages that are offered
LETTERS = 2
WIDE = 58  # em from which there is room for all


class Canceled(StewardError):
    """The user stopped an import; the shelf is as it was."""


class Reader(QWidget):
    """Reads the shelf; needs no vault. `attach` is given the clause, where there is a vault."""

    said = Signal(str)  # a line for the user: what was copied, added or refused
    opened = Signal(str)  # the id of the contract that is shown
    taken_off = Signal(str, object)  # a line for the user, and what puts it back
    _progressed = Signal(str, float)

    def __init__(self, shelf: Shelf, attach: Callable[[Clause], object] | None = None) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.shelf, self._attach = shelf, attach
        self._rows: list[ContractRow] = []
        self._shown: ContractRow | None = None
        self._text, self._outline = "", Outline("", (), ())
        self._node: Node | None = None
        self._found: Passage | None = None
        self._wanted: str | Passage | None = None
        self._cancel = False
        self._asked = ""
        self._search, self._load, self._import, self._shelve = (Aside(self) for _ in range(4))
        self._listed = 0  # how often the shelf was asked: an older answer is not shown
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self._lay_out()
        self._progressed.connect(self._on_progress)
        self.refresh()

    def refresh(self) -> None:
        """Ask the shelf again what is on it."""
        self._listed += 1
        show = partial(self._show_rows, self._listed)
        self._load.run(self.shelf.contracts, show, self.said.emit)

    def open_contract(self, contract: str) -> None:
        """Show a contract by its id."""
        self._wanted = contract
        self._take_up()

    def open_passage(self, passage: Passage, asked: str = "") -> None:
        """Show the clause that a passage stands in."""
        self._asked, self._wanted = asked, passage
        self._take_up()

    def ask_for_file(self) -> None:
        """Let the user choose a contract's file, and put it on the shelf."""
        kinds = t("Contracts (PDF, text, Markdown)") + " (*.pdf *.txt *.md *.markdown)"
        chosen, _ = QFileDialog.getOpenFileName(self, t("Add a contract"), "", kinds)
        if chosen:
            self.add_file(Path(chosen))

    def add_file(self, file: Path) -> None:
        """Put a contract's file on the shelf; it can be canceled, and says what is wrong."""
        if self._import.busy:
            return
        self._cancel = False
        self.problem.setText("")
        self.problem.hide()
        self.progress.start(t("Reading the file …"), self._stop)
        add = partial(Library(self.shelf).add, file, self._told)
        self._import.run(add, self._on_added, self._on_refused)

    def take_off(self) -> None:
        """Take the contract that is shown off the shelf; it can be put back."""
        if self._shown is None:
            return
        gone = self._shown
        self.off.setEnabled(False)

        def put_back() -> None:
            self._wanted = gone.id
            self._shelve.run(partial(self.shelf.put_back, gone.id), then, self.said.emit)

        def then(_: None) -> None:
            self.query.clear()
            self.refresh()

        def taken(_: None) -> None:
            self._shown = None
            then(None)
            self.taken_off.emit(t("Off the shelf: {title}", title=gone.title), put_back)

        def failed(sentence: str) -> None:
            self.off.setEnabled(True)
            self._on_refused(sentence)

        self._shelve.run(partial(self.shelf.remove, gone.id), taken, failed)

    def clause(self) -> Clause | None:
        """Return the clause that is shown, as it is attached to a case."""
        if self._shown is None or self._node is None:
            return None
        return self.shelf.clause(self._shown.id, self._node)

    def _lay_out(self) -> None:
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(t("Contract"))
        self.chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.chooser.setMinimumContentsLength(16)
        self.chooser.activated.connect(
            lambda at: self.open_contract(str(self.chooser.itemData(at)))
        )
        self.query = Line(cap=300, hint=t("What does it say about …"))
        self.query.setAccessibleName(t("Find in the contract"))
        self.query.setMinimumWidth(em(14))
        self.query.textChanged.connect(lambda _: self._pause.start())
        self.query.returnPressed.connect(self._open_first)
        self.everywhere = check(t("All contracts"))
        self.everywhere.toggled.connect(lambda _: self._look())
        self.add_it = button(t("Add a contract"), self.ask_for_file)
        self.off = button(t("Take off the shelf"), self.take_off, role="quiet")
        self.off.setVisible(self._attach is not None)
        self.off.setEnabled(False)
        self.progress = Progress()
        self.problem = label("", "problem")
        self.problem.hide()
        self.tree = OutlineTree(self._go)
        self.tree.setProperty("role", "clear")
        self.results = Results(self._go_to_found)
        self._nothing = label("", "faint")
        self._left = QStackedWidget()
        self._left.addWidget(self.tree)
        self._left.addWidget(clear(column(self._nothing, self.results)))
        self._heading = label("", "head")
        left = QFrame()
        left.setProperty("role", "card")
        inner = column(self._heading, self._left)
        inner.setContentsMargins(em(0.9), em(0.9), em(0.6), em(0.6))
        left.setLayout(inner)
        self.page = ClauseView(
            self.said.emit, self._turn, self._on_attach if self._attach else None
        )
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(em(1))
        self._split.setChildrenCollapsible(False)
        for one, part in ((left, 3), (self.page, 5)):
            self._split.addWidget(one)
            self._split.setStretchFactor(self._split.count() - 1, part)
        left.setMinimumWidth(em(13))
        self.page.setMinimumWidth(em(18))
        self._split.setSizes([em(21), em(48)])
        self._empty = Empty(
            t(
                "No contract is on the shelf yet. Add the file of yours: a PDF, text or"
                " Markdown."
            ),
            button(t("Add a contract"), self.ask_for_file, role="main"),
            more=t("It is read on this computer, and can be looked up without a passphrase."),
        )
        beside = clear(row(self.chooser, self.everywhere, self.add_it, self.off))
        self._tools = Sides(self.query, beside, parts=(5, 1), narrow=WIDE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.7))
        for widget in (self._tools, self.progress, self.problem, self._empty):
            layout.addWidget(widget)
        layout.addWidget(self._split, 1)
        layout.addStretch(0)
        self._empty.hide()
        self.setFocusProxy(self.query)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the outline where there is little."""
        super().resizeEvent(event)
        self._name_it()

    def _name_it(self) -> None:
        """Head the outline with the title; the chooser says it where there are several."""
        self._heading.setVisible(len(self._rows) < 2 and self.width() >= em(WIDE))

    def _show_rows(self, asked: int, rows: list[ContractRow]) -> None:
        if asked != self._listed:
            return
        self._rows = rows
        self.chooser.clear()
        for one in rows:
            self.chooser.addItem(" ".join(one.title.split()), one.id)
        for widget in (self._tools, self._split):
            widget.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        several = len(rows) > 1
        self.everywhere.setVisible(several)
        self.chooser.setVisible(several)
        self._name_it()
        if self._wanted is None and rows and self._shown is None:
            self._wanted = rows[0].id
        self._take_up()

    def _take_up(self) -> None:
        """Load what is wanted, once it is known what there is."""
        wanted = self._wanted
        if wanted is None or not self._rows:
            return
        contract = wanted if isinstance(wanted, str) else wanted.contract
        row = next((one for one in self._rows if one.id == contract), None)
        if row is None:
            self._wanted = None
            self.said.emit(t("This contract is not on the shelf any more."))
        elif self._shown is not None and row.id == self._shown.id:
            self._arrive()
        else:
            self._load.run(
                lambda: (self.shelf.text(row.id), self.shelf.outline(row.id)),
                partial(self._show_contract, row),
                self._on_refused,
            )

    def _show_contract(self, row: ContractRow, loaded: tuple[str, Outline]) -> None:
        self._shown = row
        self.off.setEnabled(True)
        self._text, self._outline = loaded
        if not self._outline.nodes:
            whole = Node(1, "article", "", row.title, "", 0, 0, len(self._text), row.title)
            self._outline = Outline(row.title, (whole,), self._outline.furniture)
        self._heading.setText(row.title)
        self.chooser.setCurrentIndex(self.chooser.findData(row.id))
        self.tree.show_outline(self._outline)
        self._arrive()
        self.opened.emit(row.id)

    def _arrive(self) -> None:
        """Go where was wanted in the contract that is shown."""
        wanted, self._wanted = self._wanted, None
        if isinstance(wanted, Passage):
            node = self._outline.at(wanted.start) or self._outline.nodes[0]
            self._go(node, wanted)
        elif first := self.tree.first() or self._outline.nodes[0]:
            self._go(first)

    def _go(self, node: Node, found: Passage | None = None) -> None:
        if self._shown is None:
            return
        self._node, self._found = node, found
        body = self._outline.body(self._text, node)
        asked = self._asked if found else ""
        self.page.show_clause(self._shown.title, node, body, asked=asked, found=found)
        self.tree.light(node)

    def _turn(self, step: int) -> None:
        """Go to the part before or after, in reading order."""
        nodes = self._outline.nodes
        if self._node in nodes:
            at = nodes.index(self._node) + step
            if 0 <= at < len(nodes):
                self._go(nodes[at])

    def _look(self) -> None:
        typed = self.query.value()
        if len(typed) < LETTERS:
            self._asked = ""
            self._left.setCurrentIndex(0)
            return
        if self._search.busy:  # an older question is being answered; this one comes next
            self._pause.start()
            return
        among = None if self.everywhere.isChecked() or not self._shown else [self._shown.id]
        self._search.run(
            partial(self.shelf.search, typed, among, MOST),
            partial(self._show_found, typed),
            self.said.emit,
        )

    def _show_found(self, typed: str, found: list[Passage]) -> None:
        if len(self.query.value()) < LETTERS:
            return
        self._asked = typed
        titles = {one.id: one.title for one in self._rows}
        words = question(typed)
        several = self.everywhere.isChecked() and len(self._rows) > 1
        self.results.show_results(
            [
                Result(
                    one,
                    _named(one),
                    " · ".join(
                        part
                        for part in (
                            t("p. {page}", page=one.page) if one.page else "",
                            titles.get(one.contract, "") if several else "",
                        )
                        if part
                    ),
                    excerpt(one.text, words),
                )
                for one in found
            ]
        )
        self._nothing.setText(
            "" if found else t("No clause answers this. Try the contract's own words.")
        )
        self._nothing.setVisible(not found)
        self.results.setVisible(bool(found))
        self._left.setCurrentIndex(1)
        if found:
            self.open_passage(found[0], typed)

    def _open_first(self) -> None:
        if self._left.currentIndex() == 1 and self.results.results():
            self.results.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_found(self, passage: Passage) -> None:
        self.open_passage(passage, self.query.value())

    def _on_attach(self) -> None:
        if self._attach and (clause := self.clause()):
            self._attach(clause)

    def _told(self, what: str, part: float) -> None:
        """Run on the import's own thread: pass on how far it is, or end it."""
        if self._cancel:
            raise Canceled(t("Stopped; the shelf is as it was."))
        self._progressed.emit(what, part)

    def _stop(self) -> None:
        self._cancel = True

    def _on_progress(self, what: str, part: float) -> None:
        if self._import.busy:
            self.progress.at(round(100 * part))

    def _on_added(self, row: ContractRow) -> None:
        self.progress.end()
        self._wanted = row.id
        self.said.emit(t("On the shelf: {title}", title=row.title))
        self.refresh()

    def _on_refused(self, sentence: str) -> None:
        self.progress.end()
        self.problem.setText(sentence)
        self.problem.show()


def _named(passage: Passage) -> str:
    if passage.title and passage.title in passage.reference:
        return passage.reference
    return both(passage.reference, passage.title) or t("Before the first article")
