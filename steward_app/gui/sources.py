"""What the find box looks through: cases, people, meetings, clauses of the contracts."""

from collections.abc import Callable, Sequence

from steward_app import cases, meetings, people
from steward_app.journal import Transaction
from steward_app.journal.finding import Hit
from steward_app.shelf.edition import citation
from steward_app.shelf.shelf import Shelf
from steward_app.words import t

from .find import EACH, Found, Source

Finder = Callable[[Transaction, str, int], list[Hit]]


def sources(shelf: Shelf) -> tuple[Source, ...]:
    """Return them in the order in which their results stand."""
    return (
        Source(lambda: t("Cases"), _hits(cases.find, "case")),
        Source(lambda: t("People"), _hits(people.find, "person")),
        Source(lambda: t("Meetings"), _hits(meetings.find, "meeting")),
        Source(lambda: t("Contract"), _clauses(shelf), neutral=True),
    )


def _hits(find: Finder, place: str) -> Callable[[Transaction, str], Sequence[Found]]:
    def look(tx: Transaction, text: str) -> Sequence[Found]:
        return [
            Found(hit.title or hit.text, hit.text if hit.title else "", place, hit.subject)
            for hit in find(tx, text, EACH)
        ]

    return look


def _clauses(shelf: Shelf) -> Callable[[Transaction, str], Sequence[Found]]:
    def look(_: Transaction, text: str) -> Sequence[Found]:
        return [
            Found(f"{one.number}  {one.title}".strip(), citation(one), "contract", one)
            for one in shelf.search(text, limit=EACH)
        ]

    return look
