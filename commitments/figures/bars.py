"""Bars in cells, all to one scale, in figures that count a part of a whole: a bar and its number are both counts."""

from commitments.figures.canvas.key import START as GAP
from commitments.figures.canvas.key import Mark, written
from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.canvas.text import width
from commitments.figures.crossing import inset

NONE = "–"
NONE_KEY: tuple[Mark, str] = (written(NONE), "none")


def draw_bar(
    sheet: Sheet, place: Box, font: float, number: int, most: int, colour: str, about: About, whole: int | None = None
) -> None:
    """A bar for ``number``, on a scale on which ``most`` fills the cell, with the number behind it; inside the outline of a ``whole`` where
    one is given. Nought is a dash."""
    place = inset(place, font)
    middle = place.y + place.height / 2
    scale = (place.width - (width(f"{most:,}", 1) + GAP * 2) * font) / most
    high = min(place.height * 0.62, font * 1.15)
    end = place.x
    if whole:
        end += whole * scale
        sheet.track(place.x, middle - high / 2, whole * scale, high)
    if number:
        end = max(end, place.x + number * scale)
        sheet.bar(place.x, middle - high / 2, number * scale, high, colour, about=about)
    tint = sheet.ground.ink if number else sheet.ground.quiet
    sheet.text(end + font * GAP, middle, f"{number:,}" if number else NONE, font, tint)
