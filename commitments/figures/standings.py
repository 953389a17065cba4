"""What became of governing parties' commitments: how many stand at each status."""

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.describing import status_label
from commitments.figures.bars import NONE_KEY, draw_bar
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.key import draw_key
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.crossing import draw_crossing
from commitments.figures.figure import LISTED, Asked, Figure, Named
from commitments.figures.telling import blanks, by_party, cells, in_order, many
from commitments.selecting.selection import Selection
from commitments.standing import Standing, governments_since_election
from commitments.tables.counts import progress_by_status
from commitments.wording import count

COLUMNS = ("status", "party", "commitments")
NONE_GOVERNED = "No party in this selection has been in a government since the election."


@dataclass(frozen=True)
class AtStatus:
    """How many of a party's commitments stand at a status."""

    status: Named
    party: Named
    commitments: int
    address: str = ""


def rows(asked: Asked) -> list[AtStatus]:
    """Status by status in their order, the parties that were in a government since an election shown.

    No rows with names hidden: who governs would give the names away.
    """
    dataset, selection = asked.dataset, asked.selection
    if asked.names.hidden:
        return []
    found = progress_by_status(dataset, selection)
    governing = {
        party
        for election in selection.elections or dataset.by_id["election"]
        for parties in governments_since_election(dataset, election).values()
        for party in parties
    }
    numbers = found.to_dict("index")
    return [
        AtStatus(
            Named(status, status_label(Standing(status), dataset)),
            party,
            int(numbers[party.id][status]),
            asked.explore(parties=(party.id,), statuses=(status,)) if numbers[party.id][status] else "",
        )
        for status in found.columns
        for party in asked.parties
        if party.id in governing
    ]


def subject(asked: Asked, table: Sequence[AtStatus]) -> Selection:
    """The selection with just the parties that the figure shows."""
    shown = tuple(party.id for party in in_order(row.party for row in table))
    return asked.selection.but(parties=shown) if shown else asked.selection


def governed(subject: Selection) -> str:
    """What a title adds where it gives the number of the parties and not their names; ``subject``: as above."""
    return " (those that have governed since)" if len(subject.parties) > LISTED else ""


def draw(table: Sequence[AtStatus], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """A column of bars for each governing party, one bar a status, all to one scale."""
    box = draw_key(sheet, box, [NONE_KEY] * any(not row.commitments for row in table))
    found = {(row.status.id, row.party.id): row for row in table}
    most = max(1, *(row.commitments for row in table))
    used = {row.status for row in table if row.commitments} or {row.status for row in table}

    def cell(status: str, party: str, place: Box, font: float) -> None:
        row = found[status, party]
        about = About(f"{row.party.name}, {row.status.name}: {count(row.commitments, 'commitment')}", row.address)
        draw_bar(sheet, place, font, row.commitments, most, tinted(frame.colours[party], sheet.ground), about)

    statuses = [status for status in in_order(row.status for row in table) if status in used]
    return draw_crossing(sheet, box, frame, statuses, in_order(row.party for row in table), cell, least_width=4.5, good_width=6)


def tell(table: Sequence[AtStatus]) -> list[str]:
    """Totals by party, the highest and lowest cells, how many are blank."""
    totals = [by_party(table)] if many(table) else []
    spoken = cells(table, lambda row: row.commitments, lambda row: f"{row.party.name}, {row.status.name}")
    return [*totals, *spoken, blanks(table, lambda row: row.commitments)]


FIGURE = Figure(
    name="standings",
    label="What became of governing parties' commitments",
    question="What became of the commitments of parties that have governed since?",
    ending="",
    ending_of=lambda subject: f"{governed(subject)}: what became of them",
    explains="The parties shown have been in a government since the election.",
    note="A count is not a score. “Not in power”: it lies with a government, or in Northern Ireland a department, that the party has not held since.",
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    size="1200x675",
    shown=lambda table: sum(row.commitments for row in table),
    subject=subject,
    follows=True,
    empty=NONE_GOVERNED,
)
