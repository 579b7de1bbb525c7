"""The clauses that a search finds: short enough to be an answer, and readable alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from steward_app.shelf.edition import Node, Outline, Passage

LONGEST = 1400
"""Characters of a passage at most; a longer paragraph is parted at its sentences or lines."""

SHORTEST = 350
"""Characters under which a paragraph goes together with the next of the same section."""


@dataclass(frozen=True, slots=True)
class _Piece:
    node: Node
    heading: str
    start: int
    end: int


def passages(contract: str, text: str, outline: Outline) -> Iterator[tuple[Passage, str]]:
    """Give a contract's passages in reading order, each with the headings it stands under."""
    for piece in _joined(list(_pieces(text, outline))):
        words = outline.words(text, piece.start, piece.end)
        if not any(c.isalpha() for c in words):
            continue
        node = piece.node
        yield (
            Passage(
                contract,
                node.number,
                node.title,
                node.page,
                piece.start,
                piece.end,
                words,
                node.reference,
            ),
            piece.heading,
        )


def _pieces(text: str, outline: Outline) -> Iterator[_Piece]:
    """Give the stretches between one heading and the next, long ones parted."""
    nodes = outline.nodes or (Node(1, "part", "", "", "", 0, 0, len(text), outline.title),)
    if nodes[0].start > 0 and outline.nodes:
        cover = Node(1, "part", "", outline.title, "", 0, 0, nodes[0].start, outline.title)
        nodes = (cover, *nodes)
    above: list[Node] = []
    for place, node in enumerate(nodes):
        above = [n for n in above if n.level < node.level and n.end > node.start]
        above.append(node)
        stop = nodes[place + 1].start if place + 1 < len(nodes) else node.end
        heading = " ".join(n.title for n in above if n.title)
        for start, end in _parted(text, node.start, min(stop, node.end)):
            yield _Piece(node, heading, start, end)


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a stretch that is too long at blank lines, else at line ends or sentences."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cuts = [m.end() for m in re.finditer(r"\n[ \t\r\f]*\n", window)]
        cuts = [c for c in cuts if c > LONGEST // 3] or [
            m.end() for m in re.finditer(r"(?<=[.;:])\s*\n", window) if m.end() > LONGEST // 3
        ]
        cut = cuts[-1] if cuts else max(window.rfind("\n"), window.rfind(" "), LONGEST // 2)
        yield start, start + cut
        start += cut
    if text[start:end].strip():
        yield start, end


def _joined(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Put short paragraphs of one section together until they can be read alone."""
    held: _Piece | None = None
    for piece in pieces:
        if held is None:
            held = piece
            continue
        together = piece.end - held.start
        short = min(held.end - held.start, piece.end - piece.start) < SHORTEST
        kin = piece.node.level > 2 or piece.node.start == held.node.start
        if kin and short and together <= LONGEST and piece.start == held.end:
            held = _Piece(held.node, held.heading, held.start, piece.end)
        else:
            yield held
            held = piece
    if held is not None:
        yield held
