"""What a reader does in any engine: open a page, see, tap, type, go back. Everything is waited for as long as a reader would."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import parse_qs, urlsplit

T = TypeVar("T")
WAIT_SECONDS = 30
HEIGHTS = {390: 844, 1280: 900}
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
ENTER, TAB = "\ue007", "\ue004"
# The visible elements of a selector that hold a text (any, when it is ""), in order.
FOUND = """
    const [selector, text] = values
    const words = (one) => (one.getAttribute("aria-label") ?? one.innerText ?? "").replace(/\\s+/g, " ").trim()
    const found = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && one.getClientRects().length && words(one).includes(text))
"""
ENDED = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'


class Engine(Protocol):
    """A window of a browser. Measures are CSS pixels of the page's room in the window."""

    downloads: Path

    def resize(self, width: int, height: int) -> None: ...
    def go(self, address: str) -> None:
        """Opens an address and waits until the page has been loaded."""

    def run(self, body: str, *values: Any) -> Any:
        """What the body of a function gives in the page, as JSON; it may ``await``. ``values``: its ``values[0]``, ``values[1]`` …"""

    def tap(self, x: float, y: float) -> None: ...
    def keys(self, text: str) -> None: ...
    def back(self) -> None: ...


class Reader:
    """A reader with a window of one width in front of a site."""

    def __init__(self, engine: Engine, site: str, width: int) -> None:
        self._engine = engine
        self._site = site
        engine.resize(width, HEIGHTS[width])
        self.run = engine.run
        self.downloads = engine.downloads

    def opens(self, path: str) -> None:
        """Opens a path of the site, or a whole address."""
        self._engine.go(path if ":" in path else self._site + path)

    @property
    def address(self) -> str:
        """Path and query."""
        url = urlsplit(self.run("return location.href"))
        return f"{url.path}?{url.query}" if url.query else url.path

    @property
    def asked(self) -> dict[str, list[str]]:
        """The parameters of the address."""
        return parse_qs(urlsplit(self.run("return location.href")).query)

    def texts(self, selector: str, text: str = "") -> list[str]:
        """What the visible elements of a selector say."""
        return self.run(FOUND + "return found.map((one) => one.innerText.replace(/\\s+/g, ' ').trim())", selector, text)

    def sees(self, selector: str, text: str = "") -> str:
        """Waits until an element is visible that holds a text. Gives all that the first one says."""
        return until(lambda: self.texts(selector, text), f"{selector} with “{text}” is not to be seen")[0]

    def taps(self, selector: str, text: str = "") -> None:
        """Taps the middle of the first such element, which must be what a finger meets there, once it stands still."""
        place = (
            FOUND
            + """
            const one = found[0]
            if (!one) return null
            one.scrollIntoView({ block: "center", behavior: "instant" })
            await new Promise(requestAnimationFrame)
            const before = one.getClientRects()[0]
            await new Promise((later) => setTimeout(later, 100)) // what slides in moves on under the finger
            const { x, y, width, height } = one.getClientRects()[0]
            if (Math.abs(x - before.x) + Math.abs(y - before.y) > 1) return null
            const [across, down] = [x + width / 2, y + height / 2]
            const met = document.elementFromPoint(across, down)
            return met && (one.contains(met) || met.contains(one) || met.closest("label") === one.closest("label")) ? [across, down] : null
        """
        )
        self._engine.tap(*until(lambda: self.run(place, selector, text), f"{selector} with “{text}” cannot be tapped"))

    def chooses(self, selector: str, value: str) -> None:
        """Chooses from a list, which the system draws where no script sees it."""
        self.sees(selector)
        script = "const one = document.querySelector(values[0]); one.value = values[1]; one.dispatchEvent(new Event('change', { bubbles: true }))"
        self.run(script, selector, value)

    def has_in_sight(self, selector: str, text: str = "") -> None:
        """Waits until such an element stands wholly in the window, with nothing scrolled."""
        inside = """
            const inside = ({ top, bottom, left, right }) => top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
            return !scrollY && found.some((one) => inside(one.getBoundingClientRect()))
        """
        until(lambda: self.run(FOUND + inside, selector, text), f"{selector} with “{text}” is not in the first screen")

    def types(self, text: str) -> None:
        """Types into what has the focus."""
        self._engine.keys(text)

    def is_too_wide(self) -> int:
        """By how many pixels the page must be scrolled sideways."""
        return self.run(
            "const rooms = [document.scrollingElement, ...document.querySelectorAll('[data-testid=stMain]')];"
            "return Math.max(0, ...rooms.map((one) => one.scrollWidth - innerWidth))"
        )

    def meets_long_words(self) -> None:
        """Puts a place name of 58 letters first in every text that may break."""
        self.run(
            """
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
            const breaks = (one) => one.checkVisibility() && !one.closest("script, style, svg") && getComputedStyle(one).whiteSpace !== "nowrap"
            for (let node = walk.nextNode(); node; node = walk.nextNode())
                if (node.data.trim() && breaks(node.parentElement)) node.data = node.data.replace(/\\S+/, values[0])
            """,
            LONG_WORD,
        )

    def tables_that_copy_badly(self) -> list[str]:
        """Of every table a row as it is copied, where its cells do not come on one line with tabs between them."""
        return self.run(
            """
            const rows = [...document.querySelectorAll("table")].filter((one) => one.checkVisibility() && one.tBodies.length).map((one) => one.tBodies[0].rows)
            const copied = (row) => {
                const range = document.createRange()
                range.selectNode(row)
                getSelection().removeAllRanges()
                getSelection().addRange(range)
                return String(getSelection()).replace(/^\\n+|\\n+$/g, "")
            }
            const chosen = rows.map((some) => some[Math.min(1, some.length - 1)])
            const torn = chosen.map((row) => [copied(row), row.cells.length])
                .filter(([text, cells]) => text.includes("\\n") || text.split("\\t").length < cells)
            getSelection().removeAllRanges()
            return torn.map(([text]) => text)
            """
        )

    def goes_back(self) -> None:
        self._engine.back()

    def waits_for(self, body: str, *values: Any) -> Any:
        """Waits until a script's body gives something true. Gives that."""
        return until(lambda: self.run(body, *values), f"in vain: {body}")

    def asks_for_streamlit(self) -> None:
        """Has Streamlit take the document's place, and waits until it has."""
        self.run("document.dispatchEvent(new Event('pledge:start'))")
        self.waits_for("return !document.querySelector('.document') && document.querySelector(values[0]) !== null", ENDED)
        self.sees("h1")


def until(give: Callable[[], T], fault: str) -> T:
    """What ``give`` gives once that is something; an AssertionError with ``fault`` after WAIT_SECONDS."""
    end = time.monotonic() + WAIT_SECONDS
    last: Exception | None = None
    while time.monotonic() < end:
        try:
            if given := give():
                return given
        except Exception as error:  # while one page goes and another comes, there is none to ask
            last = error
        time.sleep(0.05)
    raise AssertionError(fault) from last


class ReaderOf(Protocol):
    """Gives a reader with a window of a width, to whom pages are shown on a "light" or a "dark" ground, or in "forced" colours."""

    def __call__(self, width: int, look: str = "light") -> Reader: ...
