"""Rows and columns with a small drawing in each cell: the shape that most figures here share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from commitments.figures.canvas.frame import Drawn
from commitments.figures.canvas.sheet import ENDLESS, LEADING, Box, Sheet
from commitments.figures.canvas.text import width, wrapped

ROW = 1.16  # height of the lowest row, in font sizes
DENSE = 1.03  # the same where nothing else helps
TALLEST = 3.6  # rows grow to this many font sizes where there is room
BETWEEN = 1.1  # blocks, in font sizes
LABEL_SHARE = 0.36  # of the width that the rows' names may take
LEVEL = 8  # columns or fewer have heads that are not turned, if a smaller type allows it
WIDEST = 15  # of a column that holds a mere number, in font sizes


@dataclass(frozen=True)
class Grid:
    """What is laid out. ``cell(row, column, box, font size)`` draws one cell.

    ``groups``: heading of each row's group, drawn where there is room, or empty. ``colours``: of each column's swatch, or empty.
    ``least_width``, ``good_width`` and ``most_width``: of a column, in font sizes; where columns would be less than good and the room
    allows it, they stand in several blocks below each other. ``dropped``: where it is given, rows that do not fit may be left out;
    it says what they are, in the plural. ``kept``: the last row always stays. ``roomy``: height of a row, in
    font sizes, where height is free. ``lowest``: the least height of a row, in font sizes.
    """

    rows: Sequence[str]
    columns: Sequence[str]
    cell: Callable[[int, int, Box, float], None]
    least_width: float
    good_width: float = 0
    most_width: float = 99
    groups: Sequence[str] = ()
    colours: Sequence[str] = ()
    dropped: str = ""
    kept: bool = False
    roomy: float = 0
    lowest: float = ROW


@dataclass(frozen=True)
class _Plan:
    """Measures at one font size."""

    font: float
    across: int
    label_width: float
    labels: list[list[str]]
    column_width: float
    heads: list[list[str]]  # empty: heads are turned upright
    head_height: float
    row_heights: list[float]
    with_groups: bool
    cell_height: float

    @property
    def height(self) -> float:
        return self.head_height + sum(self.row_heights)


def draw_grid(sheet: Sheet, box: Box, grid: Grid) -> Drawn:
    """Draws the grid into the box.

    Where it is too wide, its columns stand in several blocks below each other; where it is too high for the type to be read, its rows
    stand in two halves beside each other.
    """
    if box.height == ENDLESS:
        return Drawn(_draw_blocks(sheet, box, grid, _stacked(sheet, box, grid)))
    fonts = _fonts(sheet)
    good = max(grid.good_width, grid.least_width)
    ways = [(1, good, False), (2, good, False), (3, good, False), (1, grid.least_width, False)]
    if len(grid.columns) <= LEVEL:
        ways.insert(0, (1, good, True))
    for blocks, least, level in ways:
        if plans := _fitting(box, grid, fonts, blocks, least, level):
            return Drawn(_draw_blocks(sheet, box, grid, plans))
    if (halves := _halves(sheet, box, grid, fonts)) is not None:
        return Drawn(halves)
    if grid.dropped:
        return _draw_some(sheet, box, grid, fonts[-1])
    smallest = _tight(fonts)
    plans = (
        _fitting(box, grid, smallest[:3], 1, 0)
        or _fitting(box, replace(grid, lowest=DENSE), smallest, 1, 0)
        or _blocks(box, grid, smallest[-1], 1, False)
    )
    return Drawn(_draw_blocks(sheet, box, grid, plans))


def _halves(sheet: Sheet, box: Box, grid: Grid, fonts: list[float]) -> float | None:
    """Draws the rows in two halves beside each other and gives the y below them; None where they do not fit."""
    half = -(-len(grid.rows) // 2)
    between = fonts[-1]
    room = Box(box.x, box.y, (box.width - between) / 2, box.height)
    plans = _fitting(room, _part(grid, range(half)), [*fonts, *_tight(fonts)[:2]], 1, grid.least_width)
    if not plans:
        return None
    other = Box(box.x + room.width + between, box.y, room.width, box.height)
    rest = _part(grid, range(half, len(grid.rows)))
    again = [_planned(other, rest, plans[0].font, range(len(rest.columns)), plans[0].across, False)]
    again = _grown(again, _height(plans), len(rest.rows))
    return max(_draw_blocks(sheet, room, grid, plans, range(half)), _draw_blocks(sheet, other, rest, again))


def _draw_some(sheet: Sheet, box: Box, grid: Grid, font: float) -> Drawn:
    """As many rows as fit."""
    plan = _planned(box, grid, font, range(len(grid.columns)), len(grid.columns), False)
    rows = list(range(len(grid.rows)))
    while rows and plan.head_height + sum(plan.row_heights[row] for row in rows) > box.height:
        rows.pop(-2 if grid.kept and len(rows) > 1 else -1)
    return Drawn(_draw_blocks(sheet, box, grid, [plan], rows), len(rows), len(grid.rows), grid.dropped)


def _part(grid: Grid, rows: range) -> Grid:
    """The same grid with some of its rows, without headings of groups."""
    return replace(
        grid,
        rows=[grid.rows[row] for row in rows],
        groups=(),
        cell=lambda row, column, box, font: grid.cell(rows[row], column, box, font),
    )


def _draw_blocks(sheet: Sheet, box: Box, grid: Grid, plans: list["_Plan"], rows: Sequence[int] | None = None) -> float:
    """Draws the blocks below each other, with all rows or with those given."""
    y, start = box.y, 0
    for plan in plans:
        columns = range(start, min(start + plan.across, len(grid.columns)))
        y = _draw(
            sheet, Box(box.x, y, box.width, ENDLESS), grid, plan, columns, range(len(grid.rows)) if rows is None else rows
        )
        y += plan.font * BETWEEN
        start += plan.across
    return y - plans[-1].font * BETWEEN


def _fonts(sheet: Sheet) -> list[float]:
    size = sheet.size
    return [
        size.text * share for share in (1.15, 1.08, 1, 0.95, 0.9, 0.86, 0.82, 0.78, 0.75) if size.text * share > size.least
    ] + [size.least]


def _tight(fonts: list[float]) -> list[float]:
    """Type below the least, for grids that nothing may be left out of: 14 pixels where the least is 16, less only where it must be."""
    return [fonts[-1] * share for share in (0.94, 0.9, 0.875, 0.85, 0.8, 0.75)]


def _stacked(sheet: Sheet, box: Box, grid: Grid) -> list["_Plan"]:
    """Plans of the blocks where height is free: as few as the columns' width allows."""
    font = sheet.size.least * 1.06
    across = max(1, int((box.width - _label_width(box, grid, font)) / (max(grid.least_width, grid.good_width) * font)))
    return _blocks(box, grid, font, -(-len(grid.columns) // across), bool(grid.groups))


def _blocks(box: Box, grid: Grid, font: float, blocks: int, with_groups: bool) -> list["_Plan"]:
    across = -(-len(grid.columns) // blocks)
    starts = range(0, len(grid.columns), across)
    return [
        _planned(box, grid, font, range(start, min(start + across, len(grid.columns))), across, with_groups) for start in starts
    ]


def _label_width(box: Box, grid: Grid, font: float) -> float:
    longest = max((width(label, font) for label in grid.rows), default=0)
    return min(longest + 1, box.width * LABEL_SHARE) + font * 0.7


def _fitting(box: Box, grid: Grid, fonts: list[float], blocks: int, wide: float, level: bool = False) -> list[_Plan]:
    """Plans of the blocks in the largest type that fits the box with columns at least ``wide`` and, if ``level``, with heads that are not
    turned; rows grown into the room that is left. None where nothing fits."""
    for font in fonts:
        for with_groups in (True, False) if grid.groups else (False,):
            plans = _blocks(box, grid, font, blocks, with_groups)
            if _height(plans) <= box.height and plans[0].column_width >= wide * font and (plans[0].heads or not level):
                return _grown(plans, box.height, len(grid.rows))
    return []


def _height(plans: list[_Plan]) -> float:
    return sum(plan.height for plan in plans) + (len(plans) - 1) * plans[0].font * BETWEEN


def _grown(plans: list[_Plan], height: float, rows: int) -> list[_Plan]:
    share = min((height - _height(plans)) / max(1, rows * len(plans)), (TALLEST - ROW) * plans[0].font)
    return [
        replace(plan, row_heights=[row + share for row in plan.row_heights], cell_height=plan.cell_height + share)
        for plan in plans
    ]


def _planned(box: Box, grid: Grid, font: float, columns: range, across: int, with_groups: bool) -> _Plan:
    label_width = _label_width(box, grid, font)
    labels = [wrapped(label, font, label_width - font * 0.7) for label in grid.rows]
    column_width = min((box.width - label_width) / across, grid.most_width * font)
    names = [grid.columns[column] for column in columns]
    swatch = font * 0.95 if grid.colours else 0
    room = column_width - font * 0.5
    heads = [wrapped(name, font, room - swatch) for name in names]
    broken = any(width(word, font) > room - swatch for name in names for word in name.split(" "))
    if broken or max(map(len, heads), default=1) > 3:
        heads, head_height = [], max(width(name, font) for name in names) + swatch + font * 0.6
    else:
        head_height = max(map(len, heads), default=1) * font * LEADING + font * 0.4
    heights, plain = [], []
    for place, lines in enumerate(labels):
        height = font * (grid.lowest if len(lines) == 1 else LEADING * len(lines) + 0.15)
        if box.height == ENDLESS:
            height = max(height + font * 0.25, grid.roomy * font)
        plain.append(height)
        if with_groups and (place == 0 or grid.groups[place] != grid.groups[place - 1]):
            height += font * 1.5
        heights.append(height)
    return _Plan(
        font, across, label_width, labels, column_width, heads, head_height, heights, with_groups, min(plain, default=0)
    )


def _draw(sheet: Sheet, box: Box, grid: Grid, plan: _Plan, columns: range, rows: Sequence[int]) -> float:
    ground, font = sheet.ground, plan.font
    left = box.x + plan.label_width
    top = box.y + plan.head_height
    right = left + plan.column_width * len(columns)
    for place, column in enumerate(columns):
        _head(sheet, grid, plan, place, column, left + place * plan.column_width, top)
    sheet.divider(box.x, top, right, top, ground.ink)
    y = top
    for row in rows:
        height = plan.row_heights[row]
        if plan.with_groups and (row == 0 or grid.groups[row] != grid.groups[row - 1]):
            sheet.text(box.x, y + font * 0.95, grid.groups[row], font * 0.98, ground.quiet, bold=True)
            y += font * 1.5
            height -= font * 1.5
            sheet.divider(box.x, y, right, y)
        lines = plan.labels[row]
        sheet.lines(box.x, y + (height - len(lines) * font * LEADING) / 2, lines, font)
        for place, column in enumerate(columns):
            # All cells are equally high: a fill that is larger because a name beside it is longer would look like more.
            spot = Box(
                left + place * plan.column_width, y + (height - plan.cell_height) / 2, plan.column_width, plan.cell_height
            )
            grid.cell(row, column, spot, font)
        y += height
        sheet.divider(box.x, y, right, y)
    return y


def _head(sheet: Sheet, grid: Grid, plan: _Plan, place: int, column: int, x: float, bottom: float) -> None:
    font = plan.font
    across = font * 0.62
    if plan.heads:
        lines = plan.heads[place]
        start = x + font * 0.3
        y = bottom - font * 0.25 - len(lines) * font * LEADING
        if grid.colours:
            sheet.bar(start, y + font * LEADING / 2 - across / 2, across, across, grid.colours[column])
            start += font * 0.95
        sheet.lines(start, y, lines, font)
        return
    middle = x + plan.column_width / 2
    start = bottom - font * 0.3
    if grid.colours:
        sheet.bar(middle - across / 2, start - across, across, across, grid.colours[column])
        start -= font * 0.95
    sheet.upright(middle, start, grid.columns[column], font)
