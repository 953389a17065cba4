"""A page as it comes, before Streamlit: it can be read, filtered and searched without any script; and Streamlit takes over in place."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from places import COMMITMENT
from playwright.sync_api import Page, Route, expect
from visiting import Visitor, settle

PLACES = {
    "overview": "/",
    "answer": "/answer?q=dentists&nation=wales",
    "new": "/new?since=2026-09-10",
    "explore": "/explore?party=labour",
    "compare": "/compare?theme=dentistry",
    "nations": "/nations?nation=wales",
    "plan": "/pledge_to_plan?party=green",
    "commitment": f"/commitment?id={COMMITMENT}",
    "about": "/about",
    "figures": "/figures?figure=facts&party=snp",
}
# Adds up by how much things move that the reader has not moved.
SHIFTS = """window.moved = 0; new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({type: 'layout-shift', buffered: true})"""
PLACES_OF = """([room, selector]) => [...document.querySelectorAll(`${room} ${selector}`)].slice(0, 12).map(one => {
    const {x, y, width} = one.getBoundingClientRect(); return [x, y, width].map(Math.round) })"""


def start(page: Page) -> None:
    """Asks for Streamlit and waits until it has taken over."""
    page.evaluate("document.dispatchEvent(new Event('pledge:start'))")
    settle(page)


# --- without a script -----------------------------------------------------------------------------------------------------------


def test_without_a_script_filters_search_pages_and_folds_work(open_page: Visitor) -> None:
    page = open_page.document("/explore", java_script_enabled=False)
    expect(page.locator("article.card")).to_have_count(16)
    first = page.locator("article.card").first.inner_text()
    page.get_by_role("link", name="Page 2", exact=True).click()
    expect(page.locator("article.card").first).not_to_have_text(first)

    form = page.get_by_role("form", name="Filters")
    form.locator("summary", has_text="Party").click()
    form.get_by_label("Lib Dem", exact=True).check()
    form.get_by_label("Search", exact=True).fill("dentist")
    form.get_by_role("button", name="Show").click()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["party"] == ["liberal-democrat"] and asked["q"] == ["dentist"]
    expect(page.locator(".sentence")).to_contain_text("of the Liberal Democrats that match the search “dentist”")

    page.locator("article.card a").first.click()
    expect(page.get_by_role("heading", name="The promise")).to_be_visible()
    page.get_by_role("link", name=re.compile("Back to the list of")).click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Download CSV").click()
    assert coming.value.suggested_filename.endswith(".csv")


def test_without_a_script_a_phone_reaches_the_filters_and_comes_back(open_page: Visitor) -> None:
    page = open_page.document("/compare", 390, java_script_enabled=False)
    form = page.locator("form.filters")
    expect(form).not_to_be_visible()
    page.get_by_role("link", name="Filters", exact=True).click()
    expect(form.get_by_role("combobox", name="Search")).to_be_in_viewport()
    form.get_by_role("link", name="Back to the page").click()
    expect(form).not_to_be_visible()


def test_without_a_script_another_figure_is_chosen_from_the_list_that_opens(open_page: Visitor) -> None:
    page = open_page.document("/figures?party=snp", java_script_enabled=False)
    shown = page.locator(".exported-picture img").get_attribute("src")
    page.locator("details.choice summary", has_text="Figure").click()
    page.get_by_role("navigation", name="Figure").get_by_role("link").nth(2).click()
    page.wait_for_url("**figure=**")
    assert page.locator(".exported-picture img").get_attribute("src") != shown and "party=snp" in page.url


def test_a_document_stays_where_streamlit_never_comes(open_page: Visitor) -> None:
    page = open_page.document("/explore?theme=dentistry")
    page.route("**/static/js/**", lambda route: route.abort())
    page.get_by_label("Search", exact=True).focus()
    page.wait_for_timeout(500)
    expect(page.locator("article.card").first).to_be_visible()
    page.keyboard.type("children")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence").filter(visible=True)).to_contain_text("match the search “children”")
    page.goto("about:blank")
    open_page.faults.clear()  # the script that was kept away


def test_who_only_reads_starts_nothing(open_page: Visitor) -> None:
    page = open_page.document("/explore?theme=dentistry")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 2000)
    page.locator("details.sources, article.card").first.click()
    page.wait_for_timeout(800)
    assert not [url for url in asked if "/static/js/" in url or "_stcore" in url]


# --- with it ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PLACES)
def test_nothing_moves_when_streamlit_takes_over(open_page: Visitor, name: str, width: int) -> None:
    page = open_page.document(PLACES[name], width, script=SHIFTS)
    page.wait_for_load_state()
    selectors = [
        "h1",
        ".sentence",
        ".lead",
        ".chips",
        ".lines",
        ".timeline",
        ".table-frame",
        "article.card",
        "section.topic",
        ".facts",
        ".exported-picture",
    ]
    before = [page.evaluate(PLACES_OF, [".document main", selector]) for selector in selectors]
    start(page)
    after = [page.evaluate(PLACES_OF, ['#root [data-testid="stMain"]', selector]) for selector in selectors]
    assert page.evaluate("window.moved") <= 0.02
    for selector, here, there in zip(selectors, before, after, strict=True):
        # What is in the first window stands within two pixels of where it stood.
        for one, other in zip(here, there, strict=False):
            if one[1] < 800:
                assert all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True)), (selector, one, other)


# Of each control beside the page: where its middle is, by the words that stand there in both.
MIDDLES = """room => Object.fromEntries([...document.querySelectorAll(`${room} :is(h2, p, span, legend, label, summary):not(.unseen)`)].flatMap(one => {
    const words = one.textContent.trim(), {y, height} = one.getBoundingClientRect()
    return WORDS.includes(words) && height ? [[words, Math.round(y + height / 2)]] : [] }))"""
CONTROLS = ["Filters", "Party", "Nation", "Theme", "Hide party names", "Include wider commitments", "Order of parties"]


def test_the_filters_beside_a_page_stand_where_streamlit_will_put_them(open_page: Visitor) -> None:
    middles = MIDDLES.replace("WORDS", repr(CONTROLS))
    page = open_page.document("/")
    before = page.evaluate(middles, "#filters")
    start(page)
    after = page.evaluate(middles, '[data-testid="stSidebar"]')
    assert set(before) == set(after) == set(CONTROLS)
    assert {word: (before[word], after[word]) for word in CONTROLS if abs(before[word] - after[word]) > 4} == {}


def test_nothing_of_streamlit_shows_while_a_list_is_open_in_the_document_and_the_list_closes(open_page: Visitor) -> None:
    page = open_page.document("/")
    lists = page.locator("details[data-filter]")
    lists.first.locator("summary").click()
    page.wait_for_function(READY_BEHIND)
    seen = "[...document.querySelectorAll('#root *')].filter(one => getComputedStyle(one).visibility !== 'hidden').length"
    assert page.evaluate(seen) == 0
    expect(lists.first).to_have_attribute("open", "")

    lists.first.get_by_role("checkbox").first.focus()
    page.keyboard.press("Escape")  # with which Streamlit takes over, the reader at the same control
    expect(page.get_by_test_id("stSidebar").get_by_role("combobox", name="Party")).to_be_focused()
    settle(page)

    page = open_page.document("/")
    lists = page.locator("details[data-filter]")
    lists.first.locator("summary").click()
    page.mouse.click(900, 850)
    expect(lists.first).not_to_have_attribute("open", "")


LABELS = """() => [...document.querySelectorAll('.js-plotly-plot text')].map(one => {
    const {x, y} = one.getBoundingClientRect(); return [x, y].map(Math.round) })"""
# Where the labels of the chart are in the very frame in which Streamlit is shown.
AT_FIRST = f"""new MutationObserver((changes, watch) => {{
    if (!document.querySelector('#root') || document.querySelector('.document') || window.labels) return
    if (document.querySelector('.js-plotly-plot')) {{ window.labels = ({LABELS})(); watch.disconnect() }}
}}).observe(document, {{childList: true, subtree: true}})"""
READY_BEHIND = """() => document.querySelector('#root [data-test-script-state="notRunning"] .page-end') &&
    document.querySelectorAll('#root [data-testid="stSidebar"] [data-testid="stWidgetLabel"]').length > 4"""
BOX = """selector => { const {x, y, width, height} = document.querySelector(selector).getBoundingClientRect(); return [x, y, width, height] }"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("figure", ["matrix", "facts", "deadlines"])
def test_a_chart_that_is_asked_for_comes_into_the_room_that_was_kept_for_it(
    open_page: Visitor, figure: str, width: int
) -> None:
    page = open_page.document("/healthz", width, script=f"{SHIFTS}; {AT_FIRST}")
    held: list[Route] = []
    holding = True
    page.route("**/static/js/**", lambda route: held.append(route) if holding else route.continue_())
    page.goto(page.url.removesuffix("/healthz") + f"/figures?figure={figure}&chart=open", wait_until="domcontentloaded")
    page.evaluate("document.fonts.ready.then(() => true)")
    parts = [".exported-picture", '[data-fold="explore-chart"]', '[data-fold="explore-chart"] .chart-room']
    there = ['#root [data-testid="stMain"] .exported-picture', ".st-key-explore-chart details", '[data-testid="stPlotlyChart"]']
    before = [page.evaluate(BOX, part) for part in parts]
    holding = False
    for route in held:
        route.continue_()
    settle(page)
    at_first = page.evaluate("window.labels")
    page.wait_for_timeout(800)  # as long as a chart takes that is not finished
    for part, here in zip(there, before, strict=True):
        assert all(abs(a - b) <= 3 for a, b in zip(page.evaluate(BOX, part), here, strict=True)), (
            part,
            here,
            page.evaluate(BOX, part),
        )
    assert page.evaluate("window.moved") <= 0.02
    assert at_first and at_first == page.evaluate(LABELS), "no label is shown before it is in its place"
    # Chromium asks for the icon of the plain text that the test began with.
    open_page.faults[:] = [fault for fault in open_page.faults if "favicon.ico" not in fault]


