"""The reader view of browsers, with Mozilla's own code: a page's words keep whose they are, their dates, and where they come from."""

import re
from pathlib import Path

from kinds import KINDS, dates_in, document_of, parties_in, parts_of
from playwright.sync_api import Browser

from commitments.library import Dataset

CODE = (Path(__file__).parent / "readability" / "Readability.js").read_text("utf-8")
READ = "(code) => new (new Function(`${code};return Readability`)())(document.cloneNode(true)).parse()?.textContent ?? ''"


def test_the_reader_view_keeps_the_names_of_the_parties_the_dates_and_the_source(browser: Browser, shipped: Dataset) -> None:
    page = browser.new_page(java_script_enabled=True)
    lost = {}
    for path in KINDS:
        html = document_of(path, shipped)
        page.set_content(html, wait_until="domcontentloaded")
        text = re.sub(r"\s+", " ", page.evaluate(READ, CODE))
        there = "".join(parts_of(html).texts)
        missing = (parties_in(there, shipped) - parties_in(text, shipped)) | (dates_in(there) - dates_in(text))
        if f"version {shipped.version}" not in text:
            missing.add("the source")
        if missing:
            lost[path] = missing
        if path == "commitment":
            assert "What others say" not in text
    page.close()
    assert lost == {}
