"""What a page is on paper: the text of its PDF, and whether a page that Streamlit draws is whole there."""

import re

import pypdfium2 as pdfium
from kinds import parties_in
from playwright.sync_api import Page

from commitments.library import Dataset

NUMBER = re.compile(r"\d[\d,.]*\d|\d")
# Of a page that Streamlit draws: what of it is pressed, opened or typed into and seen all the same, and the text of the rest.
WIDGETS = """() => {
  const all = "button, [role=button], [role=radiogroup], [role=combobox], input, textarea, a.button, form, .add-to-list, [class*=st-key-copy-]"
  const controls = [...document.querySelectorAll(`#root :is(${all}), [data-testid=stSidebar], [data-testid=stHeader]`)]
  const seen = controls.filter((one) => one.checkVisibility()).map((one) => one.outerHTML)
  for (const one of [...controls, ...document.querySelectorAll("nav, .row, .choice, [data-testid=stIconMaterial]")]) one.remove()
  return [seen, document.querySelector("[data-testid=stMain]").innerText]
}"""


def squeezed(text: str) -> str:
    """Without any space or hyphen: where lines break and how far letters stand apart is another matter, and what reads a PDF's text takes
    a hyphen at the end of a line for one that the line brought."""
    return re.sub(r"\s|\u00ad|\ufffe|-", "", text)


def on_paper(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    return squeezed("".join(page.get_textpage().get_text_range() for page in document))


def expect_whole_on_paper(page: Page, dataset: Dataset) -> None:
    """Every party and every number of the screen is printed, and no control. Leaves the page as it is on paper, without its controls."""
    printed = on_paper(page.pdf(format="A4"))
    page.emulate_media(media="print")
    controls, read = page.evaluate(WIDGETS)
    assert controls == []
    wanted = {squeezed(name) for name in parties_in(read, dataset)} | set(NUMBER.findall(read))
    assert wanted and {word for word in wanted if word not in printed} == set()
