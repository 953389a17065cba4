"""A document says what Streamlit shows at the same address: the same words in the same order, and the same filters."""

import random
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from odd_addresses import odd_params
from shown import OpenPage, Shown, read

from commitments.figures import CATALOGUE, picture
from commitments.figures.alt import alt_text, caption
from commitments.library import Dataset
from commitments.selecting.selection import FILTERS, SWITCHES
from components.document import content_of
from server.documents import PAGE_OF
from web.library import shared_library
from web.pages import PAGES
from web.view import View

WRITTEN = [
    path for path in PAGES if path in PAGE_OF and path != "figures"
]  # whose controls under Streamlit are of another kind
EACH = -(-100 // len(WRITTEN))  # a hundred selections in all


class _Document(HTMLParser):
    """``main`` is what can be read before anything is opened by hand; ``filters`` the words of the form."""

    def __init__(self, view: View) -> None:
        super().__init__(convert_charrefs=True)
        self.view, self.html = view, content_of(view, PAGE_OF[view.page.path])
        self.main: list[str] = []
        self.filters: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("input", "br", "img", "source"):
            self._open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("input", "br", "img", "source"):
            assert self._open.pop()[0] == tag, "every element is closed where it was opened"

    def handle_data(self, data: str) -> None:
        classes = [class_ for _, class_ in self._open]
        tags = [tag for tag, _ in self._open]
        if ("form", "filters") in self._open:
            self.filters.append(data)
        elif "main" in tags and "pages" not in classes and ("fold" not in classes or "summary" in tags):
            self.main.append(data)


def words(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())


def streamlits(shown: Shown) -> str:
    """The words of the page's main part under Streamlit, in order."""
    found: list[str] = []

    def walk(node: object) -> None:
        kind, proto = getattr(node, "type", ""), getattr(node, "proto", None)
        if kind == "html":
            found.extend(read(proto.body).words)
        elif kind == "expander":
            found.append(proto.label)
        elif kind == "code":
            found.append(node.value)
        elif kind == "button_group":
            found.extend([proto.label, *(option.content for option in proto.options)])
        elif kind in ("download_button", "button"):
            found.append(proto.label)
        for child in (getattr(node, "children", None) or {}).values():
            walk(child)

    walk(shown.at.main)
    return words(found)


def document(path: str, params: dict[str, list[str]]) -> _Document:
    state = shared_library().state()
    assert state.dataset
    view = View.of(PAGES[path], state.dataset, params, "", state)
    return _Document(view)


def a_selection(seed: str, dataset: Dataset, path: str) -> dict[str, list[str]]:
    chance = random.Random(seed)
    known = {filter_.param: list(filter_.choices(dataset)) for filter_ in FILTERS}
    known |= {param: [word] for param, (_, word, _) in SWITCHES.items()} | {"q": ["dentist", "nurses pay", "xyzzy"]}
    params = {
        param: chance.sample(known[param], min(len(known[param]), chance.choice((1, 1, 2))))
        for param in chance.sample(list(known), chance.choice((0, 1, 1, 2, 3)))
    }
    if path == "explore":
        params |= {"view": ["table"]} if chance.random() < 0.3 else {"p": [str(chance.randrange(1, 4))]}
    if path in ("commitment", "sheet"):
        params["id"] = [chance.choice(dataset.commitments).id if chance.random() < 0.9 else "no/such"]
    if path == "list":
        params["id"] = [row.id for row in chance.sample(dataset.commitments, chance.choice((1, 3)))]
        params |= {"by": [chance.choice(("party", "theme", "nation"))]} if chance.random() < 0.5 else {}
    return params


@pytest.mark.parametrize("number", range(EACH))
@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path or "overview")
def test_the_document_has_the_words_that_streamlit_shows(open_page: OpenPage, shipped: Dataset, path: str, number: int) -> None:
    params = a_selection(f"{path} {number}", shipped, path) if number else {}
    shown = open_page(path, **params)
    written = document(path, params)
    there = streamlits(shown).replace(f"/{path}?id=", "?id=")
    assert words(written.main).replace(f"/{path}?id=", "?id=") == there, params
    labels = [element.proto.label for element in shown.at.sidebar if getattr(element.proto, "label", "")]
    missing = [label for label in labels if label not in words(written.filters)]
    assert not missing, params


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_document_of_a_figure_has_its_picture_texts_files_and_numbers(shipped: Dataset, name: str) -> None:
    written = document("figures", {"figure": [name], "party": ["labour", "snp"]})
    shown = picture(shipped, written.view.selection, name)
    links = {link.href for link in read(written.html).links}
    for kind in ("png", "svg", "pdf", "csv"):
        assert any(href.startswith(f"figures/{name}.{kind}?") and "party=" in href for href in links), kind
    assert alt_text(shown) in read(written.html).said
    assert " ".join(caption(shown).split()) in words(read(written.html).words)
    assert shown.frame.title in words(read(written.html).words)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path or "overview")
