"""The key of a figure: marks with their meaning, in one or more lines above the marks themselves."""

from collections.abc import Callable, Iterable, Sequence

from commitments.figures.canvas.sheet import LEADING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped
from commitments.tables.blanks import BLANKS, Blank

NATION_NOT_THEIRS = "diamond-open"
START = 0.3  # where a bar begins in its cell, in font sizes
BRACKETS = 0.93  # a number in brackets may be set in so much of the type where a column is narrow

# Draws a mark with its middle at x, y in a font size.
Mark = Callable[[Sheet, float, float, float], None]


def draw_key(sheet: Sheet, box: Box, items: Sequence[tuple[Mark, str]]) -> Box:
    """Draws the marks with their names, and gives the box that is left below them."""
    if not items:
        return box
    font = max(sheet.size.small, sheet.size.least)
    x, y = box.x, box.y + font * 0.6
    for mark, label in items:
        lines = wrapped(label, font, box.width - font * 1.5)
        wide = font * 1.5 + max(width(line, font) for line in lines)
        if x > box.x and x + wide > box.x + box.width:
            x, y = box.x, y + font * LEADING
        mark(sheet, x + font * 0.6, y, font)
        sheet.lines(x + font * 1.5, y - font * LEADING / 2, lines, font, sheet.ground.quiet)
        x, y = x + wide + font * 1.2, y + (len(lines) - 1) * font * LEADING
    used = y + font * 1.2 - box.y
    return box.below(used)


def blank_marks(labels: Iterable[str]) -> list[tuple[Mark, str]]:
    """The marks of those kinds of blank whose labels are given, with their meaning."""
    used = set(labels)
    return [
        (dotted(NATION_NOT_THEIRS) if blank is BLANKS["not-theirs"] else written(blank.mark), _meaning(blank))
        for blank in BLANKS.values()
        if blank.label in used
    ]


def _meaning(blank: Blank) -> str:
    """The label, for a number in brackets with what it counts."""
    return f"{blank.label}: wider, or mainly about another theme" if blank is BLANKS["touched"] else blank.label


def draw_blank(sheet: Sheet, place: Box, label: str, touched: int, font: float, about: About, at_start: bool = False) -> None:
    """The mark of a kind of blank in the middle of a cell, or where its bar would begin; for "Only touched on" the number of commitments in
    brackets."""
    text = blank_text(label, touched)
    font = min(font, place.width / width(text, 1))
    x, y = place.x + (font * START if at_start else place.width / 2), place.y + place.height / 2
    if label == BLANKS["not-theirs"].label:
        sheet.dot(x + font * 0.3 * at_start, y, font * 0.5, sheet.ground.quiet, NATION_NOT_THEIRS, about)
        return
    sheet.text(x, y, text, font, sheet.ground.quiet, "start" if at_start else "middle", about=about)


def blank_text(label: str, touched: int) -> str:
    """The mark of a kind of blank; for "Only touched on" the number of commitments in brackets."""
    return _bracketed(touched) if touched else next(blank.mark for blank in BLANKS.values() if blank.label == label)


def room_for(touched: Iterable[int]) -> float:
    """Width in font sizes that the widest of these numbers needs in its brackets, at the smaller type that it may shrink to."""
    return max((width(_bracketed(number), BRACKETS) for number in touched if number), default=0)


def _bracketed(number: int) -> str:
    return f"({number})"


def written(text: str) -> Mark:
    """A mark that is a character or two."""

    def mark(sheet: Sheet, x: float, y: float, font: float) -> None:
        sheet.text(x, y, text, font, sheet.ground.quiet, "middle")

    return mark


def dotted(symbol: str) -> Mark:
    """A mark of that symbol."""
    return lambda sheet, x, y, font: sheet.dot(x, y, font * 0.62, sheet.ground.ink, symbol)


def bar_of(hatched: bool = False, colour: str = "") -> Mark:
    """A short bar, filled or hatched; in the colour of quiet words where none is given."""
    return lambda sheet, x, y, font: sheet.bar(
        x - font * 0.6, y - font * 0.35, font * 1.2, font * 0.7, colour or sheet.ground.quiet, hatched
    )


def shaded(fill: str) -> Mark:
    """A cell of that tint."""
    return lambda sheet, x, y, font: sheet.tint(x - font * 0.6, y - font * 0.42, font * 1.2, font * 0.84, fill)


def boxed() -> Mark:
    """The outline of a whole."""
    return lambda sheet, x, y, font: sheet.track(x - font * 0.6, y - font * 0.35, font * 1.2, font * 0.7)
