"""The key of a figure: marks with their meaning, in one or more lines above the marks themselves."""

from collections.abc import Callable, Sequence

from commitments.figures.measuring import width
from commitments.figures.sheet import LEADING, Box, Sheet

# Draws a mark with its middle at x, y in a font size.
Mark = Callable[[Sheet, float, float, float], None]


def draw_key(sheet: Sheet, box: Box, items: Sequence[tuple[Mark, str]]) -> Box:
    """Draws the marks with their names, and gives the box that is left below them."""
    if not items:
        return box
    font = max(sheet.size.small, sheet.size.least)
    x, y = box.x, box.y + font * 0.6
    for mark, label in items:
        wide = font * 1.5 + width(label, font)
        if x > box.x and x + wide > box.x + box.width:
            x, y = box.x, y + font * LEADING
        mark(sheet, x + font * 0.6, y, font)
        sheet.text(x + font * 1.5, y, label, font, sheet.ground.quiet)
        x += wide + font * 1.2
    used = y + font * 1.2 - box.y
    return Box(box.x, box.y + used, box.width, None if box.height is None else box.height - used)


def written(text: str) -> Mark:
    """A mark that is a character or two."""
    return lambda sheet, x, y, font: sheet.text(x, y, text, font, sheet.ground.quiet, "middle") and None


def dotted(symbol: str) -> Mark:
    """A mark of that symbol."""
    return lambda sheet, x, y, font: sheet.dot(x, y, font * 0.62, sheet.ground.ink, symbol)


def bar_of(hatched: bool = False) -> Mark:
    """A short bar, filled or hatched."""
    return lambda sheet, x, y, font: sheet.bar(
        x - font * 0.6, y - font * 0.35, font * 1.2, font * 0.7, sheet.ground.quiet, hatched
    )


def boxed() -> Mark:
    """The outline of a whole."""
    return lambda sheet, x, y, font: sheet.track(x - font * 0.6, y - font * 0.35, font * 1.2, font * 0.7)
