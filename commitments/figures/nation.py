"""One nation's card: who decides on health there, what already holds, and which parties' commitments reach it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from commitments.figures import reach
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.key import bar_of, blank_marks, draw_key
from commitments.figures.canvas.lines import NARROW, sizes
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.measures import Measure, Part, draw_both, draw_parts, parts_height
from commitments.figures.canvas.sheet import ENDLESS, LEADING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped
from commitments.figures.figure import Asked, Figure, Named
from commitments.figures.says import draw_below
from commitments.figures.telling import in_order
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.wording import date, joined, period_of

COLUMNS = ("part", "row", "text")
WHO, HOLDS, REACHES = "Who decides", "What already applies", "What reaches it"
NOBODY = Named("", "")
BARS = 0.38  # of the width that the parties' bars take where they stand beside the words
HEADING, AFTER, PADDING = 1.7, 0.8, 0.3  # height of a heading, room after a part and between two facts, in font sizes
MOST_LABEL = 0.3  # of the room that the names of facts may take beside them


@dataclass(frozen=True)
class OnTheCard:
    """A fact of the nation in words; or of a party, what it would do or keep ``itself`` and what it would press for or resist
    (``through_others``), or why there is nothing (``blank``)."""

    part: str
    row: str
    text: str
    party: Named = NOBODY
    itself: int = 0
    through_others: int = 0
    blank: str = ""
    address: str = ""
    stands: bool = True


def rows(asked: Asked) -> list[OnTheCard]:
    """Facts first, then the parties in their order. With names hidden nobody is named who decides: that would give the names away."""
    (nation_id,) = asked.selection.nations
    nation: model.NationRecord = asked.dataset.by_id["nation"][nation_id]
    made = [OnTheCard(WHO, "Legislature", nation.legislature.value)]
    if not asked.names.hidden:
        for government in reversed(nation.governments):
            label = "Government" if not government.until else f"Before, to {date(government.until)}"
            made.append(OnTheCard(WHO, label, _government(asked, government)))
            if not government.until:
                made.append(OnTheCard(WHO, "Health minister", government.health_minister or "Not established"))
    made.append(OnTheCard(WHO, "Health service", nation.health_service_name.value))
    for entitlement in nation.entitlements:
        when = f" ({period_of(entitlement.as_of)})" if entitlement.as_of else ""
        text = f"{entitlement.value}{when}" if entitlement.value else "Not found"
        made.append(OnTheCard(HOLDS, words.ENTITLEMENTS[entitlement.id].label, text))
    for one in reach.rows(asked):
        said = f"{one.itself} it would do or keep itself, {one.through_others} it would press others for or resist"
        if not one.stands:
            said += f". {reach.NOT_STANDING.label}"
        made.append(
            OnTheCard(
                REACHES,
                one.party.name,
                one.blank or said,
                one.party,
                one.itself,
                one.through_others,
                one.blank,
                one.address,
                one.stands,
            )
        )
    return made


def _government(asked: Asked, government: model.Government) -> str:
    parties = joined(asked.names.party(id_) for id_ in government.parties) or "No party"
    return f"{parties}. {government.head}" if government.head else parties


def draw(table: Sequence[OnTheCard], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """The facts, and beside or below them a bar for each party; parties without commitments are named by the kind of their silence."""
    told = [row for row in table if row.part != REACHES]
    speaking = [row for row in table if row.part == REACHES and not row.blank]
    kinds: dict[str, list[str]] = {}
    for row in table:
        if row.blank:
            kinds.setdefault(row.blank, []).append(row.row)
    silent = [f"{kind}: {joined(parties)}." for kind, parties in kinds.items()]
    measures = [_measure(row, tinted(frame.colours[row.party.id], sheet.ground)) for row in speaking]
    bars = Part(REACHES, measures)

    def draw_above(room: Box) -> Drawn:
        if room.width < NARROW or room.height == ENDLESS:
            font = sheet.size.least * 1.05
            y = _texts(sheet, room, told, font) + font * AFTER if told else room.y
            return Drawn(draw_parts(sheet, room.below(y - room.y), [bars]) if speaking else y)
        fonts = sizes(sheet.size)
        for font in fonts:
            high = _height(room, told, font)
            if speaking and high + font * AFTER + parts_height(room, [bars], font) <= room.height:
                y = _texts(sheet, room, told, font) + font * AFTER
                return Drawn(draw_parts(sheet, room.below(y - room.y), [bars], font))
        beside = room.width * BARS if speaking else 0
        left = Box(room.x, room.y, room.width - beside - sheet.size.margin * bool(beside), room.height)
        font = next((font for font in fonts if _height(left, told, font) <= room.height), fonts[-1])
        kept = list(told)
        while kept and _height(left, kept, font) > room.height:
            kept.pop()
        bottom = _texts(sheet, left, kept, font)
        if speaking:
            right = Box(room.x + room.width - beside, room.y, beside, room.height)
            font = next((one for one in fonts if one <= font and parts_height(right, [bars], one) <= room.height), fonts[-1])
            bottom = max(bottom, draw_parts(sheet, right, [bars], font))
        return Drawn(bottom, len(kept), len(told), "facts")

    pressing = any(row.through_others for row in speaking)
    key = [(bar_of(), "would do or keep it itself"), (bar_of(hatched=True), "would press others for it, or resist it")]
    marks = blank_marks([] if all(row.stands for row in speaking) else [reach.NOT_STANDING.label])
    return draw_below(sheet, draw_key(sheet, box, [*(key if pressing else []), *marks]), silent, draw_above)


def _measure(row: OnTheCard, colour: str) -> Measure:
    both = row.itself and row.through_others
    whole = row.itself + row.through_others
    text = f"{row.itself:,} + {row.through_others:,}" if both else f"{whole:,}"
    if not row.stands:
        text += f" {reach.NOT_STANDING.mark}"
    about = About(f"{row.row}: {row.text}", row.address)
    return Measure(row.row, whole, text, partial(draw_both, colour, row.itself / whole, about))


def _parts(told: Sequence[OnTheCard]) -> list[str]:
    return list(dict.fromkeys(row.part for row in told))


def _lines(box: Box, told: Sequence[OnTheCard], font: float) -> tuple[float, list[tuple[list[str], list[str]]]]:
    """The width of the names beside the facts, 0 where they stand above; and of each row its name and its text in lines."""
    stacked = box.width < NARROW
    longest = max(width(row.row, font, bold=True) for row in told)
    label = 0 if stacked else min(longest + 1, box.width * MOST_LABEL) + font
    return label, [
        (
            wrapped(row.row, font, box.width if stacked else label - font, bold=True),
            wrapped(row.text, font, box.width - label),
        )
        for row in told
    ]


def _row_height(label: float, names: list[str], texts: list[str], font: float) -> float:
    number = max(len(names), len(texts)) if label else len(names) + len(texts)
    return font * (number * LEADING + PADDING)


def _height(box: Box, told: Sequence[OnTheCard], font: float) -> float:
    label, lines = _lines(box, told, font)
    parts = len(_parts(told))
    return sum(_row_height(label, *both, font) for both in lines) + font * (parts * (HEADING + AFTER) - AFTER)


def _texts(sheet: Sheet, box: Box, told: Sequence[OnTheCard], font: float) -> float:
    """Draws the facts under their headings; gives the y below them."""
    label, lines = _lines(box, told, font)
    y, part = box.y, ""
    for row, (names, texts) in zip(told, lines, strict=True):
        if row.part != part:
            y += font * AFTER * bool(part)
            part = row.part
            sheet.text(box.x, y + font * 0.75, part, font, sheet.ground.quiet, bold=True)
            sheet.divider(box.x, y + font * HEADING * 0.85, box.x + box.width, y + font * HEADING * 0.85, sheet.ground.ink)
            y += font * HEADING
        below = sheet.lines(box.x, y, names, font, bold=True)
        sheet.lines(box.x + label, y if label else below, texts, font)
        y += _row_height(label, names, texts, font)
    return y


def tell(table: Sequence[OnTheCard]) -> list[str]:
    """Everything on the card, part by part."""
    told = []
    for part in in_order(Named(row.part, row.part) for row in table):
        of_part = [row for row in table if row.part == part.id]
        told.append(f"{part.name}: {'; '.join(f'{row.row}: {row.text}' for row in of_part)}.")
    return told


FIGURE = Figure(
    name="nation",
    label="One nation's card",
    question="Who decides in one nation, what already applies there, and what reaches it?",
    ending=", who decides there and what already applies",
    explains="Facts about the nation, each with its date.",
    note="A count says how much a party wrote. It is not a score. The sources are named on the website.",
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    needs="nation",
    size="1080x1350",
)
