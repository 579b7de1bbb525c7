"""Search in one contract that is on no shelf; the shelf searches its own (`Shelf.search`)."""

from collections.abc import Iterator, Sequence

from steward_app.shelf.edition import Outline, Passage
from steward_app.shelf.index import Index
from steward_app.shelf.passages import passages


def search_text(
    contract: str, text: str, outline: Outline, questions: Sequence[str], limit: int = 10
) -> Iterator[list[Passage]]:
    """Answer questions over one contract that is on no shelf; the index is in memory."""
    with Index() as index:
        index.put(contract, passages(contract, text, outline))
        for question in questions:
            yield index.search(question, limit=limit)
