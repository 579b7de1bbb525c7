"""Opening a case from a meeting: its worker, when, where and what, and the meeting in it."""

from PySide6.QtCore import QObject

from steward_app import cases, meetings
from steward_app.gui.screen import Shell
from steward_app.journal import Subject, Transaction
from steward_app.words import t


def open_case_from_meeting(shell: Shell, meeting: Subject, owner: QObject) -> None:
    """Open a case from a meeting, put the meeting into it, and show it; Undo takes all back."""

    def work(tx: Transaction) -> tuple[Subject, bytes]:
        case = cases.open_case_from_meeting(tx, meetings.facts(tx, meeting))
        meetings.put_in_case(tx, meeting, case)
        return case, tx.act

    def show(opened: tuple[Subject, bytes]) -> None:
        case, act = opened
        shell.go("case", case)
        shell.undo(t("A case was opened from the meeting."), act)

    shell.background.run(owner, work, show)
