"""The headings of the highest level: articles, appendices, side letters, preamble, signatures.

A line that reads `Article 7` may be a heading or the tail of a sentence that refers to one.
Each is weighed by how it stands (capitals, a blank line, a separator, the contents' promise),
and the chain of rising numbers with the greatest weight wins.
"""

# ruff: noqa: RUF001 - dashes and quotation marks as contracts print them
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest

from steward_app.contracts.chain import Heading, order, rising, spaced
from steward_app.contracts.contents import Entry, alike, entry, normal, plain
from steward_app.contracts.layout import Line

_SEPARATED = re.compile(r"[\s\]]*(?P<sep>[-–—‐‑:.|~_]*)\s*(?P<rest>.*)")
_ID = r"(?P<n>\d{1,4}(?:[A-Za-z]\b|\([A-Za-z]\))?|[IVXLC]{1,8})"
_STYLES = (
    re.compile(rf"(?P<word>ARTICLE|Article|ART\.|Art\.)\s*#?\s*{_ID}(?![\w.]\w|['’])", 0),
    re.compile(rf"(?P<word>CHAPTER|Chapter|PART|Part)\s+{_ID}(?![\w.]\w|['’])", 0),
    re.compile(r"(?P<word>)(?P<n>\d{1,3})(?:\.(?!\d)|\s{3,}|\s*[-–—]\s)", 0),
    re.compile(r"(?P<word>)(?P<n>[IVXLC]{1,7})\.\s", 0),
    re.compile(r"(?P<word>SECTION|Section)\s+(?P<n>\d{1,3}[A-Z]?|[IVXLC]{1,8})(?!\w|\.\d)", 0),
    re.compile(r"(?P<word>)(?P<n>\d{3,4}\.\d{1,3})\s", 0),
)
_PLAIN_STYLES = {2, 3, 5}
"""Styles with no word before the number: only capitals or the contents make them headings."""

_APPENDED = re.compile(
    r"(?P<word>APPENDIX|Appendix|EXHIBIT|Exhibit|ADDENDUM|Addendum|ATTACHMENT|Attachment"
    r"|SCHEDULE|Schedule|ANNEX|Annex)\s*[-–—:“\"'‘]*\s*"
    r"(?P<n>[A-Z]{1,2}(?:-?\d{1,2})?|\d{1,2}[A-Z]?|[IVX]{1,5})?(?!\w)[”\"'’]*"
)
_LETTER = re.compile(
    r"(?:SIDE\s+)?(?:LETTERS?|MEMORAND(?:UM|A))\s+OF\s+(?:AGREEMENT|UNDERSTANDING|INTENT)"
    r"|SIDE\s+(?:LETTER|AGREEMENT)|(?:LOA|LOU|MOU|MOA)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:SIGNATURE|SIGNATORY)S?(?:\s+PAGES?)?\b|SIGNATURES\b", re.IGNORECASE)
_ENUMERATED = re.compile(
    r"(?:\(?[a-zA-Z0-9]{1,3}[.)]\s|\d+\.\d|(?:section|sec\.|§|article|step)\s*\d)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:[/&,–—-]|\b(?:AND|OF|OR|FOR|THE|TO|IN|WITH|and|of|or|for|the))$")
_FIRST_CLAUSE = re.compile(r"(?P<n>\d{1,3})\s?\.\s?1\.?(?=\s)")
_EDGES = ' -–—:|~_"“”'
_OVERVIEW = re.compile(r"(?:table\s+of\s+)?contents\b|index\b", re.IGNORECASE)
_ENOUGH = 1.5
_MOST_OFFERS = 3000


def capitals(text: str) -> bool:
    """Whether a line is in capitals, allowing a few small letters (`ARTICLE 5a`, `of`)."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.75 * len(letters)


def titled(text: str) -> bool:
    """Whether a line reads like a title: short, its longer words capitalized, no full stop."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    if not words or len(text) > 100 or not text.lstrip("“\"'(")[:1].isupper():
        return capitals(text) and len(text) <= 100
    return sum(w[0].isupper() for w in words) >= 0.6 * len(words) and text[-1] not in ".;,"


