"""A word is typed into the search, and something else is pressed before it was sent: both arrive, whatever that is and however quick."""

import csv
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from visiting import Visitor, settle

from web.pages import PAGES


def typed(page: Page, word: str = "dentist") -> None:
    """Types into the search as a reader does, and sends nothing."""
    page.get_by_role("combobox", name="Search", exact=True).click()
    page.keyboard.type(word)


def in_navigation(page: Page, label: str) -> Locator:
    return page.locator(".st-key-site-navigation").get_by_role("link", name=label, exact=True)


def click(link: Locator) -> None:
    link.click()


def press_slowly(link: Locator) -> None:
    """The button stays down for as long as a hand needs, and longer than the server needs to draw the page anew."""
    link.click(delay=400)


def press_by_keyboard(link: Locator) -> None:
    link.focus()
    link.page.keyboard.press("Enter")


def expect_arrived(page: Page, path: str, **wanted: list[str]) -> None:
    """Waits for a page with exactly these parameters, drawn, with the word in its search."""
    page.wait_for_url(lambda url: urlsplit(url).path == f"/{path}" and parse_qs(urlsplit(url).query) == wanted)
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path].question)
    settle(page)
    box = page.get_by_role("combobox", name="Search", exact=True)
    expect(box).to_have_value(wanted.get("q", [""])[0])
    assert parse_qs(urlsplit(page.url).query) == wanted, "it was not the last word"


@pytest.mark.parametrize("press", [click, press_slowly, press_by_keyboard])
@pytest.mark.parametrize(("start", "goal"), [("explore", "compare"), ("nations", "")])
def test_the_word_and_the_page_arrive(open_page: Visitor, start: str, goal: str, press: Callable[[Locator], None]) -> None:
    page = open_page(f"/{start}?party=green")
    typed(page)
    press(in_navigation(page, PAGES[goal].label))
    expect_arrived(page, goal, party=["green"], q=["dentist"])


def test_a_link_in_the_page_takes_the_word(open_page: Visitor) -> None:
    page = open_page("/")
    typed(page)
    page.locator("table td a").first.click()
    page.wait_for_url(re.compile(r"/explore\?.*q=dentist"))
    settle(page)
    expect(page.get_by_role("combobox", name="Search", exact=True)).to_have_value("dentist")
    assert parse_qs(urlsplit(page.url).query)["theme"], "the cell's own filters are there too"


def test_a_new_word_takes_the_place_of_the_old(open_page: Visitor) -> None:
    page = open_page("/explore?q=nurses")
    page.get_by_role("combobox", name="Search", exact=True).fill("dentist")
    in_navigation(page, "Compare").click()
    expect_arrived(page, "compare", q=["dentist"])


def test_an_emptied_search_is_empty_on_the_next_page(open_page: Visitor) -> None:
    page = open_page("/explore?q=nurses&party=green")
    page.get_by_role("combobox", name="Search", exact=True).fill("")
    in_navigation(page, "Compare").click()
    expect_arrived(page, "compare", party=["green"])


def test_a_link_with_a_search_of_its_own_keeps_it(open_page: Visitor) -> None:
    page = open_page("/explore?q=dentist+unheardof")
    offered = page.locator(".notice a", has_text="Search for").first
    own = parse_qs(urlsplit(offered.get_attribute("href") or "").query)["q"]
    typed(page, "x")
    offered.click()
    expect_arrived(page, "explore", q=own)


def test_a_search_left_by_the_back_button_is_not_taken_along(open_page: Visitor) -> None:
    page = open_page("/explore")
    typed(page)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=dentist"))
    settle(page)
    page.go_back()
    expect(page.get_by_role("combobox", name="Search", exact=True)).to_have_value("")
    settle(page)
    in_navigation(page, "Compare").click()
    expect_arrived(page, "compare")


@pytest.mark.parametrize("hold", [0, 400])
def test_a_download_holds_what_the_search_says(open_page: Visitor, hold: int) -> None:
    page = open_page("/explore")
    typed(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download CSV").click(delay=hold)
    rows = list(csv.DictReader(coming.value.path().read_text("utf-8-sig").splitlines(keepends=True)))
    settle(page)
    said = page.locator(".sentence").inner_text()
    assert "dentist" in said and said.startswith(f"{len(rows)} commitments")
    assert all("dentist" in row["selection"] for row in rows)


def test_another_filter_and_the_word_both_arrive(open_page: Visitor) -> None:
    page = open_page("/explore")
    typed(page)
    page.get_by_test_id("stSidebar").get_by_text("Include wider commitments").click()
    expect_arrived(page, "explore", q=["dentist"], scope=["all"])


def test_quick_changes_add_up(open_page: Visitor) -> None:
    page = open_page("/explore")
    typed(page)
    bar = page.get_by_test_id("stSidebar")
    for label in ("Include wider commitments", "Hide party names"):
        bar.get_by_text(label).click(no_wait_after=True)
    expect_arrived(page, "explore", q=["dentist"], scope=["all"], names=["hidden"])


def test_the_word_and_the_way_to_show_results_both_arrive(open_page: Visitor) -> None:
    page = open_page("/explore")
    typed(page)
    page.get_by_text("Table", exact=True).click()
    expect_arrived(page, "explore", q=["dentist"], view=["table"])
