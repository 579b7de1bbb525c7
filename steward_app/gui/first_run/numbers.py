"""Whom to call: the numbers that are on every screen of a meeting and a case."""

from collections.abc import Callable

from steward_app.errors import StewardError
from steward_app.gui.contacts import Contacts
from steward_app.gui.widgets import card, label
from steward_app.words import t

from .step import StepPage, Wizard


class Numbers(StepPage):
    """The help line, the staff representative, the chief steward."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(
            wizard,
            t("Whom do you call?"),
            t("They are shown beside every meeting and case, and without the passphrase too."),
        )
        self.contacts = Contacts()
        self.said = label("", "problem")
        self.add(card(self.contacts), self.said, None)

    def next_label(self) -> str:
        """Say what the button does here."""
        return t("Begin")

    def begin(self) -> None:
        """Show what a pack brought, and start at the first line."""
        self.contacts.read()
        self.contacts.setFocus()

    def finish(self, go_on: Callable[[], object]) -> None:
        """Put the numbers on the shelf."""
        try:
            self.contacts.save()
        except StewardError as problem:
            self.said.setText(str(problem))
            return
        go_on()
