"""Every kind of page on paper: printed to PDF, with every party and every number that the screen shows."""

import re

import pypdfium2 as pdfium
from kinds import KINDS, document_of, parties_in
from playwright.sync_api import Browser

from commitments.library import Dataset
from server.take_over import stylesheet

NUMBER = re.compile(r"\d[\d,.]*\d|\d")
# What is read on the screen, without what is only pressed there.
READ = """() => {
  for (const control of document.querySelectorAll("nav, form, .row, .add-to-list, .filters, .skip, .to-filters, .choice")) control.remove()
  return document.querySelector("main").innerText
}"""


def squeezed(text: str) -> str:
    """Without any space: where lines break and how far letters stand apart is another matter."""
    return re.sub(r"\s|\u00ad|\ufffe", "", text)


def on_paper(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    return squeezed("".join(page.get_textpage().get_text_range() for page in document))


def test_paper_holds_every_party_and_number_of_the_screen(browser: Browser, shipped: Dataset) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    lost = {}
    for path in KINDS:
        html = document_of(path, shipped).replace("</head>", f"<style>{stylesheet()}</style></head>")
        page.set_content(html, wait_until="domcontentloaded")
        printed = on_paper(page.pdf(format="A4"))
        screen = page.evaluate(READ)
        wanted = {squeezed(name) for name in parties_in(screen, shipped)} | set(NUMBER.findall(screen))
        assert wanted, path
        if missing := {word for word in wanted if word not in printed}:
            lost[path] = missing
    page.close()
    assert lost == {}
