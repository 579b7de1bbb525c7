"""What a search over the contracts found: the clause's name, its page, the words around."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from steward_app.gui.labels import shown
from steward_app.gui.rows import ROOT, Index
from steward_app.gui.theme import em, tones_of
from steward_app.shelf.edition import Passage
from steward_app.words import t

RESULT = Qt.ItemDataRole.UserRole + 1
LINES = 3  # of the words around what was sought


@dataclass(frozen=True)
class Result:
    """One passage as a list shows it."""

    passage: Passage
    name: str
    about: str  # its page, and its contract where several are searched
    words: str


class _Found(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.results: Sequence[Result] = ()

    def put(self, results: Sequence[Result]) -> None:
        self.beginResetModel()
        self.results = results
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.results)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.results[index.row()]
        if role == RESULT:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return shown(f"{one.name}. {one.about}. {one.words}", lines=False)
        return None


class Results(QListView):
    """The passages, best first; going to one shows its clause."""

    def __init__(self, on_go: Callable[[Passage], object]) -> None:
        super().__init__()
        self._on_go = on_go
        self._found = _Found()
        self.setModel(self._found)
        self.setItemDelegate(_Drawn(self))
        self.setProperty("role", "clear")
        self.setAccessibleName(t("Clauses found"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(self._go)
        self.selectionModel().currentChanged.connect(lambda now, _: self._go(now))

    def show_results(self, results: Sequence[Result]) -> None:
        """Replace what was found; the best is lit."""
        self.selectionModel().blockSignals(True)
        self._found.put(results)
        self.setCurrentIndex(self._found.index(0, 0))
        self.selectionModel().blockSignals(False)
        self.scrollToTop()

    def results(self) -> Sequence[Result]:
        """Return what is shown."""
        return self._found.results

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the clause with Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        one = index.data(RESULT)
        if isinstance(one, Result):
            self._on_go(one.passage)


class _Drawn(QStyledItemDelegate):
    """Draws a result as plain text on three or more lines."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the texts need at the list's width."""
        one: Result = index.data(RESULT)
        width = self._view.viewport().width()
        return QSize(em(8), self._draw(None, option, one, QRect(0, 0, width, 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the texts, and a ring where the keyboard is."""
        tones = tones_of()
        state = option.state
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
        inner = rect.adjusted(1, 1, -1, -1)
        if state & lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.wash))
            painter.drawRoundedRect(inner, em(0.4), em(0.4))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner, em(0.4), em(0.4))
        self._draw(painter, option, index.data(RESULT), rect)
        painter.restore()

    def _draw(
        self, painter: QPainter | None, option: QStyleOptionViewItem, one: Result, rect: QRect
    ) -> int:
        """Draw the texts, or only measure them; return how high they are together."""
        tones, pad = tones_of(), em(0.55)
        width = max(em(4), rect.width() - 2 * pad)
        font = self._view.font()
        bold = self._view.font()
        bold.setWeight(bold.Weight.DemiBold)
        y = rect.top() + pad
        for text, its, tone, most in (
            (one.name, bold, tones.ink, 2),
            (one.about, font, tones.faint, 1),
            (one.words, font, tones.ink, LINES),
        ):
            if text:
                y += _lines(
                    painter,
                    shown(text, lines=False),
                    its,
                    tone,
                    rect.left() + pad,
                    y,
                    width,
                    most,
                )
        return y + pad - rect.top()


def _lines(
    painter: QPainter | None,
    text: str,
    font: Any,
    tone: str,
    x: int,
    y: int,
    width: int,
    most: int,
) -> int:
    """Draw a text on so many lines at most, and return how high it is."""
    metrics = QFontMetrics(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    parts: list[str] = []
    while len(parts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        rest = (
            text[start:] if len(parts) == most - 1 else text[start : start + line.textLength()]
        )
        parts.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    if painter is not None:
        painter.setFont(font)
        painter.setPen(QColor(tone))
        for n, part in enumerate(parts):
            painter.drawText(x, y + n * metrics.lineSpacing() + metrics.ascent(), part)
    return len(parts) * metrics.lineSpacing()
