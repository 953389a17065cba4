"""One party's commitments at a glance: its commitments by theme, the facts of a plan that they state, and the nations that they reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from commitments.figures import facts, matrix, reach
from commitments.figures.bars import NONE
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.key import bar_of, blank_marks, draw_blank, draw_key, written
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.measures import Measure, Part, draw_both, draw_parts
from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.figure import NO_SCORE, Asked, Figure, Named
from commitments.figures.telling import in_order
from commitments.wording import count, inside, joined

COLUMNS = ("part", "row", "who", "commitments", "blank", "touched")
THEMES, FACTS, NATIONS = "By theme", "Facts of a plan that they state", "Nations that they reach"
ITSELF, OTHERS = "The party itself", "Through others"


@dataclass(frozen=True)
class OnThePage:
    """One number of the page, or why there is none (``blank``; ``touched``: for "Only touched on", how many touch it). ``who``: of a nation,
    whether the party would do or keep it itself, or press others for it or resist it."""

    part: str
    row: Named
    who: str
    commitments: int
    blank: str
    touched: int
    party: Named
    address: str = ""


def rows(asked: Asked) -> list[OnThePage]:
    """Themes, facts, then nations with a row each for what the party would do itself and through others."""
    (party,) = asked.parties
    made = [
        OnThePage(THEMES, one.theme, "", one.commitments, one.blank, one.touched, party, one.address)
        for one in matrix.rows(asked)
    ]
    made += [OnThePage(FACTS, one.fact, "", one.stating, "", 0, party, one.address) for one in facts.rows(asked)]
    for one in reach.rows(asked):
        made.append(OnThePage(NATIONS, one.nation, ITSELF, one.itself, one.blank, 0, party, one.address))
        made.append(OnThePage(NATIONS, one.nation, OTHERS, one.through_others, one.blank, 0, party, one.address))
    return made


def draw(table: Sequence[OnThePage], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """Three parts, all bars to one scale."""
    colour = tinted(frame.colours[table[0].party.id], sheet.ground)
    none = any(row.part == FACTS and not row.commitments for row in table)
    key = [
        (bar_of(colour=colour), "would do or keep it itself"),
        (bar_of(True, colour), "would press others for it, or resist it"),
    ]
    pressing = any(row.who == OTHERS and row.commitments for row in table)
    box = draw_key(
        sheet, box, [*key * pressing, *[(written(NONE), "none states it")] * none, *blank_marks(row.blank for row in table)]
    )
    parts = [
        Part(THEMES, [_measure(row, colour) for row in table if row.part == THEMES]),
        Part(FACTS, [_measure(row, colour) for row in table if row.part == FACTS]),
        Part(NATIONS, [_nation(table, nation, colour) for nation in in_order(row.row for row in table if row.part == NATIONS)]),
    ]
    return Drawn(draw_parts(sheet, box, parts))


def _measure(row: OnThePage, colour: str) -> Measure:
    about = About(f"{row.row.name}: {row.blank or count(row.commitments, 'commitment')}", row.address)
    if row.blank:
        return Measure(row.row.name, 0, "", partial(_draw_blank, row, about))
    return Measure(
        row.row.name, row.commitments, f"{row.commitments:,}" if row.commitments else NONE, partial(_draw_bar, colour, about)
    )


def _nation(table: Sequence[OnThePage], nation: Named, colour: str) -> Measure:
    itself, others = (row for row in table if row.part == NATIONS and row.row == nation)
    own, through = itself.commitments, others.commitments
    about = About(f"{nation.name}: {itself.blank or f'{own} itself, {through} through others'}", itself.address)
    if itself.blank:
        return Measure(nation.name, 0, "", partial(_draw_blank, itself, about))
    text = f"{own:,} + {through:,}" if own and through else f"{own + through:,}"
    return Measure(nation.name, own + through, text, partial(draw_both, colour, own / (own + through), about))


def _draw_bar(colour: str, about: About, sheet: Sheet, place: Box, font: float) -> None:
    if place.width:
        sheet.bar(place.x, place.y, place.width, place.height, colour, about=about)


def _draw_blank(row: OnThePage, about: About, sheet: Sheet, place: Box, font: float) -> None:
    room = Box(place.x, place.y, font * 4, place.height)
    draw_blank(sheet, room, row.blank, row.touched, font, about, at_start=True)


def tell(table: Sequence[OnThePage]) -> list[str]:
    """All numbers above zero, part by part, and the blanks."""
    told = []
    for part in (THEMES, FACTS):
        some = [f"{inside(row.row.name)} {row.commitments:,}" for row in table if row.part == part and row.commitments]
        none = [inside(row.row.name) for row in table if row.part == part and not row.commitments]
        told.append(f"{part}: {joined(some) or 'none'}{f'; none: {joined(none)}' if none else ''}.")
    nations = in_order(row.row for row in table if row.part == NATIONS)
    said = []
    for nation in nations:
        itself, others = (row for row in table if row.part == NATIONS and row.row == nation)
        said.append(
            f"{nation.name}: {inside(itself.blank) if itself.blank else f'{itself.commitments} itself, {others.commitments} through others'}"
        )
    return [*told, f"{NATIONS}: {'; '.join(said)}."]


FIGURE = Figure(
    name="programme",
    label="One party's commitments at a glance",
    question="What do one party's commitments cover?",
    ending=": an overview",
    explains="All bars have the same scale. A commitment may state several facts and reach several nations.",
    note=NO_SCORE,
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    needs="party",
    size="1080x1350",
)
