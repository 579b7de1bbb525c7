"""Draws one row of the page of notes: words that wrap, and stamps on their first line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from steward_app.gui.rows import ROW_ROLE
from steward_app.gui.theme import HIT, em, tones_of

from .wording import Shown

STAMP, WORDS, KNOWN = range(3)
NO_WRAP = 1e6  # wider than any column: a day is short
LINE_BREAK = "\u2028"  # how a text layout is told of one


def laid_out(
    text: str, width: float, font: QFont, *, strong: int = 0
) -> tuple[QTextLayout, float]:
    """Return a text laid out in this width, and its height; its first `strong` letters bold."""
    layout = QTextLayout(text.replace("\n", LINE_BREAK), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if strong:
        bold = QTextLayout.FormatRange()
        bold.start, bold.length = 0, strong
        bold.format = QTextCharFormat()
        bold.format.setFontWeight(QFont.Weight.DemiBold)
        layout.setFormats([bold])
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


class Drawing(QStyledItemDelegate):
    """Draws the three columns; a third without room stands under the text."""

    narrow = False

    def height(self, row: Shown, words: int, known: int) -> int:
        """Return how high a row is, its columns this wide."""
        inner = self._words(row, words)[1]
        if not self.narrow:
            aside = laid_out(row.known, known - 2 * _side(), QApplication.font())[1]
            inner = max(inner, aside)
        return max(HIT, round(inner) + 2 * _above()) + self._day_height(row)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        row: Shown = index.data(ROW_ROLE)
        tones, area = tones_of(), _rect(option)
        painter.save()
        if _state(option) & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(tones.wash))
        painter.setClipRect(area)
        at = QPointF(area.left() + _side(), area.top() + _above() + self._day_height(row))
        if index.column() == STAMP:
            painter.setPen(QColor(tones.faint))
            laid_out(row.stamp, area.width(), QApplication.font())[0].draw(painter, at)
        elif index.column() == KNOWN:
            painter.setPen(QColor(tones.faint))
            width = area.width() - 2 * _side()
            laid_out(row.known, width, QApplication.font())[0].draw(painter, at)
        else:
            painter.setPen(QColor(tones.faint if row.struck else tones.ink))
            if row.day:
                strong = len(row.day)
                new_day = laid_out(row.day, NO_WRAP, QApplication.font(), strong=strong)[0]
                new_day.draw(painter, QPointF(at.x(), area.top() + _above()))
            parts, _ = self._words(row, area.width())
            for n, (layout, top) in enumerate(parts):
                if n:
                    painter.setPen(QColor(tones.faint))
                layout.draw(painter, at + QPointF(0, top))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return no wish: the page sets its rows' heights itself."""
        return QSize(0, HIT)

    def _day_height(self, row: Shown) -> int:
        """Return how much the line stands lower, for the day that begins above it."""
        spacing = QFontMetricsF(QApplication.font()).lineSpacing()
        return round(spacing) + _above() if row.day else 0

    def _words(self, row: Shown, width: int) -> tuple[list[tuple[QTextLayout, float]], float]:
        """Return the texts of the middle column, each with its top, and their height."""
        font, inner = QApplication.font(), width - 2 * _side()
        struck = QFont(font)
        struck.setStrikeOut(row.struck)
        said = "  ".join(part for part in (row.lead, row.text) if part)
        strong = len(said) if row.moment and not row.text else len(row.lead)
        if row.moment and not row.lead:
            strong = len(said)
        layout, height = laid_out(said, inner, struck, strong=strong)
        parts = [(layout, 0.0)]
        for more in ((row.known if self.narrow else ""), row.under):
            if more:
                layout, high = laid_out(more, inner, font)
                parts.append((layout, height))
                height += high
        return parts, height


def stamp_width() -> int:
    """Return how wide the stamps' column is."""
    return round(QFontMetricsF(QApplication.font()).horizontalAdvance("00:00")) + 2 * _side()


def _side() -> int:
    return em(0.5)


def _above() -> int:
    line = QFontMetricsF(QApplication.font()).lineSpacing()
    return max(em(0.3), round((HIT - line) / 2))


def _rect(option: QStyleOptionViewItem) -> QRect:
    return option.rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return option.state
