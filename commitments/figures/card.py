"""A text card: one commitment as a picture."""

import pandas as pd

from commitments.describing import facts_not_stated, plan_facts, reach, status_label
from commitments.figures.canvas.frame import Frame
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import ENDLESS, LEADING, Box, Sheet
from commitments.figures.canvas.text import width, wrapped
from commitments.library import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.names import Names
from commitments.standing import standings
from commitments.wording import sentence_case


def card_table(dataset: Dataset, row: model.Commitment, names: Names) -> pd.DataFrame:
    """Columns: field, text. Fields: Party, Stance, In short, the plan facts stated, Not stated, Reaches, What became of it, Section."""
    document = dataset.document_of(row)
    pairs = [
        ("Party", names.party(document.party)),
        ("Stance", words.STANCES[row.stance].label),
        ("In short", names.text(row.summary)),
        *((label, names.text(text)) for label, text in plan_facts(row)),
        ("Not stated", sentence_case(facts_not_stated(row))),
        ("Reaches", sentence_case(reach(row, dataset))),
        ("What became of it", "" if names.hidden else status_label(standings(dataset)[row.id], dataset)),
        ("Section", "" if names.hidden else row.section),
    ]
    return pd.DataFrame([pair for pair in pairs if pair[1]], columns=["field", "text"])


def draw_card(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """The summary in large type beside a stroke of the party's colour, then a line for each fact."""
    said = dict(zip(table["field"], table["text"], strict=True))
    summary, party = said.pop("In short"), said.pop("Party")
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
        rows = sum(len(lines) + stacked for lines in parts.values())
        height = len(opening) * large * LEADING + font + rows * font * LEADING + len(parts) * gap
        if height <= box.height:
            break
    y = sheet.lines(box.x + indent, box.y, opening, large)
    sheet.bar(box.x, box.y, font * 0.3, y - box.y, tinted(frame.colours[party], sheet.ground))
    y += font
    for name, lines in parts.items():
        sheet.divider(box.x, y, box.x + box.width, y)
        y += gap / 2
        sheet.text(box.x, y + font * LEADING / 2, name, font, sheet.ground.quiet)
        y += font * LEADING * stacked
        y = sheet.lines(box.x + (0 if stacked else label), y, lines, font) + gap / 2
    return y
