"""The chain of articles: of all lines that could be headings, those that count upward."""

import re
from dataclasses import dataclass, replace

from steward_app.contracts.contents import alike, plain
from steward_app.contracts.layout import roman


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: the lines it takes (`place` up to `after`), kind, number and title."""

    place: int
    after: int
    kind: str
    number: str
    title: str
    strength: float = 0.0
    level: int = 1


def spaced(offers: list[Heading]) -> list[Heading]:
    """Weigh down headings with no text under them: lines of a list, not of the contract."""
    spaced = []
    for place, heading in enumerate(offers):
        following = offers[place + 1].place if place + 1 < len(offers) else heading.after + 9
        bare = following - heading.after < 2
        spaced.append(replace(heading, strength=heading.strength + (-1.5 if bare else 0.5)))
    return spaced


def rising(offers: list[Heading]) -> list[Heading]:
    """Return the rising chain of numbers with the greatest weight."""
    best: list[tuple[float, int]] = []
    keys = [order(h.number) for h in offers]
    for i, heading in enumerate(offers):
        top, behind = -min(3.0, 0.3 * max(0, keys[i][0] - 1)), -1
        for j in range(max(0, i - 400), i):
            if keys[j] > keys[i] or (keys[j] == keys[i] and _again(offers[j], heading)):
                continue
            gap = keys[i][0] - keys[j][0] or keys[i][1] - keys[j][1]
            cost = 1.5 if keys[j] == keys[i] else min(3.0, 0.3 * max(0, gap - 1))
            if best[j][0] - cost > top:
                top, behind = best[j][0] - cost, j
        best.append((top + heading.strength, behind))
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: best[i][0])
    chain = []
    while at >= 0:
        chain.append(offers[at])
        at = best[at][1]
    return chain[::-1]


def _again(one: Heading, other: Heading) -> bool:
    return not other.title or alike(plain(one.title), plain(other.title))


def order(number: str) -> tuple[int, int, str]:
    """Return what an article's number sorts by: 12, 12A, XII, 2129.66."""
    value = roman(number)
    if value and not number[:1].isdigit():
        return value, 0, ""
    found = re.match(r"(\d+)(?:\.(\d+))?", number)
    if not found:
        return 0, 0, number
    return int(found.group(1)), int(found.group(2) or 0), number[found.end() :]
