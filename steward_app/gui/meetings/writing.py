"""Saves what is noted, one entry after the other, and gives back what could not be saved.

The meeting itself begins with its first entry: a page that was opened and left holds nothing.
One entry is under way at a time, so that they stand in the order in which they were made, and
so that two of them never begin two meetings.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from steward_app import meetings
from steward_app.gui.background import Background
from steward_app.journal import Subject, Transaction
from steward_app.meetings import Line

from .strips import Record

Begin = Callable[[Transaction], Subject]


@dataclass(frozen=True)
class Saved:
    """What an entry did: in which meeting, the line it wrote or changed, the act to undo."""

    meeting: Subject
    made: object  # what the work gave: the Subject of a line, or anything else
    line: Line | None
    act: bytes


@dataclass(frozen=True)
class _Entry:
    work: Record
    then: Callable[[Saved], object]
    failed: Callable[[str], object]


class Writing(QObject):
    """The entries of one meeting or caucus; `begin` makes it, when there is a first one."""

    begun = Signal(object)  # the Subject

    def __init__(self, owner: QObject, background: Background, begin: Begin) -> None:
        super().__init__(owner)
        self._background, self._begin = background, begin
        self.subject: Subject | None = None
        self._waiting: deque[_Entry] = deque()
        self._under_way: _Entry | None = None
        self._afterward: Callable[[], object] | None = None

    @property
    def busy(self) -> bool:
        """Tell whether anything is not saved yet."""
        return self._under_way is not None

    def about(self, subject: Subject | None) -> None:
        """Write into this meeting from now on; None is one that has not begun."""
        self.subject = subject

    def add(
        self,
        work: Record,
        then: Callable[[Saved], object],
        failed: Callable[[str], object],
    ) -> None:
        """Record this after what waits already; it goes before all other work of the app."""
        self._waiting.append(_Entry(work, then, failed))
        self._next()

    def when_idle(self, do: Callable[[], object]) -> None:
        """Do this once nothing is under way any more; only the last such wish is kept."""
        self._afterward = do
        self._next()

    def _next(self) -> None:
        if self._under_way is not None:
            return
        if not self._waiting:
            do, self._afterward = self._afterward, None
            if do is not None:
                do()
            return
        entry = self._under_way = self._waiting.popleft()
        subject, begin = self.subject, self._begin

        def work(tx: Transaction) -> Saved:
            meeting = subject or begin(tx)
            made = entry.work(tx, meeting)
            if isinstance(made, Subject) and made != meeting:
                return Saved(meeting, made, meetings.get_line(tx, made), tx.act)
            return Saved(meeting, made, None, tx.act)

        self._background.run(self, work, self._saved, notes=True, failed=self._failed)

    def _saved(self, saved: Saved) -> None:
        entry, self._under_way = self._under_way, None
        if self.subject is None:
            self.subject = saved.meeting
            self.begun.emit(saved.meeting)
        if entry is not None:
            entry.then(saved)
        self._next()

    def _failed(self, sentence: str) -> None:
        """Give back this entry and those behind it, the last first: each goes to the front."""
        given = [one for one in (self._under_way, *self._waiting) if one is not None]
        self._under_way = None
        self._waiting.clear()
        for one in reversed(given):
            one.failed(sentence)
        self._next()
