"""One quiet line at the foot of the window: what was done, with Undo; what was refused."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from steward_app.gui.theme import em
from steward_app.words import t

from .buttons import button
from .text import label

SECONDS = 12  # a notice stays this long, one with Undo twice that; a refusal until dismissed


class Notices(QFrame):
    """Never modal, never takes the focus; the newest notice stands in place of the last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(t("Notices"))
        self._undo: Callable[[], object] | None = None
        self._text = label("")
        self.undo = button(t("Undo"), self._undo_it, role="quiet")
        self.dismiss = button(t("Dismiss"), self.clear, role="quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(em(1), em(0.3), em(0.5), em(0.3))
        layout.addWidget(self._text, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.clear()

    def say(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Tell what was done; `undo` takes it back."""
        self._show("notice", sentence, undo)
        self._timer.start(1000 * (2 * SECONDS if undo else SECONDS))

    def refuse(self, sentence: str) -> None:
        """Tell what was refused, until the user has dismissed it."""
        self._timer.stop()
        self._show("refused", sentence, None)

    def text(self) -> str:
        """Return what is shown, or nothing."""
        return self._text.text()

    def clear(self) -> None:
        """Show nothing."""
        self._timer.stop()
        self._undo = None
        self._text.setText("")
        self.hide()

    def _show(self, role: str, sentence: str, undo: Callable[[], object] | None) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # slow to load

        self._undo = undo
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._text.setText(sentence)
        self.undo.setVisible(undo is not None)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _undo_it(self) -> None:
        undo = self._undo
        self.clear()
        if undo:
            undo()
