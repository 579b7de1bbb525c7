"""A long list as a table: sorted by its columns, opened with Enter or a click."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from steward_app.gui.rows import ROW_ROLE, SORT_ROLE, Rows
from steward_app.gui.theme import HIT, em

MEASURED = 60  # rows whose texts say how wide a column should be
SHORT, LONG, MOST = 11, 8, 24  # em: never cut; what a longer column keeps; what it asks for


class Table(QTableView):
    """Whole rows, no grid; Tab leaves it, Enter opens the row.

    Columns are as wide as what stands in them, the `roomy` one takes what is left. Where there
    is too little room, empty columns go first, then the `spare` ones in their order.
    """

    def __init__(
        self,
        rows: Rows[Any],
        on_open: Callable[[Any], object],
        *,
        roomy: int = 0,
        spare: Sequence[int] = (),
    ) -> None:
        super().__init__()
        self._on_open = on_open
        self._roomy, self._spare = roomy, spare
        self._texts = [0] * rows.columnCount()  # the widest text seen in each column
        self._heads = [0] * rows.columnCount()
        self._fitting = self._fitted_by_hand = False
        order = QSortFilterProxyModel(self)
        order.setSortRole(SORT_ROLE)
        order.setSourceModel(rows)
        self.setModel(order)
        self.setSortingEnabled(True)
        order.sort(-1)  # as given, until a column is pressed
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(HIT, em(2.6)))
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        header.setHighlightSections(False)
        header.setMinimumSectionSize(em(4))
        header.setDefaultSectionSize(em(11))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._resized)
        for changed in (order.modelReset, order.rowsInserted, order.layoutChanged):
            changed.connect(self._measure)
        self.clicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the room there is now."""
        super().resizeEvent(event)
        self._fit()

    def _resized(self, *_: int) -> None:
        """Leave the widths alone once somebody has drawn a column's edge."""
        self._fitted_by_hand = self._fitted_by_hand or not self._fitting

    def _measure(self) -> None:
        """See how wide the texts are; a column never shrinks while one types."""
        model, letters = self.model(), self.fontMetrics()
        rows = range(min(model.rowCount(), MEASURED))
        for column, known in enumerate(self._texts):
            texts = (str(model.index(row, column).data() or "") for row in rows)
            self._texts[column] = max(known, *map(letters.horizontalAdvance, texts), 0)
        self._fit()

    def _fit(self) -> None:
        if self._fitted_by_hand:
            return
        for at in range(len(self._heads)):  # a hidden one has no width to ask for
            if not self.isColumnHidden(at):
                self._heads[at] = self.horizontalHeader().sectionSizeHint(at) + em(0.5)
        pad = em(1.6)
        short, long, most = em(SHORT), em(LONG), em(MOST)
        wanted = [
            max(head, min(text + pad, most))
            for head, text in zip(self._heads, self._texts, strict=True)
        ]
        least = [
            one if one <= short else max(head, long)
            for head, one in zip(self._heads, wanted, strict=True)
        ]
        room = self.viewport().width()
        shown = set(range(len(wanted)))
        for at in reversed(range(1, len(wanted))):
            if not self._texts[at] and sum(wanted[one] for one in shown) > room:
                shown.discard(at)
        for at in self._spare:
            if sum(least[one] for one in shown) > room:
                shown.discard(at)
        over = sum(wanted[at] for at in shown) - room
        loose = sum(wanted[at] - least[at] for at in shown)
        self._fitting = True
        for at, width in enumerate(wanted):
            give = width - least[at]
            less = min(-(-over * give // loose), give) if over > 0 and loose else 0
            more = max(-over, 0) if at == self._roomy else 0
            self.setColumnHidden(at, at not in shown)
            self.setColumnWidth(at, width - less + more)
        self._fitting = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._on_open(index.data(ROW_ROLE))


def table(
    rows: Rows[Any],
    on_open: Callable[[Any], object],
    *,
    name: str,
    roomy: int = 0,
    spare: Sequence[int] = (),
) -> Table:
    """Return a table of these rows; pressing one gives its dataclass to `on_open`."""
    made = Table(rows, on_open, roomy=roomy, spare=spare)
    made.setAccessibleName(name)
    return made
