"""Figures that count commitments in rows and columns.

Each has a table function, ``(dataset, selection, names) -> DataFrame``, tidy: one row a cell, names as readers see them, in the order
in which they are drawn; and a draw function, ``(table, frame, sheet, box) -> y below the marks``.
"""

from collections.abc import Callable

import pandas as pd

from commitments.describing import status_label
from commitments.figures.canvas.frame import Frame
from commitments.figures.canvas.grid import WIDEST, Grid, draw_grid
from commitments.figures.canvas.key import bar_of, blank_marks, boxed, draw_blank, draw_key, room_for
from commitments.figures.canvas.look import tinted
from commitments.figures.canvas.sheet import About, Box, Sheet
from commitments.figures.canvas.text import width
from commitments.library import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.records.fields import NATION_ORDER
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.standing import Standing, governments_since_election
from commitments.tables.counts import (
    BLANKS,
    approaches_by_theme,
    party_by_theme,
    progress_by_status,
    stated_by_party,
)
from commitments.wording import count

STEPS = (1, 4, 8, 14)  # from how many commitments a cell is filled one step deeper, as on the Overview page
GAP = 0.3  # between a bar and its number and at either side of a cell, in font sizes


def parties_of(dataset: Dataset, selection: Selection, names: Names) -> tuple[model.Party, ...]:
    """The parties of a figure in its order."""
    return names.in_order(selection.parties_shown(dataset))


# --- tables ---------------------------------------------------------------------------------------------------------


def themes_table(dataset: Dataset, selection: Selection, names: Names) -> pd.DataFrame:
    """Columns: group, theme, party, commitments (int), blank ('' or why there is none), touched (int, for "Only touched on")."""
    found = party_by_theme(dataset, selection)
    rows = []
    for theme_id in found.counts.index:
        theme = dataset.by_id["theme"][theme_id]
        for party in parties_of(dataset, selection, names):
            blank = found.blanks.at[theme_id, party.id]
            rows.append(
                (
                    dataset.by_id["group"][theme.group].name,
                    theme.name,
                    names.party(party.id),
                    int(found.counts.at[theme_id, party.id]),
                    BLANKS[blank].label if blank else "",
                    int(found.touched.at[theme_id, party.id]),
                )
            )
    return pd.DataFrame(rows, columns=["group", "theme", "party", "commitments", "blank", "touched"])


def reach_table(dataset: Dataset, selection: Selection, names: Names) -> pd.DataFrame:
    """Columns: party, nation ("Outside the UK" last), commitments, itself (would do or keep), through_others (would press or resist).

    A nation's numbers are those of the selection with that nation chosen: a promise of the UK manifesto that an edition of the nation
    repeats may reach it by the edition alone.
    """
    frame = selection.frame(dataset)
    outside = ~frame[[f"nation:{nation}" for nation in NATION_ORDER]].any(axis=1)
    reached = {
        dataset.by_id["nation"][nation].name: selection.but(nations=(nation,)).frame(dataset)
        if nation in selection.nations or not selection.nations
        else frame[frame[f"nation:{nation}"]]
        for nation in NATION_ORDER
    } | {"Outside the UK": frame[outside]}
    rows = []
    for party in parties_of(dataset, selection, names):
        for nation, there in reached.items():
            theirs = there[there["party"] == party.id]
            itself = int(theirs["stance"].isin(("do", "keep")).sum())
            rows.append((names.party(party.id), nation, len(theirs), itself, len(theirs) - itself))
    return pd.DataFrame(rows, columns=["party", "nation", "commitments", "itself", "through_others"])


def facts_table(dataset: Dataset, selection: Selection, names: Names) -> pd.DataFrame:
    """Columns: party, fact (the five, then "None of the five"), stating (int), commitments (int, all of the party's here)."""
    found = stated_by_party(dataset, selection, "fact")
    facts = {fact: term.label for fact, term in words.PLAN_FACTS.items()} | {"none": "None of the five"}
    rows = [
        (names.party(party.id), label, int(found.at[party.id, fact]), int(found.at[party.id, "commitments"]))
        for party in parties_of(dataset, selection, names)
        for fact, label in facts.items()
    ]
    return pd.DataFrame(rows, columns=["party", "fact", "stating", "commitments"])


