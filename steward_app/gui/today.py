"""The landing page: what to file by when, what the employer owes, what is not finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import ClassVar

from steward_app import cases, meetings
from steward_app.cases import DueRow, Standing, Undated, UndatedRow
from steward_app.journal import Transaction
from steward_app.meetings import MeetingRow
from steward_app.meetings.queries import find_links
from steward_app.names import shown
from steward_app.vault.drafts import Draft
from steward_app.words import day, moment, t, tn

from .drafts import draft_place, draft_title
from .labels import near_day
from .screen import Screen, Shell
from .theme import Role, em
from .widgets import Content, Empty, Item, Lines, button, card, label
from .widgets.sides import Sides

OURS = frozenset({Standing.OVERDUE, Standing.SOON, Standing.LATER, Standing.UNREADABLE})
FEW, RECENT = 12, 40
UNDATED = 8  # open cases without a date that are named; the list of cases has them all
TONES: dict[Standing, Role] = {
    Standing.OVERDUE: "late",
    Standing.SOON: "soon",
    Standing.UNREADABLE: "late",
    Standing.EMPLOYER_LATE: "late",
}


@dataclass(frozen=True)
class Day:
    """What Today shows of the vault."""

    dues: list[DueRow]
    undated: Undated
    loose: list[MeetingRow]  # not in a case yet, the latest first; open ones too


def find_day(tx: Transaction, today: date) -> Day:
    """Return everything that Today shows of the journal."""
    recent = meetings.find_meetings(tx, limit=RECENT)
    return Day(
        dues=cases.due(tx, today),
        undated=cases.undated(tx, limit=UNDATED),
        loose=[one for one in recent if not find_links(tx, one.id)][:FEW],
    )


class Today(Screen):
    """Calm: dates in one column, no badges, and what to do first where there is nothing."""

    features: ClassVar[frozenset[str]] = frozenset({"cases", "meetings", "people"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, t("Today"))
        self._drafts: list[Draft] = []
        self.due, self.waiting = Lines(), Lines()
        self.undated, self.loose, self.drafts = Lines(), Lines(), Lines()
        self.first = Empty(
            t("Nothing is due, and nothing is waiting."),
            button(t("Start meeting notes"), lambda: shell.go("meeting")),
            button(t("Open a case"), lambda: shell.go("case")),
            more=t(
                "Begin with the meeting you are called to, or with what a worker told you."
                " Dates to file by, answers that are due and unfinished pages appear here."
            ),
        )
        self._first = card(self.first)
        self._due = card(label(t("Due"), "head"), self.due)
        self._waiting = card(label(t("Waiting on the employer"), "head"), self.waiting)
        self._undated = card(label(t("Open cases without a date"), "head"), self.undated)
        self._loose = card(label(t("Meetings not in a case yet"), "head"), self.loose)
        self._kept = card(label(t("Drafts"), "head"), self.drafts)
        self.below = Sides(self._loose, self._kept)
        dated = (self._due, self._waiting, self._undated)
        for one in (*dated, self._loose, self._kept, self._first):
            one.hide()
        contents: list[Content] = [*dated, self.below, self._first, None]
        self.add(*contents)
        self.body.setSpacing(em(0.9))

    def refresh(self) -> None:
        """Ask for the day."""
        today = self.shell.clock().date()
        self.say(t("Today"), day(today))
        background = self.shell.background
        background.run(self, partial(find_day, today=today), partial(self._show, today))
        background.on_vault(self, lambda vault: vault.drafts.all(), self._show_drafts)

    def _show(self, today: date, found: Day) -> None:
        mine = [one for one in found.dues if one.standing in OURS]
        theirs = [one for one in found.dues if one.standing not in OURS]
        self.due.show_items(self._item(one, today) for one in mine[:RECENT])
        self.waiting.show_items(self._item(one, today) for one in theirs[:FEW])
        self.undated.show_items(self._without_date(found.undated))
        self.loose.show_items(map(self._meeting, found.loose))
        self._due.setVisible(bool(mine))
        self._waiting.setVisible(bool(theirs))
        self._undated.setVisible(bool(found.undated.n))
        self._loose.setVisible(bool(found.loose))
        self._first.setVisible(not (found.dues or found.undated.n or found.loose))
        self._settle()

    def _show_drafts(self, drafts: Sequence[Draft]) -> None:
        self.drafts.show_items(map(self._draft, reversed(drafts)))
        self._kept.setVisible(bool(drafts))
        self._settle()

    def _settle(self) -> None:
        self.below.setVisible(not self._loose.isHidden() or not self._kept.isHidden())

    def _item(self, one: DueRow, today: date) -> Item:
        try:
            lead = near_day(date.fromisoformat(one.on), today)
        except ValueError:
            lead = one.on
        about = " · ".join(part for part in (one.title, one.workers) if part)
        notes = [one.clause]
        if one.typed_by_hand:
            notes.append(t("typed by hand"))
        if one.in_conflict:
            notes.append(t("two values: the earlier one is shown"))
        return Item(
            text=one.what or one.act_label,
            lead=lead,
            under=about,
            note="\n".join(
                part for part in (one.advice, " · ".join(filter(None, notes))) if part
            ),
            tone=TONES.get(one.standing, "faint"),
            press=partial(self.shell.go, "case", one.case),
        )

    def _without_date(self, found: Undated) -> list[Item]:
        items = [self._undated_item(one) for one in found.rows]
        if more := found.n - len(found.rows):
            text = tn("{n} more case", "{n} more cases", more)
            items.append(Item(text, role="", press=partial(self.shell.go, "cases")))
        return items

    def _undated_item(self, one: UndatedRow) -> Item:
        title, workers = shown(one.title), shown(one.workers)
        return Item(
            text=title or workers or one.number or t("Case without a name"),
            lead=t("no deadline set"),
            under=" · ".join(part for part in (one.number, workers if title else "") if part),
            press=partial(self.shell.go, "case", one.case),
        )

    def _meeting(self, one: MeetingRow) -> Item:
        try:
            lead = moment(datetime.fromisoformat(one.opened_at))
        except ValueError:
            lead = one.opened_at
        return Item(
            text=one.title or one.kind_label,
            lead=lead,
            under=one.worker or one.stated_subject,
            note=t("still open") if one.is_open else "",
            press=partial(self.shell.go, "meeting", one.id),
        )

    def _draft(self, draft: Draft) -> Item:
        try:
            lead = moment(datetime.fromisoformat(draft.saved_at))
        except ValueError:
            lead = draft.saved_at
        place = draft_place(draft)
        press = partial(self.shell.go, place[0], place[1]) if place else None
        return Item(text=draft_title(draft), lead=lead, press=press)
