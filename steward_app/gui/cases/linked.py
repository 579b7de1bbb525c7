"""What belongs to a case and lives elsewhere: its meetings, and the forms printed in it."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from steward_app import meetings
from steward_app.forms import PrintedForm
from steward_app.gui.forms.titles import form_titles
from steward_app.gui.widgets import Item, Lines, button, clear, label, row
from steward_app.journal import Subject, Transaction
from steward_app.meetings import MeetingRow
from steward_app.words import moment, t

from .part import Deeds, Part, joined

RECENT = 12  # meetings that are offered to be put into the case


class Meetings(Part):
    """The meetings of the case; another one can be put into it."""

    def __init__(self, screen: Deeds) -> None:
        super().__init__(t("Meetings"))
        self._screen = screen
        self.lines = Lines()
        self.lines.setAccessibleName(t("Meetings"))
        self._nothing = label(t("None yet."), "faint")
        self.put = button(t("Put a meeting into the case"), self._offer)
        self.offered = Lines()
        self.offered.setAccessibleName(t("Other meetings"))
        self.offered.hide()
        self._inside: list[Subject] = []
        self.add(self.lines, self._nothing, clear(row(self.put, None)), self.offered)

    def show_meetings(self, found: list[MeetingRow]) -> None:
        """List the meetings, the latest first."""
        self._inside = [one.id for one in found]
        self.lines.show_items(
            Item(
                joined(one.kind_label, one.shown_title),
                lead=_when(one.opened_at),
                under=joined(one.shown_worker, one.place),
                press=partial(self._screen.shell.go, "meeting", one.id),
            )
            for one in found
        )
        self._nothing.setVisible(not found)
        self.offered.hide()

    def _offer(self) -> None:
        find = partial(meetings.find_meetings, limit=RECENT)
        self._screen.shell.background.run(self, find, self._show_offered)

    def _show_offered(self, found: list[MeetingRow]) -> None:
        others = [one for one in found if one.id not in self._inside]
        items = [
            Item(
                joined(one.kind_label, one.shown_title),
                lead=_when(one.opened_at),
                under=joined(one.shown_worker, one.place),
                press=partial(self._take, one),
            )
            for one in others
        ]
        self.offered.show_items(items or [Item(t("There is no other meeting."))])
        self.offered.show()

    def _take(self, meeting: MeetingRow) -> None:
        def work(tx: Transaction, case: Subject) -> None:
            meetings.put_in_case(tx, meeting.id, case)

        self._screen.do(work, t("The meeting is in the case."))


class Prints(Part):
    """The forms that were printed in the case, and a way to print one."""

    def __init__(self, screen: Deeds, fill_in: QWidget) -> None:
        super().__init__(t("Forms"))
        self._screen = screen
        self.lines = Lines()
        self.lines.setAccessibleName(t("Forms"))
        self._nothing = label(t("None printed yet."), "faint")
        self.add(self.lines, self._nothing, clear(row(fill_in, None)))

    def show_prints(self, found: list[PrintedForm]) -> None:
        """List what was printed, the latest first."""
        titles = form_titles() if found else {}
        self.lines.show_items(
            Item(titles.get(one.form, one.form), lead=_when(one.at)) for one in found
        )
        self._nothing.setVisible(not found)


def _when(at: str) -> str:
    try:
        return moment(datetime.fromisoformat(at))
    except ValueError:
        return at
