"""A screen's outline: its title, what can be done on it, and what scrolls under that."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from steward_app.gui.theme import Role, em

from .boxes import Content, Gap, clear, place, scroll
from .text import label


class Page(QWidget):
    """Title and buttons stay; `add` puts things in the part that scrolls.

    `Page(title, scrolls=False)` is for a screen with a table or an editor that scrolls itself.
    """

    def __init__(self, title: str, *, subtitle: str = "", scrolls: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.title = label(title, "title")
        self.title.keep_side()
        self.title.setAccessibleName(title)
        self.subtitle = label(subtitle, "faint")
        self.subtitle.keep_side()
        if not subtitle:  # never show what has no parent yet: it would be a window of its own
            self.subtitle.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(em(0.5))
        self.body = place(QVBoxLayout(), (), Gap.WIDE)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addLayout(self._buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(em(0.5))
        outer.addLayout(head)
        outer.addWidget(self.subtitle)
        outer.addSpacing(em(0.3))
        if scrolls:
            outer.addWidget(scroll(clear(self.body)), 1)
        else:
            outer.addLayout(self.body, 1)

    def act(self, *buttons: QPushButton) -> None:
        """Put buttons beside the title."""
        for one in buttons:
            self._buttons.addWidget(one)

    def add(self, *contents: Content) -> None:
        """Put these under what is there; None is a stretch."""
        for one in contents:
            if one is None:
                self.body.addStretch(1)
            elif isinstance(one, QLayout):
                self.body.addLayout(one)
            else:
                self.body.addWidget(one)

    def say(self, title: str, subtitle: str = "", role: Role = "faint") -> None:
        """Change the title and the line under it."""
        self.title.setText(title)
        self.title.setAccessibleName(title)
        self.subtitle.setText(subtitle)
        self.subtitle.be(role)
        self.subtitle.setVisible(bool(subtitle))
