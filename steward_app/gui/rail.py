"""The rail: where one can go, with icons; icons alone in a narrow window."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from steward_app.words import t

from .theme import em
from .widgets import Label, label, shortcut_text, wear

WIDE, NARROW = 14.5, 4.2  # em


class Entry(NamedTuple):
    """One button of the rail."""

    name: str
    title: str
    icon: str


class Rail(QFrame):
    """Buttons in their order, the status under them, and Lock at the foot."""

    def __init__(
        self,
        entries: Sequence[Entry],
        go: Callable[[str], object],
        lock: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(t("Main menu"))
        self.buttons: dict[str, QPushButton] = {}
        self._titles: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(em(0.7), em(1.1), em(0.7), em(0.9))
        self._layout.setSpacing(em(0.15))
        for at, entry in enumerate(entries, 1):
            keys = f"Alt+{at}" if at < 10 else ""
            one = self._button(entry.name, entry.title, entry.icon, keys)
            one.setCheckable(True)
            one.clicked.connect(lambda _=False, name=entry.name: go(name))
            self._group.addButton(one)
        self._layout.addStretch(1)
        self._status: Label = label("", "faint")
        self._layout.addWidget(self._status)
        self._layout.addSpacing(em(0.5))
        self.lock = self._button("lock", t("Lock"), "lock", "Ctrl+L", beside=True)
        self.lock.clicked.connect(lambda _=False: lock())
        self._narrow = False
        self.narrow(False)

    def light(self, name: str) -> None:
        """Show which of them is open; none, if it is not on the rail."""
        self._group.setExclusive(False)
        for known, one in self.buttons.items():
            one.setChecked(known == name)
        self._group.setExclusive(True)

    def say(self, status: str) -> None:
        """Show the status line."""
        self._status.setText(status)
        self._status.setVisible(bool(status) and not self._narrow)

    def narrow(self, narrow: bool) -> None:
        """Show icons alone, or icons with their names."""
        self._narrow = narrow
        self.setFixedWidth(em(NARROW if narrow else WIDE))
        for name, one in self.buttons.items():
            one.setText("" if narrow else self._titles[name])
        self.say(self._status.text())

    def _button(
        self, name: str, title: str, icon: str, keys: str, *, beside: bool = False
    ) -> QPushButton:
        made = QPushButton()
        wear(made, icon)
        made.setAccessibleName(title)
        made.setAutoDefault(False)
        made.setToolTip(f"{title}   {shortcut_text(keys)}")
        if keys:
            QShortcut(QKeySequence(keys), made).activated.connect(made.click)
        self.buttons[name] = made
        caption = f"{title}   {shortcut_text(keys)}" if beside else title
        self._titles[name] = "  " + caption.replace("&", "&&")
        self._layout.addWidget(made)
        return made
