"""The passphrase, and the vault that it opens."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from steward_app import preferences
from steward_app.gui.passphrase import NewPassphrase
from steward_app.gui.widgets import Progress, button, label, row
from steward_app.words import t, tn

from .step import StepPage, Wizard


class Passphrase(StepPage):
    """Asks for the passphrase; going on makes the vault and saves what was noted."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard, t("A passphrase for your vault"))
        self.new = NewPassphrase()
        self.said = label("", "problem")
        self.where = label("", "faint")
        self.progress = Progress()
        self.add(self.new)
        if n := len(self.answers.lines):
            self.add(
                label(
                    tn(
                        "Your {n} line is in memory still; the next button saves it.",
                        "Your {n} lines are in memory still; the next button saves them.",
                        n,
                    ),
                    "soon",
                )
            )
        self.add(
            row(self.where, button(t("Somewhere else …"), self._choose, role="quiet")),
            self.progress,
            self.said,
            None,
        )
        self._show_place()

    def next_label(self) -> str:
        """Say what the button does here."""
        return t("Make the vault")

    def begin(self) -> None:
        """Start at the line that confirms the words."""
        self.new.again.setFocus()

    def finish(self, go_on: Callable[[], object]) -> None:
        """Make the vault, off the UI thread; say why not, if not."""
        typed = self.new.value()
        if not typed:
            self.new.show_problem()
            return
        self.said.setText("")
        self.progress.start(t("Making the vault …"))

        def failed(sentence: str) -> None:
            self.progress.end()
            self.said.setText(sentence)

        def made() -> None:
            self.progress.end()
            go_on()

        self.wizard.make(self._folder(), typed, made, failed)

    def _folder(self) -> Path:
        return self.answers.folder or preferences.usual_vault()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, t("Choose an empty folder"))
        if chosen:
            self.answers.folder = Path(chosen)
            self._show_place()

    def _show_place(self) -> None:
        self.where.setText(t("It is kept in {folder}", folder=self._folder()))
