"""On an employer's computer: the reference shelf alone, and why."""

from collections.abc import Callable
from dataclasses import replace

from steward_app import preferences
from steward_app.gui.reference import Reference
from steward_app.gui.statement import show_or_close
from steward_app.gui.widgets import label
from steward_app.words import t

from .step import StepPage, Wizard


class ShelfOnly(StepPage):
    """What can be read here; there is no next step."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard, t("On this computer: to read, not to write"))
        shelf = Reference(wizard.contracts, key="")
        shelf.statement_wanted.connect(lambda: show_or_close(wizard.overlay))
        shelf.read.connect(wizard.read_wanted)
        shelf.forms_wanted.connect(wizard.forms_wanted)
        self.add(
            label(
                t(
                    "Nothing about a worker should be typed into a computer that the employer"
                    " manages. Take notes on paper, or on your own computer, and write them up"
                    " there: Steward marks them as written afterward."
                )
            ),
            shelf,
            None,
        )

    def next_label(self) -> str:
        """Say what the button does here."""
        return t("Close")

    def finish(self, go_on: Callable[[], object]) -> None:
        """Remember that this computer has the shelf alone."""
        preferences.save(replace(preferences.load(), reference_only=True))
        go_on()
