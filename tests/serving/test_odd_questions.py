"""Whatever is asked of the server's own addresses, it answers without an error, and nothing of the question becomes markup."""

import random
import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from datasets import frozen
from odd_addresses import COUNT, HOSTILE, MARK, Elements, odd_query
from starlette.routing import Route

from commitments.figures import CATALOGUE
from server.shell import PATHS
from server.site import ROUTES
from tests.serving.running import Site

DATASET = frozen()
ADDRESSES = [route.path for route in ROUTES if isinstance(route, Route)]
ENDINGS = ("csv", "json", "xlsx", "atom", "zip", "matrix.svg")  # a picture takes a second: see below
EACH = -(-COUNT // len(ADDRESSES))


def filled(address: str, chance: random.Random) -> str:
    """An address with something in its open parts."""

    def part(found: re.Match) -> str:
        known = list(CATALOGUE) if found[0] == "{name}" else ENDINGS
        value = chance.choice(known) if chance.random() < 0.8 else chance.choice(HOSTILE)[:2000]
        return quote(value.encode("utf-8", "surrogatepass"), safe="") or "x"

    return re.sub(r"\{[^}]*\}", part, address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_question_is_answered_without_its_markup(site: Site, address: str) -> None:
    chance = random.Random(address)
    for number in range(EACH):
        asked = f"{filled(address, chance)}?{odd_query(f'{address} {number}', DATASET)}"
        answer = site.ask(asked)
        assert answer.status < 500 or (address, answer.status) == ("/oembed", 501), asked  # as oEmbed asks for other formats
        assert "set-cookie" not in answer.headers or MARK not in answer.headers["set-cookie"], asked
        kind = answer.headers.get("content-type", "")
        assert answer.headers["x-content-type-options"] == "nosniff", asked
        if kind.startswith("text/html"):
            assert not Elements(answer.text).made, asked
        elif MARK in answer.body.decode("utf-8", "replace"):
            # Told back only in forms that a browser never takes for a page.
            assert kind.split(";")[0] in ("application/json", "text/csv", "text/plain", "application/json+oembed"), (
                asked,
                kind,
            )
    assert "Traceback" not in site.logged()


def test_a_pasted_link_makes_no_markup_whatever_it_asks(site: Site) -> None:
    answered = 0
    for number, text in enumerate(HOSTILE):
        hostile = quote(text.encode("utf-8", "surrogatepass"))[:900]
        base = f"http://127.0.0.1:{site.port}/{('figures', 'embed')[number % 2]}"
        for url in (
            f"{base}?q={hostile}",
            f"{base}?figure=card&id={hostile}",
            f"{base}?figure={hostile}",
            text[:900],
            "http://[::1",
            f"//[{text[:900]}",
        ):
            asked = f"/oembed?url={quote(url.encode('utf-8', 'surrogatepass'))}"
            # Room that is no number is refused before anything else.
            assert site.ask(f"{asked}&maxwidth={hostile}&maxheight={hostile}").status in (200, 400, 404, 503), url
            answer = site.ask(f"{asked}&maxwidth=600")
            assert answer.status in (200, 404, 503), (answer.status, url)
            assert answer.headers["content-type"].startswith("application/json")
            if answer.status == 200:
                assert set(answer.json) & {"html"} == set() and answer.json["url"].startswith(
                    f"http://127.0.0.1:{site.port}/figures/"
                )
                assert not set("<>\"' \r\n") & set(answer.json["url"])
                answered += 1
    assert site.ask("/oembed?url=x", Host="[:::]").status in (400, 404, 503)
    assert answered > 50


def test_a_served_picture_holds_the_search_as_text_only(site: Site) -> None:
    text = f'<script>{MARK}()</script><u>{MARK}</u> "onload={MARK}() javascript:{MARK}()'
    answer = site.ask(f"/figures/themes.svg?q={quote(text)}")
    assert answer.status == 200 and answer.headers["content-type"].startswith("image/svg+xml")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    elements = list(ElementTree.fromstring(answer.body).iter())
    assert MARK in answer.text
    assert not {element.tag.split("}")[-1].lower() for element in elements} & {"script", "u", "a", "foreignobject", "img"}
    assert not [key for element in elements for key in element.attrib if key.lower().startswith("on")]


@pytest.mark.parametrize("address", PATHS)
@pytest.mark.parametrize("params", [("q",), ("id", "figure")], ids="-".join)
def test_what_a_page_is_called_is_only_text(site: Site, address: str, params: tuple[str, ...]) -> None:
    """The words that are searched for stand in the title and the description of a page."""
    pages: dict[str, str] = {}  # what comes -> what was asked for last: many come the same, without a word of the question
    for text in HOSTILE:
        value = quote(text.encode("utf-8", "surrogatepass"))[: 7900 // len(params)]
        pages[site.ask(f"{address}?" + "&".join(f"{param}={value}" for param in params)).text] = text
    for html, text in pages.items():
        assert not Elements(html).made, text
    assert any(MARK in html for html in pages) or params != ("q",) or address == "/commitment", (
        "the search is told nowhere: this test shows nothing"
    )


@pytest.mark.parametrize(
    "header", ["Host", "Accept_Encoding", "If_None_Match", "Cookie", "User_Agent", "Range", "X_Forwarded_Host"]
)
def test_hostile_headers_are_only_headers(site: Site, header: str) -> None:
    pages: dict[str, str] = {}  # what comes -> what was sent last: most come the same
    for text in HOSTILE:
        value = text.encode("ascii", "ignore").decode().replace("\r", "").replace("\n", "").replace("\x00", "")[:4000]
        for address in ("/explore", "/data/commitments.json?party=alba", "/robots.txt", "/sitemap.xml"):
            answer = site.ask(address, **{header: value})
            assert answer.status < 500, (header, value, address)
            if answer.headers.get("content-type", "").startswith("text/html"):
                pages[answer.text] = value
            assert f"<script>{MARK}" not in answer.text
    for html, value in pages.items():
        assert not Elements(html).made, (header, value)
    assert pages and "Traceback" not in site.logged()
