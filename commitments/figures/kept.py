"""What became of the promises of each party that has governed since: one bar a party, in parts by where its commitments stand."""

from collections.abc import Sequence

from commitments.figures import standings
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.key import Mark, bar_of, boxed, draw_key
from commitments.figures.canvas.lines import NARROW, sizes
from commitments.figures.canvas.look import Ground, tinted
from commitments.figures.canvas.sheet import ENDLESS, LEADING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped
from commitments.figures.figure import Asked, Figure, Named
from commitments.figures.standings import AtStatus
from commitments.figures.telling import in_order
from commitments.wording import count, inside, joined

COLUMNS = ("party", "status", "commitments")
# From the left of a bar to its right. A status that is not named here stands before these last four.
ORDER = ("delivered", "delivered-in-part", "in-progress", "not-started", "off-track", "dropped")
LAST = ("cannot-tell", "nothing-found", "not-searched", "not-in-power")
APART = 2  # pixels of paper between two parts of a bar
NARROWEST = 3  # pixels: the part of a single commitment is still seen
BAR, TALLEST, NUMBERS, SWATCH = (
    1.25,
    3.2,
    1.15,
    0.95,
)  # height of a bar, where there is room, of the numbers above it, and room of a swatch, in font sizes
AFTER, MOST_AFTER = 0.6, 1.6  # a party, in font sizes, and where there is room
BETWEEN = 0.35  # two numbers, in font sizes
MOST_NAME = 0.3  # of the width that the parties' names may take


def rows(asked: Asked) -> list[AtStatus]:
    """Party by party, the statuses in the order of the bars; without names none, as in ``standings``."""
    found = standings.rows(asked)
    ids = in_order(row.status.id for row in found)
    ordered = [id_ for id_ in ORDER if id_ in ids] + [id_ for id_ in ids if id_ not in ORDER + LAST]
    ordered += [id_ for id_ in LAST if id_ in ids]
    parties = in_order(row.party for row in found)
    return sorted(found, key=lambda row: (parties.index(row.party), ordered.index(row.status.id)))


def looks(ground: Ground) -> dict[str, tuple[str, bool]]:
    """Status -> its colour, and whether it is hatched. None is a party's, and none praises or warns; what the party could not do itself is
    an outline, and has no look here."""
    deep, middle = ground.steps[3][0], ground.steps[2][0]
    return {
        "delivered": (deep, False),
        "delivered-in-part": (middle, False),
        "in-progress": (middle, True),
        "not-started": (ground.scale, False),
        "off-track": (ground.second, True),
        "dropped": (ground.second, False),
        "cannot-tell": (ground.quiet, False),
        "nothing-found": (ground.quiet, True),
        "not-searched": (ground.scale, True),
    }


