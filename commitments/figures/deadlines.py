"""Deadlines: what was to be kept by when, what became of it, and the events since that bear on health."""

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.describing import status_label
from commitments.figures.canvas.flow import Entry, draw_flow
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import ENDLESS, LEADING, About, Box, Sheet
from commitments.figures.canvas.text import wrapped
from commitments.figures.figure import Asked, Figure, Named
from commitments.figures.telling import LISTED
from commitments.standing import Standing
from commitments.tables.plan import deadlines
from commitments.wording import count, date, inside, joined

COLUMNS = ("kind", "date", "party", "text", "status")
NOBODY = Named("", "")
MEANWHILE = "Meanwhile: events that bear on health"


@dataclass(frozen=True)
class Dated:
    """A commitment with the date by which it is to be kept (``kind`` "deadline"), or an "event" without party and status. ``date``: ISO, as
    precise as the text. ``status``: '' with names hidden, because it would tell who governs."""

    kind: str
    date: str
    party: Named
    text: str
    status: str
    address: str = ""


def rows(asked: Asked) -> list[Dated]:
    """Deadlines first, each kind by date. Events are those of the nations chosen, or all."""
    dataset, names = asked.dataset, asked.names
    due = [
        Dated(
            "deadline",
            one.by,
            asked.party(dataset.document_of(one.row).party),
            names.text(one.row.title),
            "" if names.hidden else status_label(Standing(one.status), dataset),
            asked.page_of(one.row.id),
        )
        for one in deadlines(dataset, asked.selection)
    ]
    events = [
        Dated("event", event.date, NOBODY, names.text(event.what), "")
        for event in dataset.events
        if not asked.selection.nations or set(event.nations) & set(asked.selection.nations)
    ]
    return due + sorted(events, key=lambda row: row.date)


def draw(table: Sequence[Dated], frame: Frame, sheet: Sheet, box: Box) -> Drawn:
    """The commitments by their dates and by what became of them; which parties name no date; below, where height is free, the events."""
    due, events = ([row for row in table if row.kind == kind] for kind in ("deadline", "event"))
    due.sort(key=lambda row: row.date)  # stable: of one date those of one status stand together, in the order of the rows
    statuses = list(dict.fromkeys(row.status for row in due))
    due.sort(key=lambda row: (row.date, statuses.index(row.status)))
    entries = [
        Entry(
            row.text,
            f"By {date(row.date)}" + (f": {inside(row.status)}" if row.status else ""),
            row.party.id,
            row.party.name,
            tinted(frame.colours[row.party.id], sheet.ground),
            About(_due(row), row.address),
        )
        for row in due
    ]
    silent = [name for id_, name in frame.parties.items() if id_ not in {row.party.id for row in due}]
    words = [f"No commitment with a date: {joined(silent)}."] if silent and due else []
    if not due:
        words = ["No commitment in this selection names a date."]
    free = box.height == ENDLESS
    if events and not free:
        words.append(f"{count(len(events), 'event that bears', 'events that bear')} on health since then: on the website.")
    font = max(sheet.size.small, sheet.size.least)
    below = font * (0.6 + sum(len(wrapped(text, font, box.width)) for text in words) * LEADING) if words else 0
    drawn = draw_flow(sheet, Box(box.x, box.y, box.width, box.height - below), entries, "commitments")
    y = drawn.bottom + font * 0.6 * bool(words)
    for text in words:
        y = sheet.paragraph(box.x, y, box.width, text, font, sheet.ground.quiet)
    if events and free:
        said = [Entry(f"{date(row.date)}: {row.text}", MEANWHILE) for row in events]
        y = draw_flow(sheet, box.below(y - box.y + font), said, "events").bottom
    return drawn._replace(bottom=y)


def tell(table: Sequence[Dated]) -> list[str]:
    """Every commitment with its date where they are few, else the earliest and the latest date; how many events."""
    due, events = ([row for row in table if row.kind == kind] for kind in ("deadline", "event"))
    shown = (
        f"{count(len(events), 'event that bears', 'events that bear')} on health, {_period(events)}." if events else "No event."
    )
    if not due:
        return ["No commitment in this selection names a date.", shown]
    told = [f"{_due(row)}." for row in due]
    if len(told) > LISTED:
        latest = due[-1].date
        same = sum(row.date == latest for row in due)
        told = [f"Earliest: {_due(due[0])}.", f"Latest date: {date(latest)} ({count(same, 'commitment')})."]
    return [f"{count(len(due), 'commitment')} with a date. Beside them: {shown[:1].lower()}{shown[1:]}", *told]


def _period(events: Sequence[Dated]) -> str:
    first, last = date(events[0].date), date(events[-1].date)
    return first if first == last else f"{first} to {last}"


def _due(row: Dated) -> str:
    status = f" ({row.status.lower()})" if row.status else ""
    return f"{row.party.name}: {row.text}, by {date(row.date)}{status}"


FIGURE = Figure(
    name="deadlines",
    label="Deadlines and events",
    question="What was to happen by when?",
    ending=" with a date by which they are to be kept",
    explains="By the date in the text, with what has become of them so far.",
    note="A party that is not in power can neither keep a promise nor fail it. A plan can be delivered before the date it aims at.",
    columns=COLUMNS,
    rows=rows,
    draw=draw,
    tell=tell,
    size="1080x1350",
    follows=True,
    shown=lambda table: sum(row.kind == "deadline" for row in table),
)
