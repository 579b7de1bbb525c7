"""A form's PDF leaves the vault: written straight to where the user said, or printed."""

import os
import shutil
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from steward_app.errors import NotSaved
from steward_app.vault.files import reason
from steward_app.words import t

from .picture import draw_pages

SPARE = 64 << 10  # bytes that must be free beside the PDF's own
DOTS = 200  # an inch; a form's lines are sharp at that
MOST_PRINTED = 60  # pages


def file_name(form: str) -> str:
    """Return what a form's file is called unless the user says otherwise: nobody's name."""
    plain = "".join(char if char.isalnum() else "-" for char in form).strip("-") or "steward"
    return f"{plain}-form.pdf"


def write(pdf: bytes, file: Path) -> None:
    """Write a PDF where the user said, in one piece and never by way of another file.

    Raises NotSaved with why it could not be; what could not be written whole is not left.
    """
    try:
        if shutil.disk_usage(file.parent).free < len(pdf) + SPARE:
            raise NotSaved(
                t("The disk is full. Nothing was written; what you typed is still here.")
            )
        is_new = not file.exists()
    except OSError as problem:
        raise _not_written(problem) from problem
    try:
        with file.open("wb") as opened:
            opened.write(pdf)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as problem:
        if is_new:
            file.unlink(missing_ok=True)
        raise _not_written(problem) from problem


def print_pdf(pdf: bytes, owner: QWidget, *, letter: bool) -> bool:
    """Ask for a printer and print; tell whether it was."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName("Steward")
    dialog = QPrintDialog(printer, owner)
    dialog.setWindowTitle("Steward")
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    paint(pdf, printer)
    return True


def paint(pdf: bytes, printer: QPrinter) -> None:
    """Paint every page of a PDF on a printer."""
    inches = printer.paperRect(QPrinter.Unit.Inch).width()
    drawn = draw_pages(pdf, round(inches * DOTS), MOST_PRINTED)
    painter = QPainter(printer)
    try:
        for n, image in enumerate(drawn.images):
            if n:
                printer.newPage()
            whole = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
            painter.drawImage(QRect(0, 0, whole.width(), whole.height()), image)
    finally:
        painter.end()


def _not_written(problem: OSError) -> NotSaved:
    return NotSaved(
        t(
            "{why} The PDF was not written; what you typed is still here. Choose another"
            " folder.",
            why=reason(problem),
        )
    )
