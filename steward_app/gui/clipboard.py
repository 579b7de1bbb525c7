"""What was copied from the app is gone from the clipboard after 15 s, and on locking."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 15
SENSITIVE = {  # what clipboard histories of the three systems leave alone
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "application/x-nspasteboard-concealed-type": b"1",
}


class Clipboard(QObject):
    """Watches what the app itself puts on the clipboard; what others put there stays."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.forget)
        self._board.dataChanged.connect(self._on_changed)

    def copy(self, text: str) -> None:
        """Put this on the clipboard, marked as nothing to remember."""
        data = QMimeData()
        data.setText(text)
        for kind, mark in SENSITIVE.items():
            data.setData(kind, mark)
        self._board.setMimeData(data)
        self._ours = text
        self._timer.start()

    def forget(self) -> None:
        """Clear the clipboard if it still holds what the app put there."""
        self._timer.stop()
        if self._ours and self._board.text(QClipboard.Mode.Clipboard) == self._ours:
            self._board.clear(QClipboard.Mode.Clipboard)
        self._ours = ""

    def _on_changed(self) -> None:
        if self._board.ownsClipboard():
            self._ours = self._board.text(QClipboard.Mode.Clipboard)
            self._timer.start()
