"""The page of notes: lines that grow downward, the newest in sight, thousands of them.

A line that is added costs the same on the first page as on the hundredth: one row is put in,
one is measured, and what is drawn is what is seen. Rows out of sight are measured later, in
slices, when the width changes or a long meeting is opened.
"""

from collections.abc import Sequence
from datetime import datetime
from time import monotonic
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from steward_app.gui.rows import ROOT, ROW_ROLE, Index
from steward_app.gui.theme import HIT, em
from steward_app.journal import Subject
from steward_app.meetings import Line
from steward_app.words import t

from .boxes import commanding
from .drawing import KNOWN, WORDS, Drawing, stamp_width
from .moments import read_iso
from .wording import Numbering, Shown, renumbered

SLICE = 0.008  # seconds that measuring takes at a time
KNOWN_EM, NARROW_EM = 16.0, 42.0


class Lines(QAbstractTableModel):
    """The lines in their order; one is appended or changed, never all of them anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Shown] = []
        self._lines: list[Line] = []
        self._numbers: list[int] = []
        self._at: dict[Subject, int] = {}
        self._numbering = Numbering()
        self.asked = 0  # how often a view wanted something: what a test counts

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines and no others."""
        self.beginResetModel()
        self._rows, self._lines, self._numbers, self._at = [], [], [], {}
        self._numbering = Numbering()
        for one in lines:
            self._take(one)
        self.endResetModel()

    def put(self, line: Line) -> None:
        """Add a line at the end, or show one that is there already as it reads now."""
        if line.id in self._at:
            self._change(line)
            return
        self.beginInsertRows(ROOT, len(self._rows), len(self._rows))
        self._take(line)
        self.endInsertRows()

    def find(self, line: Subject) -> Line | None:
        """Return a line by its id."""
        at = self._at.get(line)
        return None if at is None else self._lines[at]

    def line(self, at: int) -> Line:
        """Return the line of a row."""
        return self._lines[at]

    def row(self, at: int) -> Shown:
        """Return a row as it is drawn."""
        return self._rows[at]

    def last(self) -> Line | None:
        """Return the last line, if there is one."""
        return self._lines[-1] if self._lines else None

    def after(self, moment: str) -> list[Line]:
        """Return the lines written at this moment or later (ISO 8601, as they are stamped)."""
        since = read_iso(moment)
        return [one for one in self._lines if since and _not_before(one.written_at, since)]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return three: stamp, words, how it is known."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what Qt asks of a cell."""
        self.asked += 1
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            said = f"{row.lead}  {row.text}".strip()
            return (row.stamp, "\n".join(filter(None, (said, row.under))), row.known)[
                index.column()
            ]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return what a column holds, for a screen reader: the titles are not drawn."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (t("Written at"), t("What was said"), t("How it is known"))[section]
        return None

    def _change(self, line: Line) -> None:
        at = self._at[line.id]
        self._lines[at] = line
        self._rows[at] = renumbered(self._rows[at], line, self._numbers[at])
        self.dataChanged.emit(self.index(at, 0), self.index(at, KNOWN))

    def _take(self, line: Line) -> None:
        self._at[line.id] = len(self._rows)
        self._rows.append(self._numbering.put(line))
        self._lines.append(line)
        self._numbers.append(self._numbering.questions)


class Transcript(QTableView):
    """Shows the lines. F2 corrects one; letters typed here go where lines are written."""

    correct = Signal(object)  # a Line
    typed = Signal(str)
    left = Signal()

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self.lines, self.drawing = lines, Drawing(self)
        self.measured = 0  # how many rows were measured: what a test counts
        self._unmeasured: list[int] = []  # the last is measured first
        self._width = 0
        self.setModel(lines)
        self.setItemDelegate(self.drawing)
        self.setProperty("role", "page")
        self.setAccessibleName(t("Notes of the meeting"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(em(2))
        self.setMinimumHeight(em(1))
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(HIT, em(2.4)))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._measure_some)
        lines.modelReset.connect(lambda: self._measure_all(True))
        lines.rowsInserted.connect(self._on_inserted)
        lines.dataChanged.connect(lambda first, _last: self._on_changed(first.row()))
        self.doubleClicked.connect(lambda index: self.correct.emit(lines.line(index.row())))

    def at_the_end(self) -> bool:
        """Tell whether the newest line is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - em(1)

    def chosen(self) -> Line | None:
        """Return the line that is chosen."""
        index = self.currentIndex()
        return self.lines.line(index.row()) if index.isValid() else None

    def choose_last(self) -> None:
        """Go to the newest line with the keyboard."""
        if count := self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(count - 1, WORDS))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Correct with F2, leave with Escape; pass on what is typed."""
        line = self.chosen()
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and line:
            self.correct.emit(line)
        elif self._leaves(event):
            self.left.emit()
        elif event.text().isprintable() and event.text() and not commanding(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths, and the rows their heights."""
        stay = self.at_the_end() or event.oldSize().height() <= 0
        super().resizeEvent(event)
        width = self.viewport().width()
        if width == self._width:
            if stay:
                self._to_the_end()
            return
        self._width = width
        narrow = self.drawing.narrow = width < em(NARROW_EM)
        self.setColumnHidden(KNOWN, narrow)
        known = 0 if narrow else em(KNOWN_EM)
        self.setColumnWidth(0, stamp_width())
        self.setColumnWidth(WORDS, width - stamp_width() - known)
        self.setColumnWidth(KNOWN, known)
        self._measure_all(stay)

    def _leaves(self, event: QKeyEvent) -> bool:
        below = self.currentIndex().row() == self.lines.rowCount() - 1
        down = event.key() == Qt.Key.Key_Down
        return event.key() == Qt.Key.Key_Escape or (down and below)

    def _on_inserted(self, _: QModelIndex, first: int, last: int) -> None:
        for at in range(first, last + 1):
            self._measure(at)
        self._to_the_end()

    def _on_changed(self, at: int) -> None:
        self._measure(at)

    def _to_the_end(self) -> None:
        self.updateGeometries()  # a view puts off what its new heights mean for the scroll bar
        self.scrollToBottom()

    def _measure_all(self, to_the_end: bool) -> None:
        """Measure what is seen now, and the rest in slices, from the end."""
        self._unmeasured = list(range(self.lines.rowCount()))
        if self._width:
            self._measure_some(to_the_end)
        if self._unmeasured:
            self._timer.start()

    def _measure_some(self, to_the_end: bool = False) -> None:
        stay, end = to_the_end or self.at_the_end(), monotonic() + SLICE
        top = self.rowAt(0)
        offset = self.rowViewportPosition(top) if top >= 0 else 0
        while self._unmeasured and monotonic() < end:
            self._measure(self._unmeasured.pop())
        if not self._unmeasured:
            self._timer.stop()
        if stay:
            self._to_the_end()
        elif top >= 0:  # what is read stays where it is
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(top) - offset)

    def _measure(self, at: int) -> None:
        self.measured += 1
        words, known = self.columnWidth(WORDS), self.columnWidth(KNOWN)
        self.setRowHeight(at, self.drawing.height(self.lines.row(at), words, known))


def _not_before(written_at: str, since: datetime) -> bool:
    when = read_iso(written_at)
    return when is not None and when >= since
