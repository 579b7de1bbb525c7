"""Fields that are saved as typed: at most two seconds behind, and never lost.

    self.typed = AsTyped(self, self._save)
    self.typed.add("what", field(t("What happened"), Area()))
    self.typed.show({"what": case.what})      # what is being typed into stays as it is

`save(values, done, failed)` records what changed and calls one of the two.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from steward_app.gui.widgets import Area, DateLine, Field, Line

PAUSE = 700  # milliseconds without a key before it is saved
MOST = 1800  # milliseconds of typing without a pause after which it is saved all the same

Save = Callable[[dict[str, str], Callable[[], None], Callable[[str], None]], object]


class AsTyped(QObject):
    """Watches fields, and saves those that say something else than the record."""

    saved = Signal()
    typing = Signal()

    def __init__(self, owner: QWidget, save: Save) -> None:
        super().__init__(owner)
        self._save = save
        self.fields: dict[str, Field] = {}
        self._record: dict[str, str] = {}
        self._under_way = False
        self._epoch = 0  # raised when another record is shown: late answers are not for it
        self._pause, self._most = QTimer(self), QTimer(self)
        for timer, wait in ((self._pause, PAUSE), (self._most, MOST)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.flush)

    def add(self, name: str, made: Field) -> Field:
        """Watch a field; its widget is a Line, an Area, a DateLine or a choice."""
        self.fields[name] = made
        self._record[name] = ""
        widget = made.widget
        match widget:
            case Line() | Area():
                widget.textChanged.connect(self._on_change)
            case DateLine():
                widget.changed.connect(self._on_change)
                widget.line.editingFinished.connect(partial(_judge, made, widget))
            case QComboBox():
                widget.currentTextChanged.connect(self._on_change)
            case _:
                raise TypeError(type(widget).__name__)
        return made

    def show(self, record: Mapping[str, str]) -> None:
        """Show what the record says, but in the fields that are ahead of it."""
        for name, made in self.fields.items():
            was, now = self._record[name], record.get(name, "")
            self._record[name] = now
            if read(made.widget) == was and was != now:
                self._put(made.widget, now)
                made.problem()

    def forget(self) -> None:
        """Empty every field: another record is shown next."""
        self._pause.stop()
        self._most.stop()
        self._under_way = False
        self._epoch += 1
        for name, made in self.fields.items():
            self._record[name] = read(made.widget)
            made.problem()

    def typed(self) -> dict[str, str]:
        """Return what is on the screen and not in the record yet."""
        return {
            name: value
            for name, made in self.fields.items()
            if (value := read(made.widget)) != self._record[name]
        }

    def record(self) -> dict[str, str]:
        """Return what the record says, as far as is known here."""
        return dict(self._record)

    def put_back(self, values: Mapping[str, str]) -> None:
        """Put on the screen what was typed and could not be saved; it is tried again."""
        for name, value in values.items():
            if name in self.fields:
                self._put(self.fields[name].widget, value)

    def flush(self) -> None:
        """Save now what changed; a day that is none waits until it is one."""
        self._pause.stop()
        self._most.stop()
        given = {name: value for name, value in self.typed().items() if self._ready(name)}
        if not given or self._under_way:
            return
        self._under_way, epoch = True, self._epoch

        def done() -> None:
            if epoch != self._epoch:
                return
            self._under_way = False
            self._record |= given
            if any(self._ready(name) for name in self.typed()):
                self._pause.start()
            else:
                self.saved.emit()

        def failed(sentence: str) -> None:
            if epoch != self._epoch:
                return
            self._under_way = False
            for name in given:
                self.fields[name].problem(sentence)

        self._save(given, done, failed)

    def _ready(self, name: str) -> bool:
        widget = self.fields[name].widget
        return not (isinstance(widget, DateLine) and widget.problem())

    def _put(self, widget: QWidget, value: str) -> None:
        match widget:
            case Line():
                widget.setText(value)
            case Area():
                widget.setPlainText(value)
            case DateLine():
                widget.line.setText(value)
            case QComboBox():
                choose(widget, value)

    def _on_change(self) -> None:
        if not self.typed():
            return
        self.typing.emit()
        self._pause.start()
        if not self._most.isActive():
            self._most.start()


def _judge(made: Field, day: DateLine) -> None:
    """Say what is wrong with a day when the line is left, not while it is typed."""
    made.problem(day.problem())


def read(widget: QWidget) -> str:
    """Return what a field's widget holds, as the record has it."""
    match widget:
        case Line() | Area():
            return widget.value()
        case DateLine():
            when = widget.day()
            return when.isoformat() if when else widget.line.text().strip()
        case QComboBox():
            if widget.isEditable() and widget.currentText() != widget.itemText(
                widget.currentIndex()
            ):
                return " ".join(widget.currentText().split())
            return str(widget.currentData() or "")
    raise TypeError(type(widget).__name__)


def choose(widget: QComboBox, code: str) -> None:
    """Choose a code; one that is not on the list, a local's own, is put there."""
    at = widget.findData(code)
    if at < 0:
        widget.addItem(code, code)
        at = widget.count() - 1
    widget.setCurrentIndex(at)
