"""Text that is shown as typed: never rich, never a link, nothing invisible in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from steward_app.gui.labels import shown
from steward_app.gui.theme import Role


class Label(QLabel):
    """Plain text with a role that the theme dresses; it wraps unless told not to."""

    def __init__(
        self,
        text: str = "",
        role: Role = "",
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        if wrap:
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text; what cannot be seen in it is made visible."""
        super().setText(shown(text))

    def keep_side(self) -> None:
        """Stay at the side that the layout reads from, whatever script the text is in.

        Without it a label follows its text: in a list, an Arabic name would stand at the right.
        """
        vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        ends = bool(self.alignment() & Qt.AlignmentFlag.AlignTrailing)
        mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if ends != mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(vertical | side | Qt.AlignmentFlag.AlignAbsolute)

    def be(self, role: Role) -> None:
        """Take on another role."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


def label(text: str, role: Role = "", *, wrap: bool = True, copy: bool = False) -> Label:
    """Return a plain text; `copy` lets it be selected and copied, with keys too."""
    made = Label(text, role, wrap=wrap)
    if copy:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made
