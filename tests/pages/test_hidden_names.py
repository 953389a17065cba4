"""With the parties' names hidden nothing on the way to the browser tells whose a commitment is."""

import re

import pytest
from shown import OpenPage

from commitments.library import Dataset

VIEWS = {
    "overview": ("", {}),
    "explore": ("explore", {}),
    "explore-page-2": ("explore", {"p": "2"}),
    "explore-table": ("explore", {"view": "table"}),
    "explore-everything": ("explore", {"scope": "all"}),
    "explore-search": ("explore", {"q": "waiting"}),
    "explore-nothing-found": ("explore", {"q": "xyzzy"}),
    "compare": ("compare", {}),
    "compare-search": ("compare", {"q": "gp access"}),
    "answer": ("answer", {"q": "dentists", "nation": "wales"}),
    "answer-by-nation": ("answer", {"q": "drugs deaths in Scotland"}),
    "answer-nothing-found": ("answer", {"q": "xyzzy"}),
    "new": ("new", {}),
}


def telling(dataset: Dataset) -> re.Pattern[str]:
    """Finds any name of any party, any title of a manifesto that is more than one word, and any id that names a party."""
    names = {name for party in dataset.parties for name in (party.name, party.in_sentence, *party.aliases)}
    # "Green" and "Alliance" alone are words as well as names: on a label of their own they would tell, so they count there.
    names |= {party.short_name for party in dataset.parties if party.short_name != "Green"}
    names |= {document.title for document in dataset.documents if " " in document.title}
    ids = {document.id for document in dataset.documents} | {party.id for party in dataset.parties if "-" in party.id}
    whole = "|".join(re.escape(text) for text in sorted(names | ids, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])|[?&;]party=")


@pytest.mark.parametrize(("path", "params"), VIEWS.values(), ids=VIEWS)
def test_nothing_tells_the_party(open_page: OpenPage, shipped: Dataset, path: str, params: dict[str, str]) -> None:
    sent = open_page(path, names="hidden", **params).sent
    found = [sent[max(0, hit.start() - 60) : hit.end() + 30] for hit in telling(shipped).finditer(sent)]
    assert not found, found[:10]


def test_comparing_all_themes_tells_no_party(open_page: OpenPage, shipped: Dataset) -> None:
    sent = open_page("compare", names="hidden", theme=[theme.id for theme in shipped.themes]).sent
    found = [sent[max(0, hit.start() - 60) : hit.end() + 30] for hit in telling(shipped).finditer(sent)]
    assert not found, found[:10]


@pytest.mark.parametrize("path", ["", "explore", "compare"])
def test_no_colour_tells_the_party(open_page: OpenPage, shipped: Dataset, path: str) -> None:
    sent = "".join(open_page(path, names="hidden").bodies[1:])
    own = {colour for party in shipped.parties for colour in (party.colour, party.colour_dark)}
    assert not [colour for colour in own if colour in sent]


@pytest.mark.parametrize("path", ["", "explore", "compare"])
def test_the_same_page_with_names_shows_them(open_page: OpenPage, shipped: Dataset, path: str) -> None:
    """Proof that the search above can find something."""
    assert telling(shipped).search(open_page(path).sent)


@pytest.mark.parametrize("titled", ["party in its text", "plain text"])
def test_one_commitment_names_its_party_only_when_asked(open_page: OpenPage, shipped: Dataset, titled: str) -> None:
    tells = telling(shipped)
    row = next(row for row in shipped.commitments if bool(tells.search(row.summary)) == (titled == "party in its text"))
    shown = open_page("commitment", names="hidden", id=row.id)
    assert not tells.search(" ".join([shown.words, *shown.html.said]))
    assert "Party names are hidden" in shown.words
    way = next(link.href for link in shown.html.links if link.label == "Show the whole page, with names")
    assert "names=" not in way
    assert shipped.document_of(row).title in open_page("commitment", id=row.id).words


def test_no_order_is_offered_that_cannot_be_chosen(open_page: OpenPage) -> None:
    assert "change the order under Filters" in open_page("").words
    assert "change the order under Filters" not in open_page("", names="hidden").words
