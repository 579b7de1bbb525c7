"""A page before it is a PDF: marks on paper, in points from its upper left corner."""

from dataclasses import dataclass, field

from .typesetting import Line

Color = tuple[float, float, float]
INK: Color = (0.118, 0.129, 0.149)
FAINT: Color = (0.353, 0.380, 0.420)
HAIR: Color = (0.722, 0.702, 0.659)
PALE: Color = (0.867, 0.851, 0.820)
ACCENT: Color = (0.353, 0.176, 0.510)

LEFT, TOP, FOOT = 42.0, 36.0, 46.0  # margins: left is right's too; the foot holds its line


@dataclass(frozen=True)
class Paper:
    """A size of paper, in points."""

    name: str
    width: float
    height: float

    @property
    def inner(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * LEFT

    @property
    def bottom(self) -> float:
        """Return where the space for the form's own content ends."""
        return self.height - FOOT


LETTER = Paper("letter", 612.0, 792.0)
A4 = Paper("a4", 595.28, 841.89)
PAPERS = {paper.name: paper for paper in (LETTER, A4)}


@dataclass(frozen=True)
class Written:
    """A line of text; `y` is that of the line it stands on."""

    line: Line
    x: float
    y: float
    size: float
    color: Color


@dataclass(frozen=True)
class Ruled:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: Color
    width: float


@dataclass(frozen=True)
class Framed:
    """A rectangle with round corners, by its upper left corner; filled, where it has to be."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    color: Color
    filled: bool


@dataclass
class Page:
    """One page, and everything on it in the order in which it is drawn."""

    marks: list[Written | Ruled | Framed] = field(default_factory=list)

    def write(
        self, line: Line, x: float, y: float, size: float, color: Color = INK, room: float = 0
    ) -> None:
        """Write a line at x; one that runs from right to left, at the end of the room."""
        if line.rtl and room:
            x += room - line.width * size / 1000
        self.marks.append(Written(line, x, y, size, color))

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        color: Color = HAIR,
        width: float = 0.5,
    ) -> None:
        """Draw a hairline."""
        self.marks.append(Ruled(x1, y1, x2, y2, color, width))

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the outline of fields that belong together."""
        self.marks.append(Framed(x, y, width, height, 3, HAIR, False))

    def square(self, x: float, y: float, side: float) -> None:
        """Draw a box to be ticked."""
        self.marks.append(Framed(x, y, side, side, 1, FAINT, False))

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a filled bar in the accent."""
        self.marks.append(Framed(x, y, width, height, 0, ACCENT, True))
