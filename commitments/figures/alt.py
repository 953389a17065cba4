"""What is said of a figure in words: alt text, caption, credit, and the HTML to paste. All from the table that it is drawn from.

The alt text names the highest, the lowest and the blanks, and says of none that it is better: order follows the table.
"""

from collections import Counter
from html import escape

import pandas as pd

from commitments.figures import SIZES, Picture
from commitments.figures.statements import ALONE
from commitments.wording import count, date, joined, money

NAMED = 3  # places that are named where several share a number; more are only counted
LISTED = 6  # cells or statements up to which all are said


def alt_text(picture: Picture) -> str:
    """The figure for people who cannot see it: its title, what it counts, the numbers that stand out, the blanks, its note."""
    parts = [f"{picture.frame.title}.", picture.frame.subtitle.replace("\u00a0", " ")]
    parts += _TOLD[picture.figure.name](picture.table) if len(picture.table) else ["No commitment matches this selection."]
    return " ".join(filter(None, [*parts, picture.frame.note]))


def caption(picture: Picture) -> str:
    """One or two sentences to stand below the figure."""
    return f"{picture.frame.title}. {picture.frame.note}".strip()


def credit(picture: Picture) -> str:
    """Who made it from what, as the licence asks for it."""
    return f"Pledge to Plan. {picture.frame.source}"


def to_copy(picture: Picture) -> str:
    """Caption, credit, alt text and address, a line each, for an editorial system's fields."""
    lines = [f"Caption: {caption(picture)}", f"Credit: {credit(picture)}", f"Alt text: {alt_text(picture)}"]
    return "\n".join([*lines, f"Link: {picture.frame.address}"] if picture.frame.address else lines)


def figure_html(picture: Picture, size: str, file_name: str) -> str:
    """A ``<figure>`` for the PNG of that name; the picture's own size keeps the page from jumping while it loads."""
    wide, high = SIZES[size].width, SIZES[size].height
    measures = f' width="{wide}" height="{high}"' if high else ""
    link = escape(picture.frame.address, quote=True)
    source = f'<a href="{link}">{escape(credit(picture))}</a>' if link else escape(credit(picture))
    return (
        f'<figure>\n  <img src="{escape(file_name, quote=True)}" alt="{escape(alt_text(picture), quote=True)}"{measures} '
        f'style="max-width:100%;height:auto">\n  <figcaption>{escape(caption(picture))} {source}</figcaption>\n</figure>'
    )


def iframe_html(picture: Picture, address: str, height: int) -> str:
    """An ``<iframe>`` that shows the figure live; ``address`` is that of the embed view."""
    return (
        f'<iframe src="{escape(address, quote=True)}" title="{escape(picture.frame.title, quote=True)}" width="100%" height="{height}" '
        'style="border:0;max-width:760px" loading="lazy"></iframe>'
    )


# --- the numbers of each figure -----------------------------------------------------------------------------------------


def _cells(table: pd.DataFrame, place: str, value: str) -> list[str]:
    """The cells above nought: all where they are few, else the highest and the lowest. ``place``: a cell in words, with {column}s."""
    some = table[table[value] > 0].to_dict("records")
    if not some:
        return []
    if len(some) <= LISTED:
        return [f"{'; '.join(f'{place.format(**cell)}: {cell[value]:,}' for cell in some)}."]
    extremes = []
    for word, number in (
        ("Highest", max(cell[value] for cell in some)),
        ("Lowest above nought", min(cell[value] for cell in some)),
    ):
        places = [place.format(**cell) for cell in some if cell[value] == number]
        where = "; ".join(places) if len(places) <= NAMED else f"{len(places)} places"
        extremes.append(f"{word}: {number:,} ({where}).")
    return extremes


def _nothing(table: pd.DataFrame, value: str) -> str:
    """How many cells are blank, by the kind of blank where the table tells."""
    empty = table[table[value] == 0]
    if empty.empty:
        return "None is blank."
    kinds = Counter(empty["blank"]) if "blank" in empty else {}
    told = joined(f"{number:,} {kind[:1].lower() + kind[1:]}" for kind, number in kinds.items())
    return f"Blank: {len(empty):,} of {count(len(table), 'cell')}{f' ({told})' if told else ''}."


def _by_party(table: pd.DataFrame) -> str:
    sums = table.groupby("party", sort=False)["commitments"].sum()
    return f"By party: {joined(f'{party} {number:,}' for party, number in sums.items())}."


def _tell_themes(table: pd.DataFrame) -> list[str]:
    few = len(table[table["commitments"] > 0]) <= LISTED
    totals = [] if few else [_by_party(table)]
    return [*totals, *_cells(table, "{party} on {theme}", "commitments"), _nothing(table, "commitments")]


def _tell_standings(table: pd.DataFrame) -> list[str]:
    few = len(table[table["commitments"] > 0]) <= LISTED
    totals = [] if few else [_by_party(table)]
    return [*totals, *_cells(table, "{party}, {status}", "commitments"), _nothing(table, "commitments")]


