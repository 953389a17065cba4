"""A table of words: columns with heads, and in each cell as many lines as it needs. Where the sheet is narrow, a row's cells stand below
each other with their heads before them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from commitments.figures.canvas.frame import Drawn
from commitments.figures.canvas.lines import NARROW, kept_within, missing, sizes
from commitments.figures.canvas.sheet import ENDLESS, LEADING, NOTHING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped

SWATCH = 0.95  # room of a row's swatch, in font sizes
BETWEEN = 1.1  # columns, in font sizes
PADDING = 0.4  # above and below a row's words together, in font sizes
MOST_NAME = 0.2  # of the width that the column of names may take


@dataclass(frozen=True)
class Column:
    """``head``: its name; ``share``: of the room beside the names, in parts."""

    head: str
    share: float


@dataclass(frozen=True)
class Row:
    """``party`` in bold with its ``colour``, and a text for each column; '' is drawn as nothing. ``about``: of its name."""

    party_id: str
    party: str
    colour: str
    cells: tuple[str, ...]
    about: About = NOTHING


@dataclass(frozen=True)
class _Plan:
    """Measures at one font size: where each column starts and how wide it is, that of the names first."""

    font: float
    starts: list[float]
    widths: list[float]

    @classmethod
    def of(cls, box: Box, columns: Sequence[Column], rows: Sequence[Row], font: float) -> "_Plan":
        longest = max((width(row.party, font, bold=True) for row in rows), default=0) + SWATCH * font
        name = min(longest, box.width * MOST_NAME)
        room = box.width - name - BETWEEN * font * len(columns)
        parts = sum(column.share for column in columns)
        widths = [name, *(room * column.share / parts for column in columns)]
        starts = [box.x]
        for wide in widths[:-1]:
            starts.append(starts[-1] + wide + BETWEEN * font)
        return cls(font, starts, widths)

    def name(self, row: Row) -> list[str]:
        return wrapped(row.party, self.font, self.widths[0] - SWATCH * self.font, bold=True)

    def cells(self, row: Row) -> list[list[str]]:
        return [wrapped(text, self.font, wide) if text else [] for text, wide in zip(row.cells, self.widths[1:], strict=True)]

    def height(self, row: Row, again: bool) -> float:
        lines = max(1 if again else len(self.name(row)), *(len(cell) for cell in self.cells(row)))
        return self.font * (lines * LEADING + PADDING)


def draw_table(sheet: Sheet, box: Box, columns: Sequence[Column], rows: Sequence[Row], noun: str) -> Drawn:
    """Draws the table in the largest type in which all rows fit, or as many as fit in the smallest, of every party at least one if that can
    be. ``noun``: what the rows are, in the plural. A party's name stands on the first of its rows."""
    if box.width < NARROW:
        return Drawn(_draw_stacked(sheet, box, columns, rows, sheet.size.least * 1.05))
    if box.height == ENDLESS:
        return Drawn(_draw(sheet, box, columns, rows, _Plan.of(box, columns, rows, sheet.size.least * 1.05)))
    fonts = sizes(sheet.size)
    for font in fonts:
        plan = _Plan.of(box, columns, rows, font)
        if _height(plan, rows) <= box.height:
            return Drawn(_draw(sheet, box, columns, rows, plan))
    least = fonts[-1]

    def fits(some: Sequence[int]) -> bool:
        chosen = [rows[place] for place in some]
        return _height(_Plan.of(box, columns, chosen, least), chosen) <= box.height

    kept = kept_within([row.party_id for row in rows], fits)
    chosen = [rows[place] for place in kept]
    lost = missing(Counter(row.party for row in rows), Counter(row.party for row in chosen))
    end = _draw(sheet, box, columns, chosen, _Plan.of(box, columns, chosen, least))
    return Drawn(end, len(kept), len(rows), noun, lost)


def _again(rows: Sequence[Row], place: int) -> bool:
    return place > 0 and rows[place - 1].party_id == rows[place].party_id


def _height(plan: _Plan, rows: Sequence[Row]) -> float:
    head = plan.font * (LEADING + PADDING)
    return head + sum(plan.height(row, _again(rows, place)) for place, row in enumerate(rows))


def _draw(sheet: Sheet, box: Box, columns: Sequence[Column], rows: Sequence[Row], plan: _Plan) -> float:
    font = plan.font
    right = box.x + box.width
    y = box.y
    for column, start in zip(columns, plan.starts[1:], strict=True):
        sheet.text(start, y + font * LEADING / 2, column.head, font, sheet.ground.quiet, bold=True)
    y += font * (LEADING + PADDING / 2)
    sheet.divider(box.x, y, right, y, sheet.ground.ink)
    for place, row in enumerate(rows):
        again = _again(rows, place)
        if place and not again:
            sheet.divider(box.x, y, right, y)
        top = y + font * PADDING / 2
        if not again:
            _name(sheet, box.x, top, row, plan.name(row), font)
        for start, lines in zip(plan.starts[1:], plan.cells(row), strict=True):
            sheet.lines(start, top, lines, font)
        y += plan.height(row, again)
    sheet.divider(box.x, y, right, y)
    return y


def _name(sheet: Sheet, x: float, top: float, row: Row, lines: list[str], font: float) -> None:
    across = font * 0.62
    sheet.bar(x, top + font * LEADING / 2 - across / 2, across, across, row.colour, about=row.about)
    for number, line in enumerate(lines):
        sheet.text(
            x + font * SWATCH,
            top + (number + 0.5) * font * LEADING,
            line,
            font,
            bold=True,
            about=row.about if not number else NOTHING,
        )


def _draw_stacked(sheet: Sheet, box: Box, columns: Sequence[Column], rows: Sequence[Row], font: float) -> float:
    """Each row's name, its first cell below, and below that the others with their heads."""
    y = box.y
    for place, row in enumerate(rows):
        again = _again(rows, place)
        if place:
            y += font * PADDING
        if not again:
            if place:
                sheet.divider(box.x, y, box.x + box.width, y)
                y += font * PADDING / 2
            _name(sheet, box.x, y, row, wrapped(row.party, font, box.width - SWATCH * font, bold=True), font)
            y += font * LEADING
        y = sheet.paragraph(box.x, y, box.width, row.cells[0], font)
        more = (f"{column.head}: {text}" for column, text in zip(columns[1:], row.cells[1:], strict=True) if text)
        y = sheet.paragraph(box.x, y, box.width, " · ".join(more), font, sheet.ground.quiet)
    return y + font * PADDING
