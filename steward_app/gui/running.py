"""The app while it runs: which window is there, how it looks, and what follows a lock.

The windows come one after the other: first run or unlocking, then the vault's own. Locking
ends the process: a fresh one, which has never held the key, shows the unlock window.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from steward_app import preferences, words
from steward_app.words import t

from . import theme
from .aside import Aside
from .collecting import Collecting
from .qt_words import QtWords
from .unlock import Opened, Unlock

if TYPE_CHECKING:
    from steward_app.journal import Journal

    from .find import Source
    from .first_run.making import Made
    from .window import Place, Window


@dataclass(frozen=True)
class Parts:
    """What `app.py` puts in: each is called only when it is needed, and imports only then."""

    open_journal: Callable[[Any, Any], "Journal"]
    places: Callable[[], "Sequence[Place]"]
    sources: Callable[[], "Sequence[Source]"]
    contracts: Callable[[], Sequence[tuple[str, str]]]  # on the shelf: (id, title)
    read: Callable[[str], QWidget]  # a window that shows a contract, without a vault
    blank_forms: Callable[[], QWidget]  # a window of them, without a vault
    load: Callable[[], object]  # imports what an open vault needs


class Running(QObject):
    """Shows one window at a time."""

    def __init__(
        self,
        app: QApplication,
        parts: Parts,
        vault: Path | None = None,
        warnings: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.app, self.parts, self.warnings = app, parts, warnings
        self._vault = vault
        self._translator, self._qt_words = QTranslator(self), QtWords(self)
        self.window: Window | None = None
        self._shown: list[QWidget] = []
        self._aside = Aside(self)
        self._collecting = Collecting(self)
        self.dress()
        app.styleHints().colorSchemeChanged.connect(lambda _: self.dress())

    def dress(self, language: str = "") -> None:
        """Speak the chosen language, and wear the chosen theme and size.

        A language given is one that was chosen just now and is not among the preferences yet.
        """
        chosen = preferences.load()
        words.use(language or chosen.language or QLocale.system().name()[:2])
        for one in (self._translator, self._qt_words):
            self.app.removeTranslator(one)
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{words.language()}", place):
            self.app.installTranslator(self._translator)
        if words.language() != "en":
            self._qt_words.read()
            self.app.installTranslator(self._qt_words)  # the last is asked first
        self.app.setLayoutDirection(QLocale(words.language()).textDirection())
        theme.apply(self.app, theme.chosen(chosen.theme), chosen.scale)

    def start(self) -> None:
        """Show the unlock window, or the first run where there is nothing to unlock."""
        if vaults := self.vaults():
            self.ask(vaults)
        else:
            self.first_run()

    def first_run(self) -> None:
        """Show the first run: its end is an open vault, or the reference shelf alone."""
        from .first_run import FirstRun

        known = preferences.load().reference_only
        shown = FirstRun(self.parts.open_journal, start="shelf_only" if known else "language")
        shown.done.connect(self._after_first_run)
        shown.read_wanted.connect(lambda one: self._beside(self.parts.read(one)))
        shown.forms_wanted.connect(lambda: self._beside(self.parts.blank_forms()))
        shown.language_changed.connect(lambda: self.dress(words.language()))
        self._only(shown)

    def vaults(self) -> list[Path]:
        """Return the vaults known on this computer, the one asked for first."""
        named = [self._vault] if self._vault else []
        known = [*named, *preferences.load().recent, preferences.usual_vault()]
        return [one for one in dict.fromkeys(known) if _has_header(one)]

    def ask(self, vaults: Sequence[Path]) -> Unlock:
        """Show the unlock window."""
        unlock = Unlock(vaults, self.parts.contracts)
        unlock.opened.connect(lambda opened: self.open(opened, unlock.refuse))
        unlock.new_vault_wanted.connect(self.first_run)
        unlock.language_changed.connect(self._speak_anew)
        unlock.read_wanted.connect(lambda one: self._beside(self.parts.read(one)))
        unlock.forms_wanted.connect(lambda: self._beside(self.parts.blank_forms()))
        self._only(unlock)
        QTimer.singleShot(50, self._load_ahead)
        return unlock

    def open(
        self,
        opened: Opened,
        failed: Callable[[str], object],
    ) -> None:
        """Open a vault whose key is known, and show its window."""

        def show(journal: "Journal") -> None:
            preferences.save(preferences.load().remembering(opened.folder))
            self.show_vault(journal, opened.folder)

        self._aside.run(
            lambda: self.parts.open_journal(opened.folder, opened.unlocked), show, failed
        )

    def show_vault(self, journal: "Journal", folder: Path) -> "Window":
        """Show the window of an open vault, on Today."""
        from .window import Window

        window = Window(journal, folder, self.parts.places(), self.parts.sources())
        window.locked.connect(self._after_lock)
        window.look_changed.connect(self._rebuild)
        self.window = window
        window.go("today")
        self._only(window)
        for sentence in (*self.warnings, *journal.vault.warnings, *journal.told):
            window.note(sentence)
        return window

    def bug(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        """Say that something went wrong: where, and never with what values."""
        import traceback

        last = traceback.extract_tb(trace)[-1:] if trace else []
        place = (
            f"{kind.__name__}, {Path(last[0].filename).name}:{last[0].lineno}" if last else ""
        )
        sentence = t(
            "Something went wrong inside the app ({place}). What was saved is safe.",
            place=place,
        )
        if self.window is not None:
            self.window.refused(sentence)
        else:
            sys.stderr.write(sentence + "\n")

    def _after_first_run(self, made: "Made | None") -> None:
        if made is None:
            self.app.quit()
            return
        known = replace(preferences.load(), reference_only=False)
        preferences.save(known.remembering(made.folder))
        window = self.show_vault(made.journal, made.folder)
        if made.meeting is not None:
            window.go("meeting", made.meeting)

    def _rebuild(self) -> None:
        """Build the vault's window again, in another language, theme or size."""
        if self.window is None:
            return
        old, self.window = self.window, None
        at = old.size()
        self.dress()
        journal = old.hand_over()
        new = self.show_vault(journal, old.folder)
        new.troubles[:0] = old.troubles
        new.resize(at)
        new.go("settings")

    def _speak_anew(self) -> None:
        self.dress()
        self.start()

    def _after_lock(self) -> None:
        if self.window is not None and not self.window.leaving:
            replace_process()
        self.app.quit()

    def _only(self, shown: QWidget) -> None:
        """Show this window, and then close the one before."""
        before, self._shown = self._shown, [shown]
        shown.show()
        for one in before:
            one.hide()
            one.deleteLater()

    def _beside(self, shown: QWidget) -> None:
        self._shown.append(shown)
        shown.show()

    def _load_ahead(self) -> None:
        """Load the database's library while the passphrase is being typed."""
        self._aside.run(self.parts.load, lambda _: None, lambda _: None)


def _has_header(folder: Path) -> bool:
    """Tell whether a folder may be a vault, without loading what can open one."""
    return any((folder / name).is_file() for name in ("vault.json", "vault.json.2"))


def replace_process() -> None:
    """Start the program anew in place of this one, so that no key is left in memory."""
    sys.stdout.flush()
    sys.stderr.flush()
    command = [sys.executable, *sys.orig_argv[1:]]
    if os.name == "nt":
        import subprocess

        subprocess.Popen(command, close_fds=True)  # noqa: S603 (the program itself)
        os._exit(0)
    os.execv(sys.executable, command)  # noqa: S606
