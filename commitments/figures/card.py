"""A text card: one commitment as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.describing import facts_not_stated, plan_facts, reach, status_label
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import ENDLESS, LEADING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped
from commitments.figures.figure import Asked, Figure
from commitments.records import vocabulary as words
from commitments.standing import standings
from commitments.wording import sentence_case

COLUMNS = ("field", "text")


@dataclass(frozen=True)
class Field:
    """A field of the card. ``party_id``: whose card it is."""

    field: str
    text: str
    party_id: str


def rows(asked: Asked) -> list[Field]:
    """Fields: Party, Stance, In short, the plan facts stated, Not stated, Reaches, What became of it, Section."""
    row, dataset, names = asked.commitment, asked.dataset, asked.names
    if row is None:
        return []
    party = dataset.document_of(row).party
    pairs = [
        ("Party", names.party(party)),
        ("Stance", words.STANCES[row.stance].label),
        ("In short", names.text(row.summary)),
        *((label, names.text(text)) for label, text in plan_facts(row)),
        ("Not stated", sentence_case(facts_not_stated(row))),
        ("Reaches", sentence_case(reach(row, dataset))),
        ("What became of it", "" if names.hidden else status_label(standings(dataset)[row.id], dataset)),
        ("Section", "" if names.hidden else row.section),
    ]
    return [Field(name, text, party) for name, text in pairs if text]


def draw(table: Sequence[Field], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """The summary in large type beside a stroke of the party's colour, then a line for each fact."""
    said = {row.field: row.text for row in table}
    summary, party = said.pop("In short"), table[0].party_id
    about = About(f"{said.pop('Party')}, {said['Stance'].lower()}")
    size = sheet.size
    shares = (1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.95, 0.9, 0.85, 0.8, 0.75)
    fonts = [size.text] if box.height == ENDLESS else [size.text * share for share in shares if size.text * share > size.least]
    for font in [*fonts, size.least]:
        label = max(width(name, font) for name in said) + font
        stacked = label > box.width * 0.4
        room = box.width if stacked else box.width - label
        large, indent, gap = font * 1.1, font * 0.9, font * 0.45
        opening = wrapped(summary, large, box.width - indent)
        parts = {name: wrapped(text, font, room) for name, text in said.items()}
        height = len(opening) * large * LEADING + font + len(parts) * gap
        height += sum(len(lines) + stacked for lines in parts.values()) * font * LEADING
        if height <= box.height:
            break
    y = sheet.lines(box.x + indent, box.y, opening, large)
    sheet.bar(box.x, box.y, font * 0.3, y - box.y, tinted(frame.colours[party], sheet.ground), about=about)
    y += font
    for name, lines in parts.items():
        sheet.divider(box.x, y, box.x + box.width, y)
        y += gap / 2
        sheet.text(box.x, y + font * LEADING / 2, name, font, sheet.ground.quiet)
        y += font * LEADING * stacked
        y = sheet.lines(box.x + (0 if stacked else label), y, lines, font) + gap / 2
    return Drawn(y)


def tell(table: Sequence[Field]) -> list[str]:
    """Field by field; the party stands in the subtitle, and the section is the reader's to look up."""
    return [f"{row.field}: {row.text.rstrip('.')}." for row in table if row.field not in ("Party", "Section")]


FIGURE = Figure(
    name="card",
    label="Card of one commitment",
    question="What exactly does one commitment say?",
    ending="",
    explains="",
    note="In our words, from the manifesto.",
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    needs="commitment",
    size="1080x1080",
    follows=True,
)
