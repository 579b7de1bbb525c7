"""A long list as a table: sorted by its columns, opened with Enter or a click."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from steward_app.gui.rows import ROW_ROLE, SORT_ROLE, Rows
from steward_app.gui.theme import HIT, em


class Table(QTableView):
    """Whole rows, no grid; Tab leaves it, Enter opens the row."""

    def __init__(self, rows: Rows[Any], on_open: Callable[[Any], object]) -> None:
        super().__init__()
        self._on_open = on_open
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
        header.setStretchLastSection(True)
        self.clicked.connect(self._open)

    def widths(self, *parts: float) -> None:
        """Give each column its width in em; the last takes what is left."""
        for at, one in enumerate(parts):
            self.setColumnWidth(at, em(one))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._on_open(index.data(ROW_ROLE))


def table(rows: Rows[Any], on_open: Callable[[Any], object], *, name: str) -> Table:
    """Return a table of these rows; pressing one gives its dataclass to `on_open`."""
    made = Table(rows, on_open)
    made.setAccessibleName(name)
    return made
