"""A reader changes something, and presses something else before that was answered: both arrive, whatever they are and however quick."""

import csv
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from visiting import ASK_FOR_STREAMLIT, Visitor, settle

from web.pages import PAGES

# From when it is told, a page hears one thing after another of its server, as over a bad connection.
SLOW = """(() => {
  const Own = window.WebSocket
  window.WebSocket = class extends Own {
    addEventListener(type, listener, ...more) {
      if (type !== "message") return super.addEventListener(type, listener, ...more)
      let next = 0
      super.addEventListener(type, (event) => {
        next = Math.max(performance.now(), next) + (window.slow ? 60 : 0)
        setTimeout(() => listener(event), next - performance.now())
      }, ...more)
    }
  }
})()
"""


def slow_page(open_page: Visitor, path: str) -> Page:
    page = open_page.document(path, script=SLOW + ASK_FOR_STREAMLIT)
    settle(page)
    page.evaluate("window.slow = true")
    return page


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
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path].question)
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


def wider(page: Page) -> None:
    page.get_by_test_id("stSidebar").get_by_text("Include wider commitments").click(no_wait_after=True)


def by_name(page: Page) -> None:
    page.get_by_test_id("stSidebar").get_by_text("Alphabetical").click(no_wait_after=True)


def in_wales(page: Page) -> None:
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Nation").click()
    page.keyboard.type("Wales")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("change", "wanted"), [(wider, {"scope": ["all"]}), (by_name, {"order": ["name"]}), (in_wales, {"nation": ["wales"]})]
)
def test_a_filter_and_the_page_arrive_over_a_slow_connection(
    open_page: Visitor, change: Callable[[Page], None], wanted: dict[str, list[str]]
) -> None:
    page = slow_page(open_page, "/explore?party=green")
    change(page)
    click(in_navigation(page, "Compare"))
    expect_arrived(page, "compare", party=["green"], **wanted)


def test_a_link_from_before_the_word_was_answered_takes_it(open_page: Visitor) -> None:
    page = slow_page(open_page, "/nations?party=green")
    typed(page)
    there = in_navigation(page, PAGES[""].label)
    there.focus()
    page.wait_for_url(re.compile("q=dentist"))
    assert "dentist" not in (there.get_attribute("href") or ""), "it was drawn anew already: nothing is tried here"
    page.keyboard.press("Enter")
    expect_arrived(page, "", party=["green"], q=["dentist"])


def test_of_two_pages_pressed_in_a_hurry_the_last_comes(open_page: Visitor) -> None:
    page = slow_page(open_page, "/explore")
    wider(page)
    for label in ("Compare", "Nations"):
        in_navigation(page, label).click(no_wait_after=True)
    expect_arrived(page, "nations", scope=["all"])


def test_a_download_holds_what_the_filters_say_over_a_slow_connection(open_page: Visitor) -> None:
    page = slow_page(open_page, "/explore?party=green")
    with page.expect_download() as coming:
        wider(page)
        page.get_by_role("button", name="Download CSV").click(no_wait_after=True)
    rows = list(csv.DictReader(coming.value.path().read_text("utf-8-sig").splitlines(keepends=True)))
    settle(page)
    assert parse_qs(urlsplit(page.url).query)["scope"] == ["all"]
    assert page.locator(".sentence").inner_text().startswith(f"{len(rows)} commitments")
    wider(page)
    expect(page.locator(".sentence")).not_to_have_text(re.compile(f"^{len(rows)} "))
