"""The recovery words on paper, drawn at once to the printer or to the file that was chosen."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from steward_app.words import t

ROWS = 12


def print_words(owner: QWidget, words: list[str]) -> bool:
    """Ask for a printer and print; tell whether it was done."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Steward")
    asking = QPrintDialog(printer, owner)
    if asking.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    return _draw(printer, words)


def save_words(file: str, words: list[str]) -> bool:
    """Write a PDF where the user said; tell whether it was done."""
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    writer.setTitle("Steward")
    writer.setCreator("Steward")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.Letter),
            QPageLayout.Orientation.Portrait,
            QMarginsF(20, 20, 20, 20),
            QPageLayout.Unit.Millimeter,
        )
    )
    if not _draw(writer, words):
        return False
    try:
        Path(file).write_bytes(bytes(held.data().data()))
    except OSError:
        return False
    return True


def _draw(device: QPagedPaintDevice, words: list[str]) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    width, line = device.width(), device.logicalDpiY() / 3
    painter.setFont(QFont(painter.font().family(), 16, QFont.Weight.Bold))
    painter.drawText(QRectF(0, 0, width, line * 2), t("Recovery words"))
    painter.setFont(QFont(painter.font().family(), 11))
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        QRectF(0, line * 2, width, line * 3),
        int(flags),
        t(
            "Whoever has this page can open the vault."
            " Keep it at home, apart from the computer."
        ),
    )
    painter.setFont(QFont(painter.font().family(), 13))
    for at, word in enumerate(words):
        left = (at // ROWS) * width / 2
        top = line * (5 + 1.4 * (at % ROWS))
        painter.drawText(QRectF(left, top, width / 2, line * 1.4), f"{at + 1:2}.  {word}")
    return painter.end()
