"""The chart to explore has the numbers of the picture, and a click on a mark leads to the commitments behind it."""

from collections import Counter
from pathlib import Path

import pytest
from app_test import AppTest

from commitments.figures import CATALOGUE, picture
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from commitments.tables.blanks import BLANKS
from components.chart import MAKERS, chart
from components.explore_chart import address_of, behind
from web.pages import PAGES
from web.view import View

BASE = "https://pledge-to-plan.example.org"
COUNTED = {"themes": "commitments", "reach": "commitments", "facts": "stating", "approaches": "naming", "kept": "commitments"}


@pytest.mark.parametrize("name", COUNTED)
def test_the_bars_are_the_numbers_of_the_picture(shipped: Dataset, name: str) -> None:
    shown = picture(shipped, Selection(parties=("labour", "snp", "uup")), name, BASE)
    drawn = Counter(int(x) for trace in chart(shown, "light").data for x in trace.x)
    assert drawn == Counter(int(number) for number in shown.table[COUNTED[name]] if number)


@pytest.mark.parametrize(("parties", "each"), [(("labour",), None), (("sinn-fein",), 1)])
def test_an_axis_of_few_commitments_has_whole_numbers_alone(
    shipped: Dataset, parties: tuple[str, ...], each: int | None
) -> None:
    assert chart(picture(shipped, Selection(parties=parties), "kept", BASE), "light").layout.xaxis.dtick == each


def test_the_heat_map_is_the_matrix_with_its_blanks(shipped: Dataset) -> None:
    shown = picture(shipped, Selection(), "matrix", BASE)
    heat, *over = chart(shown, "light").data
    told = {
        (theme, party): cell
        for theme, row in zip(heat.y, heat.text, strict=True)
        for party, cell in zip(heat.x, row, strict=True)
    }
    marks = {blank.label: blank.mark for blank in BLANKS.values()}
    for row in shown.rows:
        cell = told[row.theme.name, row.party.name]
        assert cell == (str(row.commitments or "") or (f"({row.touched})" if row.touched else marks[row.blank]))
    hovered = {text for trace in over for text in trace.hovertext}
    assert hovered == {row.about.words for row in shown.rows}, "a blank says why it is blank when it is pointed at"


@pytest.mark.parametrize("name", MAKERS)
def test_a_party_can_be_switched_off_and_hidden_names_stay_hidden(shipped: Dataset, name: str) -> None:
    chosen = Selection(parties=("labour", "snp"), themes=("workforce",) if CATALOGUE[name].needs == "theme" else ())
    made = chart(picture(shipped, chosen, name, BASE), "dark")
    parties = {"Labour", "SNP"}
    if name != "approaches":
        assert {trace.name for trace in made.data} - {None} <= parties
    hidden = picture(shipped, chosen.but(names_hidden=True), name, BASE)
    if hidden.rows:
        said = chart(hidden, "dark").to_json()
        assert not [word for word in ("Labour", "SNP", "party=labour", "party=snp") if word in said]


def test_a_click_leads_to_the_commitments_behind_the_mark(shipped: Dataset) -> None:
    shown = picture(shipped, Selection(parties=("labour", "snp")), "themes", BASE)
    trace = chart(shown, "light").data[0]
    address = address_of([{"customdata": trace.customdata[0]}])
    view = View.of(PAGES["figures"], shipped, {}, BASE)
    listed = behind(view, address)
    assert f"<h3>{trace.x[0]} commitment" in listed and "Labour" in listed and "SNP" not in listed
    one = picture(shipped, Selection(), "deadlines", BASE)
    (found,) = [row for row in one.rows if row.address][:1]
    assert "<h3>1 commitment</h3>" in behind(view, found.address)
    assert address_of([]) == "" and address_of([{"customdata": None}]) == ""


def test_the_chart_is_drawn_when_it_is_asked_for_and_not_before() -> None:
    app = AppTest.from_file(Path(__file__).parents[2] / "dashboard.py", default_timeout=60)
    app.switch_page("pages/figures.py")
    app.query_params["figure"] = "facts"
    app.run()
    assert not app.exception and not app.get("plotly_chart")
    app.query_params["chart"] = "open"
    app.run()
    assert not app.exception and len(app.get("plotly_chart")) == 1
