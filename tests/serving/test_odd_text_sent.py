"""Texts of the data are only text in what the server sends beside the pages: titles, descriptions, previews, map, feed, files."""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from datasets import frozen_copy
from odd_addresses import Elements
from odd_text import CORRECTION, ID, SHORT, SUMMARY, TITLE, plant

from server.shell import PATHS
from tests.serving.running import Site, running


@pytest.fixture(scope="module")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("odd-site")
    data = frozen_copy(folder / "data")
    plant(data)
    (data / "corrections.yaml").write_text(json.dumps({"corrections": [CORRECTION]}), "utf-8")
    with running(folder, data) as started:
        yield started


class Head(HTMLParser):
    """The title and the named descriptions of a page, as a browser or a preview reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.told: dict[str, str] = {}
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._in_title = tag == "title"
        if tag == "meta" and (name := found.get("property") or found.get("name")):
            self.told[name] = found.get("content") or ""

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.told["title"] = data
            self._in_title = False


def test_a_shared_link_is_called_as_typed(odd_site: Site) -> None:
    html = odd_site.ask(f"/commitment?id={quote(ID, safe='')}").text
    told = Head(html).told
    assert told["og:title"] == TITLE and told["title"].startswith(TITLE)
    assert SUMMARY[:60] in told["og:description"] and told["description"] == told["og:description"]
    assert not Elements(html).made


@pytest.mark.parametrize("path", PATHS)
def test_no_page_begins_with_markup_of_the_data(odd_site: Site, path: str) -> None:
    plain = odd_site.ask(path).text
    for query in ("", "?party=labour&theme=dentistry", "?nation=wales&names=hidden", "?q=touched", "?figure=says"):
        html = odd_site.ask(path + query).text
        assert not Elements(html).made
        assert html.count("<script") == plain.count("<script")
    if path in ("/explore", "/compare"):
        assert SHORT in Head(odd_site.ask(f"{path}?party=labour&theme=digital-research").text).told["og:title"]


def test_map_feed_and_files_are_well_formed_and_say_what_was_typed(odd_site: Site) -> None:
    places = [element.text for element in ElementTree.fromstring(odd_site.ask("/sitemap.xml").body).iterfind(".//{*}loc")]
    assert all(place.startswith("http://127.0.0.1") and "<" not in place for place in places)
    feed = ElementTree.fromstring(odd_site.ask("/data/corrections.atom").body)
    (content,) = feed.iterfind(".//{*}entry/{*}content")
    assert SUMMARY in content.text and content.get("type") == "text"
    whole = odd_site.ask("/data/commitments.json?q=touched")
    assert whole.headers["content-type"].startswith("application/json")
    assert {TITLE} <= {row["title"] for row in whole.json}
    table = odd_site.ask("/data/commitments.csv?q=touched")
    assert table.headers["content-disposition"].startswith("attachment")
    assert SUMMARY in [row["summary"] for row in csv.DictReader(io.StringIO(table.body.decode("utf-8-sig")))]


def test_the_log_is_quiet(odd_site: Site) -> None:
    assert "Traceback" not in Path(odd_site.log).read_text("utf-8")