def approaches_table(dataset: Dataset, selection: Selection, names: Names) -> pd.DataFrame:
    """Columns: group, theme, approach, naming (int), commitments (int, all on the theme here)."""
    found = approaches_by_theme(dataset, selection)
    rows = []
    for theme_id in found.index:
        theme = dataset.by_id["theme"][theme_id]
        for approach, term in words.APPROACHES.items():
            total = int(found.at[theme_id, "commitments"])
            group = dataset.by_id["group"][theme.group].name
            rows.append((group, theme.name, term.label, int(found.at[theme_id, approach]), total))
    return pd.DataFrame(rows, columns=["group", "theme", "approach", "naming", "commitments"])


def standings_table(dataset: Dataset, selection: Selection, names: Names) -> pd.DataFrame:
    """Columns: status, party, commitments. Only parties that were in a government since an election shown; statuses in their order.

    No rows with names hidden: who governs would give the names away.
    """
    found = progress_by_status(dataset, selection)
    governing = {
        party
        for election in selection.elections or dataset.by_id["election"]
        for parties in governments_since_election(dataset, election).values()
        for party in parties
    }
    parties = [party for party in parties_of(dataset, selection, names) if party.id in governing and not names.hidden]
    rows = [
        (status_label(Standing(status), dataset), names.party(party.id), int(found.at[party.id, status]))
        for status in found.columns
        for party in parties
    ]
    return pd.DataFrame(rows, columns=["status", "party", "commitments"])


# --- drawings ---------------------------------------------------------------------------------------------------------


