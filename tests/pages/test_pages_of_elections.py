"""The pages with an invented second election: chosen alone, or both together."""

import pytest
from second_election import FIRST, LABOUR_ROW, SECOND, SHORT_NAME

from web.pages import PAGES


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ("commitment", "editors_desk")])
@pytest.mark.parametrize("elections", [[], [FIRST], [SECOND], [FIRST, SECOND]], ids=["none", "first", "second", "both"])
def test_every_page_works_for_one_or_several(two_elections, open_page, path, elections):
    params = {"election": elections} if elections else {}
    page = open_page(path, **params)
    assert "The data files were changed" not in page.words


def test_a_page_says_which_election_it_shows(two_elections, open_page):
    alone = open_page("explore", election=SECOND).words
    assert "3 commitments" in alone and SHORT_NAME in alone
    assert "Election" in [widget.label for widget in open_page("explore").at.multiselect]
    assert SHORT_NAME in open_page("commitment", id=LABOUR_ROW).words
    about = open_page("about").words
    assert f"Seats, {SHORT_NAME}" in about and "Seats, 2024 general election" in about
    assert "The rule for choosing parties has not been written down yet" in about
    assert "Every party that won a Westminster seat on 4 July 2024" in about
    assert "2 elections counted together" in open_page("").words + open_page("explore").words


def test_numbers_and_sentences_are_those_of_the_election_shown(two_elections, open_page):
    both, alone = open_page("").words, open_page("", election=SECOND).words
    assert f"From 22 manifestos for the 2024 general election and the {SHORT_NAME}" in both
    assert "From 2 manifestos for the Invented election, 7 May 2099" in alone
    assert "Source: 2 manifestos of 2 parties" in alone and "Source: 22 manifestos" in both
    nations = open_page("nations", nation="scotland", election=SECOND).words
    assert f"Scottish manifesto, {SHORT_NAME}" in nations and "since the 2024 general election" in nations
    compared = open_page("compare", election=SECOND, theme="dentistry").words
    assert "Topics that other parties, or texts of another election, address" in compared
    assert SHORT_NAME in open_page("compare", theme="dentistry").words
