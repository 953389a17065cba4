"""Whatever an address asks for, there is a selection: its address leads back to it, its rows are the data's, its sentence is text."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from datasets import frozen
from hypothesis import example, given
from hypothesis import strategies as st
from odd_addresses import HOSTILE, MARK

from commitments.selecting.names import Names
from commitments.selecting.selection import FILTERS, SWITCHES, TEXT_LENGTH, Selection
from components.in_html import HtmlOutput
from components.sentence import draw_sentence
from web.pages import PAGES
from web.view import View

DATASET = frozen()
ROWS = {row.id for row in DATASET.commitments}
CHOICES = {filter_.param: list(filter_.choices(DATASET)) for filter_ in FILTERS}
KNOWN = CHOICES | {param: [word] for param, (_, word, _) in SWITCHES.items()}
ODD = (
    st.text(max_size=30) | st.sampled_from(HOSTILE) | st.sampled_from([value for values in KNOWN.values() for value in values])
)


@st.composite
def asked(draw) -> dict[str, list[str]]:
    """The parameters of an address: values that mean something, at their place or not, among others that mean nothing."""
    names = draw(st.lists(st.sampled_from(list(KNOWN)), max_size=3, unique=True))
    params = {name: draw(st.lists(st.sampled_from(KNOWN[name]) | ODD, max_size=5)) for name in names}
    if draw(st.booleans()):
        params["q"] = draw(st.lists(ODD, min_size=1, max_size=3))
    if draw(st.booleans()):
        params[draw(ODD)] = draw(st.lists(ODD, max_size=3))
    return params


class Words(HTMLParser):
    """The words that a browser shows of an HTML text, and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.elements = "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(asked())
@example({name: list(HOSTILE) for name in [*KNOWN, "q", "id", MARK]})
def test_any_question_is_a_selection_of_the_data(params):
    selection, unknown = Selection.from_params(params, DATASET)
    again, nothing = Selection.from_params(parse_qs(urlsplit(selection.address("explore")).query), DATASET)
    assert again == selection and nothing == ()
    found = [row.id for row in selection.rows(DATASET)]
    assert len(found) == len(set(found)) == selection.number(DATASET)
    assert set(found) <= ROWS
    assert {(told.param, told.value) for told in unknown} <= {(name, value) for name in params for value in params[name]}


@given(asked())
def test_what_is_known_counts_and_what_is_not_is_told(params):
    selection, unknown = Selection.from_params(params, DATASET)
    told = {(value.param, value.value) for value in unknown}
    for filter_ in FILTERS:
        values = params.get(filter_.param, [])
        meant = [value for value in CHOICES[filter_.param] if value in values]
        assert list(getattr(selection, filter_.field)) == meant
        assert {(filter_.param, value) for value in values} - {(filter_.param, value) for value in meant} <= told
    for param, (field, word, meaning) in SWITCHES.items():
        if getattr(selection, field) == meaning:
            assert word in params[param]
    assert not {value for param, value in told if value in KNOWN.get(param, [])}


@given(asked())
@example({"q": [text for text in HOSTILE if MARK in text][:1]})
def test_a_sentence_shows_what_was_typed_as_text_and_nothing_else_of_the_address(params):
    selection, _ = Selection.from_params(params, DATASET)
    view = View(PAGES["explore"], DATASET, selection, Names(DATASET, selection))
    out = HtmlOutput(view)
    draw_sentence(view, out, selection.number(DATASET))
    shown = Words(str(out.content()))
    assert {tag for tag, *_ in shown.elements} <= {"div", "p", "strong", "br", "span", "a"}
    assert {name for _, *names in shown.elements for name in names} <= {"class", "href", "lang", "target"}
    sentence = selection.sentence(DATASET)
    assert f"{sentence}." in shown.text
    assert sentence.isprintable() and len(selection.text) <= TEXT_LENGTH
    # Without what was searched for, a sentence is made of the project's own words alone.
    own = selection.but(text="").sentence(DATASET)
    assert MARK not in own
    assert sentence == own if not selection.text else f"“{selection.text}”" in sentence
