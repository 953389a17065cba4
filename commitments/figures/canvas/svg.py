"""A sheet as SVG: words as text, a title on each mark, and marks that lead to the commitments behind them.

The same sheet gives the same bytes on every machine.
"""

import hashlib
import math
import re
from html import escape
from typing import NamedTuple

from commitments.figures.canvas.look import FONT
from commitments.figures.canvas.sheet import About, Bar, Dot, Line, Sheet, Text, Units

NAMESPACE = "http://www.w3.org/2000/svg"
BASELINE = 0.35  # from the middle of a line of text down to its baseline, in font sizes
OUTLINE = 1.5  # thickness of the line around a hatched bar and of an open symbol, in pixels
SQUARES_APART = 0.22  # between squares, in shares of the distance from one to the next
HATCH = 5.0  # pixels from one line of a hatching to the next


class Words(NamedTuple):
    """What a picture says of itself: its title, its alt text, where it is from and whose it is."""

    title: str
    description: str
    source: str
    rights: str


def svg(sheet: Sheet, words: Words | None = None) -> str:
    """The sheet as an SVG document of its size in pixels.

    Its groups have the names of the sheet's kinds of mark for classes. With ``words`` it says what it is: to a screen reader by its
    title and description, to whoever finds the file by its metadata.
    """
    wide, high = sheet.size.width, round(sheet.height)
    parts = [
        _group("tints", [_bar(bar, f' fill="{bar.colour}"', False) for bar in sheet.tints]),
        _group("tracks", [_bar(bar, "", False) for bar in sheet.tracks], f'fill="none" stroke="{sheet.ground.quiet}"'),
        _bars(sheet),
        _group("squares", [_units(units) for units in sheet.squares]),
        _group("dividers", [_line(line) for line in sheet.dividers]),
        _group("rules", [_line(line) for line in sheet.rules]),
        _group("dots", [_dot(dot) for dot in sheet.dots]),
        _group("texts", [_text(text) for text in sheet.texts], 'xml:space="preserve"'),
    ]
    body = "".join(parts)
    said, role = "", ""
    if words:
        key = hashlib.sha256(f"{words}{body}".encode()).hexdigest()[:8]
        role = f' role="img" aria-labelledby="title-{key} desc-{key}"'
        said = (
            f'<title id="title-{key}">{_esc(words.title)}</title><desc id="desc-{key}">{_esc(words.description)}</desc>'
            f"<metadata>{_esc(f'{words.source} {words.rights}')}</metadata>"
        )
    return (
        f'<svg xmlns="{NAMESPACE}" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" font-family="{_esc(FONT)}"{role}>'
        f'{said}<rect width="{wide}" height="{high}" fill="{sheet.ground.paper}"/>{body}</svg>'
    )


def _esc(text: str) -> str:
    """Text as XML holds it; characters that XML cannot hold are left out."""
    return escape(NOT_XML.sub("", text), quote=True)


# What XML cannot hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _number(value: float) -> str:
    """Pixels to a tenth, as short as they can be written."""
    return f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")


def _group(name: str, marks: list[str], attributes: str = "") -> str:
    return f'<g class="{name}"{attributes and " " + attributes}>{"".join(marks)}</g>' if marks else ""


def _told(mark: str, tag: str, about: About) -> str:
    """A mark with its title inside, in a link where it has an address. ``mark`` is its opening tag without the end."""
    drawn = f"<{mark}><title>{_esc(about.words)}</title></{tag}>" if about.words else f"<{mark}/>"
    return f'<a href="{_esc(about.address)}" target="_top">{drawn}</a>' if about.address else drawn


def _bars(sheet: Sheet) -> str:
    """Bars; each colour of a hatching has its pattern before them."""
    hatched = list(dict.fromkeys(bar.colour for bar in sheet.bars if bar.hatched))
    patterns = "".join(
        f'<pattern id="hatch-{colour[1:]}" width="{HATCH:g}" height="{HATCH:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="{HATCH:g}" height="{HATCH:g}" fill="{sheet.ground.paper}"/>'
        f'<rect width="1.6" height="{HATCH:g}" fill="{colour}"/></pattern>'
        for colour in hatched
    )
    marks = [_bar(bar, f' fill="{bar.colour}"', bar.hatched) for bar in sheet.bars]
    return (f"<defs>{patterns}</defs>" if patterns else "") + _group("bars", marks)


