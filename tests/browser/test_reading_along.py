"""What a reader notices: short pages on a phone, an answer that is announced, a place that is kept, words that are our own."""

import pytest
from places import COMMITMENT
from playwright.sync_api import Page, expect
from visiting import Visitor, settle

MOST_PIXELS, MOST_WORDS = 5_000, 700
PAGES = (
    "/",
    "/answer?q=dentists&nation=wales",
    "/explore",
    "/compare",
    "/compare?theme=mental-health",
    "/nations",
    "/nations?nation=wales",
    "/nations?nation=scotland",
    "/pledge_to_plan",
    "/figures",
    "/new",
    f"/commitment?id={COMMITMENT}",
)


def test_no_page_is_long_on_a_phone_before_a_fold_is_opened(open_page: Visitor) -> None:
    page = open_page.document("/", 390)
    base = page.url.rstrip("/")
    long = {}
    for path in PAGES:
        page.goto(base + path)
        main = page.locator(".document main")
        height = main.evaluate("main => main.getBoundingClientRect().height")
        words = len(main.inner_text().split())
        if height > MOST_PIXELS or words > MOST_WORDS:
            long[path] = f"{height:.0f} pixels, {words} words"
    assert not long


def test_the_first_screen_of_a_phone_holds_data_and_the_way_to_an_answer(open_page: Visitor) -> None:
    page = open_page.document("/", 390)
    assert page.locator(".glance dd a").first.bounding_box()["y"] < 700
    page.get_by_label("What do you care about?").last.fill("dentists")
    page.get_by_label("Where do you live?").select_option("Wales")
    page.get_by_role("button", name="Show promises").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("6 promises on “dentists” would reach Wales")
    assert page.locator("article.card").first.bounding_box()["y"] < 844


@pytest.mark.parametrize("path", ["/", "/explore", "/compare"])
def test_what_is_touched_on_a_phone_is_as_large_as_a_thumb(open_page: Visitor, path: str) -> None:
    page = open_page.document(path, 390)
    targets = page.locator("nav[aria-label=Pages] a, nav > .chips a, .ask :is(input, select, button), .glance a, .slim button")
    small = targets.evaluate_all(
        "all => all.map(one => [one.textContent, one.getBoundingClientRect().height]).filter(([, height]) => height < 43.5)"
    )
    assert not small
    assert page.locator("nav[aria-label=Pages] ul").bounding_box()["height"] < 60, "the pages stand on one line"


def announced(page: Page) -> list[str]:
    return [text for text in page.locator("body > [role=status]").all_text_contents() if text]


def test_a_changed_answer_is_announced_and_focus_stays(open_page: Visitor) -> None:
    page = open_page("/explore?theme=dentistry")
    box = page.get_by_test_id("stSidebar").get_by_role("switch", name="Include wider commitments")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("body > [role=status]").first).to_contain_text("Core and wider dentistry commitments")
    assert len(announced(page)) == 1
    expect(box).to_be_focused()
    page.get_by_role("button", name="Clear all filters").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body > [role=status]").first).to_contain_text("Commitments of all 15 parties")
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement !== document.body")


def test_another_page_of_a_list_begins_at_its_top(open_page: Visitor) -> None:
    page = open_page("/explore")
    page.get_by_role("button", name="Page 2").scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # a reader looks before clicking
    page.get_by_role("button", name="Page 2").click()
    expect(page.locator("[data-testid=stMain] .cards")).to_be_focused()
    assert (
        -1 <= page.locator("[data-testid=stMain] article.card").first.bounding_box()["y"] < 200
    )  # a browser scrolls by whole pixels


def test_back_from_a_commitment_leads_to_the_place_in_the_list(open_page: Visitor) -> None:
    page = open_page("/explore?theme=dentistry")
    card = page.locator("[data-testid=stMain] article.card h2 a").nth(6)
    card.scroll_into_view_if_needed()
    title, before = card.text_content(), card.bounding_box()["y"]
    page.get_by_test_id("stMain").evaluate("main => main.scrollTop += 0")
    card.click()
    page.wait_for_url("**/commitment**")
    page.go_back()
    settle(page)
    after = page.locator("[data-testid=stMain] article.card h2 a", has_text=title).first.bounding_box()["y"]
    assert abs(after - before) < 120


def test_what_is_too_long_gets_a_word(open_page: Visitor) -> None:
    page = open_page.document("/explore")
    field = page.get_by_role("combobox", name="Search", exact=True)
    field.evaluate(
        """field => {
        field.focus()
        const pasted = new DataTransfer()
        pasted.setData("text", "dentist ".repeat(625))
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true, cancelable: true }))
    }"""
    )
    expect(page.get_by_text("A search can have up to 100 characters")).to_be_visible()
    assert len(field.input_value()) == 100


def test_typed_filters_take_what_was_typed(open_page: Visitor) -> None:
    page = open_page("/explore")
    for typed in ("Green", "SNP"):
        page.get_by_role("combobox", name="Party", exact=True).fill(typed)
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name=f"Remove {typed}", exact=True)).to_be_visible()
        settle(page)
    expect(page.get_by_role("button", name="Remove Scot. Greens")).to_have_count(0)
    page.get_by_role("combobox", name="Theme", exact=True).fill("SNP")
    expect(page.get_by_role("option", name="Buildings and equipment")).to_have_count(0)


def test_contrast_themes_show_what_is_on_and_what_is_chosen(open_page: Visitor) -> None:
    page = open_page("/explore?scope=all")
    page.emulate_media(forced_colors="active")
    side = page.get_by_test_id("stSidebar")

    def picture(name: str) -> bytes:
        box = side.locator("label", has_text=name).first.bounding_box()
        return page.screenshot(clip={"x": box["x"] - 2, "y": box["y"] - 2, "width": 40, "height": 28})

    assert picture("Include wider commitments") != picture("Hide party names")
    assert picture("Seats at the election") != picture("Alphabetical")


def test_what_changed_since_the_last_look_is_known_to_this_browser_alone(open_page: Visitor) -> None:
    page = open_page.document("/new?nation=wales", 390)
    page.get_by_label("Remember my last visit").check()
    assert page.context.cookies() == []
    # The look was at the data of that day; since then the site has newer data.
    page.evaluate("localStorage.setItem('pledge-look', JSON.stringify({ seen: '2026-09-10' }))")
    page.reload()
    page.get_by_role("link", name="Since your last visit, when the data was of 10 September 2026").click()
    page.wait_for_url("**/new?nation=wales&since=2026-09-10")
    expect(page.locator(".sentence")).to_contain_text("Since 10 September 2026")
    page.get_by_label("Remember my last visit").uncheck()
    expect(page.get_by_role("link", name="Since your last visit")).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
