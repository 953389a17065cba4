"""Figures drawn by plotly itself in one page of one browser, and measured there."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import plotly
import plotly.graph_objects as go
import pytest
from datasets import frozen
from playwright.sync_api import Page, Playwright, sync_playwright

from commitments.library import Dataset
from tests.browser.find_chromium import find

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept-figures", action="store_true", help="take the figures as they are drawn now for the right ones")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Data of the real size: a figure must hold what readers see."""
    return frozen()


@pytest.fixture(scope="session", autouse=True)
def browser_for_drawing() -> None:
    """The drawing process finds the browser that the tests were given."""
    path = find()
    if path is None:
        pytest.fail("No Chromium was found; `make test` installs one.")
    os.environ.setdefault("BROWSER_PATH", path)


@pytest.fixture(scope="session")
def measured(in_drawing_page: Callable[[str, Any], Any]) -> Callable[[go.Figure], dict[str, Any]]:
    """Draws a figure and gives its parts as they stand on the screen; see measure.js."""
    return lambda figure: in_drawing_page("figure => measured(JSON.parse(figure))", figure.to_json())


@pytest.fixture(scope="session")
def in_drawing_page() -> Iterator[Callable[[str, Any], Any]]:
    """Runs a JavaScript function with one argument in a page that has plotly, and gives what it gives.

    In a thread of its own: Playwright allows one of its kind in a thread, and the other browser tests may have theirs in this one.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        playwright = thread.submit(sync_playwright().start).result()
        page = thread.submit(_drawing_page, playwright).result()

        yield lambda script, given: thread.submit(page.evaluate, script, given).result()
        thread.submit(page.context.browser.close).result()
        thread.submit(playwright.stop).result()


def _drawing_page(playwright: Playwright) -> Page:
    browser = playwright.chromium.launch(executable_path=os.environ["BROWSER_PATH"], args=["--no-sandbox", "--disable-gpu"])
    page = browser.new_page(viewport={"width": 1700, "height": 1400})
    page.set_content("<body style='margin:0'><div id='sheet'></div></body>")
    page.add_script_tag(path=str(Path(plotly.__file__).parent / "package_data" / "plotly.min.js"))
    page.add_script_tag(content=MEASURE)
    return page
