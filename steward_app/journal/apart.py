"""What stands apart from the rest of the journal, and has to be said."""

from typing import NamedTuple

from sqlalchemy import func, select

from .tables import BROKEN, EVENTS, FORKED, WAITING
from .transaction import Transaction


class Apart(NamedTuple):
    """How many events wait for one that they name, break the rules, or prove a fork."""

    waiting: int
    broken: int
    forked: int


def find_apart(tx: Transaction) -> Apart:
    """Count the events that no table is made from."""
    states = (WAITING, BROKEN, FORKED)
    e = EVENTS.c
    found = select(e.state, func.count()).where(e.state.in_(states)).group_by(e.state)
    counts = {row[0]: int(row[1]) for row in tx.db.execute(found)}
    return Apart(*(counts.get(state, 0) for state in states))
