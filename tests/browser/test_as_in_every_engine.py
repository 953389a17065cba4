"""In Chromium what Firefox and WebKit are held to under tests/engines: the journeys of tests/journeys.py, long words, copied rows."""

from pathlib import Path
from typing import Any

import pytest
from journeys import faults_on_all_ways
from places import EVERY_PAGE, OTHER_FORMS
from playwright.sync_api import Page
from reader import ENTER, TAB, Reader
from visiting import Visitor

from tests.serving.running import Site

KEYS = {ENTER: "Enter", TAB: "Tab"}


class Chromium:
    """A page of Playwright's, as an ``Engine``."""

    def __init__(self, page: Page, downloads: Path) -> None:
        self.downloads = downloads
        self._page = page

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def go(self, address: str) -> None:
        self._page.goto(address)

    def run(self, body: str, *values: Any) -> Any:
        return self._page.evaluate(f"async values => {{ {body}\n }}", list(values))

    def tap(self, x: float, y: float) -> None:
        self._page.mouse.click(x, y)

    def keys(self, text: str) -> None:
        for letter in text:
            if letter in KEYS:
                self._page.keyboard.press(KEYS[letter])
            else:
                self._page.keyboard.type(letter)

    def back(self) -> None:
        self._page.go_back()


@pytest.mark.parametrize("width", [390, 1280])
def test_readers_find_their_answer_within_two_taps_and_a_screen(
    open_page: Visitor, server: Site, tmp_path: Path, width: int
) -> None:
    page = open_page.document("/", width)
    assert faults_on_all_ways(Reader(Chromium(page, tmp_path), server.url, width)) == []


def test_long_words_break_and_rows_are_copied_on_one_line(open_page: Visitor, server: Site, tmp_path: Path) -> None:
    reader = Reader(Chromium(open_page.document("/", 390), tmp_path), server.url, 390)
    faults = []
    for path in (*EVERY_PAGE.values(), *OTHER_FORMS.values()):
        reader.opens(path)
        reader.sees("h1")
        faults += [(path, "copied row", row) for row in reader.tables_that_copy_badly()]
        reader.meets_long_words()
        if wide := reader.is_too_wide():
            faults.append((path, "too wide by", wide))
    assert faults == []
