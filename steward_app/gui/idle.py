"""Tells how long nobody has touched keyboard or mouse, by a clock that nobody can set."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
LOOK = 1.0  # seconds between two looks at the clock
SLEPT = 30.0  # a gap this long between two looks: the computer slept, or its lid was shut


def seconds() -> float:
    """Return a clock that only runs forward, and runs while the computer sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


class Idle(QObject):
    """Says `idle` with the seconds since the last touch, and `slept` after a sleep."""

    idle = Signal(float)
    slept = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = seconds) -> None:
        super().__init__(parent)
        self._clock = clock
        self._touched = self._looked = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(int(LOOK * 1000))
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """See every touch, and let it pass."""
        if event.type() in TOUCHES:
            self._touched = self._clock()
        return False

    def look(self) -> None:
        """Look at the clock now."""
        now = self._clock()
        gap, self._looked = now - self._looked, now
        if gap > SLEPT:
            self.slept.emit()
        self.idle.emit(now - self._touched)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
