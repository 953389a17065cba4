"""In a real browser too, texts of the data show exactly the characters that were typed, and do nothing."""

from collections.abc import Iterator

import pytest
from datasets import frozen_copy
from odd_text import ID, ODD, SHORT, SUMMARY, TITLE, plant
from playwright.sync_api import expect
from visiting import Visitor

from tests.serving.running import Site, running

# An element that only the odd texts could have made; a formula; a colour directive.
MADE = "b, u, img[src='x'], script:has-text('touched'), .katex, [class*='stMarkdownColored'], a[href^='javascript']"
PLACES = {
    "overview": "/",
    "explore": "/explore?q=touched",
    "explore-table": "/explore?q=touched&view=table",
    "compare": "/compare?theme=digital-research",
    "nations": "/nations?nation=wales",
    "commitment": f"/commitment?id={ID}",
    "about": "/about",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The dashboard with the odd texts among its data."""
    folder = tmp_path_factory.mktemp("odd-text")
    data = frozen_copy(folder / "data")
    plant(data)
    with running(folder, data) as site:
        yield site


@pytest.mark.parametrize("path", PLACES.values(), ids=PLACES)
def test_odd_texts_make_nothing(open_page: Visitor, path: str) -> None:
    page = open_page(path)
    expect(page.get_by_text(SHORT).first).to_be_attached()
    made = page.get_by_test_id("stApp").locator(MADE)
    assert made.evaluate_all("found => found.map(one => one.outerHTML.slice(0, 200))") == []
    assert page.evaluate("window.touched") is None


def test_odd_texts_read_as_typed(open_page: Visitor) -> None:
    page = open_page(f"/commitment?id={ID}")
    assert page.get_by_role("heading", level=1).inner_text() == TITLE
    assert page.title().startswith(TITLE)
    main = page.get_by_test_id("stMain").inner_text()
    assert SUMMARY in main
    card = open_page("/explore?q=touched").get_by_role("article").first.inner_text()
    assert TITLE in card and all(text in card for text in ODD)


def test_odd_texts_read_as_typed_in_the_filters(open_page: Visitor) -> None:
    page = open_page("/explore")
    page.get_by_role("combobox", name="Theme", exact=True).click()
    options = page.get_by_role("option").all_inner_texts()
    assert sum(SHORT in option for option in options) > 5, options
    first = page.get_by_role("option").filter(has_text=SHORT).first
    named = first.inner_text()
    first.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=f"Remove {named}", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stApp").locator(MADE)).to_have_count(0)
