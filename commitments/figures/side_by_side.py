"""One topic across the parties as a table: stance, what they would do, figure and deadline; and who is silent."""

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.figures.bars import NONE
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.canvas.table import Column, Row, draw_table
from commitments.figures.figure import Asked, Figure, Named
from commitments.figures.says import draw_below, figure_of, on_topic, silences
from commitments.records import vocabulary as words

COLUMNS = ("party", "stance", "commitment", "figure", "deadline", "blank")
HEADS = (Column("What", 4.4), Column("Stance", 1.5), Column("Figure", 2.4), Column("By when", 2.7))


@dataclass(frozen=True)
class Beside:
    """One commitment on the topic with its ``figure`` (target and sum) and ``deadline`` in the text's sense, '' for none; or why a party is
    silent (``blank``)."""

    party: Named
    stance: str
    commitment: str
    figure: str
    deadline: str
    blank: str
    address: str = ""


def rows(asked: Asked) -> list[Beside]:
    """One topic, party by party."""
    names = asked.names
    return [
        Beside(party, "", "", "", "", silence)
        if row is None
        else Beside(
            party,
            words.STANCES[row.stance].label,
            names.text(row.title),
            figure_of(row, names),
            names.text(row.deadline.text) if row.deadline else "",
            "",
            asked.page_of(row.id),
        )
        for party, row, silence in on_topic(asked)
    ]


def draw(table: Sequence[Beside], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """A row for each commitment; below, the parties without one, by the kind of their silence."""
    entries = [
        Row(
            row.party.id,
            row.party.name,
            tinted(frame.colours[row.party.id], sheet.ground),
            (row.commitment, row.stance, row.figure or NONE, row.deadline or NONE),
            About(f"{row.party.name}, {row.stance.lower()}: {row.commitment}", row.address),
        )
        for row in table
        if not row.blank
    ]
    return draw_below(
        sheet,
        box,
        silences(table),
        lambda room: draw_table(sheet, room, HEADS, entries, "commitments") if entries else Drawn(room.y),
    )


def tell(table: Sequence[Beside]) -> list[str]:
    """Every commitment with its stance, figure and deadline, then who is silent."""
    told = []
    for row in table:
        if not row.blank:
            more = "; ".join(filter(None, (row.figure, row.deadline)))
            told.append(f"{row.party.name} {row.stance.lower()}: {row.commitment}{f' ({more})' if more else ''}.")
    return told + silences(table)


FIGURE = Figure(
    name="sides",
    label="One topic, side by side",
    question="How do the parties differ on one topic?",
    ending=": stance, figure and date",
    explains=f"In our words; figures and dates as in the texts, {NONE} where a text gives none.",
    note="Only core commitments are sorted by topic. A dash is a fact about the text, not a mark against it.",
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    needs="topic",
    size="1080x1350",
)