@pytest.mark.parametrize("name", ["compare", "plan"])
def test_nothing_moves_where_the_font_came_too_late_for_the_document(open_page: Visitor, name: str) -> None:
    page = open_page.document("/healthz", 390, script=SHIFTS)
    held: list[Route] = []
    late = True
    page.route("**/*.woff2", lambda route: held.append(route) if late else route.continue_())
    page.goto(page.url.removesuffix("/healthz") + PLACES[name], wait_until="domcontentloaded")
    page.wait_for_timeout(1000)  # longer than a browser waits for a font that it can do without
    assert held
    late = False
    for route in held:
        route.continue_()
    page.wait_for_load_state()
    start(page)
    assert page.evaluate("window.moved") <= 0.02
    page.goto("about:blank")
    # Chromium tells of a font that went unused, and asks for the icon of the plain text that the test began with.
    open_page.faults[:] = [fault for fault in open_page.faults if "preload" not in fault and "favicon.ico" not in fault]


def test_scroll_selection_and_opened_folds_are_kept(open_page: Visitor) -> None:
    page = open_page.document("/nations?nation=wales")
    fold = page.locator("details.sources").filter(visible=True).first
    number = fold.evaluate("one => [...document.querySelectorAll('details.sources')].indexOf(one)")
    fold.scroll_into_view_if_needed()
    fold.locator("summary").click()
    heading = page.get_by_role("heading", name="What already applies in Wales")
    heading.evaluate("one => one.scrollIntoView()")
    heading.evaluate("one => getSelection().selectAllChildren(one)")
    top = heading.bounding_box()["y"]
    start(page)
    assert abs(page.get_by_role("heading", name="What already applies in Wales").bounding_box()["y"] - top) <= 2
    assert page.evaluate("getSelection().toString()") == "What already applies in Wales"
    assert page.locator("details.sources").nth(number).evaluate("one => one.open")