def _bar(bar: Bar, fill: str, hatched: bool) -> str:
    x, y, wide, high = bar.x, bar.y, bar.width, bar.height
    if hatched:  # its outline stands inside of it, so that it is as long as a filled one
        inset = min(OUTLINE / 2, wide / 2)
        x, y, wide, high = x + inset, y + inset, max(0.1, wide - 2 * inset), max(0.1, high - 2 * inset)
        fill = f' fill="url(#hatch-{bar.colour[1:]})" stroke="{bar.colour}" stroke-width="{OUTLINE}"'
    places = f'x="{_number(x)}" y="{_number(y)}" width="{_number(wide)}" height="{_number(high)}"'
    return _told(f"rect {places}{fill}", "rect", bar.about)


def _units(units: Units) -> str:
    side = _number(max(1, units.pitch * (1 - SQUARES_APART)))
    path = "".join(
        f"M{_number(units.x + place // units.rows * units.pitch)},{_number(units.y + place % units.rows * units.pitch)}h{side}v{side}h-{side}z"
        for place in range(units.number)
    )
    return _told(f'path d="{path}" fill="{units.colour}"', "path", units.about)


def _line(line: Line) -> str:
    ends = f'x1="{_number(line.x0)}" y1="{_number(line.y0)}" x2="{_number(line.x1)}" y2="{_number(line.y1)}"'
    thick = f' stroke-width="{line.thick:g}"' if line.thick != 1 else ""
    return f'<line {ends} stroke="{line.colour}"{thick}/>'


def _dot(dot: Dot) -> str:
    x, y, half = dot.x, dot.y, dot.across / 2
    if dot.symbol == "circle":
        return _told(f'circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(half)}" fill="{dot.colour}"', "circle", dot.about)
    path = "".join(f"{letter}{_number(x + a * half)},{_number(y + b * half)}" for letter, a, b in SYMBOLS[dot.symbol])
    paint = (
        f'fill="none" stroke="{dot.colour}" stroke-width="{max(OUTLINE, dot.across / 5):.1f}"'
        if dot.symbol in OPEN
        else f'fill="{dot.colour}"'
    )
    return _told(f'path d="{path}{"" if dot.symbol == "x" else "Z"}" {paint}', "path", dot.about)


def _text(text: Text) -> str:
    bold = ' font-weight="700"' if text.bold else ""
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    drop = text.size * BASELINE
    place = (
        f'transform="translate({_number(text.x + drop)},{_number(text.y)}) rotate(-90)"'
        if text.upright
        else f'x="{_number(text.x)}" y="{_number(text.y + drop)}"'
    )
    drawn = f'<text {place} font-size="{_number(text.size)}" fill="{text.colour}"{anchor}{bold}>{_esc(text.text)}</text>'
    return f'<a href="{_esc(text.about.address)}" target="_top">{drawn}</a>' if text.about.address else drawn


# Symbols beside the circle: moves and lines between points in halves of their width. Of equal weight to the eye rather than equally wide.
_SIDE = math.sqrt(math.pi) / 2
SYMBOLS = {
    "square": (("M", -_SIDE, -_SIDE), ("L", _SIDE, -_SIDE), ("L", _SIDE, _SIDE), ("L", -_SIDE, _SIDE)),
    "triangle-up": (("M", 0, -1.15), ("L", 1.15, 0.85), ("L", -1.15, 0.85)),
    "diamond": (("M", 0, -1.2), ("L", 1.2, 0), ("L", 0, 1.2), ("L", -1.2, 0)),
    "diamond-open": (("M", 0, -1.2), ("L", 1.2, 0), ("L", 0, 1.2), ("L", -1.2, 0)),
    "x": (("M", -0.85, -0.85), ("L", 0.85, 0.85), ("M", -0.85, 0.85), ("L", 0.85, -0.85)),
}
OPEN = ("diamond-open", "x")
