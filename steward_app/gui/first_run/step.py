"""What a step of the first run is to the window around it, and the window to a step."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from steward_app.clock import Clock
from steward_app.gui.widgets import Page

from .flow import Answers

if TYPE_CHECKING:
    from steward_app.contracts.library import Imported
    from steward_app.shelf.shelf import ContractRow

Failed = Callable[[str], object]


class Wizard(Protocol):
    """The window of the first run, as its pages know it."""

    answers: Answers
    clock: Clock
    recovery: str  # the words, until they have been confirmed

    @property
    def read_wanted(self) -> SignalInstance:
        """Say which contract to open."""

    @property
    def forms_wanted(self) -> SignalInstance:
        """Say that blank forms are wanted."""

    @property
    def overlay(self) -> QWidget:
        """Return what a page lies over that covers all of it."""

    def speak(self, code: str) -> None:
        """Speak another language, from this page on."""

    def contracts(self) -> Sequence[tuple[str, str]]:
        """Return the contracts on the shelf: (id, title)."""

    def make(
        self, folder: Path, typed: str, done: Callable[[], object], failed: Failed
    ) -> None:
        """Make the vault and save what was noted, elsewhere."""

    def add_contract(
        self, file: Path, done: "Callable[[ContractRow], object]", failed: Failed
    ) -> None:
        """Put a contract on the shelf, elsewhere; `cancel` stops it."""

    def add_pack(
        self, pack: Path, done: "Callable[[Imported], object]", failed: Failed
    ) -> None:
        """Take in a local's pack, elsewhere; `cancel` stops it."""

    def cancel(self) -> None:
        """Stop reading; nothing of the file is kept."""


class StepPage(Page):
    """A page with a question; the window has the buttons Back and Next."""

    def __init__(self, wizard: Wizard, title: str, subtitle: str = "") -> None:
        super().__init__(title, subtitle=subtitle)
        self.wizard = wizard
        self.answers: Answers = wizard.answers

    def next_label(self) -> str:
        """Return what the button Next says on this page; empty for the usual word."""
        return ""

    def begin(self) -> None:
        """Be shown: take the focus where one starts."""

    def finish(self, go_on: Callable[[], object]) -> None:
        """Check the answer, keep it, and go on; or say what is missing."""
        go_on()
