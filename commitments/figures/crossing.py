"""Rows by columns as a figure: parties, themes and the like, told apart by their ids."""

from collections.abc import Callable, Sequence

from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.grid import Grid, draw_grid
from commitments.figures.canvas.key import START as GAP
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import Box, Sheet
from commitments.figures.figure import Named

FEW = 3  # rows or fewer are turned into columns where there are more columns, so that names get room
LIMIT = 99  # font sizes: as good as no limit to a column's width

# Draws the cell of a row and a column, given by their ids, into a box in a font size.
Cell = Callable[[str, str, Box, float], None]


def draw_crossing(
    sheet: Sheet,
    box: Box,
    frame: Frame,
    rows: Sequence[Named],
    columns: Sequence[Named],
    cell: Cell,
    least_width: float,
    good_width: float = 0,
    most_width: float = LIMIT,
    groups: Sequence[str] = (),
    roomy: float = 0,
) -> Drawn:
    """Each row by each column. ``groups``: the heading of each row's group. Widths and ``roomy`` are those of ``grid.Grid``."""
    turned = len(rows) <= FEW < len(columns)
    down, across = (columns, rows) if turned else (rows, columns)
    # A theme may have a party's id, as "reform" has: parties are known by their names too, behind which a number may stand.
    are_parties = all(one.id in frame.parties and one.name.startswith(frame.parties[one.id]) for one in across)
    colours = [tinted(frame.colours[one.id], sheet.ground) for one in across] if are_parties else ()

    def draw_cell(row: int, column: int, place: Box, font: float) -> None:
        ids = down[row].id, across[column].id
        cell(*(ids[::-1] if turned else ids), place, font)

    grid = Grid(
        [one.name for one in down],
        [one.name for one in across],
        draw_cell,
        least_width,
        good_width,
        most_width,
        groups if len(set(groups)) > 1 and not turned else (),
        colours,
        roomy=roomy,
    )
    return draw_grid(sheet, box, grid)


def inset(place: Box, font: float) -> Box:
    """The cell without a little room at its sides."""
    return Box(place.x + font * GAP, place.y, place.width - font * GAP * 2, place.height)
