"""The fonts that forms are printed with: by one package or another, every name in the world.

Noto Sans, its kin for other scripts, and Noto Sans CJK come from two packages of fonts alone
(SIL Open Font License). HarfBuzz shapes the text, and cuts out the few glyphs of a document
at the weight that is wanted: a variable font is one file for regular and semibold.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

import uharfbuzz as hb

REGULAR, SEMIBOLD = 400, 600
CJK = ("noto_cjk_sans_otc", "NotoSansCJK-Regular.ttc", 2)  # the simplified Chinese cut
SCRIPTS = (
    "",  # Latin, Greek, Cyrillic: what nearly everything is printed with
    "Arabic",
    "Hebrew",
    "Devanagari",
    "Bengali",
    "Gurmukhi",
    "Gujarati",
    "Tamil",
    "Telugu",
    "Kannada",
    "Malayalam",
    "Oriya",
    "Sinhala",
    "Thai",
    "Lao",
    "Khmer",
    "Myanmar",
    "Ethiopic",
    "Armenian",
    "Georgian",
    "Symbols",
)
FILES = (
    *(("manimgx_fonts", f"NotoSans{script}[wght].ttf", 0) for script in SCRIPTS),
    CJK,
    ("manimgx_fonts", "NotoEmoji[wght].ttf", 0),
)


@dataclass(frozen=True)
class Cluster:
    """Glyphs that stand for some characters together; units are thousandths of the size."""

    text: str
    glyphs: tuple[tuple[int, float, float, float], ...]  # glyph, advance, and its offsets


@dataclass(eq=False)
class Cut:
    """One font at one weight, as used by one document: what it will have to embed."""

    face: hb.Face
    font: hb.Font
    weight: int
    name: str
    scale: float  # to thousandths
    used: dict[int, int] = field(default_factory=dict)  # by code: the glyph that it shows
    texts: dict[int, str] = field(default_factory=dict)  # by code: what it stands for
    _codes: dict[tuple[int, str], int | None] = field(default_factory=dict)

    @property
    def outlines(self) -> Literal["TrueType", "CFF"]:
        """Return what its glyphs are drawn with."""
        return "TrueType" if "glyf" in self.face.table_tags else "CFF"

    def code(self, glyph: int, text: str) -> int | None:
        """Return the code that shows a glyph and stands for a text; None if there is none.

        A code is the glyph's own number; where that stands for another text already (two
        letters without a glyph, two letters that look the same), a further one. The codes of
        a CFF font are its glyphs' numbers and no others.
        """
        key = (glyph, text)
        if key not in self._codes:
            code: int | None = glyph
            if self.texts.get(glyph, text) != text:
                further = self.face.glyph_count + len(self._codes)
                code = further if self.outlines == "TrueType" and further < 65536 else None
            if code is not None:
                self.used[code] = glyph
                self.texts[code] = text
            self._codes[key] = code
        return self._codes[key]

    def has(self, char: str) -> bool:
        """Tell whether the font can draw this character."""
        return self.font.get_nominal_glyph(ord(char)) is not None

    def shape(self, text: str, *, rtl: bool, language: str) -> tuple[list[Cluster], float]:
        """Return the clusters from left to right, and how wide they are together."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        if language:
            buffer.language = language
        hb.shape(self.font, buffer)
        scale = self.scale
        groups: dict[int, list[tuple[int, float, float, float]]] = {}
        width = 0.0
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyph = (info.codepoint, at.x_advance * scale, at.x_offset * scale)
            groups.setdefault(info.cluster, []).append((*glyph, at.y_offset * scale))
            width += glyph[1]
        starts = sorted(groups)
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        made = [Cluster(text[at : ends[at]], tuple(groups[at])) for at in groups]
        return made, width

    def advance(self, glyph: int) -> float:
        """Return how wide a glyph is where nothing moves it, in thousandths of the size."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.scale


class Fonts:
    """The fonts of one document: finds one for each character, and opens it when needed."""

    def __init__(self) -> None:
        self._cuts: dict[tuple[int, int], Cut] = {}
        self._found: dict[str, int | None] = {}
        self.lacking: set[str] = set()  # characters that no font has: printed as a box

    def runs(self, text: str, weight: int) -> Iterator[tuple[Cut, str]]:
        """Yield the text in runs of one font each."""
        own = self._cut(0, weight)
        if text.isascii():
            yield own, text
            return
        start, cut = 0, own
        for at, char in enumerate(text):
            if at and (unicodedata.category(char)[0] == "M" or char in "\u200c\u200d\ufe0f"):
                continue  # belongs to the letter before it
            its = self._of(char, weight)
            if its is not cut:
                if at > start:
                    yield cut, text[start:at]
                start, cut = at, its
        yield cut, text[start:]

    def _of(self, char: str, weight: int) -> Cut:
        if char not in self._found:
            every = range(len(FILES))
            found = next((one for one in every if self._cut(one, weight).has(char)), None)
            self._found[char] = found
            if found is None:
                self.lacking.add(char)
        return self._cut(self._found[char] or 0, weight)

    def _cut(self, number: int, weight: int) -> Cut:
        key = (number, weight)
        if key not in self._cuts:
            self._cuts[key] = _open(number, weight)
        return self._cuts[key]


def _open(number: int, weight: int) -> Cut:
    package, name, index = FILES[number]
    face = hb.Face(_blob(package, name), index)
    font = hb.Font(face)
    font.set_variations({"wght": weight})
    plain = name.split("[")[0].split(".")[0]
    return Cut(face, font, weight, f"{plain}-{weight}", 1000 / face.upem)


@cache
def _blob(package: str, name: str) -> hb.Blob:
    """Return a font's bytes, mapped into memory and not read."""
    return hb.Blob.from_file_path(str(files(package) / name))
