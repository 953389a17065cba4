"""Lines of text one below the other, each with a party's name before it and room for a mark and a remark behind it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from commitments.figures.canvas.frame import Drawn
from commitments.figures.canvas.look import Size
from commitments.figures.canvas.sheet import ENDLESS, LEADING, NOTHING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped

LARGEST = 116  # type may be so large, in hundredths of the size's text
NARROW = 500  # pixels: below this a line's parts stand below each other
PLOT_SHARE, ASIDE_SHARE = 0.22, 0.19  # of the width


@dataclass(frozen=True)
class Line:
    """``party`` with its ``colour``, the text, a remark (``aside``); ``plot`` draws a mark into the box that it is given.

    ``heading`` opens a group of lines; a heading that is the same as the line's before is not repeated.
    """

    party_id: str
    party: str
    colour: str
    text: str
    aside: str = ""
    heading: str = ""
    plot: Callable[[Sheet, Box], None] | None = None
    about: About = NOTHING


@dataclass(frozen=True)
class Axis:
    """The scale of the plots: ``head`` writes its values into a box above the lines, ``lines`` font sizes high; ``scale`` draws the
    lines by which they are read into the box of the plots. Both are given the sheet, the box and the font size."""

    lines: float
    head: Callable[[Sheet, Box, float], None]
    scale: Callable[[Sheet, Box, float], None]


def draw_lines(sheet: Sheet, box: Box, lines: Sequence[Line], noun: str, axis: Axis | None = None) -> Drawn:
    """Draws the lines in the largest type in which all fit, or as many as fit in the smallest, of every party at least one if that can be.

    ``noun``: what they are, in the plural.
    """
    plan = fitting(sheet, box, lines, axis)
    if plan is not None:
        return Drawn(_draw_all(sheet, box, lines, plan, axis))
    font = sizes(sheet.size)[-1]

    def fits(some: Sequence[int]) -> bool:
        chosen = [lines[place] for place in some]
        return _total(_Columns.of(box, chosen, font), chosen, font, axis) <= box.height

    kept = kept_within([line.party_id for line in lines], fits)
    chosen = [lines[place] for place in kept]
    lost = missing(Counter(line.party for line in lines), Counter(line.party for line in chosen))
    return Drawn(_draw_all(sheet, box, chosen, font, axis), len(kept), len(lines), noun, lost)


def fitting(sheet: Sheet, box: Box, lines: Sequence[Line], axis: Axis | None = None) -> float | None:
    """The largest font size in which all lines fit the box; None where they fit in none."""
    size = sheet.size
    if box.height == ENDLESS:
        return size.least * 1.05
    fonts = sizes(size)
    return next((font for font in fonts if _total(_Columns.of(box, lines, font), lines, font, axis) <= box.height), None)


def sizes(size: Size) -> list[float]:
    """Font sizes in which a list may be set, the largest first; the last few only so that nothing need be left out."""
    usual = [font for share in range(LARGEST, 60, -4) if (font := size.text * share / 100) > size.least]
    return [*usual, *(size.least * share for share in (1, 0.94, 0.9, 0.875))]


def kept_within(parties: Sequence[str], fits: Callable[[Sequence[int]], bool]) -> list[int]:
    """Places of the entries that are kept where not all fit: the last go first, but of every party one stays if that can be."""
    first = {party: place for place, party in reversed(list(enumerate(parties)))}
    leaving = sorted(range(len(parties)), key=lambda place: (first[parties[place]] == place, -place))

    def kept(gone: int) -> list[int]:
        return sorted(leaving[gone:])

    return kept(bisect_left(range(len(parties)), True, key=lambda gone: fits(kept(gone))))


def missing(all_: Counter[str], shown: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Who lost how many."""
    return tuple((name, number - shown[name]) for name, number in all_.items() if number > shown[name])


def _total(columns: "_Columns", lines: Sequence[Line], font: float, axis: Axis | None) -> float:
    return sum(_height(columns, lines, place, font) for place in range(len(lines))) + (axis.lines if axis else 0) * font


def _draw_all(sheet: Sheet, box: Box, lines: Sequence[Line], font: float, axis: Axis | None) -> float:
    columns = _Columns.of(box, lines, font)
    y = box.y
    if axis:
        axis.head(sheet, Box(columns.plot_x, y, columns.plot_width, axis.lines * font), font)
        y += axis.lines * font
    for place, line in enumerate(lines):
        spot = _draw(sheet, columns, lines, place, y, font)
        y += _height(columns, lines, place, font)
        if axis:
            # No line of the scale runs through text: neither through a heading nor through what stands above a mark.
            axis.scale(sheet, spot if columns.stacked else replace(spot, height=y - spot.y), font)
        if line.plot:
            line.plot(sheet, spot)
        sheet.divider(box.x, y, box.x + box.width, y)
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
    sheet.bar(columns.x, y + font * LEADING / 2 - across / 2, across, across, line.colour, about=line.about)
    sheet.text(columns.x + font * 0.95, y + font * LEADING / 2, line.party, font, bold=True, about=line.about)
    if columns.stacked:
        y = sheet.lines(columns.x, y + font * LEADING, text, font)
    else:
        sheet.lines(columns.text_x, y, text, font)
    sheet.lines(columns.aside_x, y, aside, font, quiet)
    return Box(columns.plot_x, y, columns.plot_width, font * LEADING)
