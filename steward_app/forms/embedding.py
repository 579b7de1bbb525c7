"""Puts fonts into a PDF: the glyphs used, by their numbers, with the text they stand for.

ReportLab embeds TrueType fonts by character; shaped text (Arabic, Vietnamese, Devanagari) is a
matter of glyphs, and CJK fonts have outlines it does not read. These are composite fonts with
Identity-H encoding (ISO 32000-1, 9.7): a code is a glyph's number, `ToUnicode` says its text.
"""

import hashlib
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from .fonts import Cut

NEEDED = frozenset(
    {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep", "CFF "}
)
VARIABLE = frozenset({"fvar", "gvar", "avar", "cvar", "HVAR", "MVAR", "STAT"})
IN_A_BLOCK = 100  # entries of a CMap's block, at most


class Embedded:
    """One cut of a font inside one document."""

    def __init__(self, canvas: Canvas, cut: Cut, number: int) -> None:
        self.cut = cut
        self.name = f"S{number}"
        document = canvas._doc  # noqa: SLF001 - ReportLab has no other way to bring a font
        document.fontMapping[f"steward-{cut.name}"] = f"/{self.name}"
        document.delayedFonts.append(self)

    def addObjects(self, document: Any) -> None:
        """Add the font's objects; ReportLab calls this when the pages are done."""
        if not self.cut.used:
            return
        program, renumbered = _program(self.cut)
        base = f"/{_tag(program)}+{self.cut.name}"
        outlines = "FontFile2" if self.cut.outlines == "TrueType" else "FontFile3"
        file = _stream(program, {"Length1": len(program)} if outlines == "FontFile2" else {})
        if outlines == "FontFile3":
            file.dictionary["Subtype"] = "/CIDFontType0C"
        descriptor = self._descriptor(base)
        descriptor[outlines] = document.Reference(file)
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2" if outlines == "FontFile2" else "/CIDFontType0",
            "BaseFont": base,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": document.Reference(pdfdoc.PDFDictionary(descriptor)),
            "W": self._widths(),
        }
        if outlines == "FontFile2":
            descendant["CIDToGIDMap"] = document.Reference(
                _stream(_numbers(self.cut.used, renumbered))
            )
        whole = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": base,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray(
                    [document.Reference(pdfdoc.PDFDictionary(descendant))]
                ),
                "ToUnicode": document.Reference(_stream(_to_unicode(self.cut.texts))),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(whole)

    def _descriptor(self, base: str) -> dict[str, Any]:
        extents = self.cut.font.get_font_extents("ltr")
        up, down = (
            round(extents.ascender * self.cut.scale),
            round(extents.descender * self.cut.scale),
        )
        return {
            "Type": "/FontDescriptor",
            "FontName": base,
            "Flags": 4,  # symbolic: its codes are its own
            "FontBBox": pdfdoc.PDFArray([-1000, down, 3000, up]),
            "ItalicAngle": 0,
            "Ascent": up,
            "Descent": down,
            "CapHeight": 714,
            "StemV": 80 if self.cut.weight < 500 else 120,
        }

    def _widths(self) -> Any:
        listed: list[Any] = []
        for code, glyph in sorted(self.cut.used.items()):
            listed += [code, pdfdoc.PDFArray([round(self.cut.advance(glyph), 2)])]
        return pdfdoc.PDFArray(listed)


def _program(cut: Cut) -> tuple[bytes, dict[int, int]]:
    """Return the font's program with the used glyphs alone, and their numbers in it."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(cut.used.values())
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    others = set(cut.face.table_tags) - NEEDED - VARIABLE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in others)
    if cut.face.has_var_data:
        wanted.pin_all_axes_to_default(cut.face)
        wanted.pin_axis_location(cut.face, "wght", cut.weight)
    plan = hb.SubsetPlan(cut.face, wanted)
    made = plan.execute()
    renumbered = dict(plan.old_to_new_glyph_mapping.items())
    if "CFF " in made.table_tags:
        return bytes(made.reference_table("CFF ").data), renumbered
    return bytes(made.blob.data), renumbered


def _tag(program: bytes) -> str:
    """Return the six letters that tell one subset of a font from another."""
    digest = hashlib.sha256(program).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _stream(content: bytes, more: dict[str, Any] | None = None) -> Any:
    made = pdfdoc.PDFStream()
    made.content = content
    made.filters = [pdfdoc.PDFZCompress]
    for name, value in (more or {}).items():
        made.dictionary[name] = value
    return made


def _numbers(used: dict[int, int], renumbered: dict[int, int]) -> bytes:
    """Return the table from codes to glyphs: two bytes a code."""
    table = bytearray(2 * (max(used) + 1))
    for code, glyph in used.items():
        table[2 * code : 2 * code + 2] = renumbered[glyph].to_bytes(2, "big")
    return bytes(table)


def _to_unicode(texts: dict[int, str]) -> bytes:
    pairs = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(texts.items())
        if text
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for at in range(0, len(pairs), IN_A_BLOCK):
        block = pairs[at : at + IN_A_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
