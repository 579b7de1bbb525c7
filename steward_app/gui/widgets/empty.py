"""An empty screen: what to do first, and the button that does it."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from steward_app.gui.theme import em

from .boxes import row
from .text import label


class Empty(QWidget):
    """Says what to do; stands where a list will be."""

    def __init__(self, what_to_do: str, *buttons: QPushButton, more: str = "") -> None:
        super().__init__()
        self.setProperty("role", "clear")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, em(0.5), 0, em(0.5))
        layout.setSpacing(em(0.6))
        layout.addWidget(label(what_to_do))
        if more:
            layout.addWidget(label(more, "faint"))
        if buttons:
            layout.addLayout(row(*buttons, None))
