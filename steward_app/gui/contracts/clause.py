"""One clause as a page of its own: what was asked, its heading, its page, its words."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout

from steward_app.gui.labels import both, shown
from steward_app.gui.theme import em, tones_of
from steward_app.gui.widgets import button, label, row
from steward_app.shelf.edition import Node, Passage, citation
from steward_app.words import t

from .wording import reflowed, where

NARROW = 34  # em of width
LINE_HEIGHT = 130  # percent
LONGEST = 44  # characters of a contract's title; all of it stands over the outline


class ClauseView(QFrame):
    """The page at the right of the outline; `on_said` takes a line for the user."""

    def __init__(
        self,
        on_said: Callable[[str], object],
        on_turn: Callable[[int], object],
        attach: Callable[[], object] | None,
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._on_said = on_said
        self._contract, self._cited = "", ""
        self.asked = label("", "faint")
        self.title = label("", "title", copy=True)
        self.about = label("", "faint", copy=True)
        self.text = QTextEdit()
        self.text.setProperty("role", "reading")
        self.text.setReadOnly(True)
        self.text.setAcceptRichText(False)  # it is plain text, with room between the lines
        self.text.document().setDocumentMargin(0)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(t("Text of the clause"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.copy_it = button(
            t("Copy citation"),
            self.copy,
            tip=t("With the words that are selected, if some are."),
        )
        self.attach_it = button(t("Attach to a case"), attach)
        self.attach_it.setVisible(attach is not None)
        self.before = button(t("Before"), lambda: on_turn(-1), role="quiet")
        self.after = button(t("Next"), lambda: on_turn(1), role="quiet")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(em(1.25), em(1), em(1.25), em(1))
        self._layout.setSpacing(em(0.6))
        for one in (self.asked, self.title, self.about):
            self._layout.addWidget(one)
        self._layout.addWidget(self.text, 1)
        self._layout.addLayout(row(self.copy_it, self.attach_it, None, self.before, self.after))
        self.show_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave turning the pages to the outline where there is no room for its buttons."""
        super().resizeEvent(event)
        for press in (self.before, self.after):
            press.setVisible(event.size().width() >= em(NARROW))

    def show_nothing(self) -> None:
        """Show an empty page."""
        self._contract = self._cited = ""
        for one in (self.asked, self.title, self.about):
            one.setText("")
            one.hide()
        self.text.setPlainText("")
        for press in (self.copy_it, self.attach_it, self.before, self.after):
            press.setEnabled(False)

    def show_clause(
        self,
        contract: str,
        node: Node,
        body: str,
        *,
        asked: str = "",
        found: Passage | None = None,
    ) -> None:
        """Show a part of a contract; what was found in it is marked and scrolled to."""
        self._contract, self._cited = contract, citation(node)
        named = node.number if "." in node.number else node.reference
        heading = both(named, node.title)
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        self.title.setText(heading or contract)
        page = t("page {page}", page=node.page) if node.page else t("no page is printed")
        named = contract if len(contract) <= LONGEST else f"{contract[:LONGEST]} …"
        self.about.setText(" · ".join(part for part in (page, named) if part))
        for one in (self.title, self.about):
            one.show()
        words = shown(reflowed(body)) or t("There are no words under this heading.")
        self.text.setPlainText(words)
        self._space_out()
        for press in (self.copy_it, self.attach_it, self.before, self.after):
            press.setEnabled(True)
        self._mark(where(words, shown(found.text)) if found else None)

    def copy(self) -> None:
        """Put the citation on the clipboard, after the words that are selected."""
        words = self.text.textCursor().selectedText().replace("\u2029", "\n").strip()
        cited = ", ".join(part for part in (self._cited, self._contract) if part)
        quoted = f"“{words}” ({cited})" if words else cited
        QGuiApplication.clipboard().setText(quoted)
        self._on_said(t("Copied: {citation}", citation=cited))

    def _space_out(self) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        spaced.setLineHeight(LINE_HEIGHT, height)
        spaced.setBottomMargin(em(0.45))
        cursor.mergeBlockFormat(spaced)

    def _mark(self, found: tuple[int, int] | None) -> None:
        cursor = QTextCursor(self.text.document())
        selections: list[QTextEdit.ExtraSelection] = []
        if found:
            cursor.setPosition(found[0])
            marked = QTextCursor(cursor)
            marked.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = marked
            selection.format.setBackground(QColor(tones_of().wash))
            selections.append(selection)
        self.text.setExtraSelections(selections)
        self.text.setTextCursor(cursor)
        if found:
            self.text.ensureCursorVisible()
