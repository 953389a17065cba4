"""What an editor typed comes out as typed: no text of the data is taken for Markdown, HTML, LaTeX or a directive."""

import pytest
from odd_addresses import Elements
from odd_text import ID, ODD, SHORT, SUMMARY, TITLE
from shown import OpenPage

from web.pages import PAGES

# Elements that carry Markdown: none of the data may be in one of them.
MARKDOWN = ("markdown", "caption", "header", "subheader", "title", "expander", "tab", "toast", "alert", "radio", "pills")
# What the odd texts would become, and what our own pages never draw.
NEVER_DRAWN = {"b", "u", "script", "iframe"}

PLACES = {path or "overview": (path, {}) for path in PAGES} | {
    "explore-table": ("explore", {"view": "table"}),
    "explore-searched": ("explore", {"q": "patients"}),
    "compare": ("compare", {"party": ["labour", "green"], "theme": "digital-research"}),
    "nations": ("nations", {"nation": "wales"}),
    "commitment": ("commitment", {"id": ID}),
    "left-out": ("commitment", {"id": "labour-wales-2024/integration-fund"}),
    "hidden": ("explore", {"names": "hidden"}),
    "nothing-found": ("explore", {"party": "alba", "theme": "dentistry", "q": "xyzzy"}),
}


pytestmark = pytest.mark.usefixtures("odd_data")


@pytest.mark.parametrize(("path", "params"), PLACES.values(), ids=PLACES)
def test_texts_of_the_data_are_only_text(open_page: OpenPage, path: str, params: dict[str, str]) -> None:
    shown = open_page(path, **params)
    assert not shown.html.tags & NEVER_DRAWN
    assert not Elements("\n".join(shown.bodies)).made, "a form or a picture that is not our own"
    assert not [link for link in shown.html.links if link.href.lower().strip().startswith("javascript:")]
    for kind in MARKDOWN:
        for element in shown.at.get(kind):
            assert "$x$" not in str(element.proto), f"text of the data in Markdown: {element.proto}"
    assert SHORT in shown.words or SHORT in shown.sent, "nothing of the data is shown here"


def test_title_and_summary_come_out_as_typed(open_page: OpenPage) -> None:
    shown = open_page("commitment", id=ID)
    assert shown.heading == TITLE
    assert SUMMARY in shown.words
    explore = open_page("explore", q="touched script")  # with the matches marked inside
    assert TITLE in explore.words and all(text in explore.words for text in ODD)