@pytest.mark.parametrize("what", ["link", "search"])
def test_the_focus_is_kept(open_page: Visitor, what: str) -> None:
    page = open_page.document("/explore?theme=dentistry")
    chosen = page.locator("article.card a").nth(2) if what == "link" else page.get_by_label("Search", exact=True)
    name = chosen.inner_text()
    chosen.focus()
    start(page)
    focused = page.evaluate("document.activeElement.innerText || document.activeElement.getAttribute('aria-label')")
    assert focused == (name or "Search")


def test_a_control_of_the_document_answers_and_streamlit_comes_behind(open_page: Visitor) -> None:
    page = open_page.document("/explore")
    page.locator("form.filters summary", has_text="Party").click()
    page.get_by_label("Lib Dem", exact=True).check()
    page.wait_for_url("**/explore?party=liberal-democrat")
    expect(page.locator(".sentence").filter(visible=True)).to_contain_text("of the Liberal Democrats")
    page.locator("form.filters summary", has_text="Party").click()  # closed again: the reader is done
    settle(page)
    expect(page.get_by_role("button", name="Remove Lib Dem")).to_be_visible()


@pytest.mark.parametrize("then", ["Compare", "Nations"])
def test_a_word_that_was_typed_goes_along_with_a_link(open_page: Visitor, then: str) -> None:
    page = open_page.document("/explore")
    page.get_by_label("Search", exact=True).click()
    page.keyboard.type("dentist")
    page.locator(".st-key-site-navigation a", has_text=then).filter(visible=True).click()
    page.wait_for_url(f"**/{then.lower()}?q=dentist")


