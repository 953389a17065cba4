"""A reader without a mouse, and one who enlarges the page to 200 %."""

import pytest
from places import EVERY_PAGE
from playwright.sync_api import Page, expect
from visiting import settle

FOCUSED = "() => { const one = document.activeElement; return one ? (one.getAttribute('aria-label') || one.innerText || '').trim() : '' }"
RING = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Presses Tab until the element with that name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    pytest.fail(f"Tab does not reach {name!r} within {most} steps")


def test_from_the_overview_to_a_commitment_by_keyboard_alone(open_page):
    page = open_page("/")
    tab_to(page, "Skip to the table")
    page.keyboard.press("Enter")
    tab_to(page, "Labour Party, Waiting times: 7 commitments")
    assert page.evaluate(RING), "the focus can be seen"
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_contain_text("Waiting times commitments of Labour")
    settle(page)
    tab_to(page, "Deliver 40,000 more NHS appointments a week in England", most=120)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deliver 40,000 more NHS appointments a week in England")


def test_a_page_is_changed_by_keyboard_with_a_visible_focus(open_page):
    page = open_page("/")
    tab_to(page, "Compare")
    assert page.evaluate(RING), "the focus can be seen"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("How do the parties differ on this?")


def test_a_filter_is_set_by_keyboard_alone(open_page):
    page = open_page("/explore")
    box = page.get_by_role("combobox", name="Theme")
    box.focus()
    page.keyboard.type("Dentis")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_contain_text("Dentistry commitments of all 15 parties")


# Words of controls and numbers that letters twice as large break within a word or lay over one another.
TORN_OR_COVERED = """() => {
    const seen = [...document.querySelectorAll('.ask span, .ask button, .numbers dt, .slim span, .slim button, .to-filters a')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width && one.textContent.trim())
    const range = document.createRange()
    const torn = seen.filter((one) => {
        if (getComputedStyle(one).whiteSpace === 'nowrap') return false
        const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
        while (walk.nextNode()) for (const word of walk.currentNode.data.matchAll(/[\\w’']+/g)) {
            range.setStart(walk.currentNode, word.index)
            range.setEnd(walk.currentNode, word.index + word[0].length)
            if (range.getClientRects().length > 1) return true
        }
    })
    const box = (one) => one.getBoundingClientRect()
    const over = (a, b) => !a.contains(b) && !b.contains(a) && box(a).left < box(b).right - 1 && box(b).left < box(a).right - 1
        && box(a).top < box(b).bottom - 1 && box(b).top < box(a).bottom - 1
    const bars = seen.filter((one) => one.closest('.slim, .to-filters, .ask'))
    const covered = bars.filter((one) => bars.some((other) => other !== one && over(one, other)))
    return [...torn.map((one) => `torn: ${one.textContent}`), ...covered.map((one) => `covered: ${one.textContent}`)]
}"""


@pytest.mark.parametrize("width", [390, 320])
def test_letters_twice_as_large_tear_no_word_and_cover_no_control(open_page, width):
    page = open_page.document("/", 390)
    page.set_viewport_size({"width": width, "height": 800})
    site = page.url.rstrip("/")
    faults = []
    for path in EVERY_PAGE.values():
        page.goto(site + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults += [(path, fault) for fault in page.evaluate(TORN_OR_COVERED)]
    assert faults == []