class Headings:
    """The search for the headings of one contract's lines."""

    def __init__(self, lines: Sequence[Line], entries: Sequence[Entry]) -> None:
        self._lines = lines
        self._entries = entries
        self._promised: dict[tuple[str, str], Entry] = {}
        for promise in entries:
            kind = promise.kind or "article"
            self._promised.setdefault((kind, normal(promise.number)), promise)
        self._worded = any(e.kind == "article" for e in entries)

    def find(self) -> list[Heading]:
        """Return the headings of the first level, in reading order."""
        articles = self._articles() or self._marked()
        start = articles[0].place if articles else 0
        found = {h.place: h for h in articles}
        for heading in [*self._appended(start), *self._letters(start), *self._single(start)]:
            known = found.get(heading.place)
            if known is None or known.kind == "part":
                found[heading.place] = heading
        for heading in self._by_title(found):
            found.setdefault(heading.place, heading)
        return self._apart(sorted(found.values(), key=lambda h: h.place))

    def _apart(self, headings: list[Heading]) -> list[Heading]:
        """Leave out a heading that stands inside the lines of the one before."""
        kept: list[Heading] = []
        for heading in headings:
            if not kept or heading.place >= kept[-1].after:
                kept.append(heading)
        return kept

    def _articles(self) -> list[Heading]:
        """Return the chain of articles; other words for them are tried where that fails."""
        best: list[Heading] = []
        for style, pattern in enumerate(_STYLES):
            chain = rising(spaced(list(self._offers(style, pattern))[:_MOST_OFFERS]))
            if style == 0 and len(chain) >= 3:
                return list(self._mended(chain))
            if len(chain) > max(2, 2 * len(best)) or (style == 0 and chain):
                best = chain
        if len(best) < 3:
            dotted = rising(list(self._dotted())[:_MOST_OFFERS])
            best = dotted if len(dotted) > len(best) + 2 else best
        return best

    def _mended(self, chain: list[Heading]) -> Iterator[Heading]:
        """Give a chain with the articles between two of it whose word is misprinted."""
        for heading, following in zip_longest(chain, chain[1:]):
            yield heading
            first = order(heading.number)[0] + 1
            last = order(following.number)[0] if following else first
            for number in range(first, min(last, first + 5)):
                misprint = re.compile(rf"(?P<word>[^\W\d]\w{{3,8}})\s*{number}(?!\w)")
                for place in range(heading.after, following.place):
                    found = misprint.match(self._lines[place].text)
                    if found and _like_article(found.group("word")):
                        tail = _SEPARATED.match(self._lines[place].text, found.end())
                        title, after = self.title(place, tail.group("rest") if tail else "")
                        yield Heading(place, after, "article", str(number), title)
                        break

    def _marked(self) -> list[Heading]:
        """Return the highest headings that Markdown marks, where no article is numbered."""
        marked = [(p, line) for p, line in enumerate(self._lines) if line.marked and line.text]
        top = min((line.marked for _, line in marked), default=0)
        return [
            Heading(p, p + 1, "part", "", _tidied(line.text))
            for p, line in marked
            if line.marked == top
        ]

    def _dotted(self) -> Iterator[Heading]:
        """Find articles by their first clauses: `4.1` begins article 4, its title above it."""
        for place, line in enumerate(self._lines):
            found = _FIRST_CLAUSE.match(line.text)
            if not found:
                continue
            top = place - 1 if place and self._may_title(place - 1) else place
            title = _tidied(self._lines[top].text) if top < place else ""
            title = re.sub(rf"^(?:article\s+)?{found.group('n')}\W+", "", title, flags=re.I)
            after = place if top < place else top
            yield Heading(top, after, "article", found.group("n"), title, 1.0)

    def _offers(self, style: int, pattern: re.Pattern[str]) -> Iterator[Heading]:
        for place, line in enumerate(self._lines):
            found = pattern.match(line.text)
            if not found:
                continue
            tail = _SEPARATED.match(line.text, found.end())
            rest = tail.group("rest") if tail else ""
            apart = bool(tail and tail.group("sep")) or not rest
            title, after = self.title(place, rest)
            number = found.group("n")
            weight = self._weight(place, found.group("word"), number, rest, title, apart)
            if style in _PLAIN_STYLES:
                weight += (
                    0.5 if capitals(title) else 1.0 if style == 5 and titled(title) else -2.5
                )
            if weight >= _ENOUGH:
                yield Heading(place, after, "article", number, title, weight)

    def _weight(
        self, place: int, word: str, number: str, rest: str, title: str, apart: bool
    ) -> float:
        """Weigh whether a line with an article's number is its heading."""
        line = self._lines[place]
        weight = 1.5 * word.isupper() + 2.0 * bool(line.marked) + 0.5 * line.alone + apart
        if (
            rest[:1].islower()
            or rest.startswith((",", ";", ")", "("))
            or _ENUMERATED.match(rest)
        ):
            weight -= 4
        weight += 1.0 if capitals(rest) else 0.5 * titled(rest)
        weight -= 1.0 * (len(line.text) > 100) + 0.5 * (
            rest.endswith(".") and not capitals(rest)
        )
        if not line.alone and not word.isupper() and place:
            before = self._lines[place - 1].text
            weight -= 2.0 * (before[-1].islower() or before[-1] == "," or not rest)
        promise = self._promised.get(("article", normal(number)))
        if promise and (promise.kind == "article" or not self._worded):
            weight += 0.5 + 2.0 * alike(plain(promise.title), plain(title))
        return weight

    def title(self, place: int, rest: str) -> tuple[str, int]:
        """Return the title that begins with `rest` on this line, and the line after it."""
        lines, after = self._lines, place + 1
        parts = [rest] if rest else []
        if not rest and after < len(lines) and self._may_title(after):
            parts.append(lines[after].text)
            after += 1
        while parts and after < min(len(lines), place + 5) and len(parts) < 4:
            following = lines[after]
            joined = " ".join(parts)
            wraps = bool(_GOES_ON.search(parts[-1])) or (
                following.indent > lines[place].indent + 2 and not following.alone
            )
            longer = f"{joined} {following.text}"
            promised = not self._is_promised(joined) and self._is_promised(longer)
            fits = capitals(following.text) == capitals(parts[0]) and titled(following.text)
            if not (promised or (wraps and fits and not following.alone)):
                break
            if _ENUMERATED.match(following.text) or following.marked:
                break
            parts.append(following.text)
            after += 1
        whole = re.sub(r"\s+", " ", " ".join(parts)).strip(_EDGES)
        if len(parts) == 1 and not capitals(whole):
            run_in = re.match(r"(.{3,80}?)\.\s+\S", whole)
            whole = run_in.group(1) if run_in else whole
        return whole.rstrip(".").strip(), after

    def _may_title(self, place: int) -> bool:
        text = self._lines[place].text
        return titled(text) and not _ENUMERATED.match(text) and len(text) <= 90

    def _is_promised(self, text: str) -> bool:
        words = plain(text)
        return any(words == plain(e.title) for e in self._entries)

    def _appended(self, start: int) -> Iterator[Heading]:
        told: set[tuple[str, str]] = set()
        for place in range(start, len(self._lines)):
            line = self._lines[place]
            found = _APPENDED.match(line.text)
            if not found or len(line.text) > 110:
                continue
            rest = line.text[found.end() :].strip(" -–—:.“”\"'")
            word, number = found.group("word"), found.group("n") or ""
            key = (word.lower(), normal(number))
            loud = word.isupper() or bool(line.marked)
            names = not rest or ((rest[:1].isupper() or rest[:1].isdigit()) and titled(rest))
            stands = line.alone or loud
            if key in told or not (stands and names) or (not loud and not number):
                continue
            if not loud and not (line.alone and self._promised.get((word.lower(), key[1]))):
                continue
            told.add(key)
            title, after = self.title(place, rest)
            yield Heading(place, after, word.lower(), number, title)

    def _letters(self, start: int) -> Iterator[Heading]:
        last = ""
        for place in range(start, len(self._lines)):
            line = self._lines[place]
            found = _LETTER.match(line.text)
            if not found or not (line.alone or line.marked) or len(line.text) > 130:
                continue
            if not (capitals(line.text) or line.marked or titled(line.text)):
                continue
            title, after = self.title(place, line.text)
            if plain(title) == last and place:
                continue
            last = plain(title)
            yield Heading(place, after, "letter", "", title)

    def _single(self, start: int) -> Iterator[Heading]:
        """Find the preamble before the first article and the signatures after it."""
        for place, line in enumerate(self._lines[:start]):
            if line.text.strip(" .:").lower() in {"preamble", "agreement and preamble"}:
                yield Heading(place, place + 1, "preamble", "", line.text.strip(" .:"))
                break
        for place in range(start, len(self._lines)):
            line = self._lines[place]
            stands = line.marked or (line.alone and capitals(line.text))
            if stands and _SIGNED.match(line.text) and len(line.text) < 60:
                yield Heading(place, place + 1, "signatures", "", line.text.strip(" .:"))

    def _by_title(self, found: dict[int, Heading]) -> Iterator[Heading]:
        """Find what the contents promise by title alone: `Definitions`, a letter, a school."""
        starts: dict[str, list[int]] = {}
        for place, line in enumerate(self._lines):
            stands = line.marked or capitals(line.text) or (line.alone and titled(line.text))
            if len(line.text) <= 130 and stands:
                words = plain(line.text)
                if words:
                    starts.setdefault(words[:6], []).append(place)
        told = {plain(h.title) for h in found.values()}
        indents = [e.indent for e in self._entries if e.kind == "article"]
        usual = min(indents, default=0)
        for promise in self._entries:
            words = plain(promise.title)
            if (
                _OVERVIEW.match(promise.title)
                or promise.kind in {"article", "section"}
                or promise.number
                or words in told
            ):
                continue
            if (
                len(words) < 5
                or promise.title[:1].islower()
                or (indents and promise.indent > usual + 4)
            ):
                continue
            for place in starts.get(words[:6], []):
                if place in found:
                    break
                title, after = self.title(place, self._lines[place].text)
                if alike(words, plain(title)) or alike(words, plain(self._lines[place].text)):
                    kind = "letter" if _LETTER.match(title) else "part"
                    yield replace(Heading(place, after, kind, "", title), level=1)
                    break


def _like_article(word: str) -> bool:
    """Whether a word is ARTICLE with a letter lost or misread; the word itself is not."""
    loud = word.isupper() and word != "ARTICLE"
    return loud and SequenceMatcher(None, word, "ARTICLE").ratio() >= 0.75


def _tidied(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip(_EDGES).rstrip(".").strip()


def from_bookmarks(titles: Sequence[tuple[str, int]]) -> list[Entry]:
    """Read a PDF's bookmarks (title, depth) as promises like those of printed contents."""
    return [entry(title, "", depth * 8) for title, depth in titles]