def _tell_reach(table: pd.DataFrame) -> list[str]:
    itself, others = table["itself"].sum(), table["through_others"].sum()
    split = f"Counted in each nation: {itself:,} that the party would do or keep itself, {others:,} that it would press for or resist."
    return [split, *_cells(table, "{party} in {nation}", "commitments"), _nothing(table, "commitments")]


def _tell_facts(table: pd.DataFrame) -> list[str]:
    wholes = table.drop_duplicates("party")
    whole = f"Commitments: {joined(f'{row.party} {row.commitments:,}' for row in wholes.itertuples())}."
    return [whole, *_cells(table, "{party}, {fact}", "stating"), _nothing(table, "stating")]


def _tell_approaches(table: pd.DataFrame) -> list[str]:
    sums = table.groupby("approach", sort=False)["naming"].sum()
    named = f"In all: {joined(f'{approach[:1].lower() + approach[1:]} {number:,}' for approach, number in sums.items())}."
    return [named, *_cells(table, "{theme}, {approach}", "naming"), _nothing(table, "naming")]


def _tell_topics(table: pd.DataFrame) -> list[str]:
    told = []
    for topic, cells in table[table["topic"] != ALONE].groupby("topic", sort=False):
        said = cells[cells["commitments"] > 0]
        told.append(f"{topic}: {joined(f'{row.party} ({row.stances.lower()})' for row in said.itertuples())}.")
    if len(told) > LISTED:
        speaking = (
            table[table["topic"] != ALONE].groupby("topic", sort=False)["commitments"].apply(lambda some: int((some > 0).sum()))
        )
        told = [f"{count(len(speaking), 'topic')}."]
        for word, number in (("Most parties", speaking.max()), ("Fewest parties", speaking.min())):
            topics = list(speaking[speaking == number].index)
            where = joined(topics) if len(topics) <= NAMED else count(len(topics), "topic")
            told.append(f"{word} on one topic: {number} ({where}).")
    return [*told, _nothing(table, "commitments")]


def _tell_says(table: pd.DataFrame) -> list[str]:
    said = table[table["blank"] == ""].to_dict("records")
    told = []
    for row in said:
        figure = f" ({row['figure']})" if row["figure"] else ""
        told.append(f"{row['party']} {row['stance'].lower()}: {row['commitment']}{figure}.")
    silent = [f"{kind}: {joined(some['party'])}." for kind, some in table[table["blank"] != ""].groupby("blank", sort=False)]
    return told + silent


def _tell_deadlines(table: pd.DataFrame) -> list[str]:
    due = table[table["kind"] == "deadline"]
    events = table[table["kind"] == "event"]
    shown = (
        f"{count(len(events), 'event that bears', 'events that bear')} on health, {_period(events)}."
        if len(events)
        else "No event."
    )
    if due.empty:
        return ["No commitment in this selection names a date.", shown]
    told = [f"{_due(row)}." for row in due.to_dict("records")]
    if len(told) > LISTED:
        first, last = due.iloc[0], due.iloc[-1]
        same = int((due["date"] == last["date"]).sum())
        told = [
            f"Earliest: {_due(first)}.",
            f"Latest date: {date(last['date'])} ({count(same, 'commitment')}).",
        ]
    return [f"{count(len(due), 'commitment')} with a date. Beside them: {shown[:1].lower()}{shown[1:]}", *told]


def _period(events: pd.DataFrame) -> str:
    first, last = date(events.iloc[0]["date"]), date(events.iloc[-1]["date"])
    return first if first == last else f"{first} to {last}"


def _tell_money(table: pd.DataFrame) -> list[str]:
    told = []
    for kind, some in table.groupby("kind", sort=False):
        if len(some) == 1:
            told.append(f"{kind}: one sum, {_sum(some.iloc[0])}.")
            continue
        low, high = some.loc[some["gbp_million"].idxmin()], some.loc[some["gbp_million"].idxmax()]
        told.append(f"{kind}: {len(some)} sums, lowest {_sum(low)}, highest {_sum(high)}.")
    return told


def _sum(row: pd.Series) -> str:
    high = row["gbp_million_to"]
    return f"{money(row['gbp_million'], None if pd.isna(high) else high)}, {row['period']} ({row['party']})"


def _due(row: dict) -> str:
    status = f" ({row['status'].lower()})" if row["status"] else ""
    return f"{row['party']}: {row['text']}, by {date(row['date'])}{status}"


def _tell_card(table: pd.DataFrame) -> list[str]:
    return [f"{row.field}: {row.text.rstrip('.')}." for row in table.itertuples() if row.field not in ("Party", "Section")]


_TOLD = {
    "matrix": _tell_themes,
    "themes": _tell_themes,
    "topics": _tell_topics,
    "says": _tell_says,
    "reach": _tell_reach,
    "facts": _tell_facts,
    "approaches": _tell_approaches,
    "deadlines": _tell_deadlines,
    "standings": _tell_standings,
    "money": _tell_money,
    "card": _tell_card,
}
