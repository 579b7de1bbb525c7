"""The blanks of a form as fields on the screen: what the facts say, and what is typed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from steward_app import forms
from steward_app.forms.fill import LONGEST_VALUE, Value
from steward_app.forms.template import WRITTEN_BY_HAND
from steward_app.gui.as_typed import choose, read
from steward_app.gui.theme import HIT, em
from steward_app.gui.widgets import DateLine, Gap, Line, check, choice, column, field
from steward_app.gui.widgets.fields import Field
from steward_app.gui.widgets.growing import GrowingArea
from steward_app.words import t

from .titles import spoken

MOST_ROWS = 8  # rows of a table that are seen at once
Plain = str | bool | list[str] | list[dict[str, str]]


class Ticks(QWidget):
    """Boxes to tick, one under the other."""

    def __init__(
        self, options: Sequence[tuple[str, str]], on_change: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.boxes: dict[str, QCheckBox] = {code: check(text) for code, text in options}
        for box in self.boxes.values():
            box.toggled.connect(lambda _: on_change())
        self.setLayout(column(*self.boxes.values(), gap=Gap.NONE))

    def put(self, codes: Sequence[str]) -> None:
        """Tick these, and no others."""
        for code, box in self.boxes.items():
            box.setChecked(code in codes)

    def value(self) -> list[str]:
        """Return what is ticked."""
        return [code for code, box in self.boxes.items() if box.isChecked()]


class RowsTable(QTableWidget):
    """A few rows that can be typed into; the last one is empty, to add another."""

    def __init__(
        self, names: Sequence[str], labels: Sequence[str], changed: Callable[[], None]
    ) -> None:
        super().__init__(1, len(names))
        self._names, self._changed = names, changed
        self.setHorizontalHeaderLabels(list(labels))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(HIT, em(2.5)))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellChanged.connect(self._on_change)
        self._fit()

    def put(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show these rows, and an empty one."""
        self.blockSignals(True)
        self.setRowCount(len(rows) + 1)
        for at in range(self.rowCount()):
            for column_at, name in enumerate(self._names):
                text = rows[at].get(name, "") if at < len(rows) else ""
                self.setItem(at, column_at, QTableWidgetItem(text))
        self.blockSignals(False)
        self._fit()

    def value(self) -> list[dict[str, str]]:
        """Return the rows that hold anything."""
        found = []
        for at in range(self.rowCount()):
            cells = {name: self._text(at, n) for n, name in enumerate(self._names)}
            if any(cells.values()):
                found.append({name: text for name, text in cells.items() if text})
        return found

    def _text(self, at: int, column_at: int) -> str:
        item = self.item(at, column_at)
        return item.text().strip() if item is not None else ""

    def _on_change(self, at: int, _: int) -> None:
        if at == self.rowCount() - 1 and any(
            self._text(at, n) for n in range(self.columnCount())
        ):
            self.setRowCount(self.rowCount() + 1)
            self._fit()
        self._changed()

    def _fit(self) -> None:
        high = self.verticalHeader().defaultSectionSize()
        shown = min(self.rowCount(), MOST_ROWS)
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height() + shown * high + em(1.2)
        )


class FormField:
    """One blank: its widget, what the facts put in it, and whether it was typed over."""

    def __init__(self, template: forms.Field, tongue: str, changed: Callable[[], None]) -> None:
        self.template = template
        self._silent = False
        self._from_facts: Plain = ""

        def on_change() -> None:
            if not self._silent:
                changed()

        self.widget = _widget(template, tongue, on_change)
        told = spoken(template.help, tongue) if template.help else ""
        named = spoken(template.label, tongue)
        self.shown: Field | QWidget = self.widget
        if not isinstance(self.widget, QCheckBox):
            self.shown = field(named, self.widget, help_text=told)

    @property
    def name(self) -> str:
        """Return the field's name in the form."""
        return self.template.name

    def put(self, value: Value | Plain) -> None:
        """Show what the facts put in, or what a draft has."""
        self._silent = True
        match self.widget:
            case Line():
                self.widget.setText(str(value or ""))
            case GrowingArea():
                self.widget.setPlainText(str(value or ""))
            case DateLine():
                self.widget.line.setText(str(value or ""))
            case QCheckBox():
                self.widget.setChecked(value is True)
            case Ticks():
                self.widget.put(
                    [str(one) for one in value] if isinstance(value, tuple | list) else []
                )
            case RowsTable():
                rows = value if isinstance(value, tuple | list) else []
                self.widget.put([one for one in rows if isinstance(one, Mapping)])
            case QComboBox():
                choose(self.widget, str(value or ""))
        self._silent = False

    def put_facts(self, value: Value) -> None:
        """Show what the facts put in, and remember it."""
        self.put(value)
        self._from_facts = self.value()

    def value(self) -> Plain:
        """Return what the field holds now."""
        match self.widget:
            case Line() | GrowingArea() | Ticks() | RowsTable():
                return self.widget.value()
            case DateLine():
                day = self.widget.day()
                return day.isoformat() if day else self.widget.line.text().strip()
            case QCheckBox():
                return self.widget.isChecked()
        return read(self.widget)

    def typed_over(self) -> bool:
        """Tell whether it holds something else than the facts put in."""
        return self.value() != self._from_facts


def fields_of(
    template: forms.FormTemplate, tongue: str, changed: Callable[[], None]
) -> list[FormField]:
    """Return the blanks that can be typed into, in the form's order."""
    return [
        FormField(one, tongue, changed)
        for one in template.fields
        if one.kind not in WRITTEN_BY_HAND
    ]


def _widget(template: forms.Field, tongue: str, changed: Callable[[], None]) -> Any:
    options = [(one.code, spoken(one.label, tongue)) for one in template.choices]
    match template.kind:
        case "text":
            area = GrowingArea(cap=LONGEST_VALUE, rows=min(max(template.lines, 2), 6))
            area.textChanged.connect(changed)
            return area
        case "date":
            day = DateLine()
            day.changed.connect(changed)
            return day
        case "choice":
            made = choice([("", t("not said")), *options])
            made.setMinimumContentsLength(8)
            made.setSizeAdjustPolicy(
                made.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            made.currentIndexChanged.connect(lambda _: changed())
            return made
        case "ticks":
            return Ticks(options, changed)
        case "tick":
            box = check(spoken(template.label, tongue))
            box.toggled.connect(lambda _: changed())
            return box
        case "rows":
            names = [one.name for one in template.columns]
            return RowsTable(
                names, [spoken(one.label, tongue) for one in template.columns], changed
            )
    if options:
        return _open_choice(options, changed)
    line = Line(cap=2000)
    line.textChanged.connect(lambda _: changed())
    return line


def _open_choice(options: Sequence[tuple[str, str]], changed: Callable[[], None]) -> QComboBox:
    """Return a list to choose from that takes other words too, as the contract has them."""
    made = choice([("", ""), *options])
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setMinimumContentsLength(8)
    made.setSizeAdjustPolicy(made.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.currentTextChanged.connect(lambda _: changed())
    return made
