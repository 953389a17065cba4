"""A team on a phone comes from the Overview to a printed sheet, gathers a list, and finds its notes again."""

import re

from playwright.sync_api import Page, expect
from visiting import View

PHONE = View(390, "light")
APPOINTMENTS = "Deliver 40,000 more NHS appointments a week in England"


def go(page: Page, name: str | re.Pattern[str]) -> None:
    """One touch of a link in the document, and the document that it leads to."""
    before = page.url
    page.get_by_role("link", name=name, exact=isinstance(name, str)).first.click()
    page.wait_for_url(lambda url: url != before)


def test_from_the_overview_to_a_printed_sheet_and_a_list(open_page):
    page = open_page.document("/", *PHONE)
    go(page, "Labour Party, Waiting times: 7 commitments")
    go(page, APPOINTMENTS)
    page.get_by_role("link", name=f"Add to my list: {APPOINTMENTS}").first.click()
    expect(page.get_by_role("status").filter(has_text="1 on your list")).to_be_visible()
    go(page, "Plan sheet for this promise")
    expect(page.get_by_role("heading", level=1)).to_have_text(APPOINTMENTS)
    expect(page.get_by_text("Who would lead it? The manifesto names no body or post.")).to_be_visible()
    address = page.get_by_role("link", name="Print it (PDF)").get_attribute("href")
    answer = page.request.get(page.url.split("/sheet")[0] + "/" + address.removeprefix("./"))
    assert answer.ok and answer.body().startswith(b"%PDF-")
    page.get_by_label(re.compile("^Notes")).fill("Ask the board in May")
    go(page, "My list (1)")
    expect(page.locator(".my-list > li")).to_have_count(1)
    expect(page.get_by_label(re.compile("^Notes"))).to_have_value("Ask the board in May")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing runs out of a phone's window"


def test_from_the_overview_to_a_sheet_for_a_topic_in_wales(open_page):
    page = open_page.document("/?nation=wales", *PHONE)
    page.locator("summary", has_text="Topics most parties address").click()
    page.locator("main .chips a[href*='topic=']").first.click()
    page.wait_for_url("**/compare?**")
    topic = page.locator("section.topic h3").first.inner_text()
    go(page, f"Plan sheet: {topic}")
    expect(page.get_by_role("heading", level=1)).to_have_text(topic)
    expect(page.get_by_text("Promises that reach Wales", exact=False).first).to_be_visible()
    expect(page.get_by_role("table", name="The same words in each nation")).to_contain_text("Welsh Government")


def test_without_a_script_a_list_is_made_and_changed_by_links(open_page):
    page = open_page.document("/list?theme=dentistry", 390, java_script_enabled=False)
    add = page.get_by_role("link", name=re.compile("^Add to my list: "))
    add.first.click()
    page.get_by_role("link", name=re.compile("^Add to my list: ")).first.click()
    expect(page.locator(".my-list > li")).to_have_count(2)
    second = page.locator(".my-list > li a").nth(0).inner_text()
    page.get_by_role("link", name=f"Move down: {second}").click()
    expect(page.locator(".my-list > li").nth(1)).to_contain_text(second)
    page.get_by_role("link", name=f"Remove: {second}").click()
    expect(page.locator(".my-list > li")).to_have_count(1)
    # What would keep notes is a script: none are promised. On paper there is room for them.
    assert "otes" not in page.locator("main").inner_text()
    page.get_by_role("link", name=re.compile("^Plan sheet: ")).click()
    expect(page.locator(".plan-sheet .notes")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".plan-sheet .notes")).to_be_visible()
