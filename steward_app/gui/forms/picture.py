"""The pages of a PDF as pictures, drawn off the UI thread."""

from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from steward_app.gui.theme import em
from steward_app.words import t

MOST_PAGES = 12  # of a form; what is beyond is printed and not shown


@dataclass(frozen=True)
class Drawn:
    """Pages as pictures, and how many there are in all."""

    images: tuple[QImage, ...]
    pages: int


def draw_pages(pdf: bytes, width: int, most: int = MOST_PAGES) -> Drawn:
    """Return the pages of a PDF, each so many pixels wide. Not from two threads at once."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        return Drawn(tuple(_draw(document, n, width) for n in range(min(count, most))), count)
    finally:
        document.close()


def _draw(document: pypdfium2.PdfDocument, number: int, width: int) -> QImage:
    page = document[number]
    try:
        bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
        try:
            data = bytes(bitmap.buffer)
            kind = QImage.Format.Format_RGB32
            # The copy owns its pixels; pdfium's are given back below.
            return QImage(data, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
        finally:
            bitmap.close()
    finally:
        page.close()


class Pages(QScrollArea):
    """Shows pages one under the other, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(t("Preview of the pages"))
        self.setMinimumWidth(em(16))
        inner = QWidget()
        inner.setProperty("role", "clear")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.9))
        self._column.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        self.labels: list[QLabel] = []

    def page_width(self) -> int:
        """Return how many pixels of the screen a page has, side to side."""
        bar = self.verticalScrollBar().sizeHint().width()
        inner = self.width() - bar - em(0.6)
        return max(em(10), round(inner * self.devicePixelRatioF()))

    def show_pages(self, drawn: Drawn) -> None:
        """Show these pages; the place that is looked at stays."""
        while len(self.labels) > len(drawn.images):
            gone = self.labels.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self.labels) < len(drawn.images):
            page = QLabel()
            page.setTextFormat(Qt.TextFormat.PlainText)
            page.setProperty("role", "page")
            self._column.insertWidget(len(self.labels), page)
            self.labels.append(page)
        for n, (page, image) in enumerate(zip(self.labels, drawn.images, strict=True), 1):
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            page.setPixmap(pixmap)
            page.setAccessibleName(t("Page {n} of {of}", n=n, of=drawn.pages))
