"""Which language the app speaks."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from steward_app import preferences, words
from steward_app.gui.widgets import card, label, radio
from steward_app.words import t

from .step import StepPage, Wizard


class Language(StepPage):
    """The first question; the answer is spoken at once."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard, t("Welcome"), t("A place for a steward's notes and cases."))
        self.choices = {
            code: radio(name, on=code == words.language())
            for code, name in words.LANGUAGES.items()
        }
        self.add(
            card(
                label(t("Which language do you want to work in?"), "head"),
                *self.choices.values(),
            )
        )
        self.add(
            label(
                t(
                    "Everything stays on this computer, encrypted. There is no account, and"
                    " nothing is sent anywhere."
                ),
                "faint",
            ),
            None,
        )
        for code, one in self.choices.items():
            one.toggled.connect(partial(self._speak, code))

    def begin(self) -> None:
        """Start at the language that is spoken."""
        self.choices[words.language()].setFocus()

    def finish(self, go_on: Callable[[], object]) -> None:
        """Keep the language that is spoken."""
        preferences.save(replace(preferences.load(), language=words.language()))
        go_on()

    def _speak(self, code: str, on: bool) -> None:
        if on and code != words.language():
            self.wizard.speak(code)