def draw_matrix(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """A filled cell for each theme and party with commitments, the number in it; the kinds of blank by their marks."""
    box = draw_key(sheet, box, blank_marks(table["blank"]))
    steps, on_step = sheet.ground.steps, sheet.ground.on_step

    def cell(row: dict, place: Box, font: float) -> None:
        hover = About(f"{row['party']}, {row['theme']}: {row['blank'] or count(row['commitments'], 'commitment')}")
        if row["commitments"]:
            step = steps[sum(row["commitments"] >= least for least in STEPS) - 1]
            sheet.bar(place.x + 1, place.y + 1, place.width - 2, place.height - 2, step, about=hover)
            number = str(row["commitments"])
            sheet.text(place.x + place.width / 2, place.y + place.height / 2, number, font, on_step, "middle")
        else:
            draw_blank(sheet, place, row["blank"], row["touched"], font, hover)

    return _cross(
        table, frame, sheet, box, "theme", "party", cell, least_width=max(1.4, room_for(table["touched"])), most_width=WIDEST
    )


def draw_themes(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """Small multiples: a column of bars for each party, one bar a theme, all to one scale, each with its number."""
    cell = _bars(table, frame, sheet, "theme", "party", "commitments")
    return _cross(table, frame, sheet, box, "theme", "party", cell, least_width=2.9, good_width=5)


def draw_standings(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """A column of bars for each governing party, one bar a status."""
    cell = _bars(table, frame, sheet, "status", "party", "commitments")
    return _cross(table, frame, sheet, box, "status", "party", cell, least_width=4.5)


def draw_reach(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """By party and nation: a bar of what the party would do or keep itself, and hatched behind it what it would press for or resist."""
    box = draw_key(
        sheet,
        box,
        [(bar_of(), "would do or keep it itself"), (bar_of(hatched=True), "would press others for it, or resist it")],
    )
    most = max(1, table["commitments"].max())
    room = max((width(_sum(row), 1) for row in table.to_dict("records")), default=0) + GAP * 2

    def cell(row: dict, place: Box, font: float) -> None:
        place = _inset(place, font)
        scale = (place.width - room * font) / most
        own, other = row["itself"] * scale, row["through_others"] * scale
        high = min(place.height * 0.62, font * 1.15)
        top = place.y + (place.height - high) / 2
        colour = tinted(frame.colours[row["party"]], sheet.ground)
        hover = About(f"{row['party']}, {row['nation']}: {row['itself']} itself, {row['through_others']} through others")
        if own:
            sheet.bar(place.x, top, own, high, colour, about=hover)
        if other:
            sheet.bar(place.x + own, top, other, high, colour, hatched=True, about=hover)
        tint = sheet.ground.ink if row["commitments"] else sheet.ground.quiet
        sheet.text(place.x + own + other + font * GAP, place.y + place.height / 2, _sum(row), font, tint)

    return _cross(table, frame, sheet, box, "party", "nation", cell, least_width=5.6)


def _sum(row: dict) -> str:
    """``12 + 3``, or the one of the two that is not nought."""
    if row["itself"] and row["through_others"]:
        return f"{row['itself']} + {row['through_others']}"
    return str(row["commitments"])


def draw_facts(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """By party and fact: the share of the party's commitments that state it, as a filled part of an outlined whole."""
    box = draw_key(sheet, box, [(boxed(), "all commitments of the party (in brackets)"), (bar_of(), "those that state it")])
    cell = _shares(table, frame, sheet, "stating")
    return _cross(table, frame, sheet, box, "party", "fact", cell, least_width=5.2)


def draw_approaches(table: pd.DataFrame, frame: Frame, sheet: Sheet, box: Box) -> float:
    """By theme and approach: the share of the theme's commitments that name it."""
    box = draw_key(
        sheet, box, [(boxed(), "all commitments on the theme (in brackets)"), (bar_of(), "those that name the approach")]
    )
    cell = _shares(table, frame, sheet, "naming")
    return _cross(table, frame, sheet, box, "theme", "approach", cell, least_width=8)


Cell = Callable[[dict, Box, float], None]


def _inset(place: Box, font: float) -> Box:
    return Box(place.x + font * GAP, place.y, place.width - font * GAP * 2, place.height)


def _bars(table: pd.DataFrame, frame: Frame, sheet: Sheet, row_name: str, column: str, value: str) -> Cell:
    """Draws a cell as a bar to one scale with its number behind it."""
    most = max(1, table[value].max())
    room = width(f"{most:,}", 1) + GAP * 2

    def cell(row: dict, place: Box, font: float) -> None:
        place = _inset(place, font)
        long = row[value] * (place.width - room * font) / most
        high = min(place.height * 0.62, font * 1.15)
        colour = tinted(frame.colours[row["party"]], sheet.ground)
        hover = About(f"{row[column]}, {row[row_name]}: {count(row[value], 'commitment')}")
        if long:
            sheet.bar(place.x, place.y + (place.height - high) / 2, long, high, colour, about=hover)
        tint = sheet.ground.ink if row[value] else sheet.ground.quiet
        sheet.text(place.x + long + font * GAP, place.y + place.height / 2, f"{row[value]:,}", font, tint)

    return cell


def _shares(table: pd.DataFrame, frame: Frame, sheet: Sheet, value: str) -> Cell:
    """Draws a cell as an outlined whole, filled up to the share, with the number behind it."""
    room = width(f"{table[value].max():,}", 1) + GAP * 2

    def cell(row: dict, place: Box, font: float) -> None:
        place = _inset(place, font)
        middle = place.y + place.height / 2
        if not row["commitments"]:
            sheet.text(place.x, middle, "0", font, sheet.ground.quiet)
            return
        whole = place.width - room * font
        high = min(place.height * 0.56, font * 0.9)
        colours = frame.colours.get(row.get("party", ""))
        colour = tinted(colours, sheet.ground) if colours else sheet.ground.accent
        sheet.track(place.x, middle - high / 2, whole, high)
        if row[value]:
            part = whole * row[value] / row["commitments"]
            sheet.bar(place.x, middle - high / 2, part, high, colour, about=About(f"{row[value]} of {row['commitments']}"))
        sheet.text(place.x + whole + font * GAP, middle, f"{row[value]:,}", font)

    return cell


def _cross(
    table: pd.DataFrame,
    frame: Frame,
    sheet: Sheet,
    box: Box,
    row_name: str,
    column_name: str,
    cell: Cell,
    least_width: float,
    good_width: float = 0,
    most_width: float = 99,
) -> float:
    """The table as a grid. A few rows by many columns are turned, so that the names get room."""
    rows, columns = list(dict.fromkeys(table[row_name])), list(dict.fromkeys(table[column_name]))
    if len(rows) <= 3 < len(columns) and column_name == "party":
        rows, columns, row_name, column_name = columns, rows, column_name, row_name
    cells = {(row[row_name], row[column_name]): row for row in table.to_dict("records")}
    wholes = table.drop_duplicates(row_name).set_index(row_name)["commitments"] if {"stating", "naming"} & set(table) else {}
    groups = list(table.drop_duplicates(row_name)["group"]) if "group" in table and row_name == "theme" else ()
    colours = [tinted(frame.colours[name], sheet.ground) for name in columns] if column_name == "party" else ()
    return draw_grid(
        sheet,
        box,
        Grid(
            [f"{name} ({wholes[name]:,})" if name in wholes else name for name in rows],
            columns,
            lambda row, column, place, font: cell(cells[rows[row], columns[column]], place, font),
            least_width,
            good_width,
            most_width,
            groups if len(set(groups)) > 1 else (),
            colours,
        ),
    )
