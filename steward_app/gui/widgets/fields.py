"""What can be typed into: plain text only, no longer than it may be, and labeled."""

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from steward_app.names import is_odd
from steward_app.words import t

from .text import Label, label

ONE_LINE = 500  # characters
PAGE = 100_000


class Line(QLineEdit):
    """One line; what is pasted beyond its cap is not taken, and `told` says so."""

    told = Signal(str)

    def __init__(self, text: str = "", *, cap: int = ONE_LINE, hint: str = "") -> None:
        super().__init__()
        self.setMaxLength(cap)
        self.setPlaceholderText(hint)
        self.setText(text)
        self.setCursorPosition(0)  # a long text shows its beginning
        self.inputRejected.connect(
            lambda: self.told.emit(t("Only {n} characters fit here.", n=self.maxLength()))
        )

    def value(self) -> str:
        """Return what was typed, on one line, without space around it."""
        return " ".join(self.text().split())

    def hide_letters(self) -> None:
        """Show dots instead of what is typed."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )


class Area(QPlainTextEdit):
    """Several lines; Tab leaves it. Only plain text is pasted, and only what fits."""

    told = Signal(str)

    def __init__(
        self, text: str = "", *, cap: int = PAGE, hint: str = "", rows: int = 4
    ) -> None:
        super().__init__()
        self._cap = cap
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setPlainText(text[:cap])
        self.setUndoRedoEnabled(True)
        lines = self.fontMetrics().lineSpacing() * (rows + 1)
        self.setMinimumHeight(lines)
        self.textChanged.connect(self._keep_the_cap)

    def value(self) -> str:
        """Return what was typed, without empty lines around it."""
        return self.toPlainText().strip()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and nothing else that a clipboard may hold."""
        return source.hasText() and not source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the plain text, unless it is more than fits."""
        text = source.text()
        room = self._cap - self.document().characterCount() + 1
        room += len(self.textCursor().selectedText())
        if len(text) > room:
            self.told.emit(
                t(
                    "That is too long to paste here: {n} characters, and {room} fit.",
                    n=len(text),
                    room=max(room, 0),
                )
            )
            return
        self.textCursor().insertText(text.replace("\0", "\ufffd"))

    def _keep_the_cap(self) -> None:
        surplus = self.document().characterCount() - 1 - self._cap
        if surplus <= 0:
            return
        cursor = QTextCursor(self.textCursor())
        cursor.movePosition(
            QTextCursor.MoveOperation.PreviousCharacter,
            QTextCursor.MoveMode.KeepAnchor,
            surplus,
        )
        cursor.removeSelectedText()
        QTimer.singleShot(0, self, self._tell_the_cap)

    def _tell_the_cap(self) -> None:
        self.told.emit(t("Only {n} characters fit here.", n=self._cap))


class Field(QWidget):
    """A label, what is typed into, a line of help, and what is wrong with it."""

    def __init__(self, name: str, widget: QWidget, *, help_text: str = "") -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.widget = widget
        self._help = help_text
        self.heading = label(name, "strong")
        self.heading.setBuddy(widget)
        self._below = label(help_text, "faint")
        if not help_text:  # never show what has no parent yet: it would be a window of its own
            self._below.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.fontMetrics().height() // 4)
        for one in (self.heading, widget, self._below):
            layout.addWidget(one)
        if not layout.expandingDirections() & Qt.Orientation.Vertical:
            layout.addStretch(1)
        if not widget.accessibleName():
            widget.setAccessibleName(name)
        if isinstance(widget, QComboBox) and (typed := widget.lineEdit()):
            typed.setAccessibleName(widget.accessibleName())
        widget.setAccessibleDescription(help_text)
        self.setFocusProxy(widget)
        if isinstance(widget, Line | Area):
            widget.told.connect(self.problem)
            widget.textChanged.connect(self._forgive)
        if isinstance(widget, Line):
            widget.textChanged.connect(self._look)
            self._look()

    def problem(self, sentence: str = "") -> None:
        """Say what is wrong with what was typed; nothing is wrong with an empty sentence."""
        self._below.be("problem" if sentence else "faint")
        self._below.setText(sentence or self._help)
        self._below.setVisible(bool(sentence or self._help))
        self.widget.setAccessibleDescription(sentence or self._help)
        self.widget.setProperty("wrong", "true" if sentence else "false")
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)

    def help(self, text: str) -> None:
        """Show another line of help; a problem that is shown stays until it is mended."""
        self._help = text
        if self.widget.property("wrong") != "true":
            self._below.setText(text)
            self._below.setVisible(bool(text))

    def said(self) -> str:
        """Return the problem that is shown, if one is."""
        return self._below.text() if self.widget.property("wrong") == "true" else ""

    def label(self) -> Label:
        """Return the label above."""
        return self.heading

    def _look(self) -> None:
        """Show what hides in one line: a name may be made to read as another."""
        line = self.widget
        if isinstance(line, Line) and line.echoMode() == QLineEdit.EchoMode.Normal:
            odd = is_odd(line.text())
            hint = t("There is something here that cannot be seen: {shown}", shown=line.text())
            self._below.setText(hint if odd else self._help)
            self._below.setVisible(odd or bool(self._help))

    def _forgive(self) -> None:
        if self.widget.property("wrong") == "true":
            self.problem()


def field(name: str, widget: QWidget, *, help_text: str = "") -> Field:
    """Return a widget under a visible label, which is its accessible name too."""
    return Field(name, widget, help_text=help_text)
