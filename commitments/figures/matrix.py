"""Party and theme matrix: how many commitments on each theme, and why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.grid import WIDEST
from commitments.figures.canvas.key import Mark, blank_marks, draw_blank, draw_key, room_for, shaded
from commitments.figures.canvas.look import Ground
from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.crossing import draw_crossing
from commitments.figures.figure import NO_SCORE, Asked, Figure, Named
from commitments.figures.telling import blanks, by_party, cells, in_order, many
from commitments.tables.blanks import BLANKS
from commitments.tables.counts import party_by_theme
from commitments.wording import count

STEPS = (1, 4, 8, 14)  # from how many commitments a cell is tinted one step deeper
COLUMNS = ("group", "theme", "party", "commitments", "blank", "touched")


@dataclass(frozen=True)
class OnTheme:
    """One cell: what a party has on a theme, or why it has nothing. ``touched``: for "Only touched on", how many touch it."""

    group: str
    theme: Named
    party: Named
    commitments: int
    blank: str
    touched: int
    address: str = ""

    @property
    def about(self) -> About:
        """The cell in words, and the way to its commitments."""
        return About(
            f"{self.party.name}, {self.theme.name}: {self.blank or count(self.commitments, 'commitment')}", self.address
        )


def rows(asked: Asked) -> list[OnTheme]:
    """Theme by theme, in each the parties in their order."""
    found = party_by_theme(asked.dataset, asked.selection)
    counts, kinds, touched = (part.to_dict("index") for part in found)
    made = []
    for theme_id in found.counts.index:
        theme, group = asked.theme(theme_id), asked.group_of(theme_id)
        for party in asked.parties:
            number, kind = int(counts[theme_id][party.id]), kinds[theme_id][party.id]
            near = int(touched[theme_id][party.id])
            wider = {"scope": "all", "second_themes": True} if near else {}
            address = asked.explore(themes=(theme_id,), parties=(party.id,), **wider) if number or near else ""
            made.append(OnTheme(group, theme, party, number, BLANKS[kind].label if kind else "", near, address))
    return made


class Step(NamedTuple):
    """A tint of cells: its fill, the colour of what is written on it, and from how many to how many it stands for."""

    fill: str
    ink: str
    words: str


def steps(ground: Ground) -> list[Step]:
    """The tints from few to many."""
    ends = [*(f"{least}–{after - 1}" for least, after in zip(STEPS, STEPS[1:], strict=False)), f"{STEPS[-1]} or more"]
    return [Step(fill, ink, words) for (fill, ink), words in zip(ground.steps, ends, strict=True)]


def draw(table: Sequence[OnTheme], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """A tinted cell with its number for each theme and party; the kinds of blank by their marks."""
    tints = steps(sheet.ground)
    used = [tint for place, tint in enumerate(tints, 1) if any(step_of(row.commitments) == place for row in table)]
    marks: list[tuple[Mark, str]] = [
        (shaded(tint.fill), f"{tint.words} commitments" if tint is used[0] else tint.words) for tint in used
    ]
    box = draw_key(sheet, box, [*marks, *blank_marks(row.blank for row in table)])
    found = {(row.theme.id, row.party.id): row for row in table}

    def cell(theme: str, party: str, place: Box, font: float) -> None:
        row = found[theme, party]
        if not row.commitments:
            draw_blank(sheet, place, row.blank, row.touched, font, row.about)
            return
        tint = tints[step_of(row.commitments) - 1]
        sheet.tint(place.x + 1, place.y + 1, place.width - 2, place.height - 2, tint.fill, row.about)
        sheet.text(place.x + place.width / 2, place.y + place.height / 2, f"{row.commitments:,}", font, tint.ink, "middle")

    least = max(1.4, room_for(row.touched for row in table))
    return draw_crossing(
        sheet, box, frame, *by_theme(table), cell, least_width=least, most_width=WIDEST, groups=groups_of(table)
    )


def by_theme(table: Sequence[OnTheme]) -> tuple[list[Named], list[Named]]:
    """The themes and the parties of the cells."""
    return in_order(row.theme for row in table), in_order(row.party for row in table)


def groups_of(table: Sequence[OnTheme]) -> list[str]:
    """The group of each theme."""
    return list({row.theme: row.group for row in table}.values())


def step_of(number: int) -> int:
    """Which tint a number has, from 1 (few); 0 is none."""
    return sum(number >= least for least in STEPS)


def tell(table: Sequence[OnTheme]) -> list[str]:
    """Totals by party, the highest and lowest cells, the blanks by kind."""
    totals = [by_party(table)] if many(table) else []
    spoken = cells(table, lambda row: row.commitments, lambda row: f"{row.party.name} on {row.theme.name}")
    return [*totals, *spoken, blanks(table, lambda row: row.commitments)]


FIGURE = Figure(
    name="matrix",
    label="Party and theme matrix",
    question="Who promised how much on which theme?",
    ending=", by theme and party",
    explains="Number of commitments on each theme.",
    note=NO_SCORE,
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    size="1080x1350",
)
