"""Figures of single commitments: who speaks on which topic, who says what, what was to happen by when, and the sums in the texts.

Table and draw functions as in counts.py.
"""

import math

import pandas as pd

from commitments.describing import status_label
from commitments.figures.canvas.frame import Frame
from commitments.figures.canvas.grid import WIDEST, Grid, draw_grid
from commitments.figures.canvas.key import STROKE, blank_marks, dotted, draw_blank, draw_key, stroke
from commitments.figures.canvas.lines import Axis, Line, draw_lines
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import LEADING, About, Box, Sheet
from commitments.figures.canvas.text import width, wrapped
from commitments.figures.counts import parties_of
from commitments.library import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.standing import Standing
from commitments.tables.comparison import compare
from commitments.tables.counts import BLANKS
from commitments.tables.plan import deadlines, money
from commitments.wording import count, date, joined, period_of, sentence_case
from commitments.wording import money as pounds

STANCE_SYMBOLS = {"do": "circle", "press": "triangle-up", "keep": "square", "oppose": "x"}
ALONE = "On no topic of this theme"
LEAST_EVENTS = 3  # fewer are not listed where not all fit
EVENTS_LINE = 0.8 + LEADING  # height in font sizes of the line that says where the events are named
MORE = "… and {} more in the live view"


# --- who speaks on which topic ------------------------------------------------------------------------------------------


def topics_table(dataset: Dataset, selection: Selection, names: Names) -> pd.DataFrame:
    """One theme. Columns: topic (last ``ALONE``), party, commitments (int), stances (labels joined with "; "), blank ('' or why),
    touched (int, for "Only touched on").

    Only core commitments are sorted by topic. Where a party has nothing in the row ``ALONE``, wider commitments and those mainly about
    another theme are counted there, as in the matrix, so that no blank hides them.
    """
    found = compare(dataset, selection, selection.themes[0])
    parties = parties_of(dataset, selection, names)
    rows = []
    lines = [(line.topic.name, line.said, line.silent) for line in found.lines]
    if found.alone or found.touched:
        lines.append((ALONE, found.alone, found.beside))
    for topic, said, silent in lines:
        for party in parties:
            theirs = said.get(party.id, ())
            stances = [term.label for stance, term in words.STANCES.items() if any(row.stance == stance for row in theirs)]
            blank = "" if theirs else BLANKS[silent[party.id]].label
            touched = found.touched.get(party.id, 0) if topic == ALONE else 0
            rows.append((topic, names.party(party.id), len(theirs), "; ".join(stances), blank, touched))
    return pd.DataFrame(rows, columns=["topic", "party", "commitments", "stances", "blank", "touched"])


