"""Titles: of the picture, and of each mark in it."""

from xml.etree import ElementTree

import pytest

from commitments.figures import CATALOGUE, picture
from commitments.figures.canvas.svg import svg
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from commitments.tables.blanks import BLANKS
from tests.figures.measuring import SVG

LISTS = ("says", "sides", "deadlines", "card")


@pytest.mark.parametrize("size", ["1200x675", "narrow"])
@pytest.mark.parametrize("name", LISTS)
def test_each_mark_of_a_list_says_whose_it_is(name: str, size: str, dataset: Dataset) -> None:
    shown = picture(dataset, Selection(parties=("labour",)), name, "https://example.org")
    tree = ElementTree.fromstring(svg(shown.sheet(size, "light")))
    (bars,) = (group for group in tree.iter(f"{SVG}g") if group.get("class") == "bars")
    _frame, *marks = bars.iter(f"{SVG}rect")  # the first is the stroke beside the picture's own title
    titles = [mark.findtext(f"{SVG}title") or "" for mark in marks]
    assert titles and all(title.startswith("Labour") and len(title) > len("Labour, ") for title in titles)


def test_no_two_figures_have_the_same_title(dataset: Dataset) -> None:
    titles = [picture(dataset, Selection(parties=("labour",)), name).frame.title for name in CATALOGUE]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", ["standings", "kept"])
def test_parties_that_governed_are_named_or_counted(name: str, dataset: Dataset) -> None:
    few = picture(dataset, Selection(parties=("labour", "green")), name)
    assert "of Labour:" in few.frame.title and "governed since)" not in few.frame.title
    every = picture(dataset, Selection(), name)
    parties = {row.party for row in every.rows}
    named = all(party.name in every.frame.title for party in parties)
    assert named == (len(parties) <= 4)
    assert named or f"{len(parties)} parties (those that have governed since):" in every.frame.title


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_search_that_finds_nothing_says_nothing_of_why(name: str, dataset: Dataset) -> None:
    shown = picture(dataset, Selection(text="zzzzzz"), name)
    said = " ".join([*shown.told, *(text.text for text in shown.sheet("1200x675", "light").texts)])
    assert not any(blank.label in said for blank in BLANKS.values())
