"""The window: the rail, the find box, "Start meeting notes", and one screen at a time.

Screens are built when they are first shown, from a table of `Place`s that `app.py` gives.
`go("case", subject)` shows one; the names are today, meetings, meeting, cases, case, contract,
forms, form, people, person, problems and settings. The title never says more than "Steward".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from steward_app.clock import Clock, now
from steward_app.journal import Journal, Transaction
from steward_app.vault.vault import Vault
from steward_app.words import t

from .background import Background
from .clipboard import Clipboard
from .cover import Blank, Cover
from .find import Find, Source
from .idle import Idle
from .rail import Entry, Rail
from .screen import Screen, Shell
from .statement import show_or_close
from .theme import em
from .widgets import Notices, button

NARROW = 1000  # pixels of width below which the rail shows icons alone
NARROW_EM = 70
IDLE, IN_MEETING = 5, 30  # minutes: of idleness until locking; until locking in a meeting
SOON = 400  # milliseconds after which the meeting's page is built ahead, to open at once


@dataclass(frozen=True)
class Place:
    """A screen that can be gone to: how it is called, drawn and built."""

    name: str
    title: Callable[[], str]
    build: Callable[[Shell], Screen]
    icon: str = ""  # empty: not on the rail
    under: str = ""  # the entry of the rail that is lit while it is shown


class Trouble(NamedTuple):
    """Something that was refused or went wrong while the app was open."""

    at: datetime
    sentence: str


class Window(QMainWindow):
    """The shell around the screens; see `screen.Shell` for what they may ask of it."""

    locked = Signal()  # every file is closed; what follows is a fresh process
    look_changed = Signal()  # theme, size or language: build the window again

    def __init__(
        self,
        journal: Journal,
        folder: Path,
        places: Sequence[Place],
        sources: Sequence[Source] = (),
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Steward")
        self.resize(1180, 760)
        self.clock, self.folder, self.journal = clock, folder, journal
        self.troubles: list[Trouble] = []
        self.idle_minutes = int(journal.vault.settings.get("idle_minutes") or IDLE)
        self.background = Background(journal)
        self.notices = Notices()
        self.clipboard = Clipboard(self)
        self.finder = Find(self, cast(Shell, self), sources)
        self._places = {one.name: one for one in places}
        self._screens: dict[str, Screen] = {}
        self._history: list[tuple[str, Any]] = []
        self._meeting: Screen | None = None
        self._cover: Cover | None = None
        self._locked = self.leaving = False
        self._lay_out(places)
        self._listen()
        self._idle = Idle(self)
        self._idle.idle.connect(self._on_idle)
        self._idle.slept.connect(self.lock)
        QTimer.singleShot(SOON, self._build_ahead)

    @property
    def vault(self) -> Vault:
        """Return the open vault."""
        return self.journal.vault

    def go(self, name: str, subject: Any = None) -> Screen:
        """Show the screen of this name, about this subject."""
        if self._history:  # what was new when it was opened may be a meeting, a person by now
            last, about = self._history[-1]
            self._history[-1] = (last, self.screen_of(last).here(about))
        return self._open(name, subject)

    def _open(self, name: str, subject: Any) -> Screen:
        screen = self.screen_of(name)
        self._leave()
        screen.open(subject)
        self._history.append((name, subject))
        del self._history[:-50]
        self._show(name, screen)
        return screen

    def back(self) -> None:
        """Go to the screen that was shown before."""
        if len(self._history) > 1:
            self._history.pop()
            self._open(*self._history.pop())

    def start_notes(self) -> None:
        """Open a new meeting's page, or go back to the one being noted."""
        if self._meeting is None:
            self.go("meeting")
        else:
            name = next(name for name, one in self._screens.items() if one is self._meeting)
            self._leave()
            self._show(name, self._meeting)

    def meeting_is(self, screen: Screen, *, on: bool) -> None:
        """Turn neutral while notes are being taken: the manager can see this window."""
        self._meeting = screen if on else None
        self.finder.neutral(on)
        if on:
            self.status("")

    @property
    def in_meeting(self) -> bool:
        """Tell whether notes are being taken."""
        return self._meeting is not None

    def undo(self, sentence: str, act: bytes) -> None:
        """Say what was done, and offer to take it back."""

        def take_back() -> None:
            def work(tx: Transaction) -> None:
                tx.undo(act, reason=t("Undone right after"))

            self.background.run(self, work)

        self.notices.say(sentence, take_back)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, for 15 seconds."""
        self.clipboard.copy(text)

    def status(self, text: str) -> None:
        """Show a line at the foot of the rail; nothing there while notes are being taken."""
        self.rail.say("" if self.in_meeting else text)

    def refused(self, sentence: str) -> None:
        """Show a refusal, and keep it for the screen of problems."""
        self.troubles.append(Trouble(self.clock(), sentence))
        self.notices.refuse(sentence)

    def note(self, sentence: str) -> None:
        """Keep a sentence for the screen of problems, without showing it now."""
        self.troubles.append(Trouble(self.clock(), sentence))

    def screen_of(self, name: str) -> Screen:
        """Return a screen by its name, built if it was not yet."""
        if name not in self._screens:
            screen = self._places[name].build(cast(Shell, self))
            self._screens[name] = screen
            self._stack.addWidget(screen)
        return self._screens[name]

    def place_names(self) -> list[str]:
        """Return the name of every screen there is."""
        return list(self._places)

    def current(self) -> Screen | None:
        """Return the screen that is shown."""
        return cast("Screen | None", self._stack.currentWidget())

    def show_statement(self) -> None:
        """Show the worker's statement, large, over everything."""
        show_or_close(self)

    def lock(self) -> None:
        """Blank at once, keep what is typed, close every file; `locked` comes last."""
        if self._locked:
            return
        self._locked = True
        Blank(self)
        self.repaint()
        self.clipboard.forget()
        self._idle.stop()
        for screen in self._screens.values():
            screen.keep()
        self.background.close()
        self.journal.vault.lock()
        self.locked.emit()

    def hand_over(self) -> Journal:
        """Give up the vault, open as it is, to a window that is built anew."""
        self._locked = True
        self._idle.stop()
        for screen in self._screens.values():
            screen.keep()
        self.background.close()
        return self.journal

    def cover(self) -> None:
        """Hide a meeting's page behind a line that can be written to and not read from."""
        if self._cover is None and self._meeting is not None and not self._locked:
            self._cover = Cover(self, self.folder, self._meeting.line_while_covered)
            self._cover.lifted.connect(self._uncover)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock, then go."""
        self.leaving = True
        self.lock()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons alone where there is no room for words."""
        super().resizeEvent(event)
        self.rail.narrow(self.width() < max(NARROW, em(NARROW_EM)))
        for one in self.findChildren(Blank):
            one.setGeometry(self.rect())
        self.finder.put()

    def _lay_out(self, places: Sequence[Place]) -> None:
        ground = QFrame()
        ground.setObjectName("ground")
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ground.setProperty("dir", "rtl" if mirrored else "ltr")
        entries = [Entry(one.name, one.title(), one.icon) for one in places if one.icon]
        self.rail = Rail(entries, self.go, self.lock)
        self._stack = QStackedWidget()
        self.start = button(
            t("Start meeting notes"), self.start_notes, role="signal", shortcut="Ctrl+M"
        )
        right = QVBoxLayout()
        right.setContentsMargins(em(1.8), em(1.1), em(1.8), em(1.1))
        right.setSpacing(em(1))
        top = QHBoxLayout()
        top.setSpacing(em(1))
        top.addWidget(self.finder, 3)
        top.addStretch(1)
        top.addWidget(self.start)
        right.addLayout(top)
        right.addWidget(self._stack, 1)
        right.addWidget(self.notices)
        whole = QHBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        self.setCentralWidget(ground)
        self.setMinimumSize(em(44), em(30))

    def _listen(self) -> None:
        self.background.refused.connect(self.refused)
        self.background.mended.connect(
            lambda: self.notices.say(
                t("Something that is no text was in what you typed; a � stands in its place.")
            )
        )
        self.finder.left.connect(self._focus_screen)
        for keys, do in (
            ("Ctrl+K", self.finder.setFocus),
            ("F1", self.show_statement),
            ("F6", self._next_pane),
            ("Alt+Left", self.back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(do)
            shortcut.activatedAmbiguously.connect(do)  # a screen's own button has the key too

    def _show(self, name: str, screen: Screen) -> None:
        place = self._places[name]
        self.rail.light(place.under or name)
        self._stack.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_screen(self) -> None:
        if screen := self.current():
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if screen := self.current():
            screen.keep()
        self.finder.close_results()

    def _on_idle(self, seconds: float) -> None:
        minutes = seconds / 60
        if self._meeting is None:
            if minutes >= self.idle_minutes:
                self.lock()
        elif minutes >= IN_MEETING:
            self.lock()
        elif minutes >= self.idle_minutes:
            self.cover()

    def _uncover(self) -> None:
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None

    def _build_ahead(self) -> None:
        if "meeting" in self._places and not self._locked:
            self.screen_of("meeting")

    def _next_pane(self) -> None:
        """Go with the keyboard from the rail to the find box, the screen, the notices."""
        panes: list[QWidget | None] = [self.rail, self.finder, self.current(), self.notices]
        shown = [one for one in panes if one is not None and one.isVisible()]
        focus = self.focusWidget()
        at = next(
            (
                n
                for n, one in enumerate(shown)
                if focus and (one is focus or one.isAncestorOf(focus))
            ),
            -1,
        )
        for step in range(1, len(shown) + 1):
            if target := _first_stop(shown[(at + step) % len(shown)]):
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _first_stop(pane: QWidget) -> QWidget | None:
    """Return what the Tab key would stop at first in a pane."""
    for one in (pane, *pane.findChildren(QWidget)):
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return one
    return None
