"""What can be pressed."""

from collections.abc import Callable, Iterable
from typing import Literal

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QRadioButton, QSizePolicy

from steward_app.gui.labels import shown

Kind = Literal["", "main", "signal", "quiet", "toggle"]


class Button(QPushButton):
    """A button that keeps its shortcut, and shows it, whatever its text becomes."""

    def __init__(self, text: str, keys: str = "", name: str = "") -> None:
        super().__init__()
        self._keys, self._name = keys, name
        self.setAutoDefault(False)
        self.setText(text)
        if keys:  # at once: a button's own shortcut would press it for a tenth of a second
            QShortcut(QKeySequence(keys), self).activated.connect(self.click)

    def setText(self, text: str) -> None:
        """Show this text, as it is, with the shortcut behind it."""
        keys = shortcut_text(self._keys)
        super().setText(_plain(f"{text}   {keys}" if keys else text))
        self.setAccessibleName(self._name or text)


def button(
    text: str,
    do: Callable[[], object] | None = None,
    *,
    role: Kind = "",
    shortcut: str = "",
    name: str = "",
    tip: str = "",
) -> Button:
    """Return a button; its shortcut works in its window and is written beside its text.

    `role`: main is the one that goes on, signal the one that matters now (one a window),
    quiet has no border,
    toggle stays pressed in. `name` is what a screen reader says, if the text is not enough.
    """
    made = Button(text, shortcut, name)
    made.setProperty("role", role)
    if tip:
        made.setAccessibleDescription(tip)
    if do is not None:
        made.clicked.connect(lambda _=False: do())
    return made


def check(text: str, *, on: bool = False) -> QCheckBox:
    """Return a box to tick."""
    made = QCheckBox(_plain(text))
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(text)
    made.setChecked(on)
    return made


def radio(text: str, *, on: bool = False) -> QRadioButton:
    """Return one of several; those of one parent exclude each other."""
    made = QRadioButton(_plain(text))
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(text)
    made.setChecked(on)
    return made


def choice(
    options: Iterable[tuple[object, str]], chosen: object = None, *, letters: int = 0
) -> QComboBox:
    """Return a list to choose one from: (what `currentData()` gives, what is shown).

    It is as wide as its longest line, or at least as wide as so many `letters`.
    """
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    if letters:
        made.setMinimumContentsLength(letters)
        made.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
    for data, text in options:
        made.addItem(shown(text, lines=False), data)
        if data == chosen:
            made.setCurrentIndex(made.count() - 1)
    return made


def shortcut_text(shortcut: str) -> str:
    """Return a shortcut as this computer's keys are labeled."""
    if not shortcut:
        return ""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    return shown(text, lines=False).replace("&", "&&")  # one & would be a mnemonic