def draw(table: Sequence[AtStatus], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """All bars are equally long: each is all commitments of its party, which stand beside its name. The number of each part is above it."""
    known = looks(sheet.ground)
    used = in_order(row.status for row in table if any(one.commitments for one in table if one.status == row.status))
    box = draw_key(sheet, box, [(_mark(known, status), status.name) for status in used])
    of = {party: [row for row in table if row.party == party] for party in in_order(row.party for row in table)}
    stacked = box.width < NARROW
    labels = {party: f"{party.name} ({sum(row.commitments for row in theirs):,})" for party, theirs in of.items()}
    fonts = [sheet.size.least * 1.05] if box.height == ENDLESS else sizes(sheet.size)
    for font in fonts:
        longest = max(width(label, font, bold=True) for label in labels.values()) + SWATCH * font + 1
        beside = 0 if stacked else min(longest, box.width * MOST_NAME) + font
        room = (box.width if stacked else beside - font) - SWATCH * font
        names = {party: wrapped(label, font, room, bold=True) for party, label in labels.items()}
        heights = {party: font * _height(len(lines), stacked, BAR) for party, lines in names.items()}
        if sum(heights.values()) + font * AFTER * len(of) <= box.height:
            break
    bar, free = BAR, font * AFTER
    if box.height != ENDLESS:
        spare = max(0, box.height - sum(heights.values())) / len(of) / font
        free = font * min(MOST_AFTER, spare)
        bar = min(TALLEST, BAR + max(0, spare - MOST_AFTER))
    y = box.y
    for party, theirs in of.items():
        high = len(names[party]) * font * LEADING
        # Beside the bar its middle is the bar's; above it, it stands above the numbers too.
        shift = 0 if stacked else font * (NUMBERS + bar / 2) - high / 2
        across = font * 0.62
        colour = tinted(frame.colours[party.id], sheet.ground)
        sheet.bar(box.x, y + shift + (font * LEADING - across) / 2, across, across, colour)
        sheet.lines(box.x + font * SWATCH, y + shift, names[party], font, bold=True)
        top = y + (high if stacked else 0)
        _bar(sheet, Box(box.x + beside, top, box.width - beside, font * (NUMBERS + bar)), theirs, known, font)
        y += font * _height(len(names[party]), stacked, bar) + free
    return Drawn(y - free)


def _height(lines: int, stacked: bool, bar: float) -> float:
    """Of a party's name, numbers and bar, in font sizes."""
    own = NUMBERS + bar
    return lines * LEADING + own if stacked else max(own, NUMBERS + (bar + lines * LEADING) / 2)


def _bar(sheet: Sheet, place: Box, theirs: Sequence[AtStatus], known: dict[str, tuple[str, bool]], font: float) -> None:
    """The parts of a party's bar from the left, and above each its number."""
    some = [row for row in theirs if row.commitments]
    if not some:
        sheet.text(
            place.x, place.y + (font * NUMBERS + place.height) / 2, "No commitment in this selection", font, sheet.ground.quiet
        )
        return
    room = place.width - APART * (len(some) - 1)
    scale = (room - NARROWEST * len(some)) / sum(row.commitments for row in some)
    x, middles = place.x, []
    top, high = place.y + font * NUMBERS, place.height - font * NUMBERS
    for row in some:
        wide = NARROWEST + row.commitments * scale
        about = About(f"{row.party.name}, {row.status.name}: {count(row.commitments, 'commitment')}", row.address)
        if row.status.id in known:
            colour, hatched = known[row.status.id]
            sheet.bar(x, top, wide, high, colour, hatched, about)
        else:
            sheet.track(x + 0.5, top + 0.5, wide - 1, high - 1)
        middles.append(x + wide / 2)
        x += wide + APART
    numbers = [f"{row.commitments:,}" for row in some]
    for at, number in zip(_spread(numbers, middles, font, place), numbers, strict=True):
        sheet.text(at, place.y + font * NUMBERS / 2, number, font, anchor="middle")


def _spread(numbers: Sequence[str], middles: Sequence[float], font: float, place: Box) -> list[float]:
    """Where the middles of the numbers stand, as near to their parts as they can without touching each other."""
    halves = [width(number, font) / 2 + font * BETWEEN / 2 for number in numbers]
    at: list[float] = []
    edge = place.x
    for middle, half in zip(middles, halves, strict=True):
        at.append(max(middle, edge + half))
        edge = at[-1] + half
    edge = place.x + place.width
    for number in reversed(range(len(at))):
        at[number] = min(at[number], edge - halves[number])
        edge = at[number] - halves[number]
    return at


def _mark(known: dict[str, tuple[str, bool]], status: Named) -> Mark:
    if status.id not in known:
        return boxed()
    colour, hatched = known[status.id]
    return bar_of(hatched, colour)


def tell(table: Sequence[AtStatus]) -> list[str]:
    """Each party's commitments by where they stand."""
    told = []
    for party in in_order(row.party for row in table):
        theirs = [row for row in table if row.party == party]
        parts = joined([f"{inside(row.status.name)} {row.commitments:,}" for row in theirs if row.commitments])
        whole = count(sum(row.commitments for row in theirs), "commitment")
        told.append(f"{party.name}, {whole}{f': {parts}' if parts else ''}.")
    return told


FIGURE = Figure(
    name="kept",
    label="What became of governing parties' promises",
    question="What became of the promises of each party that has governed since?",
    ending="",
    ending_of=lambda subject: f"{standings.governed(subject)}: where they stand",
    explains="Each bar shows all commitments of a party that has been in a government since the election, divided by where they stand.",
    note="Not a score: it does not say how hard a promise was, how much it matters, or whether it did any good. "
    "“Not in power”: it lies with a government, or in Northern Ireland a department, that the party has not held since. "
    "The evidence for each is on the website.",
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    size="1200x675",
    shown=lambda table: sum(row.commitments for row in table),
    subject=standings.subject,
    follows=True,
    empty=standings.NONE_GOVERNED,
)
