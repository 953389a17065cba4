"""Texts of the data are only text in every figure: drawn, in its files, and in all that is said of it."""

import base64
import html
import json
from xml.etree import ElementTree

import pytest
from datasets import frozen_copy
from odd_addresses import Elements
from odd_text import ID, SHORT, TITLE, plant

from commitments.figures import CATALOGUE, alt, picture
from commitments.figures.canvas.png import with_words
from commitments.figures.files import about, svg_file
from commitments.library import Dataset, Library
from commitments.selecting.selection import Selection

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
def test_odd_texts_are_drawn_as_typed(name: str, odd: Dataset) -> None:
    shown = picture(odd, Selection(themes=("digital-research",)), name, "https://example.org", ID)
    whole = svg_file(odd, shown, CATALOGUE[name].size, "light")
    tree = ElementTree.fromstring(whole)
    made = {element.tag.split("}")[-1].lower() for element in tree.iter()}
    assert not made & {"script", "img", "image", "foreignobject", "u", "iframe", "style", "tspan"}
    for element in tree.iter():
        for key, value in element.attrib.items():
            assert not key.split("}")[-1].lower().startswith("on")
            assert not value.lower().startswith(("javascript:", "data:"))
    assert SHORT in html.unescape(whole.decode()), "nothing odd was drawn"


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_is_said_and_pasted_has_no_markup_of_the_data(name: str, odd: Dataset) -> None:
    shown = picture(odd, Selection(themes=("digital-research",)), name, "https://example.org", ID)
    code = alt.figure_html(shown, "wide", lambda size: f'x{size}" onload="touched()')
    frame = alt.iframe_html(shown, 'https://example.org/"><script>touched()</script>')
    assert {one for one in Elements(code).made if one != "img"} == set()
    handler, element = Elements(frame).made
    assert handler.startswith("onload=var f=this;") and element == "iframe", (
        "the frame with the script that fits its height, and no more"
    )
    assert "touched()" not in frame.partition(" onload=")[2], "nothing of the address is run"
    assert "<script" not in code + frame and "<u>" not in code + frame
    assert SHORT in alt.to_copy(shown) or TITLE in alt.to_copy(shown), "as typed"


def test_the_words_in_a_png_are_those_typed(odd: Dataset) -> None:
    shown = picture(odd, Selection(), "card", "https://example.org", ID)
    words = about(shown, odd.site.licence)
    image = with_words(base64.b64decode(PIXEL), words)
    assert json.dumps(TITLE)[1:10] in json.dumps(words) and TITLE.encode() in image
