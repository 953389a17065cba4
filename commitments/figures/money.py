"""Sums in the texts, by kind and period, never added up: each a mark on a scale on which small sums can be seen beside large ones."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.key import Mark, dotted, draw_key
from commitments.figures.canvas.lines import Axis, Line, draw_lines, fitting
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import ENDLESS, LEADING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped
from commitments.figures.figure import Asked, Figure, Named
from commitments.figures.telling import in_order
from commitments.records import vocabulary as words
from commitments.tables.plan import money
from commitments.wording import joined, period_of, sentence_case
from commitments.wording import money as pounds

COLUMNS = ("kind", "period", "party", "commitment", "gbp_million", "gbp_million_to", "sum")
SYMBOLS = {"cost": "circle", "saving": "square", "revenue": "triangle-up"}
LANE = 1.14  # height of a lane of marks in a party's row, in font sizes
BETWEEN = 0.36  # parties, in font sizes
NEXT = 0.7  # between a mark's label and the next mark, in font sizes


@dataclass(frozen=True)
class Sum:
    """A sum that a commitment gives: ``kind`` (what it is, by its label), ``period``, from ``gbp_million`` to ``gbp_million_to`` where it is a range,
    and ``sum`` in words."""

    kind: Named
    period: str
    party: Named
    commitment: str
    gbp_million: float
    gbp_million_to: float
    sum: str
    address: str = ""

    @property
    def most(self) -> float:
        """The upper end of a range, or the sum."""
        return self.gbp_million if math.isnan(self.gbp_million_to) else self.gbp_million_to

    @property
    def about(self) -> About:
        """The sum in words, and the way to its commitment."""
        return About(f"{self.party.name}: {self.commitment}. {self.kind.name}, {self.sum}, {self.period}", self.address)


def rows(asked: Asked) -> list[Sum]:
    """By kind and period, in each by party."""
    dataset, names = asked.dataset, asked.names
    made = []
    for (kind, period), group in money(dataset, asked.selection).items():
        for row in group:
            funding = row.funding
            if funding is None or funding.gbp_million is None:
                continue
            high = math.nan if funding.gbp_million_to is None else float(funding.gbp_million_to)
            made.append(
                Sum(
                    Named(kind, words.FUNDING_KINDS[kind].label),
                    period_of(period),
                    asked.party(dataset.document_of(row).party),
                    names.text(row.title),
                    float(funding.gbp_million),
                    high,
                    pounds(funding.gbp_million, funding.gbp_million_to),
                    asked.page_of(row.id),
                )
            )
    return made


class _Scale:
    """Powers of ten of a million pounds, each as far from the next."""

    def __init__(self, table: Sequence[Sum]) -> None:
        self.low = math.floor(math.log10(max(min(row.gbp_million for row in table), 0.1)))
        self.high = max(math.ceil(math.log10(max(row.most for row in table))), self.low + 1)

    def at(self, place: Box, gbp_million: float) -> float:
        share = (math.log10(max(gbp_million, 10.0**self.low)) - self.low) / (self.high - self.low)
        return place.x + (0.04 + 0.92 * share) * place.width

    def head(self, sheet: Sheet, place: Box, font: float) -> None:
        """Labels for as many of the lines as there is room for."""
        room = place.width * 0.92 / (self.high - self.low)
        every = 1 if room > width("£100bn ", font) else 2
        for power in range(self.low, self.high + 1, every):
            x, middle = self.at(place, 10.0**power), place.y + place.height - font * 0.9
            sheet.text(x, middle, _short(10.0**power), font, sheet.ground.quiet, "middle")

    def lines(self, sheet: Sheet, place: Box, font: float) -> None:
        """The lines themselves, each ten times the one before."""
        for power in range(self.low, self.high + 1):
            x = self.at(place, 10.0**power)
            sheet.rule(x, place.y, x, place.y + place.height)


def _short(gbp_million: float) -> str:
    """``£250m``, ``£1.01bn``."""
    return f"£{gbp_million:g}m" if gbp_million < 1000 else f"£{gbp_million / 1000:g}bn"


def draw(table: Sequence[Sum], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """A line for each sum where all have room; else a row for each party with all its sums. Below, the parties that give none."""
    giving = {row.party.id for row in table}
    silent = [name for id_, name in frame.parties.items() if id_ not in giving]
    text = f"No sum of their own: {joined(silent)}." if silent else ""
    font = max(sheet.size.small, sheet.size.least)
    below = font * (0.6 + len(wrapped(text, font, box.width)) * LEADING) if text else 0
    room = Box(box.x, box.y, box.width, box.height - below)
    scale = _Scale(table)
    lines = [_line(row, frame, sheet, scale) for row in table]
    axis = Axis(1.7, scale.head, scale.lines)
    each = fitting(sheet, room, lines, axis) is not None
    drawn = draw_lines(sheet, room, lines, "sums", axis) if each else _by_party(table, frame, sheet, room, scale)
    y = sheet.paragraph(box.x, drawn.bottom + font * 0.6, box.width, text, font, sheet.ground.quiet) if text else drawn.bottom
    return drawn._replace(bottom=y)


def _line(row: Sum, frame: Frame, sheet: Sheet, scale: _Scale) -> Line:
    colour = tinted(frame.colours[row.party.id], sheet.ground)

    def plot(sheet: Sheet, place: Box) -> None:
        _mark(sheet, row, colour, partial(scale.at, place), place.y + place.height / 2, place.height * 0.45, "circle")

    heading = sentence_case(f"{row.kind.name}, {row.period}")
    return Line(row.party.id, row.party.name, colour, row.commitment, row.sum, heading, plot, About(address=row.address))


def _mark(sheet: Sheet, row: Sum, colour: str, at: Callable[[float], float], y: float, across: float, symbol: str) -> None:
    x = at(row.gbp_million)
    if row.most != row.gbp_million:
        end = at(row.most)
        sheet.rule(x, y, end, y, colour, 3)
        sheet.dot(end, y, across, colour, symbol, row.about)
    sheet.dot(x, y, across, colour, symbol, row.about)


def _by_party(table: Sequence[Sum], frame: Frame, sheet: Sheet, box: Box, scale: _Scale) -> Drawn:
    """A row for each party; its sums stand in as many lanes as keep their labels apart, and without labels where rows grow too high."""
    kinds = in_order(row.kind for row in table)
    marks: list[tuple[Mark, str]] = [(dotted(SYMBOLS.get(kind.id, "circle")), kind.name.lower()) for kind in kinds]
    box = draw_key(sheet, box, marks)
    order = list(frame.parties)
    parties = sorted(in_order(row.party for row in table), key=lambda party: order.index(party.id))
    size = sheet.size
    fonts = [font for share in range(110, 60, -4) if (font := size.text * share / 100) > size.least] + [size.least]
    trials = [(font, True) for font in fonts] + [(size.least, False)]
    for font, labelled in trials:
        names = max(width(party.name, font, bold=True) for party in parties) + font * 1.6
        beyond = max(width(_label(row), font) for row in table) if labelled else 0
        plot = Box(box.x + names, box.y, box.width - names - beyond, 0)
        lanes = {party: _lanes([row for row in table if row.party == party], scale, plot, font, labelled) for party in parties}
        needed = font * (1.9 + sum(LANE * len(rows) + BETWEEN for rows in lanes.values()))
        if needed <= box.height:
            break
    spare = 0 if box.height == ENDLESS else max(0, min((box.height - needed) / len(parties), font * 1.6))
    scale.head(sheet, Box(plot.x, box.y, plot.width, font * 1.8), font)
    y = box.y + font * 1.9
    for party, rows_ in lanes.items():
        high = font * (LANE * len(rows_) + BETWEEN) + spare
        colour = tinted(frame.colours[party.id], sheet.ground)
        middle, square = y + high / 2, font * 0.62
        sheet.bar(box.x, middle - square / 2, square, square, colour)
        sheet.text(box.x + font * 0.95, middle, party.name, font, bold=True)
        top = y + (high - font * LANE * len(rows_)) / 2
        for number, lane in enumerate(rows_):
            at = top + (number + 0.5) * font * LANE
            for row in lane:
                _mark(sheet, row, colour, partial(scale.at, plot), at, font * 0.6, SYMBOLS.get(row.kind.id, "circle"))
                if labelled:
                    sheet.text(scale.at(plot, row.most) + font * 0.5, at, _label(row), font)
        y += high
        sheet.divider(box.x, y, box.x + box.width, y)
    _ticks(sheet, plot, scale, box.y + font * 1.75)
    return Drawn(y)


def _ticks(sheet: Sheet, plot: Box, scale: _Scale, y: float) -> None:
    """Short lines under the scale's values: through the rows they would cross the labels."""
    sheet.rule(plot.x, y, plot.x + plot.width, y)
    for power in range(scale.low, scale.high + 1):
        x = scale.at(plot, 10.0**power)
        sheet.rule(x, y, x, y + 5)


