"""The outline of an agreement: its articles, sections and paragraphs, from its text alone."""

# ruff: noqa: RUF001 - dashes and quotation marks as contracts print them
import re
from collections.abc import Sequence

from steward_app.contracts import clauses, contents, layout
from steward_app.contracts.chain import Heading
from steward_app.contracts.headings import Headings, capitals, from_bookmarks
from steward_app.contracts.layout import Layout, Line
from steward_app.contracts.reading import Read
from steward_app.shelf.edition import Node, Outline

_SHORT = {
    "article": "Art.",
    "section": "Sec.",
    "appendix": "App.",
    "schedule": "Sched.",
    "exhibit": "Ex.",
    "addendum": "Add.",
    "attachment": "Att.",
    "annex": "Annex",
}
_OPENING = re.compile(
    r"(?:this|the)\s+(?:\w+\s+){0,4}(?:agreement|memorandum|contract)\b.*\b(?:is|are|made|entered"
    r"|by|between)\b|whereas\b|the parties\b",
    re.IGNORECASE,
)
_COVER = 15
"""Lines that a cover has at most; a longer first sheet is text."""

_OVER = {"table of contents", "contents", "preamble"}
_AGREEMENT = re.compile(r"\b(?:agreement|contract|memorandum|convention|convenio)\b", re.I)


def outline(read: Read) -> Outline:
    """Return the structure of a contract's text; a text with no structure gives one part."""
    laid = layout.lay_out(read.text)
    printed = contents.find(laid.lines)
    lines = [*laid.lines[: printed.first], *laid.lines[printed.last :]]
    front = printed.first
    entries = list(printed.entries)
    if not entries and read.bookmarks:
        entries = from_bookmarks([(b.title, b.depth) for b in read.bookmarks])
    headings = Headings(lines, entries).find()
    headings = _with_opening(lines, headings, front)
    promised = frozenset(contents.plain(e.title) for e in entries if len(e.title) > 3)
    nodes = _nodes(read.text, laid, lines, headings, promised)
    title = _title(read, laid, printed)
    if not nodes:
        nodes = [Node(1, "part", "", title, "", 0, 0, len(read.text), title)]
    return Outline(title, tuple(nodes), _aside(read, laid, printed))


def _aside(read: Read, laid: Layout, printed: contents.Contents) -> tuple[tuple[int, int], ...]:
    """Return what is not words of the contract: running matter and the table of contents."""
    table = laid.lines[printed.first : printed.last]
    spans = [*laid.furniture, *read.markup]
    if table:
        spans = [s for s in spans if not table[0].start <= s[0] <= table[-1].end]
        spans.append((table[0].start, table[-1].end))
    return tuple(sorted(spans))


def _with_opening(lines: Sequence[Line], headings: list[Heading], front: int) -> list[Heading]:
    """Add the words before the first article as a preamble, where they have no heading."""
    first = headings[0].place if headings else len(lines)
    if any(h.kind == "preamble" for h in headings) or not headings:
        return headings
    for place in range(min(front, first), first):
        run = " ".join(line.text for line in lines[place:first])
        if _OPENING.match(lines[place].text) and len(run.split()) >= 25:
            return [Heading(place, place, "preamble", "", ""), *headings]
    return headings


def _nodes(
    text: str,
    laid: Layout,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    promised: frozenset[str],
) -> list[Node]:
    """Make the nodes: each heading with the parts below it, ends filled in."""
    found: list[tuple[int, Node]] = []
    for place, heading in enumerate(headings):
        stop = headings[place + 1].place if place + 1 < len(headings) else len(lines)
        line = lines[heading.place]
        inside = lines[heading.after : stop]
        body = lines[heading.after - 1].end if heading.after > heading.place else line.start
        body = _run_in(text, line, heading, body)
        page = laid.pages[line.sheet]
        reference = _reference(heading)
        found.append((heading.level, _node(heading, page, line.start, body, reference)))
        named = [reference, "", "", "", ""]
        for part in clauses.find(inside, heading.number, promised):
            named[part.level - 1] = _cited(named[: part.level - 1], part)
            found.append(
                (
                    part.level,
                    Node(
                        part.level,
                        part.kind,
                        part.number,
                        part.title,
                        laid.pages[part.line.sheet],
                        part.line.start,
                        part.body,
                        0,
                        named[part.level - 1],
                    ),
                )
            )
    return _ended(found, len(text))


def _node(heading: Heading, page: str, start: int, body: int, reference: str) -> Node:
    title = heading.title or ("Preamble" if heading.kind == "preamble" else "")
    number = heading.number
    return Node(heading.level, heading.kind, number, title, page, start, body, 0, reference)


def _run_in(text: str, line: Line, heading: Heading, body: int) -> int:
    """Return where an article's words begin when they begin on its heading's own line."""
    if heading.after != heading.place + 1 or not heading.title:
        return body
    at = text.find(heading.title, line.start, line.end)
    after = at + len(heading.title)
    return after + 1 if at >= 0 and text[after : line.end].strip(' .:-–—|"”#') else body


def _cited(above: Sequence[str], part: clauses.Part) -> str:
    """Return how a part is named: `Art. 12.3`, `Art. 7, Sec. 2(a)`."""
    nearest = next((a for a in reversed(above) if a), "")
    if part.cited[:1].isdigit():
        return f"Art. {part.cited}"
    return f"{nearest}{part.cited}"


def _reference(heading: Heading) -> str:
    if heading.number:
        return f"{_SHORT.get(heading.kind, heading.kind.title())} {heading.number}"
    if heading.kind == "preamble":
        return "Preamble"
    title = heading.title or heading.kind.title()
    return title if len(title) <= 80 else f"{title[:79].rstrip()}…"


def _ended(found: Sequence[tuple[int, Node]], length: int) -> list[Node]:
    """Fill in each part's end: where the next of its level, or above it, begins."""
    nodes: list[Node] = []
    open_ends: list[tuple[int, int]] = []
    ends = [length] * len(found)
    for place, (level, node) in enumerate(found):
        while open_ends and open_ends[-1][0] >= level:
            ends[open_ends.pop()[1]] = node.start
        open_ends.append((level, place))
    for (_, node), end in zip(found, ends, strict=True):
        nodes.append(
            Node(
                node.level,
                node.kind,
                node.number,
                node.title,
                node.page,
                node.start,
                min(node.body, end),
                end,
                node.reference,
            )
        )
    return nodes


def _title(read: Read, laid: Layout, printed: contents.Contents) -> str:
    """Return the contract's own title: its cover, or the lines that name an agreement."""
    front = laid.lines[: printed.first] if printed.entries else laid.lines[:40]
    if front and front[0].marked:
        return front[0].text[:200]
    cover = [line for line in front if not line.text.isdecimal() and len(line.text) <= 90]
    sheet = [line.text for line in cover if line.sheet == cover[0].sheet]
    if len(sheet) > _COVER or not sheet:
        named = [p for p, text in enumerate(sheet[:40]) if _on_cover(text)]
        sheet = sheet[named[0] : named[0] + 6] if named else []
    over = [p for p, text in enumerate(sheet) if contents.plain(text) in _OVER]
    pieces = sheet[: over[0]] if over else sheet
    title = re.sub(r"\s+", " ", " ".join(pieces)).strip(" #")[:200]
    return title or re.sub(r"\s+", " ", read.title.strip())[:200]


def _on_cover(text: str) -> bool:
    """Whether a line with the word agreement is a title, not a sentence."""
    loud = capitals(text) or text.istitle()
    return bool(_AGREEMENT.search(text)) and text[-1] not in ".," and loud
