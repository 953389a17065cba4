"""Entries of text under headings, in one column or several, as a newspaper sets a list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from commitments.figures.canvas.frame import Drawn
from commitments.figures.canvas.lines import kept_within, missing, sizes
from commitments.figures.canvas.sheet import ENDLESS, LEADING, NOTHING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped

NARROWEST = 22  # font sizes: a narrower column breaks every sentence
BETWEEN = 1.8  # columns, in font sizes
INDENT = 0.95  # of all but an entry's first line, in font sizes: as wide as the swatch with its gap
AFTER = 0.28  # an entry, in font sizes
ABOVE, BELOW = 0.55, 0.3  # a heading, in font sizes
CONTINUED = " (continued)"


@dataclass(frozen=True)
class Entry:
    """``party`` in bold with its ``colour``, and a text; one without a party is only text. ``heading`` opens a group of entries."""

    text: str
    heading: str
    party_id: str = ""
    party: str = ""
    colour: str = ""
    about: About = NOTHING


@dataclass(frozen=True)
class _Setting:
    """Entries in columns of a width, in a font size: the lines of each, and the height that each takes."""

    font: float
    columns: int
    width: float
    lines: list[list[str]]

    @classmethod
    def of(cls, entries: Sequence[Entry], room: float, font: float, columns: int) -> "_Setting":
        wide = (room - (columns - 1) * BETWEEN * font) / columns
        lines = [
            wrapped(entry.text, font, wide - INDENT * font, taken=_named(entry, font) - INDENT * font if entry.party else 0)
            for entry in entries
        ]
        return cls(font, columns, wide, lines)

    def height(self, place: int) -> float:
        return self.font * (len(self.lines[place]) * LEADING + AFTER)

    def heading(self, text: str) -> list[str]:
        return wrapped(text, self.font, self.width, bold=True)

    def heading_height(self, text: str, first: bool) -> float:
        return self.font * (len(self.heading(text)) * LEADING + BELOW + (0 if first else ABOVE))

    def spread(self, entries: Sequence[Entry], high: float) -> list[list[int]] | None:
        """Which entries stand in which column where each is so high; None where they do not fit."""
        columns: list[list[int]] = [[]]
        y = 0.0
        for place, entry in enumerate(entries):
            opens = place == 0 or entries[place - 1].heading != entry.heading
            above = self.heading_height(entry.heading, y == 0) if opens and entry.heading else 0
            if y and y + above + self.height(place) > high:
                columns.append([])
                y = 0.0
                above = self.heading_height(entry.heading + ("" if opens else CONTINUED), True) if entry.heading else 0
            if y + above + self.height(place) > high or len(columns) > self.columns:
                return None
            columns[-1].append(place)
            y += above + self.height(place)
        return columns


def _named(entry: Entry, font: float) -> float:
    return width(entry.party, font, bold=True) + font * (INDENT + 0.45)


def draw_flow(sheet: Sheet, box: Box, entries: Sequence[Entry], noun: str) -> Drawn:
    """Draws the entries in the largest type and the fewest columns in which all fit, or as many as fit in the smallest. ``noun``: what
    they are, in the plural."""
    size = sheet.size
    if box.height == ENDLESS:
        setting = _Setting.of(entries, box.width, size.least * 1.06, 1)
        return Drawn(_draw(sheet, box, entries, setting, [list(range(len(entries)))]))
    fonts = sizes(size)
    least = fonts[-1]
    long = sum(width(entry.text, 1) for entry in entries)
    for font in fonts:
        for columns in (1, 2, 3):
            wide = (box.width - (columns - 1) * BETWEEN * font) / columns
            if columns > 1 and wide < NARROWEST * font:
                continue
            if long * font / wide * font * LEADING > box.height * columns:
                continue  # not even without a break at the end of a line
            setting = _Setting.of(entries, box.width, font, columns)
            if setting.spread(entries, box.height):
                return Drawn(_draw(sheet, box, entries, setting, _balanced(setting, entries, box.height)))

    def fits(some: Sequence[int]) -> bool:
        chosen = [entries[place] for place in some]
        return _Setting.of(chosen, box.width, least, _most(box.width, least)).spread(chosen, box.height) is not None

    kept = kept_within([entry.party_id for entry in entries], fits)
    chosen = [entries[place] for place in kept]
    setting = _Setting.of(chosen, box.width, least, _most(box.width, least))
    end = _draw(sheet, box, chosen, setting, setting.spread(chosen, box.height) or [])
    names = [entry.party for entry in entries]
    return Drawn(end, len(kept), len(entries), noun, missing(Counter(names), Counter(names[place] for place in kept)))


def _most(room: float, font: float) -> int:
    """The most columns that are wide enough."""
    return max(
        columns
        for columns in (1, 2, 3)
        if columns == 1 or (room - (columns - 1) * BETWEEN * font) / columns >= NARROWEST * font
    )


def _balanced(setting: _Setting, entries: Sequence[Entry], high: float) -> list[list[int]]:
    """The columns as even in height as they come."""
    spread = setting.spread(entries, high) or []
    while high > setting.font and (lower := setting.spread(entries, high - setting.font / 2)):
        high, spread = high - setting.font / 2, lower
    return spread


def _draw(sheet: Sheet, box: Box, entries: Sequence[Entry], setting: _Setting, columns: list[list[int]]) -> float:
    font, quiet = setting.font, sheet.ground.quiet
    bottom = box.y
    for number, places in enumerate(columns):
        x, y = box.x + number * (setting.width + BETWEEN * font), box.y
        for at, place in enumerate(places):
            entry = entries[place]
            opens = place == 0 or entries[place - 1].heading != entry.heading
            if entry.heading and (opens or at == 0):
                y += 0 if at == 0 else font * ABOVE
                y = sheet.lines(x, y, setting.heading(entry.heading + ("" if opens else CONTINUED)), font, quiet, bold=True)
                sheet.divider(x, y + font * BELOW / 3, x + setting.width, y + font * BELOW / 3)
                y += font * BELOW
            _entry(sheet, x, y, entry, setting.lines[place], font)
            y += setting.height(place)
        bottom = max(bottom, y)
    return bottom


def _entry(sheet: Sheet, x: float, y: float, entry: Entry, lines: list[str], font: float) -> None:
    middle = y + font * LEADING / 2
    if not entry.party:
        sheet.lines(x + INDENT * font, y, lines, font)
        return
    across = font * 0.62
    sheet.bar(x, middle - across / 2, across, across, entry.colour, about=entry.about)
    sheet.text(x + font * INDENT, middle, entry.party, font, bold=True, about=entry.about)
    sheet.text(x + _named(entry, font), middle, lines[0], font)
    sheet.lines(x + INDENT * font, y + font * LEADING, lines[1:], font)
