"""Cards, rows and columns: what stands beside and under what, with room to breathe."""

from enum import Enum
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from steward_app.gui.theme import em

Content = QWidget | QLayout | None
Box = TypeVar("Box", bound=QBoxLayout)


class Gap(Enum):
    """How far things stand apart, in em."""

    NONE = 0.0
    TIGHT = 0.35
    USUAL = 0.7
    WIDE = 1.2


def row(*contents: Content, gap: Gap = Gap.USUAL) -> QHBoxLayout:
    """Return these side by side; None is a stretch."""
    return place(QHBoxLayout(), contents, gap)


def column(*contents: Content, gap: Gap = Gap.USUAL) -> QVBoxLayout:
    """Return these one under the other; None is a stretch."""
    return place(QVBoxLayout(), contents, gap)


def card(*contents: Content, gap: Gap = Gap.USUAL) -> QFrame:
    """Return a sheet of paper with these on it, one under the other."""
    frame = QFrame()
    frame.setProperty("role", "card")
    inner = place(QVBoxLayout(frame), contents, gap)
    inner.setContentsMargins(em(1.25), em(1), em(1.25), em(1))
    if not frame.findChildren(QAbstractScrollArea):  # an editor or a list takes what is left
        inner.addStretch(1)  # beside a higher card, what is on this one stays at the top
    return frame


def hairline() -> QFrame:
    """Return a thin rule between two things."""
    frame = QFrame()
    frame.setProperty("role", "hairline")
    return frame


def clear(layout: QLayout) -> QWidget:
    """Return a widget of nothing but this layout, with no ground of its own."""
    widget = QWidget()
    widget.setProperty("role", "clear")
    layout.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(layout)
    return widget


def scroll(widget: QWidget) -> QScrollArea:
    """Return a widget in a frame that scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if widget.property("role") is None:
        widget.setProperty("role", "clear")
    area.setViewport(QWidget())  # one that does not fill its ground
    area.setWidget(widget)
    return area


def place(box: Box, contents: tuple[Content, ...], gap: Gap) -> Box:
    """Put these in a box layout, this far apart."""
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(em(gap.value) if gap is not Gap.NONE else 0)
    for one in contents:
        if one is None:
            box.addStretch(1)
        elif isinstance(one, QLayout):
            box.addLayout(one)
        else:
            box.addWidget(one)
    return box
