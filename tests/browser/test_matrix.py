"""The matrix while a reader moves about in it: the names of parties and themes stay in sight, and so does what has the focus."""

import pytest
from playwright.sync_api import Page, expect
from visiting import Visitor

# Moves the matrix as a reader would: in its own frame where that scrolls, and in the page.
SCROLL = """([down, right]) => {
    const main = document.querySelector('[data-testid="stMain"]');
    const frame = document.querySelector('#matrix');
    main.scrollTop += frame.getBoundingClientRect().top - 64;
    frame.scrollTop = down;
    frame.scrollLeft = right;
    if (!frame.scrollTop) main.scrollTop += down;
}"""
# What a click in the middle of an element would hit is in the same cell of the table.
UNCOVERED = """one => {
    const box = one.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return hit !== null && hit.closest('th, td') === one.closest('th, td');
}"""


def uncovered(page: Page, selector: str, words: str) -> bool:
    return page.locator(f"#matrix {selector}", has_text=words).first.evaluate(UNCOVERED)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_party_names_stay_in_sight_on_a_desktop(look_at: Visitor, theme: str) -> None:
    page = look_at("/", 1280, theme)
    page.evaluate(SCROLL, [500, 0])
    expect(page.get_by_text("Waiting times")).not_to_be_in_viewport()
    assert uncovered(page, "thead th", "Labour")


def test_party_names_stay_below_the_bar_when_the_filters_are_closed(open_page: Visitor) -> None:
    page = open_page("/")
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(page.get_by_role("button", name="Expand sidebar")).to_be_visible()
    page.evaluate(SCROLL, [400, 0])
    assert uncovered(page, "thead th", "Labour")


def test_names_of_parties_and_themes_stay_in_sight_on_a_phone(look_at: Visitor) -> None:
    page = look_at("/", 390)
    page.evaluate(SCROLL, [150, 250])
    assert uncovered(page, "thead th", "Plaid Cymru")
    assert uncovered(page, "tbody th", "Mental health")
    assert uncovered(page, "thead th", "Theme")
    caption = page.locator("#matrix caption").bounding_box()
    assert caption["width"] <= 390, "the caption is read without scrolling sideways"


@pytest.mark.parametrize("width", [390, 1280])
def test_what_has_the_focus_is_not_covered(look_at: Visitor, width: int) -> None:
    """Going back from cell to cell, the page scrolls up and to the left: the cell must not end up under the names."""
    page = look_at("/", width)
    covered = page.evaluate(
        f"""() => [...document.querySelectorAll('#matrix a')].reverse().filter(one => {{
            one.focus();
            return !({UNCOVERED})(one);
        }}).map(one => one.ariaLabel || one.innerText)"""
    )
    assert covered == []
