"""What is said of a figure is what the figure shows."""

import re

import pandas as pd
import pytest

from commitments.figures import CATALOGUE, Picture, alt, picture
from commitments.library import Dataset
from commitments.selecting.selection import Selection

SELECTIONS = {
    "all": Selection(),
    "one party": Selection(parties=("plaid-cymru",)),
    "three parties, one theme": Selection(parties=("labour", "snp", "green"), themes=("dentistry",)),
    "a nation": Selection(nations=("wales",)),
    "nothing": Selection(text="zzzzzz"),
}
VALUES = {
    "matrix": "commitments",
    "themes": "commitments",
    "reach": "commitments",
    "facts": "stating",
    "approaches": "naming",
    "standings": "commitments",
}


def shown(dataset: Dataset, name: str, selection: Selection) -> Picture:
    return picture(dataset, selection, name, "https://pledge-to-plan.example.org")


def numbers_on(figure: Picture) -> list[str]:
    """Every text in the drawn figure."""
    trace = next(trace for trace in figure.plotly("wide", "light").data if trace.name == "texts")
    return [re.sub(r"</?b>", "", text) for text in trace.text or ()]


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", VALUES)
def test_alt_text_names_highest_lowest_and_blanks_of_the_drawn_numbers(
    name: str, selection: Selection, dataset: Dataset
) -> None:
    figure = shown(dataset, name, selection)
    said, value = alt.alt_text(figure), VALUES[name]
    some = figure.table[figure.table[value] > 0] if len(figure.table) else figure.table
    if some.empty:
        assert "Highest" not in said
        return
    if len(some) <= alt.LISTED:
        for number in some[value]:
            assert f": {number:,}" in said
    else:
        highest = re.search(r"Highest: ([\d,]+) \((.+?)\)\.", said)
        lowest = re.search(r"Lowest above nought: ([\d,]+)", said)
        assert int(highest[1].replace(",", "")) == some[value].max()
        assert int(lowest[1].replace(",", "")) == some[value].min()
        first = some[some[value] == some[value].max()].iloc[0]
        assert "places" in highest[2] or all(str(word) in highest[2] for word in first[_names(figure.table)])
    empty = len(figure.table) - len(some)
    assert ("None is blank." in said) if not empty else (f"Blank: {empty:,} of {len(figure.table):,}" in said)
    if name in ("matrix", "themes"):
        # The picture shows the very numbers that the table holds and the text tells.
        drawn = [int(text) for text in numbers_on(figure) if text.isdecimal()]
        assert sorted(drawn) == sorted(some[value])


def _names(table: pd.DataFrame) -> list[str]:
    return [column for column in ("theme", "party", "nation", "fact", "approach", "status") if column in table][:2]


@pytest.mark.parametrize("name", CATALOGUE)
def test_table_counts_what_the_selection_holds(name: str, dataset: Dataset) -> None:
    selection = Selection(parties=("labour", "plaid-cymru", "uup"))
    figure = shown(dataset, name, selection)
    frame = selection.frame(dataset)
    table = figure.table
    if name in ("matrix", "themes"):
        assert table["commitments"].sum() == len(frame)
    elif name == "facts":
        assert table[table["fact"] == "By when"]["stating"].sum() == frame["fact:deadline"].sum()
    elif name == "approaches":
        assert table[table["approach"] == "Measurement"]["naming"].sum() == frame["approach:measurement"].sum()
    elif name == "reach":
        assert table[table["nation"] == "Wales"]["commitments"].sum() == frame["nation:wales"].sum()
        assert (table["itself"] + table["through_others"] == table["commitments"]).all()
    elif name == "standings":
        assert set(table["party"]) == {"Labour", "Plaid Cymru", "UUP"}
        assert table["commitments"].sum() == len(frame)
    elif name == "deadlines":
        dated = [row for row in selection.rows(dataset) if row.deadline and row.deadline.by]
        assert (table["kind"] == "deadline").sum() == len(dated)
    elif name == "money":
        sums = [row for row in selection.rows(dataset) if row.funding and row.funding.gbp_million is not None]
        assert len(table) == len(sums)
    elif name == "topics":
        on_theme = frame[frame["theme"] == figure.selection.themes[0]]
        assert table["commitments"].sum() >= len(on_theme)
    elif name == "says":
        topic = frame[frame["topic"] == figure.selection.topics[0]]
        assert (table["commitment"] != "").sum() == len(topic)
    else:
        assert dataset.find(figure.commitment).summary in set(table["text"])


@pytest.mark.parametrize("name", CATALOGUE)
def test_hidden_names_do_not_leave_in_a_figure(name: str, dataset: Dataset) -> None:
    figure = shown(dataset, name, Selection(parties=("snp", "plaid-cymru", "sinn-fein"), names_hidden=True))
    spoken = " ".join(
        [alt.to_copy(figure), figure.table.to_csv(), figure.plotly("wide", "light").to_json(), figure.frame.address]
    )
    telling = [word for word in ("SNP", "snp", "Plaid", "plaid", "Sinn", "Scottish National") if word in spoken]
    assert not telling


def test_html_to_paste_is_safe_and_complete(dataset: Dataset) -> None:
    figure = shown(dataset, "matrix", Selection(text='"><script>alert(1)</script>'))
    code = alt.figure_html(figure, "1200x675", 'a"b.png')
    assert "<script" not in code and code.startswith("<figure>")
    assert 'width="1200" height="675"' in code and 'alt="' in code and "<figcaption>" in code and figure.frame.source in code
    frame = alt.iframe_html(figure, "https://x.example/embed?figure=matrix&embed=true", 400)
    assert 'title="' in frame and "&amp;embed=true" in frame and 'loading="lazy"' in frame and "<script" not in frame
