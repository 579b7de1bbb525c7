"""What the shelf keeps of a contract: its outline, its clauses, and how they are cited."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One part of a contract: an article, a section, a lettered paragraph, a side letter.

    `start`, `body` and `end` are character offsets in the contract's text: where the heading
    begins, where the words under it begin, and where the part (with all below it) ends.
    `number` and `page` are as printed, empty where nothing is printed. `reference` is how the
    part is named in a citation, without its page: `Art. 12.3`, `Art. 7, Sec. 2(a)`.
    """

    level: int
    kind: str
    number: str
    title: str
    page: str
    start: int
    body: int
    end: int
    reference: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of a contract; `furniture` are the running heads and feet in its text."""

    title: str
    nodes: tuple[Node, ...]
    furniture: tuple[tuple[int, int], ...]

    def words(self, text: str, start: int, end: int) -> str:
        """Return what stands between two offsets, without running heads and feet."""
        kept, at = [], start
        first = bisect_left(self.furniture, (start,))
        for begin, stop in self.furniture[max(0, first - 1) :]:
            if stop <= at:
                continue
            if begin >= end:
                break
            kept.append(text[at : max(at, begin)])
            at = stop
        kept.append(text[at:end] if at < end else "")
        return "".join(kept).replace("\f", "\n").strip()

    def body(self, text: str, node: Node) -> str:
        """Return the words of a part and of those below it, without its own heading."""
        return self.words(text, node.body, node.end)

    def below(self, node: Node) -> Iterator[Node]:
        """Give the parts inside this one, in reading order."""
        return (n for n in self.nodes if node.start < n.start < node.end)

    def at(self, offset: int) -> Node | None:
        """Return the innermost part that holds this place in the text."""
        inside = [n for n in self.nodes if n.start <= offset < n.end]
        return max(inside, key=lambda n: (n.level, n.start)) if inside else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause as the search gives it: short enough to be an answer, with where it stands."""

    contract: str
    number: str
    title: str
    page: str
    start: int
    end: int
    text: str
    reference: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause taken out of a contract to stand in a case: plain data, complete in itself.

    `edition` is the SHA-256 of the file it was read from, in hex: a later edition of the same
    contract cannot change what was quoted.
    """

    contract: str
    edition: str
    number: str
    title: str
    page: str
    text: str
    citation: str


def citation(part: Node | Passage) -> str:
    """Return how a part is cited: `Art. 12.3, p. 31`; without a printed page, no page."""
    named = part.reference or part.title
    return f"{named}, p. {part.page}" if part.page else named


_OPENS = re.compile(
    r"\s*(?:\(?[A-Za-z0-9]{1,3}[.)]\s|[•▪◦-]\s|\d+\.\d|section\s+\d|step\s+\d)", re.IGNORECASE
)


def unwrapped(text: str) -> str:
    """Return a clause with its lines joined to paragraphs, as it is quoted and read aloud.

    A blank line, or a line that begins with an enumerator, begins a paragraph.
    """
    paragraphs: list[list[str]] = []
    fresh = True
    for line in text.splitlines():
        words = " ".join(line.split())
        if not words:
            fresh = True
            continue
        if fresh or _OPENS.match(line):
            paragraphs.append([words])
        else:
            paragraphs[-1].append(words)
        fresh = False
    return "\n".join(" ".join(p) for p in paragraphs)
