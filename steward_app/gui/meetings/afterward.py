"""When the meeting is over: what the record does not say yet, and what can be made of it.

Read the same day, with the worker gone and the door shut. Nothing of it is ever shown while
notes are being taken.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from steward_app import cases, meetings
from steward_app.cases import CaseRow
from steward_app.gui.screen import Shell
from steward_app.gui.theme import em
from steward_app.gui.widgets import Content, Gap, Item, Line, Lines, button, card, label
from steward_app.journal import Subject, Transaction
from steward_app.meetings import Meeting, MeetingRow
from steward_app.words import t, tn

from .moments import stamp

OFFERED = 6  # cases offered while one is looked for


class Afterward(QFrame):
    """A card of its own, at the top of the column beside the notes."""

    read_caucus = Signal(object)  # Subject

    def __init__(self, shell: Shell, meeting: Meeting, caucuses: Sequence[MeetingRow]) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.shell, self.meeting = shell, meeting
        self.search = Line(cap=200, hint=t("A worker, a number, a title …"))
        self.search.setAccessibleName(t("Find the case"))
        self.search.textChanged.connect(self._look)
        self.found = Lines()
        self.print_it = button(t("Print the record"), self._print)
        self.grievance = button(t("Open a grievance from it"), self._open_case, role="main")
        self.put = button(t("Put it into a case …"), self._ask_case)
        self._asked = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.7))
        layout.addWidget(card(*self._missing(), gap=Gap.TIGHT))
        layout.addWidget(card(*self._next(caucuses), gap=Gap.USUAL))
        self.search.hide()
        self.found.hide()

    def _missing(self) -> list[Content]:
        gaps = meetings.gaps(self.meeting)
        if not gaps:
            return [
                label(t("The record"), "head"),
                label(t("Everything that a record of it needs is there."), "done"),
            ]
        said = t("A line added now is stamped now and says “written afterward”.")
        return [
            label(t("What the record does not say yet"), "head"),
            *(label(f"•  {one}") for one in gaps),
            label(said, "faint"),
        ]

    def _next(self, caucuses: Sequence[MeetingRow]) -> list[Content]:
        contents: list[Content] = [label(t("What comes next"), "head")]
        linked = self.meeting.cases
        if linked:
            contents.append(
                label(tn("It is in a case.", "It is in {n} cases.", len(linked)), "done")
            )
            contents += [
                button(t("Go to the case"), partial(self.shell.go, "case", one.case))
                for one in linked
            ]
        else:
            contents += [label(t("Not in a case yet."), "soon"), self.grievance]
        contents += [self.put, self.search, self.found, self.print_it]
        contents += [
            button(
                t("Caucus, {time}", time=stamp(one.opened_at)),
                partial(self.read_caucus.emit, one.id),
                role="quiet",
            )
            for one in caucuses
        ]
        return contents

    def _print(self) -> None:
        self.shell.go("form", ("weingarten_record", self.meeting.id))

    def _open_case(self) -> None:
        meeting = self.meeting.id

        def work(tx: Transaction) -> tuple[Subject, bytes]:
            case = cases.open_case_from_meeting(tx, meetings.facts(tx, meeting))
            meetings.put_in_case(tx, meeting, case)
            return case, tx.act

        self.grievance.setEnabled(False)
        self.shell.background.run(
            self, work, self._opened, failed=lambda _: self.grievance.setEnabled(True)
        )

    def _opened(self, done: tuple[Subject, bytes]) -> None:
        case, act = done
        self.shell.go("case", case)
        self.shell.undo(t("A case was opened from the meeting."), act)

    def _ask_case(self) -> None:
        self.search.show()
        self.found.show()
        self.search.setFocus()
        self._look()

    def _look(self) -> None:
        self._asked += 1
        find = partial(cases.find_cases, containing=self.search.value(), limit=OFFERED)
        self.shell.background.run(self, find, partial(self._offer, self._asked))

    def _offer(self, asked: int, rows: Sequence[CaseRow]) -> None:
        if asked == self._asked:
            self.found.show_items(
                Item(row.workers or row.title, under=_about(row), press=self._putter(row.id))
                for row in rows
            )

    def _putter(self, case: Subject) -> Callable[[], None]:
        meeting = self.meeting.id

        def work(tx: Transaction) -> bytes:
            meetings.put_in_case(tx, meeting, case)
            return tx.act

        def put() -> None:
            self.shell.background.run(
                self, work, partial(self.shell.undo, t("The meeting is in the case now."))
            )

        return put


def _about(row: CaseRow) -> str:
    return " · ".join(part for part in (row.number, row.title if row.workers else "") if part)
