"""The reader view of browsers, with Mozilla's own code: whose words a page's are stays with them, and so do their dates."""

from pathlib import Path

from kinds import KINDS, dates_in, document_of, parties_in, parts_of, without_times
from playwright.sync_api import Browser

from commitments.library import Dataset

CODE = (Path(__file__).parent / "readability" / "Readability.js").read_text("utf-8")
READ = "(code) => new (new Function(`${code};return Readability`)())(document.cloneNode(true)).parse()?.textContent ?? ''"


def test_the_reader_view_keeps_the_names_of_the_parties_and_the_dates(browser: Browser, shipped: Dataset) -> None:
    page = browser.new_page(java_script_enabled=True)
    lost = {}
    for path in KINDS:
        html = document_of(path, shipped)
        page.set_content(html, wait_until="domcontentloaded")
        text = page.evaluate(READ, CODE)
        missing = parties_in("".join(parts_of(html).texts), shipped) - parties_in(text, shipped)
        page.set_content(without_times(html), wait_until="domcontentloaded")
        if missing := missing | (dates_in(page.evaluate(READ, CODE)) - dates_in(text)):
            lost[path] = missing
        if path == "commitment":
            assert "What others say" not in text
    page.close()
    assert lost == {}
