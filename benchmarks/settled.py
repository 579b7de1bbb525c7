"""Opens the app on a vault, offscreen, and prints how long Today took and how much memory.

`settled.py VAULT`, with the passphrase on standard input, prints milliseconds and megabytes;
`settled.py` prints the same for an empty window. Today counts as painted when its rows are on
the screen, and the app as settled when nothing has been painted anew for a while.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

QUIET, LONGEST = 0.4, 10.0  # seconds
SOONEST = 1.5  # a person is still typing the passphrase for this long


class Paints(QObject):
    """Knows when something was last painted, and whether a row of a list was."""

    last, rows = 0.0, False

    def eventFilter(self, seen: QObject, happened: QEvent) -> bool:
        """Let every event through."""
        if happened.type() == QEvent.Type.Paint:
            self.last = time.perf_counter()
            self.rows = self.rows or seen.property("role") == "row"
        return False


def turn(app: QApplication, until) -> None:  # noqa: ANN001
    """Let the app run until this is so."""
    end = time.perf_counter() + LONGEST
    while not until() and time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)


def megabytes() -> float:
    """Return the memory that this process has in use."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def open_app(app: QApplication, paints: Paints, vault: Path, passphrase: str) -> float:
    """Go through the unlock window into the vault; return the seconds until Today was there."""
    from steward_app.app import parts
    from steward_app.gui.running import Running
    from steward_app.gui.unlock import Opened
    from steward_app.vault import keys

    unlocked = keys.unlock(vault, passphrase)
    running = Running(app, parts(), vault, [])
    running.start()
    shown = time.perf_counter()
    turn(app, lambda: time.perf_counter() - shown > SOONEST)
    start = time.perf_counter()
    running.open(Opened(vault, unlocked), print)
    turn(app, lambda: paints.rows)
    took = time.perf_counter() - start
    assert paints.rows
    turn(app, lambda: time.perf_counter() - paints.last > QUIET)
    return took


app = QApplication([*sys.argv[:1], "-style", "Fusion"])
paints = Paints()
app.installEventFilter(paints)
if sys.argv[1:]:
    took = open_app(app, paints, Path(sys.argv[1]), sys.stdin.read())
else:
    window = QMainWindow()
    window.show()
    turn(app, lambda: time.perf_counter() - paints.last > QUIET)
    took = 0.0
sys.stdout.write(f"{took * 1000} {megabytes()}\n")
sys.stdout.flush()
os._exit(0)
