"""Work that takes longer than a blink: what is being done, how far it is, and Cancel."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from steward_app.gui.theme import em
from steward_app.words import t

from .buttons import button
from .text import label

SOON = 300  # milliseconds; shorter work shows nothing


class Progress(QWidget):
    """Hidden until work has taken 0.3 s."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._cancel: Callable[[], object] | None = None
        self._text = label("", "faint")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(t("Progress"))
        self.stop_it = button(t("Cancel"), self._stop, role="quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.7))
        layout.addWidget(self._text, 2)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.stop_it)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self.show)
        self.hide()

    def start(self, text: str, cancel: Callable[[], object] | None = None) -> None:
        """Say what has begun; without `cancel` there is no such button."""
        self._cancel = cancel
        self._text.setText(text)
        self.stop_it.setVisible(cancel is not None)
        self.bar.setRange(0, 0)
        self._timer.start()

    def at(self, done: int, whole: int = 100) -> None:
        """Say how far it is."""
        self.bar.setRange(0, whole)
        self.bar.setValue(done)

    def end(self) -> None:
        """Say no more: it is done, refused or canceled."""
        self._timer.stop()
        self._cancel = None
        self.hide()

    def _stop(self) -> None:
        cancel = self._cancel
        self.end()
        if cancel:
            cancel()
