"""A text field that is as high as what is in it, from a few lines to most of a screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from .fields import PAGE, Area

MOST = 16  # lines; what is longer scrolls


class GrowingArea(Area):
    """Begins with so many lines, and grows as they are filled."""

    def __init__(
        self, text: str = "", *, cap: int = PAGE, hint: str = "", rows: int = 2
    ) -> None:
        super().__init__(text, cap=cap, hint=hint, rows=rows)
        self._rows = rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def sizeHint(self) -> QSize:
        """Be as high as the text."""
        return QSize(super().sizeHint().width(), self._high())

    def _fit(self) -> None:
        if self.height() != self._high():
            self.setFixedHeight(self._high())

    def _high(self) -> int:
        # A plain text's layout measures its height in lines, not in pixels.
        lines = round(self.document().documentLayout().documentSize().height())
        shown = max(self._rows, min(lines, MOST))
        around = self.height() - self.viewport().height() if self.isVisible() else 0
        least = round(self.fontMetrics().height() * 0.9)  # padding and border
        margin = 2 * round(self.document().documentMargin())
        return shown * self.fontMetrics().lineSpacing() + max(around, least) + margin
