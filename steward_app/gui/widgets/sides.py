"""Two columns where there is room for them, and one under the other where there is not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from steward_app.gui.theme import em


class Sides(QWidget):
    """What is worked on, and beside it what helps; below `narrow` em, one column."""

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        *,
        parts: tuple[int, int] = (5, 3),
        narrow: float = 62,
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._narrow = narrow
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(em(1.2))
        self._main, self._side = main, side
        for widget, part in ((main, parts[0]), (side, parts[1])):
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            self._box.addWidget(widget, part)
        self._line_up(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go to one column, or back to two."""
        super().resizeEvent(event)
        self._line_up(event.size().width() < em(self._narrow))

    def _line_up(self, narrow: bool) -> None:
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        at = Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop
        for one in (self._main, self._side):
            self._box.setAlignment(one, at)


class Pairs(QWidget):
    """Fields two in a row where there is room, and one where there is not."""

    def __init__(self, *fields: QWidget, narrow: float = 34) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._fields, self._narrow, self._columns = fields, narrow, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(em(1))
        self._grid.setVerticalSpacing(em(0.8))
        self._line_up(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go to one column, or back to two."""
        super().resizeEvent(event)
        self._line_up(1 if event.size().width() < em(self._narrow) else 2)

    def _line_up(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for one in self._fields:
            self._grid.removeWidget(one)
        for at, one in enumerate(self._fields):
            self._grid.addWidget(one, at // columns, at % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)
