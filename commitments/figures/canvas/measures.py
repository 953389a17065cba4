"""Parts of a picture one below the other: under each heading rows with a name, a bar and a number, all bars to one scale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commitments.figures.canvas.key import START as GAP
from commitments.figures.canvas.lines import NARROW, sizes
from commitments.figures.canvas.sheet import ENDLESS, LEADING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped

HEADING, AFTER = 1.7, 0.9  # height of a heading, and room after a part, in font sizes
LOWEST, ROW, TALLEST = (
    1.2,
    1.32,
    2.0,
)  # height of the lowest row, of one where height is free, and of the highest, in font sizes
MOST_LABEL = 0.56  # of a column's width that its names may take
BETWEEN = 2.0  # columns, in font sizes


@dataclass(frozen=True)
class Measure:
    """A row: its name, how long its bar is, what is written behind it, and ``plot``, which draws the bar into a box as long as the bar
    where its number is above zero, or else its mark into a box of no length. It is given the sheet, the box and the font size."""

    label: str
    number: int
    text: str
    plot: Callable[[Sheet, Box, float], None]


@dataclass(frozen=True)
class Part:
    """Rows under a heading."""

    heading: str
    rows: Sequence[Measure]


@dataclass(frozen=True)
class _Setting:
    """The columns that the parts stand in, the font size, how wide a column is, and each name in lines."""

    columns: list[Sequence[Part]]
    font: float
    width: float
    labels: dict[str, list[str]]

    @classmethod
    def of(cls, box: Box, columns: list[Sequence[Part]], font: float) -> "_Setting":
        wide = (box.width - BETWEEN * font * (len(columns) - 1)) / len(columns)
        names = {row.label for column in columns for part in column for row in part.rows}
        return cls(columns, font, wide, {name: wrapped(name, font, wide * MOST_LABEL) for name in names})

    def height(self, row: float) -> float:
        return max(_height(column, self.labels, self.font, row) for column in self.columns)


def _setting(sheet: Sheet, box: Box, parts: Sequence[Part]) -> _Setting:
    """One column where the sheet is narrow, or high enough for type of a good size; else the first part beside the others, in the largest
    type in which no name is broken."""
    one = [parts]
    two = [parts[:1], parts[1:]] if len(parts) > 1 else one
    if box.height == ENDLESS:
        return _Setting.of(box, one if box.width < NARROW else two, sheet.size.least * 1.05)
    fonts = sizes(sheet.size)
    ways = [(one, font) for font in fonts if font >= sheet.size.small] + [(two, font) for font in fonts]
    for columns, font in ways:
        found = _Setting.of(box, columns, font)
        if found.height(LOWEST) <= box.height and all(len(lines) == 1 for lines in found.labels.values()):
            return found
    return _Setting.of(box, two, sheet.size.least * 0.8)


def parts_height(box: Box, parts: Sequence[Part], font: float) -> float:
    """How high the parts are, one below the other in the width of the box, at a font size."""
    return _Setting.of(box, [parts], font).height(LOWEST)


def draw_parts(sheet: Sheet, box: Box, parts: Sequence[Part], font: float = 0) -> float:
    """Draws the parts, one below the other at a font size where one is given; else in the largest type, the first beside the others where
    they would not fit below each other. Gives the y below them."""
    setting = _Setting.of(box, [parts], font) if font else _setting(sheet, box, parts)
    columns, font, wide, labels = setting.columns, setting.font, setting.width, setting.labels
    row = ROW
    if box.height != ENDLESS:
        row = LOWEST
        while row < TALLEST and setting.height(row + 0.04) <= box.height:
            row += 0.04
    label = max(width(line, font) for lines in labels.values() for line in lines) + font * 0.6
    texts = max(width(one.text, font) for part in parts for one in part.rows) + font * GAP * 2
    most = max(1, *(one.number for part in parts for one in part.rows))
    scale = (wide - label - texts) / most
    bottom = box.y
    for place, column in enumerate(columns):
        x, y = box.x + place * (wide + BETWEEN * font), box.y
        for part in column:
            y = _draw(sheet, Box(x, y, wide, 0), part, labels, (font, row, label, scale))
        bottom = max(bottom, y - font * AFTER)
    return bottom


def draw_both(colour: str, share: float, about: About, sheet: Sheet, place: Box, font: float) -> None:
    """A bar of which the first ``share`` is filled and the rest hatched."""
    own = place.width * share
    if own:
        sheet.bar(place.x, place.y, own, place.height, colour, about=about)
    if own < place.width:
        sheet.bar(place.x + own, place.y, place.width - own, place.height, colour, hatched=True, about=about)


def _lines_height(lines: Sequence[str], font: float, row: float) -> float:
    return font * (row if len(lines) == 1 else max(row, len(lines) * LEADING + 0.1))


def _height(parts: Sequence[Part], labels: dict[str, list[str]], font: float, row: float) -> float:
    rows = sum(_lines_height(labels[one.label], font, row) for part in parts for one in part.rows)
    return rows + font * (len(parts) * (HEADING + AFTER) - AFTER)


def _draw(
    sheet: Sheet, place: Box, part: Part, labels: dict[str, list[str]], measures: tuple[float, float, float, float]
) -> float:
    font, row, label, scale = measures
    y = place.y
    sheet.text(place.x, y + font * 0.75, part.heading, font, sheet.ground.quiet, bold=True)
    y += font * HEADING * 0.85
    sheet.divider(place.x, y, place.x + place.width, y, sheet.ground.ink)
    y += font * HEADING * 0.15
    for one in part.rows:
        lines = labels[one.label]
        high = _lines_height(lines, font, row)
        sheet.lines(place.x, y + (high - len(lines) * font * LEADING) / 2, lines, font)
        thick = font * min(0.85, row * 0.6)
        start, long = place.x + label, one.number * scale
        one.plot(sheet, Box(start, y + (high - thick) / 2, long, thick), font)
        sheet.text(start + long + font * GAP, y + high / 2, one.text, font)
        y += high
    return y + font * AFTER
