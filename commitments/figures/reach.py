"""Reach by nation: where commitments would be felt, and whether the party would act itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.key import START as GAP
from commitments.figures.canvas.key import bar_of, blank_marks, draw_blank, draw_key
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.canvas.text import width
from commitments.figures.crossing import draw_crossing, inset
from commitments.figures.figure import NO_SCORE, Asked, Figure, Named
from commitments.figures.telling import blanks, cells, in_order
from commitments.records.references import NATION_ORDER
from commitments.tables.blanks import BLANKS, filtered, silence_of
from commitments.tables.counts import counted_by
from commitments.wording import count

NOT_STANDING = BLANKS["not-standing"]
OUTSIDE = Named("outside-uk", "Outside the UK")
COLUMNS = ("party", "nation", "commitments", "itself", "through_others", "blank", "stands_there")


@dataclass(frozen=True)
class InNation:
    """What of a party reaches a nation: what it would do or keep ``itself``, what it would press for or resist ``through_others``; or why
    there is nothing (``blank``)."""

    party: Named
    nation: Named
    itself: int
    through_others: int
    blank: str
    address: str = ""
    stands: bool = True  # whether the party put up candidates there

    @property
    def stands_there(self) -> str:
        """``yes`` or ``no``, for the table."""
        return "yes" if self.stands else "no"

    @property
    def commitments(self) -> int:
        """All that reach the nation."""
        return self.itself + self.through_others


def rows(asked: Asked) -> list[InNation]:
    """Party by party: the nations chosen, or all, with what is felt outside the UK where there is any.

    A nation's numbers are those of the selection with that nation chosen: a promise of the UK manifesto that an edition of the nation
    repeats may reach it by the edition alone.
    """
    dataset, selection = asked.dataset, asked.selection
    chosen = [nation for nation in NATION_ORDER if not selection.nations or nation in selection.nations]
    reached = {
        Named(nation, dataset.by_id["nation"][nation].name): selection.but(nations=(nation,)).mask(dataset) for nation in chosen
    }
    anywhere = np.any([dataset.columns[f"nation:{nation}"] for nation in NATION_ORDER], axis=0)
    outside = selection.mask(dataset) & ~anywhere
    if outside.any() and not selection.nations:
        reached[OUTSIDE] = outside
    acting = np.isin(dataset.columns["stance"], ("do", "keep"))
    parties = asked.parties
    ids = [party.id for party in parties]
    numbers = {
        nation: (
            counted_by(dataset, there & acting, "party", ids).tolist(),
            counted_by(dataset, there & ~acting, "party", ids).tolist(),
        )
        for nation, there in reached.items()
    }
    made = []
    for place, party in enumerate(parties):
        for nation, (own, others) in numbers.items():
            itself, through_others = own[place], others[place]
            some = itself + through_others
            blank = "" if some else BLANKS[_why_none(asked, party.id, nation.id)].label
            address = asked.explore(parties=(party.id,), nations=(nation.id,)) if some and nation != OUTSIDE else ""
            made.append(InNation(party, nation, itself, through_others, blank, address, _stands(asked, party, nation)))
    return made


def _stands(asked: Asked, party: Named, nation: Named) -> bool:
    # With names hidden it would tell who it is.
    return nation == OUTSIDE or asked.names.hidden or nation.id in asked.dataset.by_id["party"][party.id].stands_in


def _why_none(asked: Asked, party: str, nation: str) -> str:
    """A key of ``BLANKS``."""
    selection = asked.selection
    if nation != OUTSIDE.id:
        kind = silence_of(asked.dataset, party, (nation,), selection.elections)
        if kind != "nothing-found":
            return kind
    return "no-match" if filtered(selection) or selection.themes else "nothing-found"


def draw(table: Sequence[InNation], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """By party and nation: a bar of what the party would do or keep itself, and hatched behind it what it would press for or resist."""
    bars = [(bar_of(), "would do or keep it itself"), (bar_of(hatched=True), "would press others for it, or resist it")]
    box = draw_key(sheet, box, [*bars, *blank_marks([*(row.blank for row in table), *away(table)])])
    found = {(row.party.id, row.nation.id): row for row in table}
    most = max(1, *(row.commitments for row in table))
    room = max(width(_sum(row), 1) for row in table) + GAP * 2

    def cell(party: str, nation: str, place: Box, font: float) -> None:
        row = found[party, nation]
        about = About(
            f"{row.party.name}, {row.nation.name}: {row.blank or in_words(row)}",
            row.address,
        )
        middle = place.y + place.height / 2
        if not row.commitments:
            draw_blank(sheet, place, row.blank, 0, font, about, at_start=True)
            return
        place = inset(place, font)
        scale = (place.width - room * font) / most
        own, other = row.itself * scale, row.through_others * scale
        high = min(place.height * 0.62, font * 1.15)
        colour = tinted(frame.colours[party], sheet.ground)
        if own:
            sheet.bar(place.x, middle - high / 2, own, high, colour, about=about)
        if other:
            sheet.bar(place.x + own, middle - high / 2, other, high, colour, hatched=True, about=about)
        sheet.text(place.x + own + other + font * GAP, middle, _sum(row), font)

    parties, nations = in_order(row.party for row in table), in_order(row.nation for row in table)
    return draw_crossing(sheet, box, frame, parties, nations, cell, least_width=5.6, good_width=9)


def away(table: Iterable[InNation]) -> list[str]:
    """The label of the mark beside the numbers of parties that do not stand in the nation; [] where all do."""
    return [NOT_STANDING.label] if any(row.commitments and not row.stands for row in table) else []


def in_words(row: InNation) -> str:
    """``3 itself, 2 through others``, and whether the party stands there."""
    said = f"{row.itself} itself, {row.through_others} through others"
    return said if row.stands else f"{said}. {NOT_STANDING.label}"


def _sum(row: InNation) -> str:
    """``12 + 3``, or the one of the two that is not zero; with the mark of a party that does not stand there."""
    both = row.itself and row.through_others
    numbers = f"{row.itself} + {row.through_others}" if both else str(row.commitments)
    return numbers if row.stands else f"{numbers} {NOT_STANDING.mark}"


def tell(table: Sequence[InNation]) -> list[str]:
    """What parties would do themselves and what not, the highest and lowest cells, the blanks by kind."""
    itself, others = sum(row.itself for row in table), sum(row.through_others for row in table)
    split = f"Counted in each nation: {itself:,} that the party would do or keep itself, {others:,} that it would press for or resist."
    spoken = cells(table, lambda row: row.commitments, lambda row: f"{row.party.name} in {row.nation.name}")
    elsewhere = sum(row.commitments > 0 and not row.stands for row in table)
    marked = (
        f"Of parties that do not stand in the nation, marked {NOT_STANDING.mark}: {count(elsewhere, 'cell')}."
        if elsewhere
        else ""
    )
    return [part for part in (split, *spoken, marked, blanks(table, lambda row: row.commitments)) if part]


FIGURE = Figure(
    name="reach",
    label="Reach by nation, and who would act",
    question="Where would commitments be felt, and would the party act itself?",
    ending=", by the nations that they reach",
    explains="A commitment that reaches several nations is counted in each.",
    note=NO_SCORE,
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    size="1200x675",
    ending_of=lambda selection: ": would the party act itself?" if selection.nations else ", by the nations that they reach",
)
