"""Makes a PDF of pages: in memory, the same bytes for the same pages, text as text."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from .embedding import Embedded
from .fonts import Cluster, Cut, Fonts
from .page import Framed, Page, Paper, Ruled, Written

rl_config.useA85 = (
    0  # pages as bytes: as text they take longer to write and a quarter more room
)


def to_pdf(
    pages: Sequence[Page], paper: Paper, fonts: Fonts, *, title: str, language: str
) -> bytes:
    """Return the pages as a PDF; nobody's name, no path and no time of day is in it."""
    made = BytesIO()
    canvas = _Paper(
        made,
        pagesize=(paper.width, paper.height),
        invariant=1,
        pdfVersion=(1, 7),
        pageCompression=1,
        lang=language,
    )
    canvas.tell(title)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    writer = _Writer(canvas, paper)
    for page in pages:
        for mark in page.marks:
            writer.draw(mark)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


class _Told(pdfdoc.PDFInfo):  # type: ignore[misc]  # ReportLab has no types
    """What the file says of itself: its title; no author, and no date that would be false."""

    def format(self, document: Any) -> Any:
        told = {"Title": self.title, "Creator": "Steward Kit", "Producer": "ReportLab"}
        held = {name: pdfdoc.PDFString(text) for name, text in told.items()}
        return pdfdoc.PDFDictionary(held).format(document)


class _Paper(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas without the font that ReportLab begins pages with: it is not in the file."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def tell(self, title: str) -> None:
        """Give the file its title."""
        self._doc.info = _Told()
        self._doc.info.invariant = True
        self.setTitle(title)


class _Writer:
    """Draws marks on ReportLab's canvas."""

    def __init__(self, canvas: Canvas, paper: Paper) -> None:
        self._canvas = canvas
        self._height = paper.height
        self._fonts: dict[Cut, Embedded] = {}

    def draw(self, mark: Written | Ruled | Framed) -> None:
        canvas, height = self._canvas, self._height
        match mark:
            case Written():
                canvas.addLiteral(self._text(mark))
            case Ruled():
                canvas.setStrokeColorRGB(*mark.color)
                canvas.setLineWidth(mark.width)
                canvas.line(mark.x1, height - mark.y1, mark.x2, height - mark.y2)
            case Framed():
                canvas.setStrokeColorRGB(*mark.color)
                canvas.setFillColorRGB(*mark.color)
                canvas.setLineWidth(0.5)
                canvas.roundRect(
                    mark.x,
                    height - mark.y - mark.height,
                    mark.width,
                    mark.height,
                    mark.radius,
                    stroke=int(not mark.filled),
                    fill=int(mark.filled),
                )

    def _text(self, mark: Written) -> str:
        """Return the operators that show a line, glyph by glyph (ISO 32000-1, 9.4)."""
        red, green, blue = mark.color
        ops = [
            f"BT {red:.3f} {green:.3f} {blue:.3f} rg",
            f"1 0 0 1 {mark.x:.2f} {self._height - mark.y:.2f} Tm",
        ]
        last: Cut | None = None
        shown = _Shown()
        for piece in mark.line.pieces:
            if piece.cut is not last:
                ops += shown.done()
                ops.append(f"/{self._font(piece.cut).name} {mark.size:.2f} Tf")
                last = piece.cut
            for cluster in piece.clusters:
                ops += shown.add(piece.cut, cluster, mark.size)
        ops += shown.done()
        ops.append("ET")
        return "\n".join(ops)

    def _font(self, cut: Cut) -> Embedded:
        if cut not in self._fonts:
            self._fonts[cut] = Embedded(self._canvas, cut, len(self._fonts))
        return self._fonts[cut]


class _Shown:
    """Gathers glyphs for one array of a TJ operator, and what must stand apart from it."""

    def __init__(self) -> None:
        self._array: list[str] = []
        self._codes: list[str] = []

    def add(self, cut: Cut, cluster: Cluster, size: float) -> list[str]:
        """Add a cluster; return operators that had to be written out."""
        if len(cluster.glyphs) == 1:
            glyph, advance, right, up = cluster.glyphs[0]
            code = cut.code(glyph, cluster.text)
            if code is not None and not up:
                self._glyph(cut, (code, glyph), advance, right)
                return []
        ops = [*self.done(), _actual(cluster.text)]
        for glyph, advance, right, up in cluster.glyphs:
            code = cut.code(glyph, "")
            self._glyph(cut, (glyph if code is None else code, glyph), advance, right)
            shown = self.done()
            ops += [f"{up * size / 1000:.3f} Ts", *shown, "0 Ts"] if up else shown
        return [*ops, "EMC"]

    def done(self) -> list[str]:
        """Return the operator for what was gathered."""
        if not self._codes and not self._array:
            return []
        self._flush()
        ops = [f"[{' '.join(self._array)}] TJ"]
        self._array = []
        return ops

    def _glyph(self, cut: Cut, shown: tuple[int, int], advance: float, right: float) -> None:
        code, glyph = shown
        if right:
            self._move(-right)
        self._codes.append(f"{code:04X}")
        back = cut.advance(glyph) - advance + right
        if abs(back) > 0.01:
            self._move(back)

    def _move(self, by: float) -> None:
        self._flush()
        self._array.append(f"{by:.2f}")

    def _flush(self) -> None:
        if self._codes:
            self._array.append(f"<{''.join(self._codes)}>")
            self._codes = []


def _actual(text: str) -> str:
    """Return the mark that says which text the glyphs that follow stand for (14.9.4)."""
    return f"/Span << /ActualText <FEFF{text.encode('utf-16-be').hex().upper()}> >> BDC"
