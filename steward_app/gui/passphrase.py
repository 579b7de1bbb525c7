"""A new passphrase: five words made here and typed once, or one of the user's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from steward_app.vault import passphrase as strength
from steward_app.words import t

from .theme import em
from .widgets import Line, button, card, check, field, label, row


class NewPassphrase(QWidget):
    """Asks for a new passphrase; `changed` follows every key, `value()` is empty until good."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._words = strength.generate()
        self.shown = label(self._words, "words", copy=True)
        self.own = check(t("I want to choose my own"))
        self.first, self.again = Line(cap=300), Line(cap=300)
        self.first.hide_letters()
        self.again.hide_letters()
        self._typed = field(t("Your passphrase"), self.first)
        self._repeat = field(t("Type the five words to confirm"), self.again)
        self._offer = card(
            label(t("Your passphrase: five words, made at random on this computer"), "head"),
            self.shown,
            label(
                t(
                    "Write them down on paper and keep it at home, not beside the computer."
                    " Nobody can look them up for you: not the union, not us."
                ),
                "faint",
            ),
            row(button(t("Other words"), self._others, role="quiet"), None),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.8))
        for one in (self._offer, self._typed, self._repeat, self.own):
            layout.addWidget(one)
        self._typed.hide()
        self.own.toggled.connect(self._switch)
        self.first.textChanged.connect(self._on_typed)
        self.again.textChanged.connect(lambda _: self.changed.emit())

    def value(self) -> str:
        """Return the passphrase if it is strong enough and was confirmed; else nothing."""
        return "" if self.problem() else self._wanted()

    def problem(self) -> str:
        """Return what is missing still, as a sentence."""
        wanted = self._wanted()
        if self.own.isChecked() and strength.estimate(wanted) < strength.ENOUGH:
            return t("This passphrase is too easy to guess: add a word or two.")
        if " ".join(self.again.text().split()) != " ".join(wanted.split()):
            return t("What was typed to confirm is not the same.")
        return ""

    def show_problem(self) -> None:
        """Say what is missing, where it is."""
        own_is_weak = self.own.isChecked() and (
            strength.estimate(self._wanted()) < strength.ENOUGH
        )
        (self._typed if own_is_weak else self._repeat).problem(self.problem())

    def _wanted(self) -> str:
        return self.first.text() if self.own.isChecked() else self._words

    def _others(self) -> None:
        self._words = strength.generate()
        self.shown.setText(self._words)
        self.again.clear()

    def _switch(self, own: bool) -> None:
        self._offer.setVisible(not own)
        self._typed.setVisible(own)
        self._repeat.heading.setText(
            t("Type it again to confirm") if own else t("Type the five words to confirm")
        )
        self.again.setAccessibleName(self._repeat.heading.text())
        self.again.clear()
        (self.first if own else self.again).setFocus()

    def _on_typed(self) -> None:
        text = self.first.text()
        self._typed.help(strength.in_words(strength.estimate(text)) if text else "")
        self.changed.emit()