def draw_topics(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """A mark for each stance that a party takes on a topic."""
    symbols = {words.STANCES[stance].label: symbol for stance, symbol in STANCE_SYMBOLS.items()}
    spoken = {stance for stances in table["stances"] for stance in stances.split("; ")}
    marks = [(dotted(symbol), label) for label, symbol in symbols.items() if label in spoken]
    box = draw_key(sheet, box, marks + blank_marks(table["blank"]))
    cells = {(row["topic"], row["party"]): row for row in table.to_dict("records")}
    topics, parties = list(dict.fromkeys(table["topic"])), list(dict.fromkeys(table["party"]))

    def cell(row: int, column: int, place: Box, font: float) -> None:
        said = cells[topics[row], parties[column]]
        x, y = place.x + place.width / 2, place.y + place.height / 2
        stances = said["stances"].split("; ") if said["stances"] else []
        hover = About(f"{said['party']}, {said['topic']}: {said['stances'] or said['blank']}")
        colour = tinted(frame.colours[said["party"]], sheet.ground)
        for number, stance in enumerate(stances):
            sheet.dot(x + (number - (len(stances) - 1) / 2) * font * 0.78, y, font * 0.62, colour, symbols[stance], hover)
        if not stances:
            draw_blank(sheet, place, said["blank"], said["touched"], font, hover)

    colours = [tinted(frame.colours[party], sheet.ground) for party in parties]
    more = "… and {} more topics in the live view"
    grid = Grid(topics, parties, cell, 2.3, most_width=WIDEST, colours=colours, dropped=more, kept=topics[-1:] == [ALONE])
    return draw_grid(sheet, box, grid)


# --- who says what on one topic ---------------------------------------------------------------------------------------------


def says_table(dataset: Dataset, selection: Selection, names: Names) -> pd.DataFrame:
    """One topic. Columns: party, stance, commitment, figure (target and sum, '' for none), blank ('' or why the party is silent)."""
    topic = dataset.by_id["topic"][selection.topics[0]]
    found = compare(dataset, selection.but(themes=()), topic.theme)
    line = next((line for line in found.lines if line.topic.id == topic.id), None)
    rows = []
    for party in parties_of(dataset, selection, names):
        theirs = line.said.get(party.id, ()) if line else ()
        for row in theirs:
            rows.append(
                (names.party(party.id), words.STANCES[row.stance].label, names.text(row.title), _figure(row, names), "")
            )
        if not theirs:
            why = line.silent[party.id] if line else "no-match"
            rows.append((names.party(party.id), "", "", "", BLANKS[why].label))
    return pd.DataFrame(rows, columns=["party", "stance", "commitment", "figure", "blank"])


def _figure(row: model.Commitment, names: Names) -> str:
    parts = [row.target.text] if row.target else []
    if row.funding and row.funding.gbp_million is not None:
        sum_ = pounds(row.funding.gbp_million, row.funding.gbp_million_to)
        parts.append(f"{words.FUNDING_KINDS[row.funding.kind].label.lower()} {sum_}")
    return names.text("; ".join(parts))


def draw_says(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """A line for each commitment; below, the parties without one, by the kind of their silence."""
    font = max(sheet.size.small, sheet.size.least)
    silent = [f"{label}: {joined(some['party'])}." for label, some in table[table["blank"] != ""].groupby("blank", sort=False)]
    below = sum(len(wrapped(text, font, box.width)) for text in silent) * font * LEADING + font * 0.6 * bool(silent)
    lines = [
        Line(
            row["party"],
            tinted(frame.colours[row["party"]], sheet.ground),
            f"{row['stance']}: {row['commitment']}" + (f" [{row['figure']}]" if row["figure"] else ""),
        )
        for row in table[table["blank"] == ""].to_dict("records")
    ]
    room = Box(box.x, box.y, box.width, box.height - below)
    y = draw_lines(sheet, room, lines, MORE) + font * 0.6 * bool(silent)
    for text in silent:
        y = sheet.paragraph(box.x, y, box.width, text, font, sheet.ground.quiet)
    return y


# --- what was to happen by when ---------------------------------------------------------------------------------------------


def deadlines_table(dataset: Dataset, selection: Selection, names: Names) -> pd.DataFrame:
    """Columns: kind ("deadline" or "event"), date (ISO, as precise as the text), party ('' for events), text, status ('' for
    events, and with names hidden, because it would tell who governs).

    Deadlines first, each kind by date. Events are those of the nations chosen, or all.
    """
    rows = [
        (
            "deadline",
            due.by,
            names.party(dataset.document_of(due.row).party),
            names.text(due.row.title),
            "" if names.hidden else status_label(Standing(due.status), dataset),
        )
        for due in deadlines(dataset, selection)
    ]
    events = [
        ("event", event.date, "", names.text(event.what), "")
        for event in dataset.events
        if not selection.nations or set(event.nations) & set(selection.nations)
    ]
    rows += sorted(events, key=lambda row: row[1])
    return pd.DataFrame(rows, columns=["kind", "date", "party", "text", "status"])


def _span(iso: str) -> tuple[float, float]:
    """Begin and end of a year, month or day, in years: ``2024-07`` -> 2024.5 to 2024.58."""
    year, month, day = (int(part) if part else 0 for part in (iso.split("-") + ["", ""])[:3])
    if not month:
        return year, year + 1
    begin = year + (month - 1) / 12
    return (begin + (day - 1) / 365, begin + day / 365) if day else (begin, begin + 1 / 12)


def draw_deadlines(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """A line for each dated deadline, its time on an axis of years; above, a stroke for each event. Below, the events in words: as many
    as there is room for, and where there is none, where they can be read."""
    due, events = table[table["kind"] == "deadline"], table[table["kind"] == "event"].to_dict("records")
    first = min((int(text[:4]) for text in table["date"]), default=2024)
    last = max((int(text[:4]) for text in table["date"]), default=2024) + 1

    def at(place: Box, years: float) -> float:
        return place.x + (years - first) / (last - first) * place.width

    def mark(row: dict) -> Line:
        colour = tinted(frame.colours[row["party"]], sheet.ground)

        def plot(sheet: Sheet, place: Box) -> None:
            begin, end = (at(place, years) for years in _span(row["date"]))
            hover = About(f"{row['party']}: {row['text']} (by {date(row['date'])})")
            if len(row["date"]) == 4:
                sheet.bar(begin + 1, place.y + place.height * 0.3, end - begin - 2, place.height * 0.4, colour, about=hover)
            else:
                sheet.dot((begin + end) / 2, place.y + place.height / 2, place.height * 0.5, colour, "diamond", hover)

        status = f": {row['status'].lower()}" if row["status"] else ""
        return Line(row["party"], colour, row["text"], f"{date(row['date'])}{status}", plot=plot)

    def years(place: Box, font: float) -> range:
        room = width("2024 ", font)
        step = next(step for step in (1, 2, 5, 10, 1000) if step * place.width / (last - first) > room or step == 1000)
        return range(first, last, step)

    def head(sheet: Sheet, place: Box, font: float) -> None:
        bottom = place.y + place.height
        for year in years(place, font):
            sheet.text(at(place, year), bottom - font * 1.9, str(year), font, sheet.ground.quiet)
        for row in events:
            x = at(place, sum(_span(row["date"])) / 2)
            sheet.rule(x, bottom - font * 1.1, x, bottom - font * 0.3, sheet.ground.ink, STROKE)

    def scale(sheet: Sheet, place: Box, font: float) -> None:
        for year in years(place, font):
            x = at(place, year)
            sheet.rule(x, place.y, x, place.y + place.height)

    axis = Axis(2.7, head, scale)
    lines = [mark(row) for row in due.to_dict("records")]
    end = box.y + box.height
    if not lines:
        return _draw_events(sheet, box, _no_lines(sheet, box, "No commitment in this selection names a date."), end, events)
    if not events:
        return draw_lines(sheet, box, lines, MORE, axis, largest=1)
    room = draw_key(sheet, box, [(stroke(), "an event that bears on health")])
    room.height -= sheet.size.least * EVENTS_LINE
    return _draw_events(sheet, box, draw_lines(sheet, room, lines, MORE, axis, largest=1), end, events)


def _draw_events(sheet: Sheet, box: Box, y: float, end: float, events: list[dict]) -> float:
    """The events with their dates from y down to ``end`` ; what does not fit is said to be in the live view."""
    if not events:
        return y
    font = sheet.size.least
    texts = [wrapped(f"{date(row['date'])}: {row['text']}", font, box.width) for row in events]

    def height(number: int) -> float:
        lines = 1 + sum(map(len, texts[:number])) + (number < len(texts))
        return font * (0.8 + lines * LEADING + number * 0.2)

    shown = len(texts)
    while shown and y + height(shown) > end:
        shown -= 1
    y += font * 0.8
    if shown < LEAST_EVENTS and shown < len(texts):
        words_ = f"… and {count(len(texts), 'event')}, named in the live view"
        return sheet.lines(box.x, y, wrapped(words_, font, box.width), font, sheet.ground.quiet)
    y = sheet.lines(box.x, y, ["The events"], font, sheet.ground.quiet, bold=True)
    for lines in texts[:shown]:
        y = sheet.lines(box.x, y + font * 0.2, lines, font)
    if shown < len(texts):
        y = sheet.lines(box.x, y, [MORE.format(len(texts) - shown)], font, sheet.ground.quiet)
    return y


def _no_lines(sheet: Sheet, box: Box, words_: str) -> float:
    return sheet.paragraph(box.x, box.y, box.width, words_, sheet.size.text)


# --- the sums that the texts give -------------------------------------------------------------------------------------------


def money_table(dataset: Dataset, selection: Selection, names: Names) -> pd.DataFrame:
    """Columns: kind (label), period, party, commitment, gbp_million, gbp_million_to (float or missing), sum (in words)."""
    rows = []
    for (kind, period), group in money(dataset, selection).items():
        for row in group:
            low, high = row.funding.gbp_million, row.funding.gbp_million_to
            party, title = names.party(dataset.document_of(row).party), names.text(row.title)
            rows.append((words.FUNDING_KINDS[kind].label, period_of(period), party, title, float(low), high, pounds(low, high)))
    table = pd.DataFrame(rows, columns=["kind", "period", "party", "commitment", "gbp_million", "gbp_million_to", "sum"])
    return table.astype({"gbp_million_to": float})


def draw_money(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """A line for each sum, its size as a dot on a scale of powers of ten, so that small sums can be seen beside large ones."""
    if table.empty:
        return _no_lines(sheet, box, "No commitment in this selection gives a sum of its own.")
    sums = [*table["gbp_million"], *table["gbp_million_to"].dropna()]
    low = math.floor(math.log10(max(min(sums), 0.1)))
    high = max(math.ceil(math.log10(max(sums))), low + 1)

    def at(place: Box, gbp_million: float) -> float:
        share = (math.log10(max(gbp_million, 10**low)) - low) / (high - low)
        return place.x + (0.04 + 0.92 * share) * place.width

    def mark(row: dict) -> Line:
        colour = tinted(frame.colours[row["party"]], sheet.ground)

        def plot(sheet: Sheet, place: Box) -> None:
            y = place.y + place.height / 2
            hover = About(f"{row['party']}: {row['sum']}, {row['period']}")
            x = at(place, row["gbp_million"])
            if not math.isnan(row["gbp_million_to"]):
                end = at(place, row["gbp_million_to"])
                sheet.rule(x, y, end, y, colour, 3)
                sheet.dot(end, y, place.height * 0.45, colour, about=hover)
            sheet.dot(x, y, place.height * 0.45, colour, about=hover)

        heading = f"{row['kind']}, {row['period']}"
        return Line(row["party"], colour, row["commitment"], row["sum"], sentence_case(heading), plot)

    def steps(place: Box, font: float) -> range:
        return range(low, high + 1, 1 if place.width / (high - low) > font * 3.6 else 2)

    def head(sheet: Sheet, place: Box, font: float) -> None:
        for power in steps(place, font):
            label = f"£{10**power:g}m" if power < 3 else f"£{10 ** (power - 3):g}bn"
            sheet.text(at(place, 10**power), place.y + place.height - font * 0.9, label, font, sheet.ground.quiet, "middle")

    def scale(sheet: Sheet, place: Box, font: float) -> None:
        for power in steps(place, font):
            x = at(place, 10**power)
            sheet.rule(x, place.y, x, place.y + place.height)

    return draw_lines(sheet, box, [mark(row) for row in table.to_dict("records")], MORE, Axis(1.7, head, scale))
