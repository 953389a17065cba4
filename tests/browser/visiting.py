"""What a browser test does with a page: open it as a new reader, wait for it, take its picture."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, Request, expect

from tests.serving.running import Site

PROJECT = Path(__file__).parents[2]
SCREENSHOTS = PROJECT / "build" / "screenshots"
HEIGHTS = {390: 844, 1280: 900}
RUN_MILLISECONDS = 30_000
# A document waits for a sign of the reader before Streamlit takes its place: this is one, on every document that is opened.
ASK_FOR_STREAMLIT = "addEventListener('DOMContentLoaded', () => document.dispatchEvent(new Event('pledge:start')))"
# While Streamlit gets ready out of sight behind a document, everything stands in the page twice: what no reader sees is no match. A way to
# find of our own, as Playwright's own reading of ``:not`` and ``:has`` at each look would be a tenth of a page's work.
IN_SIGHT = """{
    query(root) { return this.queryAll(root)[0] },
    queryAll(root) {
        const found = [], behind = document.querySelector('body > .document') && document.querySelector('body > #root')
        const look = part => part.querySelectorAll('*').forEach(one => {
            if (behind && behind !== one && behind.contains(one)) return
            found.push(one)
            if (one.shadowRoot) look(one.shadowRoot)
        })
        look(root)
        return found
    }
}"""
FINDERS = ("locator", "get_by_alt_text", "get_by_label", "get_by_placeholder", "get_by_role", "get_by_text", "get_by_title")
# A run has ended, and nothing of the page is on its way.
ENDED = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
ON_ITS_WAY = '.document, [data-testid="stSkeleton"], [data-testid="stStatusWidget"]'
# Waits for both inside the page, and for the picture that shows them. Playwright's own waiting looks every half second after the first looks.
SETTLED = """([ended, onItsWay, most]) => new Promise((done, fail) => {
    const settled = () => !document.querySelector(onItsWay) && document.querySelectorAll(ended).length === 1
    const look = () => settled() && requestAnimationFrame(() => requestAnimationFrame(() => {
        if (!settled()) return
        observer.disconnect()
        done()
    }))
    const observer = new MutationObserver(look)
    observer.observe(document, {subtree: true, childList: true, attributes: true})
    setTimeout(() => fail(new Error(
        document.querySelector(onItsWay) ? "something of the page is still on its way" : "the page's run has not ended")), most)
    look()
})"""
# How the browser is started.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No other host can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
# Opened below the root, Streamlit's script looks for its server beside the page first: two answers 404 that mean nothing.
USUAL_404 = re.compile(r"/[^/]+/_stcore/(health|host-config)$")


class View(NamedTuple):
    """What a reader looks at a page with: the window's width in pixels, and "light" or "dark"."""

    width: int
    theme: str


