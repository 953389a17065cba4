"""Texts of the data are only text in every figure: drawn, in its files, and in all that is said of it."""

import base64
import html
import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from datasets import frozen_copy
from odd_addresses import Elements
from odd_text import ID, SHORT, TITLE, plant

from commitments.figures import CATALOGUE, alt, picture
from commitments.figures.rendering import with_words_png, with_words_svg
from commitments.figures.writing import about
from commitments.library import Dataset, Library
from commitments.selecting.selection import Selection

# What plotly makes of tags in a text, and what the odd texts would make. Our own bold words are tspans with a weight.
MADE = "a, script, img, foreignObject, u, [style*='underline'], [style*='color: red'], .katex, mjx-container"
DRAW = """async ({ figure, made }) => {
    figure = JSON.parse(figure)
    const sheet = document.getElementById("sheet")
    await Plotly.newPlot(sheet, figure.data, figure.layout, { staticPlot: true })
    return {
        made: [...sheet.querySelectorAll(made)].map(one => one.outerHTML.slice(0, 200)),
        touched: window.touched ?? null,
        svg: decodeURIComponent((await Plotly.toImage(sheet, { format: "svg" })).split(",").slice(1).join(",")),
    }
}"""
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("odd") / "data"
    frozen_copy(folder)
    plant(folder)
    state = Library(folder).state()
    assert state.dataset is not None, "\n".join(map(str, state.faults[:10]))
    return state.dataset


@pytest.mark.parametrize("name", CATALOGUE)
def test_odd_texts_are_drawn_as_typed(name: str, odd: Dataset, in_drawing_page: Callable[[str, Any], Any]) -> None:
    shown = picture(odd, Selection(themes=("digital-research",)), name, "https://example.org", ID)
    drawn = in_drawing_page(DRAW, {"figure": shown.plotly(CATALOGUE[name].size, "light").to_json(), "made": MADE})
    assert (drawn["made"], drawn["touched"]) == ([], None)
    words = about(shown, odd.site.licence)
    whole = with_words_svg(drawn["svg"].encode(), words, "key")
    tree = ElementTree.fromstring(whole)
    names = {element.tag.split("}")[-1].lower() for element in tree.iter()}
    assert not names & {"a", "script", "img", "foreignobject", "u", "iframe"}
    attributes = {key.split("}")[-1].lower() for element in tree.iter() for key in element.attrib}
    assert not [key for key in attributes if key.startswith("on")]
    assert b"touched" in whole or SHORT in html.unescape(whole.decode()), "nothing odd was drawn"


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_is_said_and_pasted_has_no_markup_of_the_data(name: str, odd: Dataset) -> None:
    shown = picture(odd, Selection(themes=("digital-research",)), name, "https://example.org", ID)
    code = alt.figure_html(shown, "wide", 'x" onload="touched()')
    frame = alt.iframe_html(shown, 'https://example.org/"><script>touched()</script>', 400)
    assert {one for one in Elements(code).made if one != "img"} == set()
    assert {one for one in Elements(frame).made if one != "iframe"} == set()
    assert "<script" not in code + frame and "<u>" not in code + frame
    assert SHORT in alt.to_copy(shown) or TITLE in alt.to_copy(shown), "as typed"


def test_the_words_in_a_png_are_those_typed(odd: Dataset) -> None:
    shown = picture(odd, Selection(), "card", "https://example.org", ID)
    words = about(shown, odd.site.licence)
    image = with_words_png(base64.b64decode(PIXEL), words)
    assert json.dumps(TITLE)[1:10] in json.dumps(words) and TITLE.encode() in image
