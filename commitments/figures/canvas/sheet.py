"""A sheet of pixels to draw a figure on: bars, dots, lines and texts at places worked out beforehand.

Every text is measured before it is placed, so that nothing overlaps when a figure is crowded. A sheet knows no file format:
``svg.py`` writes it.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from commitments.figures.canvas.look import Ground, Size
from commitments.figures.canvas.text import width, wrapped

LEADING = 1.22  # distance of lines of text, in font sizes


@dataclass
class Box:
    """Room on the sheet, in pixels from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    def below(self, used: float) -> "Box":
        """What is left of it when so many pixels at its top are taken."""
        return Box(self.x, self.y + used, self.width, self.height - used)


ENDLESS = float("inf")  # the height of a box on a sheet that is as high as its content


class About(NamedTuple):
    """What a mark says to whoever points at it or listens, and the address of what is behind it; either may be ''."""

    words: str = ""
    address: str = ""


NOTHING = About()


class Bar(NamedTuple):
    """A rectangle, x and y its top left corner. A hatched one is drawn in lines of its colour on the paper."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    hatched: bool = False
    about: About = NOTHING


class Units(NamedTuple):
    """Squares for things that are counted, ``rows`` of them in a column, ``pitch`` pixels from one to the next; x and y are the top left
    corner of the first."""

    x: float
    y: float
    pitch: float
    rows: int
    number: int
    colour: str
    about: About = NOTHING


class Line(NamedTuple):
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: str
    thick: float = 1


class Dot(NamedTuple):
    """A mark with its middle at x, y; ``symbol``: one of ``svg.SYMBOLS``."""

    x: float
    y: float
    across: float
    colour: str
    symbol: str = "circle"
    about: About = NOTHING


class Text(NamedTuple):
    """One line of text, its middle at height y; x is its start, middle or end. An upright one is read from below, its middle at x, y."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: str = "start"
    bold: bool = False
    upright: bool = False
    about: About = NOTHING


@dataclass
class Sheet:
    """``height`` may be set when the content is known; everything else is drawn once and stays.

    ``tints`` lie behind a number that says the same, ``tracks`` are outlines of a whole that a bar fills in part, ``dividers`` lines that
    only lead the eye, ``rules`` lines by which a value is read. Kinds are drawn in the order of the fields, marks of a kind in the order in which they came.
    """

    size: Size
    ground: Ground
    height: float = 0
    tints: list[Bar] = field(default_factory=list)
    tracks: list[Bar] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    squares: list[Units] = field(default_factory=list)
    dividers: list[Line] = field(default_factory=list)
    rules: list[Line] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    @property
    def colours(self) -> list[str]:
        """Every colour that something on it is drawn in, each once, the paper's first."""
        kinds = (self.tints, self.tracks, self.bars, self.squares, self.dividers, self.rules, self.dots, self.texts)
        return list(dict.fromkeys([self.ground.paper, *(mark.colour for marks in kinds for mark in marks)]))

    def bar(
        self, x: float, y: float, width_: float, height: float, colour: str, hatched: bool = False, about: About = NOTHING
    ) -> None:
        """A filled or hatched rectangle; x and y are its top left corner."""
        self.bars.append(Bar(x, y, width_, height, colour, hatched, about))

    def tint(self, x: float, y: float, width_: float, height: float, colour: str, about: About = NOTHING) -> None:
        """A fill behind a number. The number says what it says: it need not reach the contrast of marks."""
        self.tints.append(Bar(x, y, width_, height, colour, False, about))

    def units(self, x: float, y: float, pitch: float, rows: int, number: int, colour: str, about: About = NOTHING) -> None:
        """A square for each thing counted, column by column."""
        self.squares.append(Units(x, y, pitch, rows, number, colour, about))

    def track(self, x: float, y: float, width_: float, height: float) -> None:
        """The outline that a bar fills in part: it says how much the whole would be."""
        self.tracks.append(Bar(x, y, width_, height, self.ground.quiet))

    def divider(self, x0: float, y0: float, x1: float, y1: float, colour: str = "") -> None:
        """A thin line that only leads the eye, between rows or parts; in the ground's faint colour where none is given.

        Nothing may be read by it alone: it need not reach the contrast of marks.
        """
        self.dividers.append(Line(x0, y0, x1, y1, colour or self.ground.divider))

    def rule(self, x0: float, y0: float, x1: float, y1: float, colour: str = "", thick: float = 1) -> None:
        """A straight line by which a value is read; in the colour of scales where none is given."""
        self.rules.append(Line(x0, y0, x1, y1, colour or self.ground.scale, thick))

    def dot(self, x: float, y: float, across: float, colour: str, symbol: str = "circle", about: About = NOTHING) -> None:
        """A mark of ``across`` pixels with its middle at x, y."""
        self.dots.append(Dot(x, y, across, colour, symbol, about))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str = "",
        anchor: str = "start",
        bold: bool = False,
        about: About = NOTHING,
    ) -> float:
        """One line of text, its middle at height y; x is its start, middle or end. Gives its width."""
        if text:
            self.texts.append(Text(x, y, text, size, colour or self.ground.ink, anchor, bold, False, about))
        return width(text, size, bold)

    def lines(self, x: float, y: float, lines: list[str], size: float, colour: str = "", bold: bool = False) -> float:
        """Lines of text below each other, the first with its top at y. Gives the y below the last."""
        for number, line in enumerate(lines):
            self.text(x, y + (number + 0.5) * size * LEADING, line, size, colour, bold=bold)
        return y + len(lines) * size * LEADING

    def paragraph(self, x: float, y: float, room: float, text: str, size: float, colour: str = "") -> float:
        """``text`` wrapped to ``room``, its top at y. Gives the y below it."""
        return self.lines(x, y, wrapped(text, size, room), size, colour)

    def upright(self, x: float, bottom: float, text: str, size: float) -> None:
        """One line turned to be read from below, its middle at x, its start at ``bottom``."""
        if text:
            y = bottom - width(text, size) / 2
            self.texts.append(Text(x, y, text, size, self.ground.ink, "middle", upright=True))
