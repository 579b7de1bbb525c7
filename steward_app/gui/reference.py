"""The reference shelf: what can be read without a passphrase, on any computer."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from steward_app.words import t

from .theme import em
from .whom import whom_card
from .widgets import Empty, Item, Lines, button, card, label, row

Contracts = Callable[[], Sequence[tuple[str, str]]]  # (id, title) of each contract


class Reference(QWidget):
    """The statement, blank forms, whom to call, the contracts; `read` names one to open.

    An empty name is the reader itself, where the first one is added.
    """

    statement_wanted = Signal()
    forms_wanted = Signal()
    read = Signal(str)

    def __init__(self, contracts: Contracts, key: str = "F1") -> None:
        super().__init__()
        self.setProperty("role", "clear")
        statement = button(
            t("The worker's statement"), self.statement_wanted.emit, shortcut=key, role="main"
        )
        self.forms = button(t("Blank forms"), self.forms_wanted.emit)
        found = contracts()
        self.lines = Lines(
            Item(title, press=partial(self.read.emit, one)) for one, title in found
        )
        shelf = card(label(t("Contracts"), "head"), self.lines)
        if not found:
            shelf = card(
                label(t("Contracts"), "head"),
                Empty(
                    t("No contract is on the shelf yet."),
                    button(t("Add a contract"), partial(self.read.emit, "")),
                    more=t(
                        "It is read on this computer, and can be looked up without a"
                        " passphrase."
                    ),
                ),
            )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(1))
        layout.addWidget(label(t("Without a passphrase"), "head"))
        layout.addLayout(row(statement, self.forms, None))
        layout.addWidget(whom_card())
        layout.addWidget(shelf)
        layout.addStretch(1)


def reading_window(reader: QWidget) -> QWidget:
    """Return a window of its own around a contract's reader, or the blank forms."""
    window = QWidget()
    window.setObjectName("ground")
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    window.setWindowTitle("Steward")
    window.resize(em(78), em(50))
    layout = QVBoxLayout(window)
    layout.setContentsMargins(em(1.5), em(1.5), em(1.5), em(1.5))
    layout.addWidget(reader)
    QShortcut(QKeySequence("Esc"), window).activated.connect(window.close)
    return window
