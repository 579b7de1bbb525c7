"""What a screen is to the window, and the window to a screen."""

from typing import Any, ClassVar, Protocol

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from steward_app.clock import Clock
from steward_app.vault.vault import Vault

from .background import Background
from .widgets import Notices, Page


class Shell(Protocol):
    """The window, as its screens know it."""

    background: Background
    notices: Notices
    clock: Clock

    @property
    def vault(self) -> Vault:
        """Return the open vault, for its settings; its drafts go through `background`."""

    def go(self, name: str, subject: Any = None) -> QWidget:
        """Show the screen of this name, about this subject; None is a new or the last one."""

    def back(self) -> None:
        """Go to the screen that was shown before."""

    def meeting_is(self, screen: "Screen", *, on: bool) -> None:
        """Say that notes are being taken (or no longer): the window turns neutral."""

    def show_statement(self) -> None:
        """Show the worker's statement, large, over everything."""

    def undo(self, sentence: str, act: bytes) -> None:
        """Say what was done in an act just recorded, and offer to take it back."""


class Screen(Page):
    """One screen. It asks queries through `shell.background` and shows frozen rows.

    A subclass names the features whose changes concern it in `features`, overrides `refresh`
    (called when it is shown and stale, and when one of them changed while it is seen) and,
    if it is about one thing, `open`. `keep` puts what is typed in a draft: it is called
    before another screen takes its place and before locking, and must not ask anything.
    """

    features: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self, shell: Shell, title: str, *, subtitle: str = "", scrolls: bool = True
    ) -> None:
        super().__init__(title, subtitle=subtitle, scrolls=scrolls)
        self.shell = shell
        self._stale = True
        shell.background.changed.connect(self._on_changed)

    def open(self, subject: Any) -> None:
        """Show this subject; called by `Window.go` each time, before the screen is shown."""

    def here(self, subject: Any) -> Any:
        """Return what it is about by now, opened about this; `back` comes back to that."""
        return subject

    def refresh(self) -> None:
        """Ask again for what is shown."""

    def keep(self) -> None:
        """Put what is typed and not yet recorded in a draft, through `background.on_vault`."""

    def line_while_covered(self, text: str) -> None:
        """Take a line typed on the cover of this screen; only a meeting has one."""

    def stale(self) -> None:
        """Ask again when seen next, or now."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh what changed while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self._freshen()

    def _freshen(self) -> None:
        self._stale = False
        self.refresh()

    def _on_changed(self, features: set[str]) -> None:
        if features & self.features:
            self.stale()
