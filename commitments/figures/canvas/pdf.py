"""A sheet as PDF: vectors and words that can be selected, with the fonts of this package inside, for print and for slides.

The same sheet gives the same bytes on every machine.
"""

import io
import threading
from functools import lru_cache
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from commitments import PROJECT
from commitments.figures.canvas.sheet import About, Bar, Dot, Line, Sheet, Text, Units
from commitments.figures.canvas.svg import BASELINE, HATCH, NOT_XML, OPEN, OUTLINE, SQUARES_APART, SYMBOLS, Words

POINT = 0.75  # points for a pixel: shown at its own size, the picture is as large as on a screen
PLAIN, BOLD = "Pledge Sans", "Pledge Sans Bold"
FOLDER = Path(__file__).parent / "fonts"
FONTS = {PLAIN: FOLDER / "LiberationSans-Regular.ttf", BOLD: FOLDER / "LiberationSans-Bold.ttf"}
HATCHED = 1.6  # thickness of the lines of a hatching, in pixels
_one_at_a_time = threading.Lock()  # the fonts count the letters that a document uses


def pdf(sheet: Sheet, words: Words) -> bytes:
    """The sheet as a PDF document of one page, with its words as metadata; marks lead to the commitments behind them."""
    with _one_at_a_time:
        return _pdf(sheet, words)


def _pdf(sheet: Sheet, words: Words) -> bytes:
    _fonts()
    out = io.BytesIO()
    wide, high = sheet.size.width, round(sheet.height)
    page = Canvas(out, pagesize=(wide * POINT, high * POINT), invariant=1, lang="en-GB")
    page.setTitle(words.title)
    page.setSubject(words.description)
    page.setAuthor(PROJECT)
    page.setKeywords(f"{words.source} {words.rights}")
    _Drawing(page, sheet.ground.paper).draw(sheet, wide, high)
    page.showPage()
    page.save()
    return out.getvalue()


@lru_cache(maxsize=1)
def _fonts() -> None:
    for name, path in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(path)))


class _Drawing:
    """Draws the marks of a sheet on a page, in pixels from the top left corner, as the sheet has them."""

    def __init__(self, page: Canvas, paper: str) -> None:
        self.page, self.paper = page, paper

    def draw(self, sheet: Sheet, wide: int, high: int) -> None:
        page = self.page
        page.scale(POINT, -POINT)
        page.translate(0, -high)
        self._fill(sheet.ground.paper)
        page.rect(0, 0, wide, high, stroke=0, fill=1)
        for tint in sheet.tints:
            self._bar(tint)
        for track in sheet.tracks:
            self._outline(sheet.ground.quiet, 1)
            page.rect(track.x, track.y, track.width, track.height, stroke=1, fill=0)
        for bar in sheet.bars:
            self._bar(bar)
        for units in sheet.squares:
            self._units(units)
        for line in (*sheet.dividers, *sheet.rules):
            self._line(line)
        for dot in sheet.dots:
            self._dot(dot)
        for text in sheet.texts:
            self._text(text)

    def _fill(self, colour: str) -> None:
        self.page.setFillColor(HexColor(colour))

    def _outline(self, colour: str, thick: float) -> None:
        self.page.setStrokeColor(HexColor(colour))
        self.page.setLineWidth(thick)

    def _lead(self, about: About, x: float, y: float, wide: float, high: float) -> None:
        if about.address:
            self.page.linkURL(about.address, (x, y, x + wide, y + high), relative=1)

    def _bar(self, bar: Bar) -> None:
        page = self.page
        if bar.hatched:
            inset = min(OUTLINE / 2, bar.width / 2)
            x, y = bar.x + inset, bar.y + inset
            wide, high = max(0.1, bar.width - 2 * inset), max(0.1, bar.height - 2 * inset)
            page.saveState()
            edge = page.beginPath()
            edge.rect(x, y, wide, high)
            page.clipPath(edge, stroke=0, fill=0)
            self._outline(bar.colour, HATCHED)
            step = HATCH * 2**0.5
            at = (x + y) // step * step  # on one grid for the whole page, as the pattern of an SVG is
            while at <= x + wide + y + high:
                page.line(at - y, y, at - y - high, y + high)
                at += step
            page.restoreState()
            self._outline(bar.colour, OUTLINE)
            page.rect(x, y, wide, high, stroke=1, fill=0)
        else:
            self._fill(bar.colour)
            page.rect(bar.x, bar.y, bar.width, bar.height, stroke=0, fill=1)
        self._lead(bar.about, bar.x, bar.y, bar.width, bar.height)

    def _units(self, units: Units) -> None:
        side = max(1, units.pitch * (1 - SQUARES_APART))
        self._fill(units.colour)
        for place in range(units.number):
            x, y = units.x + place // units.rows * units.pitch, units.y + place % units.rows * units.pitch
            self.page.rect(x, y, side, side, stroke=0, fill=1)
        across = -(-units.number // units.rows)
        self._lead(units.about, units.x, units.y, across * units.pitch, min(units.rows, units.number) * units.pitch)

    def _line(self, line: Line) -> None:
        self._outline(line.colour, line.thick)
        self.page.line(line.x0, line.y0, line.x1, line.y1)

    def _dot(self, dot: Dot) -> None:
        half = dot.across / 2
        if dot.symbol == "circle":
            self._fill(dot.colour)
            self.page.circle(dot.x, dot.y, half, stroke=0, fill=1)
        else:
            path = self.page.beginPath()
            for letter, a, b in SYMBOLS[dot.symbol]:
                (path.moveTo if letter == "M" else path.lineTo)(dot.x + a * half, dot.y + b * half)
            if dot.symbol != "x":
                path.close()
            self._fill(dot.colour)
            self._outline(dot.colour, max(OUTLINE, dot.across / 5))
            is_open = dot.symbol in OPEN
            self.page.drawPath(path, stroke=int(is_open), fill=int(not is_open))
        self._lead(dot.about, dot.x - half, dot.y - half, dot.across, dot.across)

    def _text(self, text: Text) -> None:
        page, said = self.page, NOT_XML.sub("", text.text)
        name = BOLD if text.bold else PLAIN
        wide = pdfmetrics.stringWidth(said, name, text.size)
        start = {"start": 0.0, "middle": -wide / 2, "end": -wide}[text.anchor]
        drop = text.size * BASELINE
        page.saveState()
        if text.upright:
            page.translate(text.x + drop, text.y)
            page.rotate(-90)
        else:
            page.translate(text.x, text.y + drop)
        page.scale(1, -1)  # letters stand upright on a page that is counted from its top
        self._fill(text.colour)
        page.setFont(name, text.size)
        page.drawString(start, 0, said)
        page.restoreState()
        if not text.upright:
            self._lead(text.about, text.x + start, text.y - text.size / 2, wide, text.size)
