"""Whose computer this is, and what that means for what may be kept on it."""

from collections.abc import Callable

from steward_app.gui.widgets import Gap, card, column, label, radio
from steward_app.words import t

from .flow import Computer as Whose
from .step import StepPage, Wizard


class Computer(StepPage):
    """Mine, the union's, or the employer's: the last keeps no case log."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard, t("Whose computer is this?"))
        whose: list[tuple[Whose, str, str]] = [
            (
                "mine",
                t("Mine"),
                t(
                    "Notes and cases are encrypted under a passphrase that only you know."
                    " Whoever else uses this computer as you could read the screen."
                ),
            ),
            (
                "union",
                t("The union's"),
                t(
                    "The same. The union owns the computer: ask who can manage it from afar,"
                    " for they could see what you type."
                ),
            ),
            (
                "employer",
                t("The employer's, or shared with people I do not choose"),
                t(
                    "The contract, blank forms, the worker's statement and whom to call, and"
                    " nothing else. An employer may record what is typed and shown on its"
                    " computers, and no encryption helps against that: keep no notes here."
                ),
            ),
        ]
        self.choices = {code: radio(name) for code, name, _ in whose}
        parts = []
        for code, _, meaning in whose:
            told = label(meaning, "faint")
            told.setIndent(told.fontMetrics().height() * 2)
            self.choices[code].setAccessibleDescription(meaning)
            parts.append(column(self.choices[code], told, gap=Gap.TIGHT))
        self.said = label("", "problem")
        self.add(card(*parts), self.said, None)
        if self.answers.computer:
            self.choices[self.answers.computer].setChecked(True)

    def begin(self) -> None:
        """Start at the first choice, or the one made."""
        self.choices[self.answers.computer or "mine"].setFocus()

    def finish(self, go_on: Callable[[], object]) -> None:
        """Keep the answer; without one, ask for it."""
        chosen = next((code for code, one in self.choices.items() if one.isChecked()), None)
        if chosen is None:
            self.said.setText(t("Choose one, so that nothing is kept where it should not be."))
            return
        self.answers.computer = chosen
        go_on()