def test_a_part_that_comes_late_moves_nothing(open_page: Visitor) -> None:
    page = open_page.document("/", script=SHIFTS)
    held: list[Route] = []
    holding = True
    page.route("**/static/js/**", lambda route: held.append(route) if holding else route.continue_())
    page.get_by_label("Search", exact=True).hover()
    page.wait_for_timeout(500)
    assert held, "the filters were touched"
    expect(page.locator("table td a").first).to_be_visible()
    holding = False
    for route in held:
        route.continue_()
    settle(page)
    assert page.evaluate("window.moved") <= 0.02


def test_where_the_server_takes_no_more_sessions_the_document_goes_on_and_says_so(open_page: Visitor) -> None:
    page = open_page.document("/explore?theme=dentistry")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/room", lambda route: route.fulfill(json={"room": False}))
    page.get_by_label("Search", exact=True).focus()
    expect(page.get_by_role("status").filter(has_text="Many people are reading at present.")).to_be_visible()
    page.keyboard.type("children")
    page.keyboard.press("Enter")
    expect(page.locator(".sentence").filter(visible=True)).to_contain_text("match the search “children”")
    assert not [url for url in asked if "/static/js/" in url or "_stcore" in url]


def test_on_a_phone_the_sheet_of_filters_stays_while_one_chooses_and_goes_when_the_answer_is_asked_for(
    open_page: Visitor,
) -> None:
    page = open_page.document("/compare", 390)
    page.get_by_role("link", name="Filters", exact=True).click()
    form = page.locator("form.filters")
    form.locator("summary", has_text="Party").click()
    with page.expect_navigation(url="**party=green**"):
        form.get_by_text("Green", exact=True).click()
    expect(form).to_be_visible()
    with page.expect_navigation(url=lambda url: "#" not in url):
        form.get_by_role("button", name="Show").click()
    expect(form).not_to_be_visible()
    expect(page.locator(".sentence")).to_contain_text("Green")


@pytest.mark.parametrize("way", ["Enter", "Show"])
def test_on_a_phone_a_typed_search_leaves_the_sheet_of_filters(open_page: Visitor, way: str) -> None:
    page = open_page.document("/explore", 390)
    page.get_by_role("link", name="Filters", exact=True).click()
    form = page.locator("form.filters")
    form.get_by_role("combobox", name="Search").fill("dentist")
    with page.expect_navigation(url="**q=dentist**"):
        if way == "Enter":
            page.keyboard.press("Enter")
        else:
            form.get_by_role("button", name="Show").click()
    page.wait_for_load_state("load")
    expect(form).not_to_be_visible()