class Visitor:
    """Opens pages, each as a new reader, and keeps what went wrong behind them in ``faults`` (one line each)."""

    def __init__(self, browser: Browser, server: Site) -> None:
        self.faults: list[str] = []
        self._browser = browser
        self._server = server
        self._contexts: list[BrowserContext] = []

    def __call__(self, path: str = "/", width: int = 1280, theme: str = "light") -> Page:
        """The page at a path ("/compare?party=labour") once Streamlit has taken over, its run has ended and its main heading stands."""
        page = self.document(path, width, theme, ASK_FOR_STREAMLIT)
        settle(page)
        expect(page.main_frame.locator("h1").first).to_be_visible()
        return page

    def document(self, path: str = "/", width: int = 1280, theme: str = "light", script: str = "", **more: bool) -> Page:
        """The page at a path as it comes, before anything is touched. ``script`` runs in it first; ``more``: of the browser's context."""
        self._server.wait_until_newest()
        page = self._new_page(width, theme, script, **more)
        page.goto(self._server.url + path)
        return page

    def close(self) -> None:
        """Closes every page that was opened."""
        while self._contexts:
            self._contexts.pop().close()

    def _new_page(self, width: int, theme: str, script: str, **more: bool) -> Page:
        context = self._browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            color_scheme=theme,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/London",
            **more,
        )
        self._contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.faults.append(f"error in the page: {error}"))
        page.on("request", lambda request: self._note_address(request.url))
        page.on("websocket", lambda socket: self._note_address(socket.url))
        page.on("requestfailed", self._note_failure)
        find_what_is_in_sight(page)
        return page

    def _note_console(self, message: ConsoleMessage) -> None:
        # The page of something that does not exist says so in its own status too, which is right.
        own_404 = "status of 404" in message.text and message.page is not None and message.location["url"] == message.page.url
        if message.type == "error" and not own_404 and not USUAL_404.search(message.location["url"]):
            self.faults.append(f"error in the console: {message.text} ({message.location['url']})")

    def _note_address(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in ("data", "blob") and address.netloc != urlsplit(self._server.url).netloc:
            self.faults.append(f"asked another host: {url}")

    def _note_failure(self, request: Request) -> None:
        # A request is aborted when the reader moves on before it is answered, which is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"request failed: {request.url}: {request.failure}")


class InOneTab(Visitor):
    """Opens one page after the other in one tab, as a reader does who follows addresses, and remembers nothing of the page before.

    It takes the browser two thirds of the time that a new reader's page takes: for what is looked at, whoever looks.
    """

    def __call__(self, path: str = "/", width: int = 1280, theme: str = "light") -> Page:
        if not self._contexts:
            self._new_page(width, theme, ASK_FOR_STREAMLIT)
        page = self._contexts[0].pages[0]
        if page.url.startswith(self._server.url):
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        self._contexts[0].clear_cookies()
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        page.emulate_media(media="null", color_scheme=theme, reduced_motion="reduce")
        page.goto(self._server.url + path)
        settle(page)
        expect(page.main_frame.locator("h1").first).to_be_visible()
        return page


def find_what_is_in_sight(page: Page) -> None:
    """Makes ``page.locator`` and its like find what a reader sees, also in the moment after a link in which both are there."""
    in_sight = page.locator("in-sight=")
    for name in FINDERS:
        setattr(page, name, _both(getattr(page, name), in_sight))


def _both(find: Callable[..., Locator], other: Locator) -> Callable[..., Locator]:
    return lambda *asked, **more: find(*asked, **more).and_(other)


def settle(page: Page) -> None:
    """Waits until the page's run has ended and everything it shows has been loaded.

    After a click, first ``expect`` what the click must bring: until the server has heard of it, the old run counts as ended.
    """
    while True:
        try:
            page.evaluate(SETTLED, [ENDED, ON_ITS_WAY, RUN_MILLISECONDS])
            break
        except Error as error:
            if "context was destroyed" not in error.message:  # another page takes its place: that one is waited for
                raise
    # Counted, and in all of the page: while one element is waited for, Playwright reads the whole page as a screen reader would, at each look.
    expect(page.main_frame.locator('[data-testid="stException"]'), "the page shows an error").to_have_count(0)


def open_filters(page: Page) -> None:
    """On a phone, opens the filters and waits until they stand: they slide in, and what is opened on the way closes again."""
    page.get_by_role("button", name="Expand sidebar").click()
    # Not wait_for_function: it evaluates text inside the page, which the page's security policy forbids.
    for _ in range(300):
        if page.get_by_test_id("stSidebar").evaluate("bar => bar.getBoundingClientRect().left === 0"):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the filters did not open")


def screenshot(page: Page, name: str) -> Path:
    """Writes the whole page, not only the window's part of it, to build/screenshots/<name>.png. Gives the path."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    window = page.viewport_size
    # Streamlit scrolls inside the window, so the window must be as high as the content for the time of the picture.
    height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    page.set_viewport_size({"width": window["width"], "height": max(height, window["height"])})
    page.screenshot(path=path)
    page.set_viewport_size(window)
    return path
