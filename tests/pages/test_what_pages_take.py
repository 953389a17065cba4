"""What a page's address asks for and cannot have is named on the page and ignored; a picture on another site is not shown at all."""

from urllib.parse import parse_qs

import pytest
from datasets import frozen

from commitments.figures import CATALOGUE, GROUNDS, SIZES
from commitments.selecting.selection import Selection
from components.document import content_of
from components.my_list import BY
from pages.explore import FORMS
from server.documents import PAGE_OF
from web.addresses import SHOWN, shown_at
from web.pages import EMBED, PAGES, PER_PAGE, PageInfo
from web.view import View

DATASET = frozen()
ODD = {"p": "abc", "id": "no/such", "since": "yesterday", "of": "zzzz"}
OWN = [(page, name) for page in SHOWN.values() for name in page.own]
LAST = -(-Selection().number(DATASET) // PER_PAGE)


def view_of(path: str, question: str) -> View:
    return View.of(SHOWN[path], DATASET, parse_qs(question))


def told(path: str, question: str) -> list[tuple[str, str]]:
    return [(one.param, one.nearest) for one in view_of(path, question).unknown]


def test_the_register_says_what_the_pages_offer() -> None:
    assert PAGES["explore"].own["view"] == tuple(FORMS)
    assert PAGES["list"].own["by"] == tuple(by for by in BY if by)
    assert [PAGES["figures"].own[name] for name in ("figure", "size", "ground")] == [
        tuple(CATALOGUE),
        tuple(SIZES),
        tuple(GROUNDS),
    ]


@pytest.mark.parametrize(("page", "name"), OWN, ids=lambda one: one if isinstance(one, str) else one.path)
def test_every_own_parameter_of_every_page_is_told_where_it_means_nothing(page: PageInfo, name: str) -> None:
    path = page.path
    odd = ODD.get(name, "nonsense")
    if (path, name) in (("commitment", "id"), ("sheet", "id")):  # they say so in the place of the page
        assert odd in content_of(view_of(path, f"{name}={odd}"), PAGE_OF[path])
    else:
        assert [one.value for one in view_of(path, f"{name}={odd}").unknown] == [odd]
    if len(name) > 1:
        assert told(path, f"{name}x=1")[0][1] in page.own
    assert not shown_at(path, {name: [odd]}, DATASET, "https://x.example").whole


def test_what_the_notice_offers_is_what_was_probably_meant() -> None:
    assert told("explore", "view=tabel&p=99999") == [("view", "table"), ("p", str(LAST))]
    assert told("figures", "figure=facs&grund=dark") == [("grund", "ground"), ("figure", "facts")]
    assert told("explore", "q=%ff") == [("q", "")]


@pytest.mark.parametrize("path", SHOWN)
def test_what_belongs_to_others_and_what_means_something_is_not_told(path: str) -> None:
    assert not told(path, "utm_source=a&fbclid=b&embed=true&embed_options=light_theme&preview=x&v=1&ref=c")


def test_what_means_nothing_is_ignored_and_in_no_link_of_the_page() -> None:
    view = view_of("explore", "view=tabel&p=99999")
    assert view.own == {} and view.here() == "explore"
    assert "Page 1 of" in content_of(view, PAGE_OF["explore"])
    assert view_of("explore", f"view=table&p={LAST}").own == {"view": "table", "p": str(LAST)}


@pytest.mark.parametrize(
    "question", ["figur=facts", "figure=facs", "figure=card&idd=x", "figure=facts&party=labor", "partys=snp"]
)
def test_no_other_figure_is_embedded_than_was_asked_for(question: str) -> None:
    shown = shown_at(EMBED.path, parse_qs(question), DATASET, "https://x.example")
    assert (shown.found, shown.title) == (False, "No figure is shown")
    assert view_of(EMBED.path, question).unknown
