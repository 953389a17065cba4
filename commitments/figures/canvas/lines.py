"""Lines of text one below the other, each with a party's name before it and room for a mark and a remark behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from commitments.figures.canvas.sheet import ENDLESS, LEADING, Box, Sheet
from commitments.figures.canvas.text import width, wrapped

NARROW = 500  # pixels: below this a line's parts stand below each other
PLOT_SHARE, ASIDE_SHARE = 0.22, 0.19  # of the width


@dataclass(frozen=True)
class Line:
    """``party`` with its ``colour``, the text, a remark (``aside``); ``plot`` draws a mark into the box that it is given.

    ``heading`` opens a group of lines; a heading that is the same as the line's before is not repeated.
    """

    party: str
    colour: str
    text: str
    aside: str = ""
    heading: str = ""
    plot: Callable[[Sheet, Box], None] | None = None


@dataclass(frozen=True)
class Axis:
    """The scale of the plots: ``head`` writes its values into a box above the lines, ``lines`` font sizes high; ``scale`` draws the
    lines by which they are read into the box of the plots. Both are given the sheet, the box and the font size."""

    lines: float
    head: Callable[[Sheet, Box, float], None]
    scale: Callable[[Sheet, Box, float], None]


def draw_lines(
    sheet: Sheet,
    box: Box,
    lines: Sequence[Line],
    more: str,
    axis: Axis | None = None,
    largest: float = 1.25,
) -> float:
    """Draws the lines in the largest type in which all fit, or as many as fit in the smallest. Gives the y below them.

    ``more`` says with {} how many are left out. ``largest``: how large the type may be, in shares of the size's text.
    """
    size = sheet.size
    axis_lines = axis.lines if axis else 0
    fonts = [size.least * 1.05]
    if box.height != ENDLESS:
        fonts = [font for share in range(round(largest * 100), 60, -4) if (font := size.text * share / 100) > size.least] + [
            size.least
        ]
    for font in fonts:
        columns = _Columns.of(box, lines, font)
        heights = [_height(columns, lines, place, font) for place in range(len(lines))]
        if sum(heights) + axis_lines * font <= box.height:
            break
    shown = len(lines)
    if sum(heights) + axis_lines * font > box.height:
        while shown and sum(heights[:shown]) + (axis_lines + 1.6) * font > box.height:
            shown -= 1
    y = box.y + axis_lines * font
    if axis:
        axis.head(sheet, Box(columns.plot_x, box.y, columns.plot_width, axis_lines * font), font)
    for place in range(shown):
        spot = _draw(sheet, columns, lines, place, y, font)
        y += heights[place]
        if axis:
            # No line of the scale runs through text: neither through a heading nor through what stands above a mark.
            axis.scale(sheet, spot if columns.stacked else replace(spot, height=y - spot.y), font)
        if lines[place].plot:
            lines[place].plot(sheet, spot)
        sheet.divider(box.x, y, box.x + box.width, y)
    if shown < len(lines):
        sheet.text(box.x, y + font * 0.9, more.format(len(lines) - shown), font, sheet.ground.quiet)
        y += font * 1.6
    return y


@dataclass(frozen=True)
class _Columns:
    stacked: bool
    x: float
    text_x: float
    text_width: float
    plot_x: float
    plot_width: float
    aside_x: float
    aside_width: float
    right: float

    @classmethod
    def of(cls, box: Box, lines: Sequence[Line], font: float) -> "_Columns":
        plotted, aside = any(line.plot for line in lines), any(line.aside for line in lines)
        right = box.x + box.width
        if box.width < NARROW:
            plot_width = box.width * 0.5 * plotted
            aside_x = box.x + plot_width + font * 0.6 * plotted
            return cls(True, box.x, box.x, box.width, box.x, plot_width, aside_x, right - aside_x, right)
        text_x = box.x + max((width(line.party, font, bold=True) for line in lines), default=0) + font * 2
        aside_x = right - box.width * ASIDE_SHARE * aside
        plot_width = box.width * PLOT_SHARE * plotted
        plot_x = aside_x - plot_width - font * 0.6 * aside
        return cls(False, box.x, text_x, plot_x - text_x - font * 0.8, plot_x, plot_width, aside_x, right - aside_x, right)


def _parts(columns: _Columns, line: Line, font: float) -> tuple[list[str], list[str]]:
    return wrapped(line.text, font, columns.text_width), wrapped(line.aside, font, columns.aside_width) if line.aside else []


def _heading(columns: _Columns, lines: Sequence[Line], place: int, font: float) -> list[str]:
    return wrapped(lines[place].heading, font, columns.right - columns.x, bold=True) if _opens(lines, place) else []


def _opens(lines: Sequence[Line], place: int) -> bool:
    return bool(lines[place].heading) and (place == 0 or lines[place - 1].heading != lines[place].heading)


def _height(columns: _Columns, lines: Sequence[Line], place: int, font: float) -> float:
    text, aside = _parts(columns, lines[place], font)
    beside = max(len(aside), 1 if lines[place].plot else 0)
    number = 1 + len(text) + beside if columns.stacked else max(len(text), beside)
    return number * font * LEADING + font * 0.4 + _heading_height(_heading(columns, lines, place, font), font)


def _heading_height(heading: list[str], font: float) -> float:
    return len(heading) * font * LEADING + font * 0.5 if heading else 0


def _draw(sheet: Sheet, columns: _Columns, lines: Sequence[Line], place: int, y: float, font: float) -> Box:
    """Draws a line's words; gives the box for its mark."""
    line, quiet = lines[place], sheet.ground.quiet
    heading = _heading(columns, lines, place, font)
    sheet.lines(columns.x, y + font * 0.4, heading, font, quiet, bold=True)
    y += _heading_height(heading, font)
    y += font * 0.2
    text, aside = _parts(columns, line, font)
    across = font * 0.62
    sheet.bar(columns.x, y + font * LEADING / 2 - across / 2, across, across, line.colour)
    sheet.text(columns.x + font * 0.95, y + font * LEADING / 2, line.party, font, bold=True)
    if columns.stacked:
        y = sheet.lines(columns.x, y + font * LEADING, text, font)
    else:
        sheet.lines(columns.text_x, y, text, font)
    sheet.lines(columns.aside_x, y, aside, font, quiet)
    return Box(columns.plot_x, y, columns.plot_width, font * LEADING)
