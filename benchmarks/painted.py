"""Runs a program and prints when its first window was painted: `painted.py app` or `bare`.

The time is the machine's monotonic clock, so that the process that started this one can take
the difference. Instead of going on for ever, the program ends there.
"""

import os
import runpy
import sys
import time

if sys.argv[1] == "app":  # the app loads it first too: PySide6 slows down what comes after it
    import steward_app.cli  # noqa: F401

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Watch(QObject):
    """Sees the first paint of a window, and ends the process after it."""

    def eventFilter(self, _: QObject, happened: QEvent) -> bool:
        """Let every event through."""
        if happened.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        """Say what time it is, and go."""
        sys.stdout.write(f"{time.monotonic()}\n")
        sys.stdout.flush()
        os._exit(0)


def until_painted(*_: object) -> int:
    """Stand in for QApplication.exec."""
    watch = Watch()
    for window in QApplication.topLevelWidgets():  # no other object: that would slow them down
        window.installEventFilter(watch)
    return run()


run = QApplication.exec
QApplication.exec = staticmethod(until_painted)
if sys.argv[1] == "bare":
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.show()
    app.exec()
else:
    sys.argv = ["steward"]
    runpy.run_module("steward_app", run_name="__main__")
