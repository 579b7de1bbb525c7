"""The outline of a contract: its articles, sections and paragraphs, to go to."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from steward_app.gui.labels import both, shown
from steward_app.gui.theme import HIT, em
from steward_app.shelf.edition import Node, Outline
from steward_app.words import t

NODE = Qt.ItemDataRole.UserRole + 1
LEVELS = 3  # articles, sections, and the paragraphs that have a heading of their own
LONGEST = 90


class OutlineTree(QTreeView):
    """Shows an outline; going to a row calls `on_go` with its node."""

    def __init__(self, on_go: Callable[[Node], object]) -> None:
        super().__init__()
        self._on_go = on_go
        self._items: dict[int, QStandardItem] = {}
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName(t("Outline of the contract"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAnimated(False)
        self.setTabKeyNavigation(False)
        self.setIndentation(em(1.1))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(self._go)

    def show_outline(self, outline: Outline | None) -> None:
        """Replace every row; nothing without an outline."""
        self._model.clear()
        self._items.clear()
        above: list[tuple[int, QStandardItem]] = []
        for node in outline.nodes if outline else ():
            if node.level > LEVELS or (node.level == LEVELS and not node.title):
                continue
            item = QStandardItem(shown(name(node), lines=False))
            item.setData(node, NODE)
            item.setToolTip("")
            item.setSizeHint(QSize(em(6), max(HIT, em(2.35))))
            while above and above[-1][0] >= node.level:
                above.pop()
            (above[-1][1] if above else self._model.invisibleRootItem()).appendRow(item)
            above.append((node.level, item))
            self._items[node.start] = item

    def light(self, node: Node) -> None:
        """Show which part is open, without going there again."""
        item = self._items.get(node.start)
        while item is None and node.level > 1:
            before = [at for at in self._items if at <= node.start]
            item = self._items[max(before)] if before else None
            break
        if item is None:
            return
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(item.index())
        self.selectionModel().blockSignals(False)
        self.scrollTo(item.index())
        self.viewport().update()

    def first(self) -> Node | None:
        """Return the first part."""
        item = self._model.item(0)
        node = item.data(NODE) if item else None
        return node if isinstance(node, Node) else None

    def _go(self, now: QModelIndex, _before: QModelIndex) -> None:
        node = now.data(NODE)
        if isinstance(node, Node):
            self._on_go(node)


def name(node: Node) -> str:
    """Return how a part is called in the outline: its number as printed, and its title."""
    if node.kind in {"article", "section", "paragraph"} and node.number:
        said = node.number
    else:
        said = node.reference
    text = both(said, node.title)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
