"""Each address of a page answers with a whole document, which caches may keep; no other address does."""

import gzip
import re
from html import unescape

import brotli
import pytest
import trafilatura
from datasets import frozen

from commitments.selecting.selection import Selection
from server.documents import Document, Documents
from tests.serving.running import Site

DATASET = frozen()
ROW = DATASET.commitments[0]
PLACES = ["/", "/explore?party=snp", "/compare?theme=dentistry", "/nations?nation=wales", "/pledge_to_plan", "/about", f"/commitment?id={ROW.id}"]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_the_answer_holds_the_whole_page_before_any_script(site: Site, place: str) -> None:
    html = site.ask(place).text
    content = html.split('<div class="document', 1)[1].split("<script", 1)[0]
    assert content.count("<h1") == 1 and '<p class="page-source">' in content
    assert html.index("<h1") < html.index('<script type="module"'), "Streamlit's script waits behind the words"
    if place == PLACES[1]:
        rows = Selection(parties=("snp",)).rows(DATASET)
        assert content.count('<article class="card"') == min(16, len(rows))


@pytest.mark.parametrize("place", PLACES)
def test_an_archive_finds_the_date_of_the_data_in_the_head(site: Site, place: str) -> None:
    found = trafilatura.bare_extraction(site.ask(place).text, with_metadata=True)
    assert found and found.date == DATASET.site.version_date


@pytest.mark.parametrize("place", ["/explore?party=snp", "/compare?theme=dentistry&names=hidden", "/nations?nation=wales"])
def test_the_address_of_a_narrowed_view_can_be_copied_by_hand(site: Site, place: str) -> None:
    found = re.search(r"<summary>The address of this view</summary><p[^>]*><code>(.*?)</code>", site.ask(place).text)
    assert found and unescape(found[1]) == f"http://127.0.0.1:{site.port}{place}"
    assert "The address of this view" not in site.ask(place.split("?")[0]).text


def test_what_shows_a_figure_elsewhere_can_be_copied_by_hand(site: Site) -> None:
    html = site.ask("/figures?figure=facts&party=snp").text
    texts = [unescape(text) for text in re.findall(r'<pre class="code"[^>]*><code>(.*?)</code></pre>', html, re.DOTALL)]
    base = f"http://127.0.0.1:{site.port}"
    shown = f"{base}/figures/facts.png?party=snp&size=1200x675"
    assert shown in texts
    assert any(text.startswith("<figure") and f"{base}/figures/facts.png" in text for text in texts)
    assert any(text.startswith("[![") and shown in text for text in texts)
    assert any("<iframe" in text and f"{base}/embed?" in text for text in texts)


def test_a_document_asks_for_nothing_of_streamlits_before_it_is_wanted(site: Site) -> None:
    html = site.ask("/").text
    waiting = re.search(r'<template id="streamlit">.*?</template>', html, re.DOTALL)
    assert waiting and "./static/" in waiting[0]
    assert "./static/" not in html.replace(waiting[0], ""), "a phone would fetch what no word of the document needs"


@pytest.mark.parametrize("place", PLACES)
def test_a_document_is_sent_once_to_who_keeps_it(site: Site, place: str) -> None:
    first = site.ask(place)
    control = first.headers["cache-control"]
    assert control.startswith(
        "private, max-age="
    )  # without an address of the site in its data and "stale-while-revalidate=" in control
    assert "Accept-Encoding" in first.headers["vary"]
    again = site.ask(place, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert site.ask(place).headers["etag"] == first.headers["etag"]


def test_a_document_comes_compressed_as_asked(site: Site) -> None:
    plain, packed, zipped = (site.ask("/", Accept_Encoding=name) for name in ("identity", "br", "gzip"))
    assert brotli.decompress(packed.body) == gzip.decompress(zipped.body) == plain.body
    assert len(packed.body) < len(plain.body) / 4


def test_one_address_for_one_selection_makes_one_document(site: Site) -> None:
    one, other = (
        site.ask(f"/explore?{query}") for query in ("party=snp&theme=dentistry&utm_source=x", "theme=dentistry&party=snp")
    )
    assert one.body == other.body


def test_a_preview_is_in_no_document(site: Site) -> None:
    answer = site.ask("/?preview=secret")
    assert answer.headers["cache-control"] == "no-store" and '<div class="document' not in answer.text


@pytest.mark.parametrize(
    "place",
    ["/nosuchpage", "/commitment/no-such", "/figures/matrix", "/.well-known/security.txt", "/a/b/c/d", "/explore/x?party=snp"],
)
def test_an_unknown_address_of_any_depth_is_404_with_the_ways_on(site: Site, place: str) -> None:
    answer = site.ask(place)
    assert answer.status == 404
    assert "There is no such page" in answer.text and '<base href="/">' in answer.text
    assert not re.search(r"<script|<title>Streamlit", answer.text)


def test_what_is_nearly_a_page_leads_there(site: Site) -> None:
    for place, leads in (
        (f"/commitment/{ROW.id}", f"/commitment?id={ROW.id.replace('/', '%2F')}"),
        ("/explore/?party=snp", "/explore?party=snp"),
    ):
        answer = site.ask(place)
        assert answer.status in (301, 308) and answer.headers["location"] == leads


@pytest.mark.parametrize("address", ["/%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/a/<u>x</u>", "/%0d%0aSet-Cookie:x"])
def test_nothing_of_an_unknown_address_becomes_markup(site: Site, address: str) -> None:
    answer = site.ask(address.replace("<", "%3C").replace(">", "%3E"))
    assert answer.status == 404 and "<script" not in answer.text and "<u>" not in answer.text
    assert "set-cookie" not in answer.headers


def test_the_store_of_documents_is_bounded_and_empties_with_the_data() -> None:
    store, page = Documents(1000), Document({"": b"x" * 300}, "t", 200, "")
    assert store.get("data", "a") is None
    for key in "abc":
        store.put("data", key, page)
    assert store.get("data", "a")
    store.put("data", "d", page)
    assert store.size <= 1000
    assert store.get("data", "a") and not store.get("data", "b"), "the least asked for goes"
    assert store.get("newer", "a") is None and store.size == 0
    store.put("data", "a", page)
    assert store.size == 0, "what was made from older data is not kept"


def test_what_is_kept_is_sent_as_it_was_made_and_only_for_its_own_address(site: Site) -> None:
    for place in PLACES:
        made, kept = site.ask(place), site.ask(place)
        assert (made.status, made.body) == (kept.status, kept.body)
        assert {name: made.headers.get(name) for name in ("etag", "vary", "cache-control")} == {
            name: kept.headers.get(name) for name in ("etag", "vary", "cache-control")
        }
    assert site.ask("/explore?party=snp").body != site.ask("/explore?party=labour").body
    assert site.ask("/commitment?id=no/such").status == site.ask("/commitment?id=no/such").status == 404
