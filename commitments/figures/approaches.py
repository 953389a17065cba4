"""Improvement approaches: on which themes the texts name them, one square for each commitment that does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from commitments.figures.bars import NONE, NONE_KEY
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.key import draw_key
from commitments.figures.canvas.sheet import LEADING, About, Box, Sheet
from commitments.figures.canvas.text import wrapped
from commitments.figures.canvas.units import draw_units, pitch_for
from commitments.figures.crossing import draw_crossing, inset
from commitments.figures.figure import SILENCE, Asked, Figure, Named
from commitments.figures.telling import blanks, cells, in_order
from commitments.records import vocabulary as words
from commitments.tables.counts import approaches_by_theme
from commitments.wording import inside, joined

COLUMNS = ("group", "theme", "approach", "naming", "commitments")
FILLED = 0.8  # of a row's height that squares may take


@dataclass(frozen=True)
class Naming:
    """How many of the ``commitments`` on a theme name an approach."""

    group: str
    theme: Named
    approach: Named
    naming: int
    commitments: int
    address: str = ""


def rows(asked: Asked) -> list[Naming]:
    """Theme by theme, the four approaches in their order."""
    found = approaches_by_theme(asked.dataset, asked.selection).to_dict("index")
    return [
        Naming(
            asked.group_of(theme_id),
            asked.theme(theme_id),
            Named(approach, term.label),
            int(numbers[approach]),
            int(numbers["commitments"]),
            asked.explore(themes=(theme_id,), approaches=(approach,)) if numbers[approach] else "",
        )
        for theme_id, numbers in ((str(id_), numbers) for id_, numbers in found.items())
        for approach, term in words.APPROACHES.items()
    ]


def draw(table: Sequence[Naming], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """Squares by theme and approach; below, the themes of which no commitment names any."""
    found = {(row.theme.id, row.approach.id): row for row in table}
    speaking = in_order(row.theme for row in table if any(found[row.theme.id, one.approach.id].naming for one in table))
    silent = [theme for theme in in_order(row.theme for row in table) if theme not in speaking]
    most = max((row.naming for row in table), default=1)
    font = max(sheet.size.small, sheet.size.least)
    said = f"None of the four is named on: {joined(inside(theme.name) for theme in silent)}." if silent else ""
    below = font * (len(wrapped(said, font, box.width)) * LEADING + 0.6) if said else 0
    if not speaking:
        end = sheet.paragraph(box.x, box.y, box.width, "No commitment in this selection names an approach.", sheet.size.text)
        return Drawn(end)
    box = draw_key(
        sheet, box, [NONE_KEY] * any(not found[theme.id, row.approach.id].naming for theme in speaking for row in table)
    )

    def cell(theme: str, approach: str, place: Box, font: float) -> None:
        row = found[theme, approach]
        room = inset(place, font)
        if not row.naming:
            sheet.text(room.x, place.y + place.height / 2, NONE, font, sheet.ground.quiet)
            return
        room = Box(room.x, room.y + room.height * (1 - FILLED) / 2, room.width, room.height * FILLED)
        about = About(f"{row.theme.name}, {row.approach.name}: {row.naming} of {row.commitments}", row.address)
        pitch = pitch_for(most, room.width, room.height, font)
        draw_units(sheet, room, row.naming, pitch, font, sheet.ground.accent, about)

    room = Box(box.x, box.y, box.width, box.height - below)
    numbers = {row.theme: row.commitments for row in table}
    themes = [Named(theme.id, f"{theme.name} ({numbers[theme]:,})") for theme in speaking]
    drawn = draw_crossing(
        sheet,
        room,
        frame,
        themes,
        in_order(row.approach for row in table),
        cell,
        least_width=5,
        groups=_groups(table, speaking),
    )
    if not said:
        return drawn
    return Drawn(sheet.paragraph(box.x, drawn.bottom + font * 0.6, box.width, said, font, sheet.ground.quiet))


def _groups(table: Sequence[Naming], speaking: Sequence[Named]) -> list[str]:
    of = {row.theme: row.group for row in table}
    return [of[theme] for theme in speaking]


def tell(table: Sequence[Naming]) -> list[str]:
    """How many name each approach, the highest and lowest cells, how many are blank."""
    sums: Counter[Named] = Counter()
    for row in table:
        sums[row.approach] += row.naming
    named = f"In all: {joined(f'{inside(approach.name)} {number:,}' for approach, number in sums.items())}."
    spoken = cells(table, lambda row: row.naming, lambda row: f"{row.theme.name}, {row.approach.name}")
    return [named, *spoken, blanks(table, lambda row: row.naming)]


FIGURE = Figure(
    name="approaches",
    label="Improvement approaches",
    question="Where do the texts name an approach to improvement?",
    ending=", by theme and improvement approach",
    explains="One square for each commitment whose passage names the approach.",
    note=SILENCE,
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    size="1080x1080",
)
