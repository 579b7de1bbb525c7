"""What has to be done by when, over all open cases: the first thing on the day's page."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import exists, func, select

from steward_app.codes import codes, label
from steward_app.journal import Subject, Transaction
from steward_app.journal.registers import REMOVED
from steward_app.names import shown
from steward_app.words import t

from .tables import CASES, DUES

SOON = timedelta(days=14)


class Standing(StrEnum):
    """How a date stands on a given day."""

    OVERDUE = "overdue"  # the union's own, and past
    SOON = "soon"  # the union's own, today or within two weeks
    LATER = "later"
    WAITING = "waiting"  # the employer's, not past yet
    EMPLOYER_LATE = "employer_late"
    UNREADABLE = "unreadable"  # not a day: shown, because it may matter


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """A date of an open case, and how it stands today."""

    case: Subject
    due: bytes
    number: str
    title: str
    workers: str
    act: str
    what: str
    on: str
    clause: str
    typed_by_hand: bool
    in_conflict: bool
    standing: Standing

    @property
    def act_label(self) -> str:
        """Return what has to be done in the user's language."""
        return label("due_acts", self.act)

    @property
    def shown_workers(self) -> str:
        """Return the grievants' names as a screen may show them."""
        return shown(self.workers)

    @property
    def advice(self) -> str:
        """Return what to do, in a sentence; empty where the date says it all."""
        return advice(self.standing, self.act)


def advice(standing: Standing, act: str) -> str:
    """Return what to do about a date that stands like this. Timeliness is never given up.

    It is said of filing and appealing alone: a visit that is late is made, not argued about.
    """
    known = codes("due_acts").get(act)
    if standing is Standing.OVERDUE and not (known and known.more.get("files")):
        return ""
    return {
        Standing.OVERDUE: t(
            "File today and call your representative; timeliness can be argued."
        ),
        Standing.SOON: "",
        Standing.LATER: "",
        Standing.WAITING: t("Waiting on the employer."),
        Standing.EMPLOYER_LATE: t(
            "The employer's time is over. Look up what the contract lets the union do now."
        ),
        Standing.UNREADABLE: t("This is not a day that the calendar knows. Please correct it."),
    }[standing]


def standing(act: str, on: str, today: date) -> Standing:
    """Return how a date stands on a day; a local's own kind of act is the union's."""
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return Standing.UNREADABLE
    known = codes("due_acts").get(act)
    if known and known.more["who"] == "employer":
        return Standing.EMPLOYER_LATE if day < today else Standing.WAITING
    if day < today:
        return Standing.OVERDUE
    return Standing.SOON if day - today <= SOON else Standing.LATER


def due(tx: Transaction, today: date, *, limit: int = 500) -> list[DueRow]:
    """Return every open date of every open case, the earliest first."""
    c, d = CASES.c, DUES.c
    here = (c.space == d.space) & (c.subject == d.subject)
    found = (
        select(
            c.space,
            c.subject,
            d.id,
            c.number,
            c.title,
            c.workers,
            d.act,
            d.what,
            d.due_on,
            d.clause,
            d.typed_by_hand,
            d.conflicts,
        )
        .join_from(DUES, CASES, here)
        .where(d.met_on == "", d[REMOVED] == "", c.status != "closed", d.due_on != "")
        .order_by(d.due_on, c.row, d.clock, d.id)
        .limit(limit)
    )
    return [
        DueRow(
            case=Subject(row.space, row.subject),
            due=row.id,
            number=row.number,
            title=row.title,
            workers=row.workers,
            act=row.act,
            what=row.what,
            on=row.due_on,
            clause=row.clause,
            typed_by_hand=bool(row.typed_by_hand),
            in_conflict=bool(row.conflicts),
            standing=standing(row.act, row.due_on, today),
        )
        for row in tx.db.execute(found)
    ]


@dataclass(frozen=True)
class UndatedRow:
    """An open case without a date, in the words that a screen shows of it."""

    case: Subject
    number: str
    title: str
    workers: str


@dataclass(frozen=True)
class Undated:
    """Open cases that no open date stands for: the latest opened, and how many there are."""

    rows: list[UndatedRow]
    n: int


def undated(tx: Transaction, *, limit: int) -> Undated:
    """Return the open cases without an open date, on which nothing else would lead to them."""
    c, d = CASES.c, DUES.c
    dated = exists().where(
        d.space == c.space, d.subject == c.subject, d.met_on == "", d[REMOVED] == ""
    )
    here = (c.status != "closed", c.next_due == "", ~dated.where(d.due_on != ""))
    found = (
        select(c.space, c.subject, c.number, c.title, c.workers)
        .where(*here)
        .order_by(c.opened_on.desc(), c.row.desc())
        .limit(limit)
    )
    rows = [
        UndatedRow(Subject(row.space, row.subject), row.number, row.title, row.workers)
        for row in tx.db.execute(found)
    ]
    n = tx.db.scalar(select(func.count()).select_from(CASES).where(*here)) or 0
    return Undated(rows, n)
