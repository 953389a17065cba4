"""Every page in each width and theme: a picture for people to look at, no sideways scrolling, no fault of accessibility."""

import pytest
from accessibility import violations
from paper import expect_whole_on_paper
from places import EVERY_PAGE, OTHER_FORMS
from playwright.sync_api import Page, expect
from visiting import SCREENSHOTS, View, Visitor, open_filters, screenshot, settle

from commitments.library import Dataset

# Elements that reach beyond the window, unless a frame of their own scrolls them or they are for screen readers only.
BEYOND = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const width = document.documentElement.clientWidth;
    const found = [main, document.documentElement].filter(one => one.scrollWidth > one.clientWidth);
    if (!found.length) return [];
    return [...main.querySelectorAll('*')].filter(one => {
        const box = one.getBoundingClientRect();
        return box.right > width + 1 && box.width && !one.closest('.table-frame, .unseen');
    }).map(one => one.outerHTML.slice(0, 160)).concat('the page scrolls sideways');
}"""

# Pictures that stand on the other ground than their page. A browser needs a moment to take the other one.
ON_THE_OTHER_GROUND = """async theme => {
    for (let looks = 1; ; looks++) {
        const found = [...document.querySelectorAll('.fluid-picture img')].map(one => one.currentSrc)
            .filter(address => address && address.includes('ground=dark') !== (theme === 'dark'))
        if (!found.length || looks === 100) return found
        await new Promise(done => setTimeout(done, 50))
    }
}"""


# A page stays open while its reader's machine turns dark in the evening, or light in the morning: each comes in both, and becomes the other.
@pytest.mark.parametrize(("width", "themes"), [(390, ("light", "dark")), (1280, ("dark", "light"))], ids=["390", "1280"])
@pytest.mark.parametrize("name", EVERY_PAGE)
def test_page_looks_and_reads_right(look_at: Visitor, shipped: Dataset, name: str, width: int, themes: tuple[str, str]) -> None:
    page = look_at(EVERY_PAGE[name], width, themes[0])
    look(page, name, View(width, themes[0]))
    page.emulate_media(color_scheme=themes[1])
    settle(page)
    look(page, name, View(width, themes[1]))
    if width == 1280:
        look_further(page, shipped)


@pytest.mark.parametrize("view", [View(390, "light"), View(1280, "dark")], indirect=True, ids=["390-light", "1280-dark"])
@pytest.mark.parametrize("name", OTHER_FORMS)
def test_other_form_looks_and_reads_right(look_at: Visitor, shipped: Dataset, view: View, name: str) -> None:
    page = look_at(OTHER_FORMS[name], *view)
    look(page, name, view)
    if view.width == 1280:
        look_further(page, shipped)


def look(page: Page, name: str, view: View) -> None:
    """The checks that hold for whatever a page shows."""
    assert page.evaluate(ON_THE_OTHER_GROUND, view.theme) == []
    screenshot(page, f"{name}-{view.width}-{view.theme}")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.evaluate(BEYOND) == []
    assert violations(page) == []


def look_further(page: Page, dataset: Dataset) -> None:
    """What is looked at in one view: every part that opens, the page at 200 %, and on paper. The page is of no use afterwards.

    That an opened part breaks no rule of the page's policy, the browser says in its console, which fails the test.
    """
    for expander in page.get_by_test_id("stExpander").all():
        expander.locator("summary").click()
    settle(page)
    page.set_viewport_size({"width": 640, "height": 450})  # a window of 1280 by 900 at 200 %
    settle(page)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), "the page scrolls sideways at 200 %"
    heading = page.get_by_role("heading", level=1).first.bounding_box()
    assert heading["x"] >= 0 and heading["x"] + heading["width"] <= 640
    page.set_viewport_size({"width": 1280, "height": 900})
    settle(page)
    expect_whole_on_paper(page, dataset)


def test_first_window_shows_what_the_site_is_about(open_page: Visitor) -> None:
    """On a desktop the question box and the numbers that matter are there without scrolling. `make screenshot` takes this picture for the README."""
    page = open_page("/")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / "first-window.png")
    for seen in (
        page.get_by_role("heading", level=1),
        page.get_by_role("combobox", name="What do you care about?"),
        page.locator(".glance dd a").last,
    ):
        expect(seen).to_be_in_viewport()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_filters_on_a_phone_read_right(open_page: Visitor, theme: str) -> None:
    page = open_page("/explore?party=labour&theme=dentistry&fact=lead", 390, theme)
    open_filters(page)
    assert violations(page) == []


def test_names_of_pages_are_reached_and_followed_by_keyboard(open_page: Visitor) -> None:
    page = open_page("/")
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText")
        if focused == "Explore":
            break
    assert focused == "Explore", "Tab does not reach the names of the pages"
    page.keyboard.press("Enter")
    page.wait_for_url("**/explore*")
    expect(page.get_by_role("article").first).to_be_visible()
