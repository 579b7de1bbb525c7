"""Python's garbage collector, on the UI thread only: a Qt object must not die on another."""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 1000  # milliseconds


class Collecting(QObject):
    """Collects when enough has piled up, from a timer of the UI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                gc.collect(generation)
                return
