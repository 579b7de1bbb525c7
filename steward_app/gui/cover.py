"""What hides a meeting's page while nobody types: a line to write on, and not to read from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from steward_app.vault import keys
from steward_app.words import t

from .aside import Aside
from .theme import em
from .widgets import Line, button, card, field, label, row


class Blank(QFrame):
    """Nothing at all, over the whole window, at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAutoFillBackground(True)
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()


class Cover(Blank):
    """Lies over the window. A line is passed on and shown no more; the passphrase lifts it."""

    lifted = Signal()

    def __init__(self, parent: QWidget, vault: Path, write: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._vault, self._write = vault, write
        self._aside = Aside(self)
        self.line = Line(cap=4000, hint=t("Type, then Enter"))
        self.line.hide_letters()
        self.line.returnPressed.connect(self._pass_on)
        self.passphrase = Line(cap=1000)
        self.passphrase.hide_letters()
        self.passphrase.returnPressed.connect(self._try)
        self._asked = field(t("Passphrase"), self.passphrase)
        self._taken = label("", "faint")
        box = card(
            label(t("Covered"), "title"),
            label(t("The notes go on. What you type here is kept, and not shown."), "faint"),
            field(t("Next line"), self.line),
            self._taken,
            self._asked,
            row(button(t("Show the page"), self._try, role="main"), None),
        )
        box.setMaximumWidth(em(34))
        box.setMinimumWidth(em(26))
        layout = QVBoxLayout(self)
        layout.addWidget(box, 0, Qt.AlignmentFlag.AlignCenter)
        self._lines = 0
        self.line.setFocus()

    def _pass_on(self) -> None:
        if text := self.line.text().strip():
            self._lines += 1
            self.line.clear()
            self._write(text)
            self._taken.setText(t("Lines written here: {n}", n=self._lines))

    def _try(self) -> None:
        if self._aside.busy or not self.passphrase.text():
            return
        typed = self.passphrase.text()
        self._aside.run(
            lambda: keys.unlock(self._vault, typed),
            lambda _: self.lifted.emit(),
            self._refused,
        )

    def _refused(self, sentence: str) -> None:
        self._asked.problem(sentence)
        self.passphrase.selectAll()
