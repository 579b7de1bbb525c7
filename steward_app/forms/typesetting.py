"""Sets text in lines: which font for each character, which direction, where a line ends.

Directions follow the Unicode bidirectional algorithm (UAX 9, python-bidi); shaping is
HarfBuzz's. What cannot be seen is spelled out (`steward_app.names.shown`), so that paper says
what the record says.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bidi import algorithm as bidi

from steward_app.names import shown

from .fonts import REGULAR, Cluster, Cut, Fonts

BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
TOKEN = re.compile(r"\s+|[^\s/\u2013\u2014-]+[/\u2013\u2014-]*|[/\u2013\u2014-]+")
FIRST_RIGHT_TO_LEFT = "\u0590"
FIRST_IDEOGRAPH = "\u2e80"  # from here on a line may end after any character
LONGEST_WORD = 300  # characters: no line holds more, and no shaper should be asked to
VIRAMA = 9  # the combining class of a mark that joins the next consonant to its own
LEADING = 1.34  # of the size


@dataclass(frozen=True)
class Piece:
    """Shaped text of one font, one direction; its width is in thousandths of the size."""

    text: str
    cut: Cut
    level: int  # odd: right to left
    clusters: tuple[Cluster, ...]
    width: float


@dataclass(frozen=True)
class Line:
    """One line of set text, its pieces from left to right."""

    pieces: tuple[Piece, ...]
    width: float  # thousandths of the size, without the spaces at its end
    end: int  # where the next line begins in the text
    rtl: bool  # the paragraph runs from right to left


class Setter:
    """Sets the texts of one document with its fonts."""

    def __init__(self, fonts: Fonts, language: str = "en") -> None:
        self.fonts = fonts
        self._language = language
        self._shaped: dict[tuple[str, int], tuple[Piece, ...]] = {}

    def lines(
        self, text: str, width: float, size: float, weight: int = REGULAR
    ) -> Iterator[Line]:
        """Yield the lines of a text that is `clean`, none wider than this (points)."""
        most = width * 1000 / size
        at = 0
        for paragraph in text.split("\n"):
            yield from self._paragraph(paragraph, at, most, weight)
            at += len(paragraph) + 1

    def line(self, text: str, weight: int = REGULAR) -> Line:
        """Return a text in one line, however wide."""
        one = " ".join(clean(text).split())
        return next(self._paragraph(one, 0, float("inf"), weight))

    def width(self, text: str, size: float, weight: int = REGULAR) -> float:
        """Return how wide a text is in one line, in points."""
        return self.line(text, weight).width * size / 1000

    def _paragraph(self, text: str, at: int, most: float, weight: int) -> Iterator[Line]:
        base, levels = _levels(text)
        line: list[Piece] = []
        width, first = 0.0, True
        for token, pieces in self._tokens(text, levels, most, weight):
            wide = sum(piece.width for piece in pieces)
            if line and width + wide > most and not token.isspace():
                yield _line(line, at, base)
                line, width, first = [], 0.0, False
            if line or first or not token.isspace():
                line += pieces
                width += wide
            at += len(token)
        yield _line(line, at + 1, base)

    def _tokens(
        self, text: str, levels: list[int], most: float, weight: int
    ) -> Iterator[tuple[str, tuple[Piece, ...]]]:
        """Yield what a line may end after, shaped; what is wider than a line, by letters."""
        plain = text.isascii()
        for found in TOKEN.finditer(text):
            whole = found.span()
            for start, end in (whole,) if plain else _breakable(text, *whole):
                token = text[start:end]
                if end - start <= LONGEST_WORD:
                    pieces = self._shape(token, levels[start:end], weight)
                    if sum(piece.width for piece in pieces) <= most:
                        yield token, pieces
                        continue
                at = start
                for letter in _letters(token):
                    after = at + len(letter)
                    yield letter, self._shape(letter, levels[at:after], weight)
                    at = after

    def _shape(self, token: str, levels: list[int], weight: int) -> tuple[Piece, ...]:
        if not levels:
            key = (token, weight)
            if key not in self._shaped:
                self._shaped[key] = tuple(self._pieces(token, 0, weight))
            return self._shaped[key]
        made: list[Piece] = []
        at = 0
        for level, run in groupby(levels):
            after = at + len(list(run))
            made += self._pieces(token[at:after], level, weight)
            at = after
        return tuple(made)

    def _pieces(self, text: str, level: int, weight: int) -> Iterator[Piece]:
        for cut, run in self.fonts.runs(text, weight):
            language = _language_of(run) if run[0] >= FIRST_IDEOGRAPH else self._language
            clusters, width = cut.shape(run, rtl=level % 2 == 1, language=language)
            yield Piece(run, cut, level, tuple(clusters), width)


def clean(text: str) -> str:
    """Return a text as it is printed: line breaks are one kind, what hides is spelled out."""
    paragraphs = BREAK.split(text.replace("\t", "    "))
    return "\n".join(shown(paragraph) for paragraph in paragraphs)


def _line(pieces: list[Piece], end: int, base: int) -> Line:
    last = len(pieces)
    while last and pieces[last - 1].text.isspace():
        last -= 1
    kept = pieces[:last]
    width = sum(piece.width for piece in kept)
    return Line(tuple(_visual(kept)), width, end, base % 2 == 1)


def _visual(pieces: list[Piece]) -> list[Piece]:
    """Return pieces from left to right: rule L2, from the highest level down."""
    highest = max((piece.level for piece in pieces), default=0)
    made = list(pieces)
    for level in range(highest, 0, -1):
        at = 0
        while at < len(made):
            end = at
            while end < len(made) and made[end].level >= level:
                end += 1
            if end > at:
                made[at:end] = made[at:end][::-1]
            at = max(end, at + 1)
    return made


def _levels(text: str) -> tuple[int, list[int]]:
    """Return the paragraph's level and each character's; none where all run left to right."""
    if text.isascii():
        return 0, []
    kinds = {unicodedata.bidirectional(char) for char in text if char >= FIRST_RIGHT_TO_LEFT}
    if not kinds & {"R", "AL", "AN"}:
        return 0, []
    base = bidi.get_base_level(text)
    storage = bidi.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    bidi.get_embedding_levels(text, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    found = [char["level"] for char in storage["chars"]]
    return base, found if len(found) == len(text) else [base] * len(text)


def _breakable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a token in the parts between which a line may end: ideographs stand alone."""
    at = start
    for here in range(start, end):
        if text[here] >= FIRST_IDEOGRAPH and unicodedata.east_asian_width(text[here]) in "WF":
            if here > at:
                yield at, here
            yield here, here + 1
            at = here + 1
    if end > at:
        yield at, end


def _letters(token: str) -> Iterator[str]:
    """Yield letters with the marks that belong to them, and what a virama joins."""
    letter = ""
    for char in token:
        joined = letter and unicodedata.combining(letter[-1]) == VIRAMA
        if letter and not joined and unicodedata.category(char)[0] != "M":
            yield letter
            letter = ""
        letter += char
    yield letter


def _language_of(text: str) -> str:
    if any("\u3040" <= char <= "\u30ff" for char in text):
        return "ja"
    if any("\uac00" <= char <= "\ud7ff" or "\u1100" <= char <= "\u11ff" for char in text):
        return "ko"
    return "zh-Hans"
