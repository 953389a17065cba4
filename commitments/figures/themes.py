"""Commitments by theme as squares: one for each commitment, a column for each party."""

from collections.abc import Sequence

from commitments.figures import matrix
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.key import blank_marks, draw_blank, draw_key, room_for
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import Box, Sheet
from commitments.figures.canvas.units import draw_units, pitch_for
from commitments.figures.crossing import draw_crossing, inset
from commitments.figures.figure import NO_SCORE, Figure
from commitments.figures.matrix import OnTheme

ROOMY = 2.1  # height of a row where height is free, in font sizes
FILLED = 0.84  # of a row's height that squares may take


def draw(table: Sequence[OnTheme], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """The squares of each theme and party with their number; the kinds of blank by their marks, as in the matrix."""
    box = draw_key(sheet, box, blank_marks(row.blank for row in table))
    found = {(row.theme.id, row.party.id): row for row in table}
    most = max((row.commitments for row in table), default=1)

    def cell(theme: str, party: str, place: Box, font: float) -> None:
        row = found[theme, party]
        if not row.commitments:
            draw_blank(sheet, place, row.blank, row.touched, font, row.about, at_start=True)
            return
        room = inset(place, font)
        room = Box(room.x, room.y + room.height * (1 - FILLED) / 2, room.width, room.height * FILLED)
        pitch = pitch_for(most, room.width, room.height, font)
        draw_units(sheet, room, row.commitments, pitch, font, tinted(frame.colours[party], sheet.ground), row.about)

    least = max(2.9, room_for(row.touched for row in table))
    return draw_crossing(
        sheet, box, frame, *matrix.by_theme(table), cell, least_width=least, groups=matrix.groups_of(table), roomy=ROOMY
    )


FIGURE = Figure(
    name="themes",
    label="Commitments by theme",
    question="Which themes do these parties write about?",
    ending=", by theme",
    explains="One square for each commitment.",
    note=NO_SCORE,
    columns=matrix.COLUMNS,
    rows=matrix.rows,
    draw=draw,
    tell=matrix.tell,
    size="1080x1350",
)
