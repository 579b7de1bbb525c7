"""A page of notes before there is a vault: in memory alone, and it says so."""

from collections.abc import Callable

from steward_app.gui.widgets import Item, Line, Lines, button, card, field, label, row
from steward_app.words import clock_time, t

from .flow import MemoryLine
from .step import StepPage, Wizard

LINE = 4000  # characters


class Note(StepPage):
    """Every line is stamped; all of them are saved once, when a passphrase has been set."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard, t("Meeting notes"))
        self.say(
            t("Meeting notes"),
            t("In memory only: these lines are not saved until a passphrase is set."),
            "late",
        )
        self.line = Line(cap=LINE, hint=t("Type what is said, then Enter"))
        self.line.returnPressed.connect(self._take)
        self.lines = Lines()
        self.add(
            card(
                self.lines,
                field(t("Next line"), self.line),
                row(button(t("Add the line"), self._take), None),
            ),
            label(t("The worker's statement is under F1."), "faint"),
            None,
        )
        self._show()

    def next_label(self) -> str:
        """Say what the button does here."""
        return t("Set a passphrase and save")

    def begin(self) -> None:
        """Write at once."""
        self.line.setFocus()

    def finish(self, go_on: Callable[[], object]) -> None:
        """Take what stands in the line too."""
        self._take()
        go_on()

    def _take(self) -> None:
        if text := self.line.text().strip():
            self.answers.lines.append(MemoryLine(self.wizard.clock(), text))
            self.line.clear()
            self._show()
        self.line.setFocus()

    def _show(self) -> None:
        self.lines.show_items(
            Item(one.text, lead=clock_time(one.written_at), tone="stamp", role="")
            for one in self.answers.lines
        )
