"""Numbers as squares: one for each thing that is counted, so that no scale has to be read."""

import math

from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.canvas.text import width

LARGEST = 0.62  # distance from one square to the next, in font sizes
BESIDE = 0.3  # between the squares and their number, in font sizes


def pitch_for(most: int, wide: float, high: float, font: float) -> float:
    """The largest distance from one square to the next, in pixels, at which ``most`` of them and their number fit a cell."""
    room = wide - (width(str(most), 1) + BESIDE) * font
    for rows in range(1, 8):
        pitch = min(high / rows, LARGEST * font)
        if math.ceil(most / rows) * pitch <= room:
            return pitch
    return max(1.5, min(high / 7, room / math.ceil(most / 7)))


def draw_units(sheet: Sheet, place: Box, number: int, pitch: float, font: float, colour: str, about: About) -> None:
    """So many squares, column by column from the left, with their number behind them."""
    rows = max(1, math.floor(place.height / pitch + 0.01))
    down = min(rows, number)
    y = place.y + (place.height - down * pitch) / 2
    sheet.units(place.x, y, pitch, rows, number, colour, about)
    across = math.ceil(number / rows) * pitch
    sheet.text(place.x + across + font * BESIDE, place.y + place.height / 2, f"{number:,}", font)
