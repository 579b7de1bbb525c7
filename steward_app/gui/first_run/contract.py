"""The contract, or a local's pack: put on the shelf, to be read without a passphrase."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from steward_app.contracts.library import Imported
from steward_app.gui.widgets import Item, Lines, Progress, button, card, label, row
from steward_app.shelf.shelf import ContractRow
from steward_app.words import t, tn

from .step import StepPage, Wizard


class Contract(StepPage):
    """Each file is read in a process of its own; what is wrong with one is a sentence."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(
            wizard,
            t("Your contract"),
            t("It can be read and searched without the passphrase, and without a network."),
        )
        self.lines = Lines()
        self.said = label("", "problem")
        self.progress = Progress()
        self.add(
            card(
                label(
                    t("A PDF with text in it, or a text or Markdown file. This can wait, too.")
                ),
                self.lines,
                self.progress,
                self.said,
                row(
                    button(t("Choose the file …"), self._choose),
                    button(t("A local's pack …"), self._choose_pack),
                    None,
                ),
            ),
            None,
        )
        self._list()

    def add_file(self, file: Path) -> None:
        """Put a contract on the shelf."""
        self._start(file.name)
        self.wizard.add_contract(file, self._added, self._refused)

    def add_pack(self, pack: Path) -> None:
        """Take in a local's pack: its contracts, its numbers, its statement."""
        self._start(pack.name)
        self.wizard.add_pack(pack, self._taken, self._refused)

    def _start(self, name: str) -> None:
        self.said.setText("")
        self.progress.start(t("Reading {name} …", name=name), self.wizard.cancel)

    def _added(self, added: ContractRow) -> None:
        self.progress.end()
        self.said.be("done")
        self.said.setText(
            tn(
                "“{title}” is on the shelf: {n} article was found in it.",
                "“{title}” is on the shelf: {n} articles were found in it.",
                added.articles,
                title=added.title,
            )
        )
        self._list()

    def _taken(self, taken: Imported) -> None:
        self.progress.end()
        self.said.be("problem" if taken.refused else "done")
        told = t("The pack of {name} was taken in.", name=taken.name or t("your local"))
        self.said.setText("\n".join([told, *taken.refused]))
        self._list()

    def _refused(self, sentence: str) -> None:
        self.progress.end()
        self.said.be("problem")
        self.said.setText(sentence)

    def _list(self) -> None:
        self.lines.show_items(Item(title) for _, title in self.wizard.contracts())
        self.lines.setVisible(bool(self.lines.rows))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, t("Choose the contract"), "", t("Contracts") + " (*.pdf *.txt *.md)"
        )
        if name:
            self.add_file(Path(name))

    def _choose_pack(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, t("Choose the pack"), "", "ZIP (*.zip)")
        if name:
            self.add_pack(Path(name))
