"""Our own icons, drawn in the color of the text that stands beside them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton

from steward_app.gui.theme import em, tones_of
from steward_app.paths import shipped

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap
    from PySide6.QtSvg import QSvgRenderer

SIZE = 1.5  # em
SHARPNESS = (1, 2, 3)  # screens of one, two and three pixels a point


def icon(name: str, tone: str = "faint", on: str = "accent") -> "QIcon":
    """Return an icon of `resources/icons`; `on` is its tone while its button is pressed in."""
    from PySide6.QtGui import QIcon
    from PySide6.QtSvg import QSvgRenderer  # the first window has no icon, and is in a hurry

    drawing = (Path(shipped("resources")) / "icons" / f"{name}.svg").read_text("utf-8")
    tones, made = tones_of(), QIcon()
    for state, token in ((QIcon.State.Off, tone), (QIcon.State.On, on)):
        color = getattr(tones, token)
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", color).encode()))
        for sharpness in SHARPNESS:
            made.addPixmap(_drawn(renderer, em(SIZE), sharpness), QIcon.Mode.Normal, state)
    return made


def wear(button: QAbstractButton, name: str, tone: str = "faint", on: str = "accent") -> None:
    """Put an icon on a button, as large as its text asks for."""
    button.setIcon(icon(name, tone, on))
    button.setIconSize(QSize(em(1.35), em(1.35)))


def _drawn(renderer: "QSvgRenderer", size: int, sharpness: int) -> "QPixmap":
    from PySide6.QtGui import QPainter, QPixmap

    pixmap = QPixmap(size * sharpness, size * sharpness)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size * sharpness, size * sharpness))
    painter.end()
    pixmap.setDevicePixelRatio(sharpness)
    return pixmap
