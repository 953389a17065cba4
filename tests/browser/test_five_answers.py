"""From a cold start a stranger finds each of five answers in at most three clicks, on a phone."""

import re

from playwright.sync_api import Page, expect
from visiting import View, settle

PHONE = View(390, "light")


def follow(page: Page, name: str | re.Pattern, within: str = "[data-testid=stMain]") -> Page:
    """One click on a link, and the page that it leads to."""
    target = page.locator(within).get_by_role("link", name=name, exact=isinstance(name, str)).first
    address = page.url
    target.click()
    page.wait_for_url(lambda url: url != address)
    expect(page.locator("[data-testid=stMain] .page-end")).to_be_attached(timeout=30_000)
    settle(page)
    return page


def main_text(page: Page) -> str:
    return page.get_by_test_id("stMain").inner_text()


def test_what_the_greens_say_on_dentistry(open_page):
    page = follow(open_page("/", *PHONE), "Green Party of England and Wales, Dentistry: 4 commitments")
    expect(page.locator("[data-testid=stMain] article.card")).to_have_count(4)
    expect(page.locator("[data-testid=stMain] .sentence")).to_contain_text("Dentistry commitments of the Green Party")
    expect(page.locator("[data-testid=stMain] article.card").first.get_by_role("heading")).to_be_visible()


def asked(page: Page, words: str, nation: str = "") -> Page:
    """The answer to a question that is typed on the Overview: one click."""
    page.get_by_role("combobox", name="What do you care about?").fill(words)
    if nation:
        page.get_by_label("Where do you live?").select_option(label=nation)
    page.get_by_role("button", name="Show promises").click()
    page.wait_for_url("**/answer?**")
    page.evaluate("document.dispatchEvent(new Event('pledge:start'))")
    settle(page)
    return page


def test_who_promises_more_gps_and_how_many(open_page):
    page = follow(asked(open_page("/", *PHONE), "number of GPs"), re.compile("^Side by side"))
    line = page.locator("[data-testid=stMain] section.topic", has=page.get_by_role("heading", name="GP numbers"))
    line.locator("summary", has_text="Who says what").click()
    figures = {"Lib Dem": "8,000 full-time equivalent GPs", "Plaid Cymru": "500 additional GPs", "Alba": "500 further GPs"}
    for party, figure in figures.items():
        expect(line.locator(".side", has_text=party).locator("strong", has_text=figure)).to_be_visible()
    expect(line).to_contain_text(re.compile(r"Nothing found.*SNP"))


def test_what_reaches_northern_ireland_on_mental_health_and_who_could_do_it(open_page):
    page = asked(open_page("/", *PHONE), "mental health", "Northern Ireland")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"^\d+ promises on .*mental health.* would reach Northern Ireland$")
    )
    expect(page.get_by_test_id("stMain")).to_contain_text("Northern Ireland Executive")
    expect(page.locator("[data-testid=stMain] article.card").first).to_be_visible()


def test_whether_labours_40_000_appointments_happened_and_who_says_so(open_page):
    page = follow(open_page("/", *PHONE), "Labour Party, Waiting times: 7 commitments")
    page = follow(page, "Deliver 40,000 more NHS appointments a week in England")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deliver 40,000 more NHS appointments a week in England")
    told = main_text(page)
    assert "Delivered" in told
    assert "Full Fact called it “Achieved” on 2 July 2025" in told
    evidence = page.get_by_role(
        "link", name=re.compile("Is the government on course to deliver 40,000"), include_hidden=True
    ).last
    evidence.locator("xpath=ancestor::details[1]/summary").click()
    expect(evidence).to_be_visible()


def test_what_no_party_mentions_under_a_theme(open_page):
    page = follow(open_page("/", *PHONE), "Urgent care")
    gaps = page.locator("[data-testid=stMain] section.topic", has=page.get_by_role("heading", name="What is not mentioned"))
    expect(gaps).to_contain_text("Only touched on, or mentioned in passing: NHS 111 (Labour)")
    expect(gaps).to_contain_text("No commitment mainly on this theme reaches")


def test_a_search_counts_every_party_and_names_those_without_a_find(open_page):
    page = open_page("/explore?q=vape")
    expect(page.locator("[data-testid=stMain] .by-party")).to_contain_text("Lib Dem")
    expect(page.get_by_test_id("stMain")).to_contain_text("No promise with these words")
    expect(page.locator("[data-testid=stMain] mark").first).to_be_visible()
    expect(page.locator("[data-testid=stMain] .sentence")).to_contain_text("Also searched for:")


def test_a_search_that_finds_nothing_says_what_to_try(open_page):
    page = open_page("/explore?q=dentist+unheardof")
    expect(page.locator("[data-testid=stMain] .notice")).to_contain_text("No commitment matches")
    page.get_by_role("link", name="Search for “dentist”").click()
    expect(page.locator("[data-testid=stMain] article.card").first).to_be_visible(timeout=30_000)