def test_whatever_stands_in_the_address_is_only_text(shipped: Dataset, path: str) -> None:
    for number in range(12):
        params = odd_params(f"document {path} {number}", shipped)
        sent = {
            name.encode("utf-8", "replace").decode(): [value.encode("utf-8", "replace").decode() for value in values]
            for name, values in params.items()
        }
        view = View.of(PAGES[path], shipped, sent)
        tags = read(content_of(view, PAGE_OF[path])).tags
        assert not tags & {"script", "iframe", "u", "svg", "object", "style", "base"}, params


class _Pictures(HTMLParser):
    """The pictures of a page, whether each is seen before anything is opened, and the order of pictures and tables."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.images: list[dict[str, str | None]] = []
        self.sources: list[dict[str, str | None]] = []
        self.order: list[str] = []
        self._folds = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._folds += tag == "details"
        if tag in ("img", "table"):
            self.order.append(tag)
        if tag == "img":
            self.images.append(dict(attrs) | {"folded": "yes" if self._folds else ""})
        if tag == "source":
            self.sources.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self._folds -= tag == "details"


FIRST = {"compare": "topics", "nations": "nation", "pledge_to_plan": "kept"}


@pytest.mark.parametrize("path", FIRST)
def test_a_page_shows_its_picture_before_its_table_and_out_of_any_fold(shipped: Dataset, path: str) -> None:
    written = document(path, {"nation": ["wales"]})
    found = _Pictures(written.html)
    first = found.images[0]
    assert found.order[0] == "img", "the picture stands above the first table"
    assert not first["folded"], "on a phone the others wait to be opened; the first is seen at once"
    assert first["src"].startswith(f"figures/{FIRST[path]}.svg?") and first.get("fetchpriority") == "high"
    assert all(image.get("loading") == "lazy" for image in found.images[1:]), (
        "one picture is fetched first, the others when they come near"
    )
    shown = picture(shipped, written.view.selection, FIRST[path])
    assert shown.frame.note in first["alt"]


@pytest.mark.parametrize("path", FIRST)
def test_room_is_kept_for_every_picture_in_every_layout(path: str) -> None:
    found = _Pictures(document(path, {}).html)
    for drawn in (*found.images, *found.sources):
        assert int(drawn["width"]) in (340, 720) and int(drawn["height"]) > 0
    for image in found.images:
        name = image["src"].partition("?")[0]
        own = [source for source in found.sources if source["srcset"].partition("?")[0] == name]
        asked = [(source["media"], source["width"], "ground=dark" in source["srcset"]) for source in own[-3:]]
        assert [("dark" in media, wide, dark) for media, wide, dark in asked] == [
            (True, "720", True),
            (False, "720", False),
            (True, "340", True),
        ], "the first source that suits is taken: the dark ones stand before the light ones of their layout"


def test_pages_are_written_without_streamlit() -> None:
    """Who writes the site as documents needs no Streamlit: a page's code asks for it only when Streamlit runs it."""
    import subprocess
    import sys

    pages = ("about", "answer", "commitment", "compare", "explore", "nations", "new", "pledge_to_plan")
    code = f"import sys; sys.modules['streamlit'] = None; import {', '.join(f'pages.{path}' for path in pages)}"
    ended = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(
    ("path", "asked"),
    [(path, {}) for path in PAGE_OF if path not in ("commitment", "sheet")]
    + [
        ("nations", {"nation": ["wales", "scotland"]}),
        ("compare", {"party": ["labour", "green"]}),
        ("answer", {"q": ["dentists"]}),
    ],
)
def test_no_place_on_a_page_has_the_name_of_another(shipped: Dataset, path: str, asked: dict[str, list[str]]) -> None:
    ids = re.findall(r'\sid="([^"]+)"', content_of(View.of(PAGES[path], shipped, asked), PAGE_OF[path]))
    assert ids and len(ids) == len(set(ids)), sorted(one for one in set(ids) if ids.count(one) > 1)
