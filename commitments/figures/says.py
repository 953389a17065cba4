"""Who says what on a topic, with targets and sums, and who is silent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.lines import Line, draw_lines
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import LEADING, About, Box, Sheet
from commitments.figures.canvas.text import wrapped
from commitments.figures.figure import Asked, Figure, Named
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.names import Names
from commitments.tables.blanks import BLANKS
from commitments.tables.comparison import compare
from commitments.wording import joined, money

COLUMNS = ("party", "stance", "commitment", "figure", "blank")


@dataclass(frozen=True)
class Said:
    """One commitment on the topic with its ``figure`` (target and sum, '' for none); or why a party is silent (``blank``)."""

    party: Named
    stance: str
    commitment: str
    figure: str
    blank: str
    address: str = ""


def on_topic(asked: Asked) -> list[tuple[Named, model.Commitment | None, str]]:
    """The topic of the selection party by party: each commitment on it, or None and the kind of the party's silence in words."""
    dataset, selection = asked.dataset, asked.selection
    topic = dataset.by_id["topic"][selection.topics[0]]
    found = compare(dataset, selection.but(themes=()), topic.theme)
    line = next((line for line in found.lines if line.topic.id == topic.id), None)
    made: list[tuple[Named, model.Commitment | None, str]] = []
    for party in asked.parties:
        theirs = line.said.get(party.id, ()) if line else ()
        made += [(party, row, "") for row in theirs]
        if not theirs:
            made.append((party, None, BLANKS[line.silent[party.id] if line else "no-match"].label))
    return made


def rows(asked: Asked) -> list[Said]:
    """One topic, party by party."""
    names = asked.names
    return [
        Said(party, "", "", "", silence)
        if row is None
        else Said(
            party, words.STANCES[row.stance].label, names.text(row.title), figure_of(row, names), "", asked.page_of(row.id)
        )
        for party, row, silence in on_topic(asked)
    ]


def figure_of(row: model.Commitment, names: Names) -> str:
    """Target and sum of a commitment, '' for none."""
    parts = [row.target.text] if row.target else []
    if row.funding and row.funding.gbp_million is not None:
        sum_ = money(row.funding.gbp_million, row.funding.gbp_million_to)
        parts.append(f"{words.FUNDING_KINDS[row.funding.kind].label.lower()} {sum_}")
    return names.text("; ".join(parts))


class Silent(Protocol):
    """A row that may stand for a party's silence."""

    @property
    def party(self) -> Named: ...

    @property
    def blank(self) -> str: ...


def silences(table: Sequence[Silent]) -> list[str]:
    """Who is silent, in a sentence for each kind of silence."""
    kinds: dict[str, list[str]] = {}
    for row in table:
        if row.blank:
            kinds.setdefault(row.blank, []).append(row.party.name)
    return [f"{kind}: {joined(parties)}." for kind, parties in kinds.items()]


def draw_below(sheet: Sheet, box: Box, texts: Sequence[str], draw_above: Callable[[Box], Drawn]) -> Drawn:
    """Draws what stands above into the room that the texts leave, and the texts below it."""
    font = max(sheet.size.small, sheet.size.least)
    below = sum(len(wrapped(text, font, box.width)) for text in texts) * font * LEADING + font * 0.6 * bool(texts)
    drawn = draw_above(Box(box.x, box.y, box.width, box.height - below))
    y = drawn.bottom + font * 0.6 * bool(texts)
    for text in texts:
        y = sheet.paragraph(box.x, y, box.width, text, font, sheet.ground.quiet)
    return drawn._replace(bottom=y)


def draw(table: Sequence[Said], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """A line for each commitment; below, the parties without one, by the kind of their silence."""
    lines = [
        Line(
            row.party.id,
            row.party.name,
            tinted(frame.colours[row.party.id], sheet.ground),
            f"{row.stance}: {row.commitment}" + (f" [{row.figure}]" if row.figure else ""),
            about=About(f"{row.party.name}, {row.stance.lower()}: {row.commitment}", row.address),
        )
        for row in table
        if not row.blank
    ]
    return draw_below(sheet, box, silences(table), lambda room: draw_lines(sheet, room, lines, "commitments"))


def tell(table: Sequence[Said]) -> list[str]:
    """Every commitment with its stance and figure, then who is silent."""
    told = [
        f"{row.party.name} {row.stance.lower()}: {row.commitment}{f' ({row.figure})' if row.figure else ''}."
        for row in table
        if not row.blank
    ]
    return told + silences(table)


FIGURE = Figure(
    name="says",
    label="Who says what on a topic",
    question="What does each party say on one topic?",
    ending=": who says what",
    explains="In our words; [targets and sums] as in the texts.",
    note="Only core commitments are sorted by topic.",
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    needs="topic",
    size="1200x675",
)
