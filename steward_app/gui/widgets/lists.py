"""Short lists whose rows can be pressed: dates in one column, text, a note at the end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from steward_app.gui.theme import HIT, Role, em

from .boxes import column
from .text import Label, label


@dataclass(frozen=True)
class Item:
    """One row: a date or a mark, what it is, what is said of it, and what pressing does."""

    text: str
    lead: str = ""
    note: str = ""
    tone: Role = "faint"  # of the lead
    under: str = ""  # a second line, under the text
    role: Role = "strong"  # of the text
    press: Callable[[], object] | None = None


class Lines(QWidget):
    """Rows under one another, their leads aligned; arrow keys go from one to the next."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self.rows: list[QWidget] = []
        self.show_items(items)

    def show_items(self, items: Iterable[Item]) -> None:
        """Replace every row."""
        for old in self.rows:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        given = list(items)
        leads = [label(one.lead, one.tone, wrap=False) for one in given]
        for lead in leads:
            lead.ensurePolished()
        width = max((lead.sizeHint().width() for lead in leads if lead.text()), default=0)
        self.rows = [_Row(one, lead, width) for one, lead in zip(given, leads, strict=True)]
        for at, made in enumerate(self.rows):
            self._layout.insertWidget(at, made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down with the arrows."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        at = next((n for n, one in enumerate(self.rows) if one.hasFocus()), None)
        if step and at is not None and 0 <= at + step < len(self.rows):
            self.rows[at + step].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


class _Row(QPushButton):
    """A button as wide as its list, with texts on it instead of one caption."""

    def __init__(self, item: Item, lead: Label, width: int) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setAutoDefault(False)
        said = (item.lead, item.text, item.under, item.note)
        self.setAccessibleName(", ".join(part for part in said if part))
        layout = self._layout = QHBoxLayout(self)
        high = max(em(0.4), (HIT - 4 - lead.fontMetrics().height()) // 2)
        layout.setContentsMargins(em(0.6), high, em(0.6), high)
        layout.setSpacing(em(1))
        top = Qt.AlignmentFlag.AlignTop
        if width:
            lead.setFixedWidth(width)
            layout.addWidget(lead, 0, top)
        words = column(label(item.text, item.role))
        words.setSpacing(em(0.15))
        if item.under:
            words.addWidget(label(item.under, "faint"))
        words.addStretch(1)
        layout.addLayout(words, 3)
        if item.note:
            note = label(item.note, "faint")
            note.setAlignment(Qt.AlignmentFlag.AlignTrailing | top)
            layout.addWidget(note, 2, top)
        for part in self.findChildren(Label):
            part.keep_side()
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if item.press is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            press = item.press
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda _=False: press())

    def sizeHint(self) -> QSize:
        """Be as large as the texts."""
        return self._layout.sizeHint().expandedTo(QSize(0, HIT))

    def minimumSizeHint(self) -> QSize:
        """Be at least as high as a finger or a pointer needs."""
        return self._layout.minimumSize().expandedTo(QSize(0, HIT))

    def hasHeightForWidth(self) -> bool:
        """Grow with the texts that wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the texts need at this width."""
        return max(HIT, self._layout.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as well as with the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the list goes up and down
            return
        super().keyPressEvent(event)
