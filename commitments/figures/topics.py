"""Who speaks on which topic of a theme, and with which stance."""

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.grid import WIDEST, Grid, draw_grid
from commitments.figures.canvas.key import blank_marks, dotted, draw_blank, draw_key
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.figure import Asked, Figure, Named
from commitments.figures.telling import LISTED, NAMED, blanks, in_order
from commitments.records import vocabulary as words
from commitments.tables.blanks import BLANKS
from commitments.tables.comparison import compare
from commitments.wording import count, joined

STANCE_SYMBOLS = {"do": "circle", "press": "triangle-up", "keep": "square", "oppose": "x"}
ALONE = "On no topic of this theme"
BESIDE = Named("", ALONE)
COLUMNS = ("topic", "party", "commitments", "stances", "blank", "touched")


@dataclass(frozen=True)
class OnTopic:
    """What a party has on a topic: its ``stances`` (labels joined with "; "), or why there is none. ``touched``: for "Only touched on"."""

    topic: Named
    party: Named
    commitments: int
    stances: str
    blank: str
    touched: int
    address: str = ""

    @property
    def about(self) -> About:
        """The cell in words, and the way to its commitments."""
        return About(f"{self.party.name}, {self.topic.name}: {self.stances or self.blank}", self.address)


def rows(asked: Asked) -> list[OnTopic]:
    """One theme, topic by topic; the last topic is ``ALONE``.

    Only core commitments are sorted by topic. Where a party has nothing in the row ``ALONE``, wider commitments and those mainly about
    another theme are counted there, as in the matrix, so that no blank hides them.
    """
    theme = asked.selection.themes[0]
    found = compare(asked.dataset, asked.selection, theme)
    lines = [(Named(line.topic.id, line.topic.name), line.said, line.silent, line.touched) for line in found.lines]
    if found.alone or found.touched:
        lines.append((BESIDE, found.alone, found.beside, found.touched))
    made = []
    for topic, said, silent, near in lines:
        for party in asked.parties:
            theirs = said.get(party.id, ())
            stances = [term.label for stance, term in words.STANCES.items() if any(row.stance == stance for row in theirs)]
            narrower = {"themes": (), "topics": (topic.id,)} if topic != BESIDE else {"themes": (theme,)}
            made.append(
                OnTopic(
                    topic,
                    party,
                    len(theirs),
                    "; ".join(stances),
                    "" if theirs else BLANKS[silent[party.id]].label,
                    near.get(party.id, 0),
                    asked.explore(parties=(party.id,), **narrower) if theirs else "",
                )
            )
    return made


def draw(table: Sequence[OnTopic], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """A mark for each stance that a party takes on a topic."""
    symbols = {words.STANCES[stance].label: symbol for stance, symbol in STANCE_SYMBOLS.items()}
    spoken = {stance for row in table for stance in row.stances.split("; ")}
    marks = [(dotted(symbol), label) for label, symbol in symbols.items() if label in spoken]
    box = draw_key(sheet, box, marks + blank_marks(row.blank for row in table))
    found = {(row.topic, row.party): row for row in table}
    topics, parties = in_order(row.topic for row in table), in_order(row.party for row in table)

    def cell(topic: int, party: int, place: Box, font: float) -> None:
        row = found[topics[topic], parties[party]]
        x, y = place.x + place.width / 2, place.y + place.height / 2
        stances = row.stances.split("; ") if row.stances else []
        colour = tinted(frame.colours[row.party.id], sheet.ground)
        for number, stance in enumerate(stances):
            shift = (number - (len(stances) - 1) / 2) * font * 0.78
            sheet.dot(x + shift, y, font * 0.62, colour, symbols[stance], row.about)
        if not stances:
            draw_blank(sheet, place, row.blank, row.touched, font, row.about)

    grid = Grid(
        [topic.name for topic in topics],
        [party.name for party in parties],
        cell,
        2.3,
        most_width=WIDEST,
        colours=[tinted(frame.colours[party.id], sheet.ground) for party in parties],
        dropped="topics",
        kept=topics[-1:] == [BESIDE],
    )
    return draw_grid(sheet, box, grid)


def tell(table: Sequence[OnTopic]) -> list[str]:
    """Who takes which stance on each topic, or where those are many, how many parties speak; who takes one on none; the blanks by kind."""
    sorted_ = [row for row in table if row.topic != BESIDE]
    speaking = {
        topic: [row for row in sorted_ if row.topic == topic and row.commitments]
        for topic in in_order(row.topic for row in sorted_)
    }
    told = [
        f"{topic.name}: {joined(f'{row.party.name} ({row.stances.lower()})' for row in some)}."
        for topic, some in speaking.items()
    ]
    if len(told) > LISTED:
        numbers = {topic: len(some) for topic, some in speaking.items()}
        told = [f"{count(len(speaking), 'topic')}."]
        for word, number in (("Most parties", max(numbers.values())), ("Fewest parties", min(numbers.values()))):
            topics = [topic.name for topic in numbers if numbers[topic] == number]
            where = joined(topics) if len(topics) <= NAMED else count(len(topics), "topic")
            told.append(f"{word} on one topic: {number} ({where}).")
    beside = [row for row in table if row.topic == BESIDE and row.commitments]
    if beside:
        told.append(f"{ALONE}: {joined(f'{row.party.name} ({row.stances.lower()})' for row in beside)}.")
    return [*told, blanks(table, lambda row: row.commitments)]


FIGURE = Figure(
    name="topics",
    label="Who speaks on which topic",
    question="On which topics of a theme does each party take a stance?",
    ending=": who speaks on which topic",
    explains="One mark for each stance that a party takes, also in commitments mainly about another theme.",
    note="A mark means that a party wrote about it. It is not a score. Only core commitments are sorted by topic.",
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    needs="theme",
    size="1200x675",
)
