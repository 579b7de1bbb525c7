"""Take a note now, or set up first."""

from collections.abc import Callable

from steward_app.gui.widgets import Gap, card, column, label, radio
from steward_app.words import t

from .step import StepPage, Wizard


class Begin(StepPage):
    """A steward who is in the room already must not have to choose a passphrase first."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard, t("Are you in a meeting right now?"))
        self.note = radio(t("Yes: take a note now"), on=self.answers.note_first)
        self.set_up = radio(t("No: set up first"), on=not self.answers.note_first)
        told = label(
            t(
                "The page is there at once. Until you have set a passphrase it is kept in"
                " memory alone: close the app, and it is gone."
            ),
            "faint",
        )
        then = label(t("It takes about three minutes, with pen and paper at hand."), "faint")
        for one in (told, then):
            one.setIndent(one.fontMetrics().height() * 2)
        self.add(
            card(
                column(self.note, told, gap=Gap.TIGHT), column(self.set_up, then, gap=Gap.TIGHT)
            ),
            None,
        )

    def begin(self) -> None:
        """Start at the choice that is made."""
        (self.note if self.note.isChecked() else self.set_up).setFocus()

    def finish(self, go_on: Callable[[], object]) -> None:
        """Keep the choice."""
        self.answers.note_first = self.note.isChecked()
        go_on()
