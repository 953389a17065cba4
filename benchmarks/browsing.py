"""A first visit in Chromium, on loopback and on a phone's network, and a click on a page that is open."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.find_chromium import find

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
# Nine megabits a second, 60 milliseconds to the server and back: a phone outdoors.
PHONE = {"offline": False, "latency": 60, "downloadThroughput": 9e6 / 8, "uploadThroughput": 4e6 / 8}
# When each of these is first seen, in milliseconds from the start of the navigation.
WATCH = """(() => {
  const seen = {}; window.__seen = seen;
  const visible = e => { if (!e) return false; const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
  const text = '[data-testid="stMarkdownContainer"] p, [data-testid="stHtml"] h1';
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


class Visit(NamedTuple):
    """Milliseconds until each sign was ``seen``; ``bytes`` over the wire and number of ``requests``."""

    seen: dict[str, float]
    bytes: int
    requests: int


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
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


def clicks(browser: Browser, url: str, labels: tuple[str, str], shown: str, number: int) -> list[float]:
    """Milliseconds from a click on one of two radio labels, in turn, to the change of the element ``shown`` (a CSS selector)."""
    page, _ = _new_page(browser)
    page.goto(url)
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


def _new_page(browser: Browser) -> tuple[Page, CDPSession]:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    return page, network
