"""A first visit in Chromium, on loopback and on a phone's network; what a phone paints and when; and a click on a page that is open."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from tests.browser.find_chromium import READERS_BROWSERS, find

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
# Nine megabits a second, 60 milliseconds to the server and back: a phone outdoors.
PHONE = {"offline": False, "latency": 60, "downloadThroughput": 9e6 / 8, "uploadThroughput": 4e6 / 8}
# When each of these is first seen, in milliseconds from the start of the navigation.
WATCH = """(() => {
  const seen = {}; window.__seen = seen;
  const visible = e => { if (!e) return false; const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
  const text = '.document h1, [data-testid="stMarkdownContainer"] p, [data-testid="stHtml"] h1';
  const signs = {
    text: () => [...document.querySelectorAll(text)].some(visible),
    matrix: () => visible(document.querySelector('table.matrix td')),
    chart: () => visible(document.querySelector('.js-plotly-plot svg.main-svg') ?? [...document.images].find(one => one.complete && one.naturalWidth > 300)),
  };
  const timer = setInterval(() => {
    for (const name in signs) if (!(name in seen) && signs[name]()) seen[name] = performance.now();
  }, 5);
  setTimeout(() => clearInterval(timer), 60000);
})()"""
AFTERWARDS_SECONDS = 1.5  # what still comes in the background counts as bytes
DESKTOP_WINDOW: ViewportSize = {"width": 1280, "height": 900}
PHONE_WINDOW: ViewportSize = {"width": 390, "height": 844}
# What the browser itself says of its painting. A picture is timed only if its element asks for that, before it is first laid out.
PAINTED = """(() => {
  const painted = {shift: 0}; window.__painted = painted;
  const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
  watch('paint', entry => { if (entry.name === 'first-contentful-paint') painted.first = entry.startTime; });
  watch('largest-contentful-paint', entry => { painted.largest = entry.startTime; });
  watch('layout-shift', entry => { if (!entry.hadRecentInput) painted.shift += entry.value; });
  watch('element', entry => { painted.picture ??= entry.startTime; });
  new MutationObserver(() => {
    for (const image of document.querySelectorAll('img:not([elementtiming])')) image.setAttribute('elementtiming', 'picture');
  }).observe(document, {subtree: true, childList: true});
})()"""
STILL_SECONDS = 1.2  # after everything has come: what moves late counts too


class Visit(NamedTuple):
    """Milliseconds until each sign was ``seen``; ``bytes`` over the wire and number of ``requests``."""

    seen: dict[str, float]
    bytes: int
    requests: int


class Paint(NamedTuple):
    """Milliseconds until the ``first`` and the ``largest`` content and, where one is in the window, the first ``picture`` was painted; the
    sum of all layout ``shift`` (0 is none)."""

    first: float
    largest: float
    shift: float
    picture: float | None


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(READERS_BROWSERS), args=FLAGS)
        yield browser
        browser.close()


def visit(browser: Browser, url: str, sign: str, phone: bool = False) -> Visit:
    """A first visit with nothing kept from before, until ``sign`` ("text", "matrix", "chart") is seen and the rest has come."""
    page, network = _new_page(browser)
    sizes: list[float] = []
    asked: list[str] = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    network.on("Network.requestWillBeSent", lambda event: asked.append(event["requestId"]))
    network.on("Network.webSocketFrameReceived", lambda event: sizes.append(len(event["response"]["payloadData"]) * 3 / 4))
    if phone:
        network.send("Network.emulateNetworkConditions", PHONE)
    page.add_init_script(WATCH)
    page.goto(url, wait_until="commit")
    _wait(page, f"'{sign}' in window.__seen")
    page.wait_for_timeout(AFTERWARDS_SECONDS * 1000)
    result = Visit(page.evaluate("window.__seen"), round(sum(sizes)), len(asked))
    page.context.close()
    return result


def paint(browser: Browser, url: str, sign: str = "") -> Paint:
    """A first visit on a phone, in its window and on its network, until all has come and stands still; ``sign`` has to be seen besides."""
    page, network = _new_page(browser, PHONE_WINDOW)
    network.send("Network.emulateNetworkConditions", PHONE)
    page.add_init_script(WATCH)
    page.add_init_script(PAINTED)
    page.goto(url)
    _wait(page, f"(!'{sign}' || '{sign}' in window.__seen) && 'largest' in window.__painted")
    page.wait_for_timeout(STILL_SECONDS * 1000)
    painted = page.evaluate("window.__painted")
    page.context.close()
    return Paint(painted["first"], painted["largest"], painted["shift"], painted.get("picture"))


def clicks(browser: Browser, url: str, labels: tuple[str, str], shown: str, number: int) -> list[float]:
    """Milliseconds from a click on one of two radio labels, in turn, to the change of the element ``shown`` (a CSS selector)."""
    page, _ = _new_page(browser)
    page.goto(url)
    page.evaluate("document.dispatchEvent(new Event('pledge:start'))")  # our document has Streamlit start when it is wanted
    page.get_by_test_id("stRadio").first.wait_for()
    page.locator(shown).first.wait_for()
    page.wait_for_timeout(2000)
    times = []
    for turn in range(number):
        label = page.get_by_test_id("stRadio").locator("label", has_text=labels[(turn + 1) % 2]).last
        page.evaluate(
            """shown => {
              const before = document.querySelector(shown).textContent; window.__changed = null;
              document.addEventListener('click', () => { window.__clicked = performance.now(); }, {capture: true, once: true});
              new MutationObserver((_, observer) => {
                const now = document.querySelector(shown);
                if (now && now.textContent !== before) { window.__changed = performance.now(); observer.disconnect(); }
              }).observe(document.body, {subtree: true, childList: true, characterData: true});
            }""",
            shown,
        )
        label.click()
        _wait(page, "window.__changed !== null")
        times.append(page.evaluate("window.__changed - window.__clicked"))
        time.sleep(0.3)
    page.context.close()
    return times


def _wait(page: Page, condition: str) -> None:
    """Asks again and again. Playwright's own way evaluates text in the page, which our pages forbid."""
    end = time.monotonic() + 60
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(f"{page.url}: {condition}")
        page.wait_for_timeout(20)


def _new_page(browser: Browser, window: ViewportSize = DESKTOP_WINDOW) -> tuple[Page, CDPSession]:
    page = browser.new_context(viewport=window).new_page()
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    return page, network
