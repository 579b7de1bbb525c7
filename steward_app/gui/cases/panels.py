"""What is typed into the open panels of a case and not added yet: one sealed draft a case.

A panel is known by the kind of its part and, where it changes something that is listed, by
that thing's id; its inputs by their accessible names, so that a panel that gains an input
still gets back what it had.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from steward_app.gui.as_typed import choose, read
from steward_app.gui.background import Background
from steward_app.gui.drafting import Drafting, Facts, find_drafts
from steward_app.gui.widgets import DateLine, Line
from steward_app.journal import Subject
from steward_app.vault.drafts import Draft

from .part import Entry, Fold, Part, is_gone

KIND = "case.panel"

Panel = dict[str, Any]  # part: str, item: bytes, names: list[str], values: list[str]


class Panels(QObject):
    """Keeps what the panels of a page hold, and opens them with it again."""

    def __init__(self, page: QWidget, background: Background) -> None:
        super().__init__(page)
        self._page, self._background = page, background
        self._parts = page.findChildren(Part)
        self._case: Subject | None = None
        self._before: dict[Fold, list[str]] = {}  # what an open panel held when it was opened
        self._held: list[Panel] = []
        self._drafting = Drafting(self, background, KIND, self._facts)
        for part in self._parts:
            part.unfolded.connect(self._on_unfolded)

    def keep(self) -> None:
        """Put what is typed in the draft."""
        if self._case is not None:
            self._drafting.keep()

    def leave(self) -> None:
        """Leave the draft to its case, and put every panel away: another case is shown next."""
        self.keep()
        self._drafting.let_go()
        self._case, self._held = None, []
        for fold in self._open():
            if not fold.item:
                _empty(fold)
            fold.unfold(False)
        self._before = {fold: [] for fold in self._before if not fold.item}

    def hold(self) -> None:
        """Remember what is typed, before the page lists anew what may have changed."""
        self._held = [_panel(fold) for fold in self._typed() if not fold.done]

    def show_case(self, case: Subject) -> None:
        """Open again the panels that the new lists closed, or those that a draft has."""
        if case == self._case:
            focus = self._page.window().focusWidget()
            self._put_back(self._held)
            if self._held and focus is not None and focus.isVisible():
                focus.setFocus()
            self.keep()  # without those whose change is in the record now
            return
        self._case = case
        self._background.on_vault(
            self, partial(find_drafts, kind=KIND), partial(self._take_up, case)
        )

    def _take_up(self, case: Subject, found: Sequence[Draft]) -> None:
        mine = [one for one in found if one.facts.get("subject") == case.id]
        if mine and case == self._case:
            self._drafting.take_up(mine[-1])
            self._put_back(mine[-1].facts.get("panels", []))
            self.keep()

    def _put_back(self, panels: Sequence[Panel]) -> None:
        open_now = {(_part_of(one), one.item) for one in self._open()}
        for panel in panels:
            if (panel["part"], panel["item"]) not in open_now and (fold := self._find(panel)):
                _fill(fold, panel)

    def _find(self, panel: Panel) -> Fold | None:
        """Open the panel that this was typed into; None if its thing is not listed now."""
        for part in self._parts:
            if type(part).__name__ != panel["part"]:
                continue
            if not panel["item"]:
                folds = [one for one in part.findChildren(Fold) if not one.item]
                for fold in folds[:1]:
                    fold.unfold(True)
                    return fold
            for entry in part.findChildren(Entry):
                if entry.item == panel["item"] and entry.opens and not is_gone(entry):
                    entry.opens.click()
                    return next(iter(entry.findChildren(Fold)), None)
        return None

    def _on_unfolded(self, fold: Fold) -> None:
        if fold not in self._before:
            fold.typed.connect(self._drafting.typed)
            fold.closed.connect(partial(self._on_closed, fold))
        self._before[fold] = _values(fold)
        if self._typed():
            self._drafting.typed()

    def _on_closed(self, fold: Fold) -> None:
        if fold.item:
            self._before.pop(fold, None)
        self.keep()

    def _open(self) -> list[Fold]:
        found = [fold for part in self._parts for fold in part.findChildren(Fold)]
        return [one for one in found if one.unfolded and not is_gone(one)]

    def _typed(self) -> list[Fold]:
        """Return the open panels that hold more than they held when they were opened.

        Words that an earlier Cancel left in a panel are words all the same.
        """
        return [
            fold
            for fold in self._open()
            if _values(fold) != self._before.get(fold) or (not fold.item and _words(fold))
        ]

    def _facts(self) -> Facts | None:
        panels = [_panel(fold) for fold in self._typed()]
        if self._case is None or not panels:
            return None
        return {"space": self._case.space, "subject": self._case.id, "panels": panels}


def _panel(fold: Fold) -> Panel:
    return {
        "part": _part_of(fold),
        "item": fold.item,
        "names": [one.accessibleName() for one in fold.inputs()],
        "values": _values(fold),
    }


def _part_of(fold: Fold) -> str:
    return type(fold.part()).__name__


def _values(fold: Fold) -> list[str]:
    return [
        read(one)
        if isinstance(one, QComboBox)
        else (one.text() if isinstance(one, Line) else one.toPlainText())
        for one in fold.inputs()
    ]


def _words(fold: Fold) -> bool:
    """Tell whether something is written, choices and days aside: they may stand there."""
    return any(
        value
        for one, value in zip(fold.inputs(), _values(fold), strict=True)
        if not isinstance(one, QComboBox) and not isinstance(one.parentWidget(), DateLine)
    )


def _fill(fold: Fold, panel: Mapping[str, Any]) -> None:
    """Put values back by the names of their inputs; by their order in another language."""
    inputs, names, values = fold.inputs(), panel["names"], panel["values"]
    by_name = dict(zip(names, values, strict=True))
    if by_name.keys().isdisjoint(one.accessibleName() for one in inputs):
        by_name = dict(zip((one.accessibleName() for one in inputs), values, strict=False))
    for one in inputs:
        value = by_name.get(one.accessibleName())
        if value is None:
            continue
        if isinstance(one, QComboBox):
            choose(one, value)
        elif isinstance(one, Line):
            one.setText(value)
        else:
            one.setPlainText(value)


def _empty(fold: Fold) -> None:
    for one in fold.inputs():
        if not isinstance(one, QComboBox):
            one.clear()