def _label(row: Sum) -> str:
    return _short(row.gbp_million) + (f" to {_short(row.most)}" if row.most != row.gbp_million else "")


def _lanes(table: Sequence[Sum], scale: _Scale, plot: Box, font: float, labelled: bool) -> list[list[Sum]]:
    """The sums of a party in as few lanes as keep them apart."""
    lanes: list[tuple[float, list[Sum]]] = []
    for row in sorted(table, key=lambda row: row.gbp_million):
        begin = scale.at(plot, row.gbp_million) - font * 0.4
        end = scale.at(plot, row.most) + font * 0.5 + (width(_label(row), font) + font * NEXT if labelled else 0)
        for number, (taken, lane) in enumerate(lanes):
            if taken <= begin:
                lane.append(row)
                lanes[number] = (end, lane)
                break
        else:
            lanes.append((end, [row]))
    return [lane for _, lane in lanes]


def tell(table: Sequence[Sum]) -> list[str]:
    """For each kind the lowest and the highest sum."""
    told = []
    for kind in in_order(row.kind for row in table):
        some = [row for row in table if row.kind == kind]
        if len(some) == 1:
            told.append(f"{kind.name}: one sum, {_told(some[0])}.")
            continue
        low, high = min(some, key=lambda row: row.gbp_million), max(some, key=lambda row: row.gbp_million)
        told.append(f"{kind.name}: {len(some)} sums, lowest {_told(low)}, highest {_told(high)}.")
    return told


def _told(row: Sum) -> str:
    return f"{row.sum}, {row.period} ({row.party.name})"


FIGURE = Figure(
    name="money",
    label="Sums in the texts",
    question="What sums do the texts give, and for what period?",
    ending=" that give a sum of their own",
    explains="Each line on the scale is ten times the last.",
    note="Sums of different kinds and periods cannot be added up or ranked.",
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    size="1080x1350",
    shown=len,
    empty="No commitment in this selection gives a sum of its own.",
)
