"""What is typed into while someone is talking: it grows with its text, and Enter enters it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from steward_app import codes
from steward_app.gui.theme import HIT, em
from steward_app.gui.widgets import Area
from steward_app.limits import NAME, NOTE

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_LINES = 6
OURS = frozenset(  # with Ctrl; some are old habits of text fields, which must not take them
    {
        Qt.Key.Key_D,
        Qt.Key.Key_E,
        Qt.Key.Key_H,
        Qt.Key.Key_R,
        Qt.Key.Key_Space,
        *(Qt.Key(Qt.Key.Key_1 + n) for n in range(6)),
    }
)


class Words(Area):
    """A line or more: Enter enters it, Shift and Enter begin a new line in it."""

    entered = Signal()
    upward = Signal()  # up, from the first line of an empty box

    def __init__(self, *, cap: int = NOTE, hint: str = "") -> None:
        super().__init__(cap=cap, hint=hint, rows=1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = self.fontMetrics().lineSpacing()
        self._around = max(em(0.55), (max(HIT, em(2.35)) - line) // 2)
        self.document().setDocumentMargin(max(0, self._around - em(0.3) - 2))
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        keep_marks(self)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, or go up out of an empty box."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and plain and not self.toPlainText():
            self.upward.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        wanted = max(self.document().size().height(), 1)
        high = round(min(wanted, MOST_LINES) * line) + 2 * self._around
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if wanted > MOST_LINES
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if high != self.height() or self.minimumHeight() != high:
            self.setFixedHeight(high)


class Who(QComboBox):
    """Someone: a role chosen from the list, or a name typed over it."""

    changed = Signal()

    def __init__(self, chosen: str = "") -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(9)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.typed = self.lineEdit() or QLineEdit()
        self.typed.setMaxLength(NAME)
        self.addItem("", "")
        for code, label in codes.choices("meeting_roles"):
            self.addItem(label, code)
        keep_marks(self.typed)
        self.put(chosen)
        self.currentTextChanged.connect(lambda _: self.changed.emit())

    def value(self) -> str:
        """Return the role's code, or the name that was typed."""
        text = " ".join(self.currentText().split())
        at = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(at)) if at >= 0 else text

    def put(self, value: str) -> None:
        """Show a role or a name."""
        self.setCurrentIndex(0)
        self.setEditText(codes.label("meeting_roles", value) if value else "")
        self.typed.setCursorPosition(0)

    def offer(self, names: list[str]) -> None:
        """Put the names of those in the room on the list too."""
        typed = self.value()
        for at in reversed(range(self.count())):
            if self.itemData(at) == self.itemText(at) != "":
                self.removeItem(at)
        for name in names:
            self.addItem(name, name)
        self.put(typed)

    def setAccessibleName(self, name: str) -> None:
        """Name the line too: it is what has the focus."""
        super().setAccessibleName(name)
        self.typed.setAccessibleName(name)


def commanding(event: QKeyEvent) -> bool:
    """Tell whether a key is a command and not a letter."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.modifiers() & held)


class _Marks(QObject):
    """Lets the keys of marks through: a text field on some desktops has other uses for them."""

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held == Qt.KeyboardModifier.ControlModifier and event.key() in OURS:
                event.ignore()
                return True
        return False


def keep_marks(widget: QWidget) -> None:
    """Let Ctrl+D, Ctrl+E, Ctrl+H and their like be the meeting's, not the text field's."""
    widget.installEventFilter(_Marks(widget))
