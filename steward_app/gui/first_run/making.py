"""What the first run does once a question is answered; no screen in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from steward_app.errors import StewardError
from steward_app.vault import keys
from steward_app.words import clock_time, t

from .flow import MemoryLine

if TYPE_CHECKING:
    from steward_app.contracts.library import Imported
    from steward_app.journal import Journal, Subject
    from steward_app.shelf.shelf import ContractRow


@dataclass(frozen=True)
class Made:
    """A new vault, open; its recovery words, to be shown once; the meeting that was noted."""

    folder: Path
    journal: "Journal"
    recovery: str = field(repr=False)
    meeting: "Subject | None"


class Cancelled(StewardError):
    """The user did not want to wait; nothing was kept."""


def make_vault(
    folder: Path,
    passphrase: str,
    cost: keys.Cost,
    open_journal: Callable[[Path, object], "Journal"],
    lines: Sequence[MemoryLine],
) -> Made:
    """Make a vault, open it, and save what was noted before it was there, once."""
    created = keys.create(folder, passphrase, cost)
    journal = open_journal(folder, created.unlocked)
    try:
        meeting = save_lines(journal, lines) if lines else None
    except BaseException:
        journal.vault.lock()
        raise
    return Made(folder, journal, created.recovery, meeting)


def save_lines(journal: "Journal", lines: Sequence[MemoryLine]) -> "Subject":
    """Save lines as those of one meeting, each with the time at which it was typed.

    They were written in the room, so none is "written afterward"; the first line says that
    they waited in memory, because the stamps are those of the saving.
    """
    from steward_app import meetings

    first, last = (clock_time(line.written_at) for line in (lines[0], lines[-1]))
    waited = t(
        "The lines below were typed from {first} to {last} and kept in memory alone. They "
        "were saved when the vault was made; each shows when it was typed.",
        first=first,
        last=last,
    )
    with journal.transaction() as tx:
        meeting = meetings.open_meeting(tx, opened_at=lines[0].written_at.isoformat())
        meetings.write_line(tx, meeting, text=waited)
        for line in lines:
            meetings.write_line(
                tx, meeting, text=line.text, happened=line.written_at.isoformat()
            )
    return meeting


def shelved() -> list[tuple[str, str]]:
    """Return the contracts on the shelf: (id, title)."""
    from steward_app.shelf.shelf import Shelf

    shelf = Shelf()
    try:
        return [(one.id, one.title) for one in shelf.contracts()]
    finally:
        shelf.close()


def add_contract(file: Path, cancelled: Callable[[], bool]) -> "ContractRow":
    """Put a contract on the shelf."""
    from steward_app.contracts.library import Library
    from steward_app.shelf.shelf import Shelf

    shelf = Shelf()
    try:
        return Library(shelf).add(file, _watching(cancelled))
    finally:
        shelf.close()


def add_pack(pack: Path, cancelled: Callable[[], bool]) -> "Imported":
    """Take in a local's pack."""
    from steward_app.contracts.library import Library
    from steward_app.shelf.shelf import Shelf

    shelf = Shelf()
    try:
        return Library(shelf).import_pack(pack, _watching(cancelled))
    finally:
        shelf.close()


def _watching(cancelled: Callable[[], bool]) -> Callable[[str, float], None]:
    def progress(_: str, __: float) -> None:
        if cancelled():
            raise Cancelled(t("Stopped. Nothing of it was kept."))

    return progress
