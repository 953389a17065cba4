"""Every kind of page on paper: printed to PDF, with every party and every number that the screen shows."""

import re
from operator import sub

import pypdfium2 as pdfium
import pytest
from kinds import KINDS, document_of, parties_in
from paper import NUMBER, on_paper, squeezed
from playwright.sync_api import Browser, Page
from visiting import Visitor

from commitments.library import Dataset
from commitments.selecting.selection import Selection
from server.take_over import stylesheet

EVERY = pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "overview")
ALIKE = 3  # of 255: as much as a renderer may round
# What is read on the screen, without what is only pressed there.
READ = """() => {
  for (const control of document.querySelectorAll("nav, form, .row, .add-to-list, .filters, .skip, .to-filters, .choice")) control.remove()
  return document.querySelector("main").innerText
}"""


# The words of what is only pressed or filled in, each with its own; and the text of the page without all these.
CONTROLS = """() => {
  const controls = [...document.querySelectorAll("form, button, a.button, .add-to-list, .filters, .choice, select, input:not([type=hidden])")]
  const said = controls.flatMap((one) => [one.innerText, one.placeholder, one.type === "checkbox" || one.type === "radio" ? "" : one.value])
  for (const one of controls) one.remove()
  return [said.flatMap((text) => (text || "").split("\\n")), document.body.textContent]
}"""
# The colours that mean something, as they are on paper: parties, what became of promises, how many there are.
PAINTED = """() => [...document.querySelectorAll(".swatch, .became i, .matrix td, .timeline > li, mark")].filter((one) => one.checkVisibility())
  .map((one) => getComputedStyle(one, one.matches(".timeline > li") ? "::before" : null).backgroundColor)
  .filter((colour) => colour.startsWith("rgb(") && colour !== "rgb(255, 255, 255)")"""


def colours_of(pdf: bytes) -> set[tuple[int, ...]]:
    """Every colour that is painted somewhere."""
    pages = (page.render(scale=3).to_pil().convert("RGB") for page in pdfium.PdfDocument(pdf))
    return {colour for page in pages for _, colour in page.getcolors(page.width * page.height)}


def shown_as_document(page: Page, path: str, dataset: Dataset) -> None:
    html = document_of(path, dataset).replace("</head>", f"<style>{stylesheet()}</style></head>")
    page.set_content(html, wait_until="domcontentloaded")


@EVERY
def test_paper_has_no_control(browser: Browser, shipped: Dataset, path: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    shown_as_document(page, path, shipped)
    printed = on_paper(page.pdf(format="A4"))
    controls, rest = page.evaluate(CONTROLS)
    page.close()
    own = {word for word in map(squeezed, controls) if word and word not in squeezed(rest)}
    assert {word for word in own if word in printed} == set()


@EVERY
def test_colours_that_mean_something_are_painted_on_paper(browser: Browser, shipped: Dataset, path: str) -> None:
    """A browser spends no ink on backgrounds unless it is told to."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="dark")  # paper is white all the same
    shown_as_document(page, path, shipped)
    page.emulate_media(media="print")
    wanted = {tuple(map(int, re.findall(r"\d+", colour))) for colour in page.evaluate(PAINTED)}
    painted = colours_of(page.pdf(format="A4")) if wanted else set()
    page.close()
    lost = {colour for colour in wanted if not any(max(map(abs, map(sub, colour, other))) <= ALIKE for other in painted)}
    assert lost == set()


def test_paper_holds_every_party_and_number_of_the_screen(browser: Browser, shipped: Dataset) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    lost = {}
    for path in KINDS:
        shown_as_document(page, path, shipped)
        printed = on_paper(page.pdf(format="A4"))
        screen = page.evaluate(READ)
        wanted = {squeezed(name) for name in parties_in(screen, shipped)} | set(NUMBER.findall(screen))
        assert wanted, path
        if missing := {word for word in wanted if word not in printed}:
            lost[path] = missing
    page.close()
    assert lost == {}


def test_paper_holds_every_promise_of_an_answer(open_page: Visitor, shipped: Dataset) -> None:
    """Those too that the screen unfolds."""
    titles = [row.title for row in Selection(text="obesity").rows(shipped)]
    page = open_page.document("/answer?q=obesity")
    assert page.locator("details.others").count() == 1 and not page.locator("details.others").get_attribute("open")
    paper = on_paper(page.pdf(format="A4"))
    assert [title for title in titles if squeezed(title) not in squeezed(paper)] == []


def test_near_promises_stand_on_paper_where_nothing_else_has_them(open_page: Visitor) -> None:
    page = open_page.document("/answer?q=spiking+drinks")
    near = page.locator("ul.brief li a").all_inner_texts()
    paper = on_paper(page.pdf(format="A4"))
    assert near and [title for title in near if squeezed(title) not in squeezed(paper)] == []


def test_corrections_that_are_folded_on_the_screen_are_on_paper(open_page: Visitor, shipped: Dataset) -> None:
    page = open_page.document("/about", 1280)
    assert page.locator("details:not([open])").filter(has=page.locator(".corrections")).count()
    printed = on_paper(page.pdf(format="A4"))
    for correction in shipped.corrections:
        assert squeezed(correction.says) in printed, correction
