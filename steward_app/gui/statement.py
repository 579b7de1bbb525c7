"""The worker's statement, large enough to read across a table, with its source beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from steward_app.shelf.profile import Statement, read_profile
from steward_app.words import language, t

from .theme import em
from .widgets import Gap, button, card, clear, column, hairline, label, row, scroll
from .widgets.sides import Sides


class StatementPage(QFrame):
    """Lies over its window until Escape; needs no passphrase."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("ground")
        self.setAutoFillBackground(True)
        self.setAccessibleName(t("The worker's statement"))
        self.close_it = button(t("Close"), self.close, shortcut="Esc")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em(2.5), em(1.8), em(2.5), em(1.8))
        layout.addWidget(scroll(_contents(read_profile().statement)), 1)
        layout.addLayout(row(None, self.close_it))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()
        self.close_it.setFocus()


def show_or_close(window: QWidget) -> None:
    """Show the statement over a window, or put it away if it is there: one key does both."""
    shown = window.findChild(StatementPage)
    if shown is None:
        StatementPage(window)
    else:
        shown.close()


def _contents(statement: Statement) -> QWidget:
    """Return the words, and beside them what goes with them, always."""
    words = [label(statement.english, "large", copy=True)]
    if translated := statement.translation(language()):
        words += [label(translated, "words", copy=True)]
        if not statement.reviewed(language()):
            words += [
                label(
                    t("Our translation, not reviewed. The English is what is read aloud."),
                    "late",
                )
            ]
    words += [label(t("Source: {source}", source=statement.source), "faint")]
    beside = card(
        label(t("What goes with it"), "head"),
        label(t("Stay in the room."), "lead"),
        label(t("Repeat your request."), "lead"),
        label(
            t(
                "If you are directly ordered to answer, ask them to say that it is an order,"
                " note the words, and get advice as soon as you can: in some jobs refusing a"
                " direct order to answer can bring discipline."
            )
        ),
        hairline(),
        label(t("Once the representative is there"), "head"),
        label(t("“What is this about, and could it lead to discipline?”")),
        label(t("“We need a caucus.”")),
        label(t("“Please clarify the question.”")),
        label(t("“I object to that question; please note it.”")),
    )
    said = clear(column(*words, None, gap=Gap.WIDE))
    return clear(column(Sides(said, beside, parts=(5, 2), narrow=60), None))
