"""Whether Caps Lock is on, as far as the letters that are typed tell."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from .widgets import Line


class CapsLock(QObject):
    """Says when letters come out large though Shift is not held."""

    seen = Signal(bool)

    def __init__(self, line: Line) -> None:
        super().__init__(line)
        line.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Compare each letter with the Shift key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            if len(text) == 1 and text.lower() != text.upper():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.seen.emit(text.isupper() != shift)
        return False
