"""Whatever keeps a page from being drawn, its reader is told so in words, with the data as plain files; and no word where it is drawn."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from visiting import settle

from tests.serving.running import Site

WHOLE = "/explore?party=green"  # a document, which Streamlit only takes over
ADDRESS = "/compare?party=green&preview=over"  # drawn by Streamlit from the start, as previews are
SECONDS = 10


WAITING = "document.getAnimations().filter(one => one.animationName === 'not-drawn')"


def ten_seconds_later(page: Page) -> None:
    """As if they had passed for the notice, whose wait is an animation. One test waits for the ten seconds themselves."""
    page.evaluate(f"{WAITING}.forEach(one => one.finish())")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console is not looked at: what is stopped here is an error there."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def no_connection(page: Page) -> None:
    page.route_web_socket("**/*", lambda socket: socket.close())


def no_connection_and_no_word(page: Page) -> None:
    page.route_web_socket("**/*", lambda socket: None)


def no_service(page: Page) -> None:
    page.route("**/_stcore/**", lambda route: route.abort())


def a_script_that_never_comes(page: Page) -> None:
    page.route("**/static/js/index*", lambda route: None)


def no_script_of_the_site(page: Page) -> None:
    page.route("**/static/js/**", lambda route: route.abort())


STOPPED = [no_connection, no_connection_and_no_word, no_service, a_script_that_never_comes, no_script_of_the_site]


@pytest.mark.parametrize("stopped", STOPPED)
def test_a_document_is_whole_without_any_of_it(page: Page, server: Site, stopped: Callable) -> None:
    stopped(page)
    page.goto(server.url + WHOLE, wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".sentence")).to_contain_text("Green")
    addresses = [link.get_attribute("href") for link in page.get_by_role("link").all()]
    for kind in ("csv", "json", "xlsx"):
        assert any(f"data/commitments.{kind}?party=green" in address for address in addresses), kind
    ten_seconds_later(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for name in ("not-drawn", "part-missing"):
        expect(page.locator(f"#{name}")).to_have_count(0)


@pytest.mark.parametrize("stopped", STOPPED)
def test_a_page_that_cannot_be_drawn_says_so_and_gives_the_data(page: Page, server: Site, stopped: Callable) -> None:
    stopped(page)
    page.goto(server.url + ADDRESS, wait_until="commit")
    notice = page.locator("#not-drawn")
    page.wait_for_function(f"{WAITING}.length > 0")
    expect(notice).to_be_hidden()
    ten_seconds_later(page)
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("taking a long time to appear")
    links = {link.inner_text(): link.get_attribute("href") for link in notice.locator("a").all()}
    assert {"CSV", "JSON", "Excel"} <= set(links)
    for link in notice.locator("a").all():
        link.click(trial=True)  # nothing lies over it
    for address in links.values():
        answer = page.request.get(server.url + address)
        assert answer.ok and "party=green" in address


def test_the_notice_goes_when_the_page_comes_after_all(page: Page, server: Site) -> None:
    held: list[Route] = []
    page.route("**/static/js/index*", lambda route: held.append(route))
    page.goto(server.url + ADDRESS, wait_until="commit")
    notice = page.locator("#not-drawn")
    expect(notice).to_be_visible(timeout=(SECONDS + 5) * 1000)
    for route in held:
        route.continue_()
    settle(page)
    expect(notice).to_be_hidden()
    expect(page.get_by_role("img").first).to_be_visible()


@pytest.mark.parametrize("address", [ADDRESS, "/editors_desk"])
def test_a_page_that_is_drawn_never_shows_it(page: Page, server: Site, address: str) -> None:
    page.goto(server.url + address)
    settle(page)
    ten_seconds_later(page)
    expect(page.locator("#not-drawn")).to_be_hidden()
    expect(page.locator("#part-missing")).to_have_count(0)


def gone(route: Route) -> None:
    route.fulfill(status=404, body="gone")


def gone_for_a_page(route: Route) -> None:
    """As a server answers that knows no 404: a script that is HTML."""
    route.fulfill(status=200, content_type="text/html", body="<!DOCTYPE html><title>Streamlit</title>")


@pytest.mark.parametrize("answer", [gone, gone_for_a_page, Route.abort], ids=["404", "HTML", "no answer"])
def test_a_part_of_the_script_that_is_gone_asks_for_a_reload(page: Page, server: Site, answer: Callable) -> None:
    page.route("**/static/js/FileUploader*", lambda route: answer(route))
    page.goto(f"{server.url}/editors_desk")
    notice = page.locator("#part-missing")
    expect(notice).to_contain_text("The site has probably been updated since you opened it")
    expect(page.locator("body")).not_to_contain_text(re.compile("TypeError|dynamically imported"), use_inner_text=True)
    page.unroute("**/static/js/FileUploader*")
    notice.get_by_role("button", name="Reload this page").click()
    settle(page)
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    expect(notice).to_have_count(0)


def test_a_document_of_an_older_version_asks_for_a_reload_at_once(page: Page, server: Site) -> None:
    page.route("**/static/js/index*", gone)
    page.goto(server.url + ADDRESS, wait_until="commit")
    expect(page.locator("#part-missing")).to_be_visible()
