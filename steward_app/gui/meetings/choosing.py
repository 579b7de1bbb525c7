"""What the employer did on hearing the request: eight things, one of them chosen by a digit."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QRadioButton, QWidget

from steward_app.gui.theme import em
from steward_app.gui.widgets import radio
from steward_app.words import t

from .boxes import commanding
from .wording import response_choices


class EightResponses(QWidget):
    """The eight responses, in two columns where there is room; a digit chooses."""

    changed = Signal()
    chosen = Signal()
    typed = Signal(str)  # letters: they are the employer's words, and are not lost here

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(t("What the employer did"))
        self.buttons: dict[str, QRadioButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(em(1))
        self._grid.setVerticalSpacing(0)
        self._columns = 0
        for n, (code, text) in enumerate(response_choices(), 1):
            made = radio(f"{n}  {text}")
            made.setAccessibleName(text)
            made.toggled.connect(lambda _: self.changed.emit())
            self.buttons[code] = made
        self._line_up(2)

    def value(self) -> str:
        """Return the code of the one that is chosen, or nothing."""
        return next((code for code, one in self.buttons.items() if one.isChecked()), "")

    def put(self, code: str) -> None:
        """Choose one; nothing chooses none."""
        for known, one in self.buttons.items():
            one.setAutoExclusive(False)
            one.setChecked(known == code)
            one.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with a digit, or go to them with the arrows."""
        text = event.text()
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(self.buttons):
            list(self.buttons.values())[int(text) - 1].setChecked(True)
            self.chosen.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right) and self.hasFocus():
            first = next(iter(self.buttons.values()))
            first.setFocus(Qt.FocusReason.TabFocusReason)
            first.setChecked(True)
        elif text.isprintable() and text and not commanding(event):
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them in two columns, or in one."""
        super().resizeEvent(event)
        self._line_up(2 if event.size().width() >= self._wide_enough() else 1)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as one column, or a window that is narrow could never make it one."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def _widest(self) -> int:
        return max(self._widths())

    def _wide_enough(self) -> int:
        """Return the width of two columns, each as wide as its own longest."""
        widths = self._widths()
        half = -(-len(widths) // 2)
        return max(widths[:half]) + em(1) + max(widths[half:])

    def _widths(self) -> list[int]:
        return [one.sizeHint().width() for one in self.buttons.values()]

    def _line_up(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        half = -(-len(self.buttons) // columns)
        for at, one in enumerate(self.buttons.values()):
            self._grid.addWidget(one, at % half, at // half)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column == columns else 0)
