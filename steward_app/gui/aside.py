"""Runs one slow thing that needs no open vault on a thread of its own: a key derivation."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from steward_app.errors import StewardError
from steward_app.words import t

T = TypeVar("T")


class Aside(QObject):
    """Answers on the UI thread; an answer for an owner that is gone is dropped with it."""

    _home = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.busy = False
        self._home.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[str], object],
    ) -> None:
        """Do the work elsewhere; `failed` takes the sentence of a `StewardError`."""
        self.busy = True

        def do() -> None:
            answer: Callable[[], object]
            try:
                answer = partial(then, work())
            except StewardError as problem:
                answer = partial(failed, str(problem))
            except Exception as bug:
                answer = partial(self._bug, bug, failed)
            try:
                self._home.emit(answer)
            except RuntimeError:  # its window was closed meanwhile
                return

        threading.Thread(target=do, name="aside", daemon=True).start()

    def _bug(self, bug: Exception, failed: Callable[[str], object]) -> None:
        failed(t("Something went wrong; nothing was changed."))
        raise bug

    @Slot(object)
    def _call(self, answer: Callable[[], Any]) -> None:
        self.busy = False
        answer()
