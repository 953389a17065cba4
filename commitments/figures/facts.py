"""Facts of a plan: how many of a party's commitments state each."""

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.figures.bars import NONE_KEY, draw_bar
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.key import bar_of, boxed, draw_key
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.crossing import draw_crossing
from commitments.figures.figure import SILENCE, Asked, Figure, Named
from commitments.figures.telling import blanks, cells, in_order
from commitments.records import vocabulary as words
from commitments.tables.counts import stated_by_party
from commitments.wording import joined

COLUMNS = ("party", "fact", "stating", "commitments")


@dataclass(frozen=True)
class Stated:
    """How many of a party's ``commitments`` here state a fact; the last fact is "None of the five"."""

    party: Named
    fact: Named
    stating: int
    commitments: int
    address: str = ""


def rows(asked: Asked) -> list[Stated]:
    """Party by party, the five facts and then "None of the five"."""
    found = stated_by_party(asked.dataset, asked.selection, "fact").to_dict("index")
    facts = [Named(fact, term.label) for fact, term in words.PLAN_FACTS.items()] + [Named("none", "None of the five")]
    return [
        Stated(
            party,
            fact,
            int(found[party.id][fact.id]),
            int(found[party.id]["commitments"]),
            asked.explore(parties=(party.id,), facts=(fact.id,)) if found[party.id][fact.id] else "",
        )
        for party in asked.parties
        for fact in facts
    ]


def draw(table: Sequence[Stated], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """By party and fact: a bar for those that state it, inside the outline of all commitments of the party, to one scale."""
    found = {(row.party.id, row.fact.id): row for row in table}
    key = [(bar_of(), "commitments that state it"), (boxed(), "all commitments of the party (in brackets)")]
    box = draw_key(sheet, box, key + [NONE_KEY] * any(not row.stating for row in table))
    most = max(1, *(row.commitments for row in table))

    def cell(party: str, fact: str, place: Box, font: float) -> None:
        row = found[party, fact]
        about = About(f"{row.party.name}, {row.fact.name}: {row.stating} of {row.commitments}", row.address)
        colour = tinted(frame.colours[party], sheet.ground)
        draw_bar(sheet, place, font, row.stating, most, colour, about, row.commitments)

    parties = [Named(row.party.id, f"{row.party.name} ({row.commitments:,})") for row in table]
    return draw_crossing(
        sheet, box, frame, in_order(parties), in_order(row.fact for row in table), cell, least_width=5.2, good_width=7
    )


def tell(table: Sequence[Stated]) -> list[str]:
    """How many commitments each party has, the highest and lowest cells, how many are blank."""
    wholes = {row.party: row.commitments for row in table}
    whole = f"Commitments: {joined(f'{party.name} {number:,}' for party, number in wholes.items())}."
    spoken = cells(table, lambda row: row.stating, lambda row: f"{row.party.name}, {row.fact.name}")
    return [whole, *spoken, blanks(table, lambda row: row.stating)]


FIGURE = Figure(
    name="facts",
    label="Facts of a plan",
    question="How much of a plan do the texts state?",
    ending=", by the facts of a plan that they state",
    explains="How many state each of five facts of a plan.",
    note=SILENCE,
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    size="1200x675",
)
