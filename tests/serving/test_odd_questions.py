"""Whatever is asked of the server's own addresses, it answers without an error, and nothing of the question becomes markup."""

import random
import re
from urllib.parse import quote

import pytest
from odd_addresses import COUNT, HOSTILE, MARK, Elements, odd_query
from starlette.routing import Route

from commitments.library import Library
from server.shell import PATHS
from server.site import ROUTES
from tests.serving.running import Site

DATASET = Library().state().dataset
ADDRESSES = [route.path for route in ROUTES if isinstance(route, Route)]
ENDINGS = ("csv", "json", "xlsx", "png", "svg", "atom", "zip", "matrix", "card", "matrix.png")
EACH = -(-COUNT // len(ADDRESSES))


def filled(address: str, chance: random.Random) -> str:
    """An address with something in its open parts."""

    def part(_: re.Match) -> str:
        value = chance.choice(ENDINGS) if chance.random() < 0.7 else chance.choice(HOSTILE)[:2000]
        return quote(value.encode("utf-8", "surrogatepass"), safe="") or "x"

    return re.sub(r"\{[^}]*\}", part, address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_question_is_answered_without_its_markup(site: Site, address: str) -> None:
    chance = random.Random(address)
    for number in range(EACH):
        asked = f"{filled(address, chance)}?{odd_query(f'{address} {number}', DATASET)}"
        answer = site.ask(asked)
        assert answer.status < 500, asked
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


@pytest.mark.parametrize("address", PATHS)
@pytest.mark.parametrize("param", ["q", "id", "figure"])
def test_what_a_page_is_called_is_only_text(site: Site, address: str, param: str) -> None:
    """The words that are searched for stand in the title and the description of a page."""
    told = 0
    for text in HOSTILE:
        html = site.ask(f"{address}?{param}={quote(text.encode('utf-8', 'surrogatepass'))[:8000]}").text
        assert not Elements(html).made, text
        told += MARK in html
    assert told or param != "q" or address == "/commitment", "the search is told nowhere: this test shows nothing"


@pytest.mark.parametrize(
    "header", ["Host", "Accept_Encoding", "If_None_Match", "Cookie", "User_Agent", "Range", "X_Forwarded_Host"]
)
def test_hostile_headers_are_only_headers(site: Site, header: str) -> None:
    for text in HOSTILE:
        value = text.encode("ascii", "ignore").decode().replace("\r", "").replace("\n", "").replace("\x00", "")[:4000]
        for address in ("/explore", "/data/commitments.json?party=alba", "/robots.txt", "/sitemap.xml"):
            answer = site.ask(address, **{header: value})
            assert answer.status < 500, (header, value, address)
            if answer.headers.get("content-type", "").startswith("text/html"):
                assert not Elements(answer.text).made, (header, value)
            assert f"<script>{MARK}" not in answer.text
    assert "Traceback" not in site.logged()
