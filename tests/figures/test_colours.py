"""A mark in a PNG has exactly the colour that the sheet gives it: its key and its neighbours are told apart by it."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageColor

from commitments.figures import CATALOGUE, picture
from commitments.figures.canvas.png import SCALE
from commitments.figures.canvas.sheet import Sheet
from commitments.figures.canvas.svg import OPEN, SQUARES_APART
from commitments.figures.files import png_file
from commitments.library import Dataset
from commitments.selecting.selection import Selection

LEAST = 2.0  # pixels: anything thinner may have no pixel of the file wholly to itself
Box = tuple[float, float, float, float]  # left, top, right, bottom


def filled(sheet: Sheet) -> list[tuple[Box, str]]:
    """Each filled mark's place and colour, in the order in which they are drawn."""
    bars = [((bar.x, bar.y, bar.x + bar.width, bar.y + bar.height), "" if bar.hatched else bar.colour) for bar in sheet.bars]
    squares = [
        ((units.x, units.y, units.x + side, units.y + side), units.colour)
        for units in sheet.squares
        if units.number
        for side in [units.pitch * (1 - SQUARES_APART)]
    ]
    lines = [((line.x0 - 1, line.y0 - 1, line.x1 + 1, line.y1 + 1), "") for line in (*sheet.dividers, *sheet.rules)]
    dots = [
        ((dot.x - half, dot.y - half, dot.x + half, dot.y + half), "" if dot.symbol in OPEN else dot.colour)
        for dot in sheet.dots
        for half in [dot.across / 2]
    ]
    return [*bars, *squares, *lines, *dots]


def middles(sheet: Sheet) -> Iterator[tuple[float, float, str]]:
    """The middle of each filled mark that nothing is drawn over, with its colour."""
    marks = filled(sheet)
    texts = [(text.x, text.y, text.size) for text in sheet.texts]
    for number, ((left, top, right, bottom), colour) in enumerate(marks):
        x, y = (left + right) / 2, (top + bottom) / 2
        over = any(a - 1 <= x <= c + 1 and b - 1 <= y <= d + 1 for (a, b, c, d), _ in marks[number + 1 :])
        written = any(abs(y - at) < size and abs(x - start) < 3 * size for start, at, size in texts if left <= start <= right)
        if colour and min(right - left, bottom - top) >= LEAST and not over and not written:
            yield x, y, colour


@pytest.mark.parametrize("size", ["1200x675", "narrow", "wide"])
@pytest.mark.parametrize("name", CATALOGUE)
def test_the_middle_of_every_mark_has_its_own_colour(name: str, size: str, dataset: Dataset) -> None:
    shown = picture(dataset, Selection(), name)
    for ground in ("light", "dark"):
        sheet = shown.sheet(size, ground)
        image = Image.open(io.BytesIO(png_file(dataset, shown, size, ground))).convert("RGB")
        marks = list(middles(sheet))
        assert marks or not filled(sheet)
        wrong = [
            (x, y, colour, found)
            for x, y, colour in marks
            if (found := image.getpixel((int(x * SCALE), int(y * SCALE)))) != ImageColor.getrgb(colour)
        ]
        assert not wrong, f"{len(wrong)} of {len(marks)}"
