"""Takes pictures of the real windows: for the demo, and to be looked at after a change."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from .window import Window

SETTLE = 600  # milliseconds: answers come home, and what is drawn afterwards is drawn


def take(
    window: Window, shows: Sequence[tuple[str, Any]], folder: Path, suffix: str = ""
) -> Iterator[Path]:
    """Show each of these screens and save its picture as a PNG; return the files one by one."""
    folder.mkdir(parents=True, exist_ok=True)
    window.show()
    for name, subject in shows:
        window.go(name, subject)
        settle(window)
        file = folder / f"{name}{suffix}.png"
        window.grab().save(str(file))
        yield file


def settle(window: Window) -> None:
    """Let the vault's thread answer, and the window draw what it said."""
    waited = QEventLoop()
    window.background.run(
        window, lambda tx: None, lambda _: QTimer.singleShot(SETTLE, waited.quit)
    )
    waited.exec()
