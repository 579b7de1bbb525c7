"""When something happened, and how it is known: what every record of a moment asks."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from steward_app import codes
from steward_app.clock import Clock
from steward_app.gui.theme import em
from steward_app.gui.widgets import Line, choice, field
from steward_app.words import t

from .boxes import Who, keep_marks
from .moments import read_moment
from .wording import SAW, TOLD


@dataclass(frozen=True)
class Known:
    """When it happened (ISO 8601, or empty: as it was written) and how that is known."""

    happened: str = ""
    how_known: str = SAW
    told_by: str = ""


class Knowing(QWidget):
    """Three fields in a row; who told is asked only where someone did."""

    changed = Signal()
    entered = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._clock = clock
        self.when = Line(cap=60, hint=t("14:02, or leave it empty: now"))
        self.how = choice(codes.choices("knowing"), SAW)
        self.told_by = Who("worker")
        self._when = field(t("When did it happen?"), self.when)
        self._told_by = field(t("Who told you?"), self.told_by)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.8))
        layout.addWidget(self._when, 3)
        layout.addWidget(field(t("How do you know it?"), self.how), 3)
        layout.addWidget(self._told_by, 3)
        keep_marks(self.when)
        self.setFocusProxy(self.when)
        self.when.textChanged.connect(self.changed)
        self.when.returnPressed.connect(self.entered)
        self.told_by.changed.connect(self.changed)
        self.told_by.typed.returnPressed.connect(self.entered)
        self.how.currentIndexChanged.connect(lambda _: self._dress())
        self.how.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._dress()

    def read(self) -> Known | None:
        """Return what was chosen; None if the time is none, which is said where it stands."""
        found = read_moment(self.when.text(), self._clock())
        if isinstance(found, str):
            self._when.problem(found)
            self.when.setFocus()
            return None
        how = str(self.how.currentData())
        return Known(
            happened=found.isoformat(timespec="minutes") if found else "",
            how_known=how,
            told_by=self.told_by.value() if how == TOLD else "",
        )

    def values(self) -> dict[str, str]:
        """Return what is typed, for a draft."""
        how, told_by = str(self.how.currentData()), self.told_by.value()
        return {"when": self.when.text(), "how_known": how, "told_by": told_by}

    def put(self, values: dict[str, str]) -> None:
        """Show what a draft had."""
        self.when.setText(values.get("when", ""))
        self.how.setCurrentIndex(max(0, self.how.findData(values.get("how_known", SAW))))
        self.told_by.put(values.get("told_by", "worker"))

    def _dress(self) -> None:
        self._told_by.setVisible(self.how.currentData() == TOLD)
