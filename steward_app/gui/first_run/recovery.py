"""The 24 recovery words: shown once, to be printed or copied by hand, and two of them asked."""

from collections.abc import Callable
from secrets import SystemRandom

from PySide6.QtWidgets import QFileDialog, QGridLayout

from steward_app.gui.theme import em
from steward_app.gui.widgets import (
    Line,
    button,
    card,
    clear,
    field,
    label,
    row,
)
from steward_app.words import t

from .paper import print_words, save_words
from .step import StepPage, Wizard

COLUMNS = 4


class Recovery(StepPage):
    """Whoever has these words opens the vault without the passphrase."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard, t("Recovery words"))
        self.words = wizard.recovery.split()
        self.asked = sorted(SystemRandom().sample(range(len(self.words)), 2))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(1.5))
        grid.setVerticalSpacing(em(0.5))
        rows = -(-len(self.words) // COLUMNS)
        for at, word in enumerate(self.words):
            shown = label(f"{at + 1}.  {word}", "strong", wrap=False, copy=True)
            shown.setAccessibleName(f"{at + 1}: {word}")
            grid.addWidget(shown, at % rows, at // rows)
        self.lines = [Line(cap=40), Line(cap=40)]
        self._fields = [
            field(t("Word number {n}", n=at + 1), line)
            for at, line in zip(self.asked, self.lines, strict=True)
        ]
        self.said = label("", "faint")
        self.add(
            label(
                t(
                    "If you forget the passphrase, these 24 words open the vault, and nothing"
                    " else does. They are shown this once. Keep them on paper, at home or with"
                    " somebody you trust; never in a mail, a photograph or a file that"
                    " stays on a computer."
                )
            ),
            card(
                clear(grid),
                row(
                    button(t("Print …"), self._print),
                    button(t("Save as a PDF …"), self._save),
                    None,
                ),
                self.said,
            ),
            card(label(t("To be sure, type two of them"), "head"), row(*self._fields, None)),
            None,
        )

    def begin(self) -> None:
        """Start at the first word that is asked for."""
        self.lines[0].setFocus()

    def finish(self, go_on: Callable[[], object]) -> None:
        """Go on once both words are right."""
        wrong = False
        for at, line, asked in zip(self.asked, self.lines, self._fields, strict=True):
            if line.value().lower() != self.words[at]:
                asked.problem(t("That is not word number {n}.", n=at + 1))
                wrong = True
        if not wrong:
            self.wizard.recovery = ""
            go_on()

    def _print(self) -> None:
        if print_words(self, self.words):
            self.said.setText(t("Printed. A printer may remember what it printed."))

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, t("Save as a PDF"), "recovery-words.pdf", "PDF (*.pdf)"
        )
        if not name:
            return
        if save_words(name, self.words):
            self.said.setText(
                t("Saved, and not encrypted: print it, and then delete the file.")
            )
        else:
            self.said.setText(t("This file could not be written. Choose another place."))
