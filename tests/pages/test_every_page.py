"""What holds for every page: it runs, keeps the reader's filters, names what it does not know, and helps when nothing matches."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from shown import OpenPage, read

from commitments.library import Dataset
from commitments.selecting.selection import FILTERS, SWITCHES, Selection
from web.pages import IN_NAVIGATION, PAGES

EVERY_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
LISTS = [path for path in ("", "explore", "compare") if path in PAGES]  # pages made of the selection's commitments

KEEPING = {"party": ["labour", "plaid-cymru"], "nation": "wales", "theme": "dentistry", "q": "dentist", "scope": "all"}


def a_value(param: str, dataset: Dataset) -> str:
    """A value that a parameter of the address may have."""
    if param == "q":
        return "nurses"
    if param in SWITCHES:
        return SWITCHES[param][1]
    return next(iter(next(filter_ for filter_ in FILTERS if filter_.param == param).choices(dataset)))


@EVERY_PAGE
def test_page_answers_under_one_main_heading(open_page: OpenPage, path: str) -> None:
    shown = open_page(path)
    assert shown.heading == PAGES[path].question
    assert shown.notices == [] or path == "commitment"  # without an id it says how to choose one


@EVERY_PAGE
@pytest.mark.parametrize("param", [*(filter_.param for filter_ in FILTERS), *SWITCHES, "q"])
def test_page_runs_with_every_filter(open_page: OpenPage, shipped: Dataset, path: str, param: str) -> None:
    shown = open_page(path, **{param: a_value(param, shipped)})
    assert "values in the address were ignored" not in " ".join(shown.notices)


@EVERY_PAGE
def test_links_to_the_other_pages_keep_the_filters(open_page: OpenPage, path: str) -> None:
    shown = open_page(path, **KEEPING)
    # The site's name begins anew: tests of answers say so.
    _, *navigation = read(next(body for body in shown.bodies if 'aria-label="Pages"' in body)).links
    assert {link.label for link in navigation} >= {page.label for page in IN_NAVIGATION}
    wanted = {name: value if isinstance(value, list) else [value] for name, value in KEEPING.items()}
    for link in navigation:
        assert parse_qs(urlsplit(link.href).query) == wanted, link.label


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path or "overview")
def test_page_says_in_a_sentence_what_it_shows(open_page: OpenPage, shipped: Dataset, path: str) -> None:
    asked = {name: value if isinstance(value, list) else [value] for name, value in KEEPING.items()}
    selection, _ = Selection.from_params(asked, shipped)
    words = open_page(path, **KEEPING).words
    assert selection.sentence(shipped) in words
    assert f"{len(selection.rows(shipped))} commitments" in words


@EVERY_PAGE
@pytest.mark.parametrize("param", [*(filter_.param for filter_ in FILTERS), *SWITCHES])
def test_unknown_value_is_named_and_ignored(open_page: OpenPage, path: str, param: str) -> None:
    notice = " ".join(open_page(path, **{param: "no-such-<b>thing</b>"}).notices)
    assert "values in the address were ignored" in notice
    assert "no-such-<b>thing</b>" in notice


def test_unknown_value_comes_with_the_nearest_known_one(open_page: OpenPage) -> None:
    notice = " ".join(open_page("explore", party="labor", theme="dentristry").notices)
    assert "labor (did you mean labour?)" in notice
    assert "dentristry (did you mean dentistry?)" in notice


@EVERY_PAGE
def test_hostile_address_is_only_an_address(open_page: OpenPage, path: str) -> None:
    hostile = ["", " ", "\x00", "x" * 5000, "../../etc/passwd", "'; DROP TABLE", "\u202e", "🦷"]
    params = dict.fromkeys(("party", "theme", "nation", "order", "q", "id", "view", "p", "names"), hostile)
    shown = open_page(path, **params)
    assert len("".join(shown.bodies)) < 2_000_000


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path or "overview")
def test_nothing_found_says_what_to_loosen(open_page: OpenPage, shipped: Dataset, path: str) -> None:
    """Each way out that drops one of two filters leads to commitments."""
    theme, party = next(
        (theme.id, party.id)
        for theme in shipped.themes
        for party in shipped.parties
        if not Selection(themes=(theme.id,), parties=(party.id,)).rows(shipped) and Selection(parties=(party.id,)).rows(shipped)
    )
    shown = open_page(path, party=party, theme=theme)
    assert any("No commitment matches" in notice for notice in shown.notices)
    ways = [link for link in shown.html.links if link.label.startswith("Remove the ")]
    assert {link.label for link in ways} == {"Remove the party filter", "Remove the theme filter"}
    for way in ways:
        address = urlsplit(way.href)
        assert address.path.removeprefix("./") == path
        selection, unknown = Selection.from_params(parse_qs(address.query), shipped)
        assert selection.rows(shipped) and not unknown, way


@pytest.mark.parametrize("path", ["", "explore", "pledge_to_plan"], ids=lambda path: path or "overview")
def test_search_for_a_misspelt_word_is_taken_for_the_right_one_and_the_page_says_so(
    open_page: OpenPage, shipped: Dataset, path: str
) -> None:
    shown = open_page(path, q="dentsit")
    assert re.search("“dentsit” was read as “dentists?”", shown.words)
    assert f"{Selection(text='dentist').number(shipped)} commitments" in shown.words


def test_no_search_is_offered_that_finds_nothing_either(open_page: OpenPage, shipped: Dataset) -> None:
    """The word is a slip of one that other themes have, and the theme that was chosen has not."""
    theme = next(theme.id for theme in shipped.themes if not Selection(themes=(theme.id,), text="dentist").rows(shipped))
    shown = open_page("explore", q="dentsit", theme=theme)
    assert any("No commitment matches" in notice for notice in shown.notices)
    assert not any(link.label.startswith("Search for “dent") for link in shown.html.links)


@pytest.mark.parametrize("page", ["2", "999999", "0", "-1", "two", "٣", "9" * 4000])
def test_any_number_of_a_page_shows_commitments(open_page: OpenPage, page: str) -> None:
    assert '<article class="card"' in "".join(open_page("explore", p=page).bodies)
