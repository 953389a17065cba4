"""What the public server answers at its addresses, beside the pages themselves."""

import csv
import gzip
import io
import json
import re
import sqlite3
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import brotli
import pandas as pd
import pytest
from datasets import frozen

from commitments.selecting.selection import Selection
from streamlit_internals.document import PARTS
from tests.serving.running import Site, running, wait_for
from web.pages import PAGES

DATASET = frozen()
PAGE_PATHS = [f"/{path}" for path in PAGES]


def head_of(html: str, pattern: str) -> str:
    found = re.search(pattern, html)
    assert found, f"{pattern} is not in\n{html[:2000]}"
    return found[1]


# --- health -------------------------------------------------------------------------------------------------------------


def test_it_says_that_it_lives_and_is_ready_with_which_data(site: Site) -> None:
    assert site.ask("/healthz").status == 200
    ready = site.ask("/readyz")
    assert ready.status == 200
    assert {name: ready.json[name] for name in ("ready", "data", "newest", "faults", "takes_sessions")} == {
        "ready": True,
        "data": DATASET.version,
        "newest": True,
        "faults": 0,
        "takes_sessions": True,
    }
    assert ready.json["core"] >= 0 and ready.json["demand"] >= 0 and ready.json["lag_ms"] >= 0
    assert ready.headers["cache-control"] == "no-store"


# --- the document of each page ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGE_PATHS)
def test_each_page_has_its_own_title_and_address(site: Site, path: str) -> None:
    answer = site.ask(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert head_of(answer.text, "<title>(.*?)</title>") == f"{PAGES[path[1:]].question} – Pledge to Plan"
    assert head_of(answer.text, '<link rel="canonical" href="(.*?)">') == f"http://127.0.0.1:{site.port}{path}"
    assert answer.text.count("<title>") == 1


def test_a_shared_link_says_what_its_selection_is(site: Site) -> None:
    html = site.ask("/explore?theme=dentistry&party=green&embed=true&utm_source=x").text
    sentence = "Dentistry commitments of the Green Party"
    assert head_of(html, "<title>(.*?)</title>") == f"{sentence} – Pledge to Plan"
    assert head_of(html, 'og:title" content="(.*?)"') == sentence
    number = Selection(parties=("green",), themes=("dentistry",)).number(DATASET)
    assert head_of(html, '"description" content="(.*?)"').startswith(f"{number} commitments, each with its source")
    # One address for one selection, however the parameters stand and whatever else is in the link.
    assert head_of(html, 'og:url" content="(.*?)"').endswith("/explore?party=green&amp;theme=dentistry")


def test_an_answers_title_is_its_heading(site: Site) -> None:
    html = site.ask("/answer?theme=dentistry&nation=wales").text
    assert head_of(html, "<title>(.*?) – Pledge to Plan</title>") == head_of(html, '<h1 class="page-title">(.*?)</h1>')


def test_a_commitment_is_named_by_its_title_and_an_old_id_leads_to_the_new(site: Site) -> None:
    redirect = DATASET.redirects[0]
    row = DATASET.find(redirect.from_id)
    html = site.ask(f"/commitment?id={redirect.from_id}").text
    assert head_of(html, 'og:title" content="(.*?)"') == row.title.replace("'", "&#x27;")
    assert head_of(html, 'canonical" href="(.*?)"').endswith(row.id.replace("/", "%2F"))


@pytest.mark.parametrize("path", ["/commitment?id=labour-uk-2024/no-such", "/nosuchpage", "/wp-login.php"])
def test_what_does_not_exist_is_not_found(site: Site, path: str) -> None:
    assert site.ask(path).status == 404


def test_what_leads_to_nothing_is_for_no_index(site: Site) -> None:
    for path, kept_out in {"/commitment?id=no/such": True, "/embed?figure=facts": True, "/explore?party=green": False}.items():
        assert ('<meta name="robots" content="noindex">' in site.ask(path).text) == kept_out, path


def test_hidden_names_stay_hidden_in_a_links_preview(site: Site) -> None:
    row = next(row for row in DATASET.commitments if row.document.startswith("green"))
    html = site.ask(f"/commitment?id={row.id}&names=hidden").text
    for telling in ("Green Party", DATASET.document_of(row).title):
        assert telling not in head_of(html, '"description" content="(.*?)"')


@pytest.mark.parametrize(
    "address", ['/explore?q="><script>alert(1)</script>', "/explore?party=%22%3E%3Cscript%3E", "/commitment?id=%3Cscript%3E"]
)
def test_nothing_in_an_address_becomes_markup(site: Site, address: str) -> None:
    html = site.ask(address.replace('"', "%22").replace("<", "%3C").replace(">", "%3E")).text
    assert html.count("<script") == site.ask("/explore").text.count("<script")


def test_a_foreign_host_header_is_not_repeated(site: Site) -> None:
    answer = site.ask("/", Host='evil"><script>')
    assert "evil" not in answer.text


# --- Streamlit's own files ----------------------------------------------------------------------------------------------


def first_script(site: Site) -> str:
    return "/" + head_of(site.ask("/").text, r'<script type="module" crossorigin src="\./(static/js/[^"]+)"')


def test_scripts_come_compressed_and_are_kept_for_good(site: Site) -> None:
    path = first_script(site)
    plain = site.ask(path)
    packed = {name: site.ask(path, Accept_Encoding=name) for name in ("br", "gzip")}
    for name, answer in packed.items():
        assert answer.headers["content-encoding"] == name
        assert answer.headers["vary"] == "Accept-Encoding"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith("text/javascript")
        assert len(answer.body) < len(plain.body) / 3
    assert brotli.decompress(packed["br"].body) == gzip.decompress(packed["gzip"].body) == plain.body


@pytest.mark.parametrize(
    ("offered", "sent"), [("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"), ("gzip;q=0", None), ("", None), ("*", None)]
)
def test_only_what_the_browser_understands_is_sent(site: Site, offered: str, sent: str | None) -> None:
    assert site.ask(first_script(site), Accept_Encoding=offered).headers.get("content-encoding") == sent


@pytest.mark.parametrize(
    "path", ["/static/../../../setup.py", "/static/%2e%2e/%2e%2e/requirements.txt", "/static/js/nosuch.js/../../index.html"]
)
def test_nothing_outside_the_folder_is_served(site: Site, path: str) -> None:
    answer = site.ask(path, Accept_Encoding="br")
    assert answer.status in (400, 404) or b"<!DOCTYPE html>" in answer.body


# --- headers ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/", "/explore", "/data/commitments.json?party=alba", "/robots.txt", "/nosuchpage", "/_stcore/health"]
)
def test_every_answer_says_what_a_page_may_do(site: Site, path: str) -> None:
    headers = site.ask(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'" and policy["object-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert policy["frame-ancestors"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in headers["permissions-policy"]


def test_only_embeds_may_be_framed_by_other_sites(site: Site) -> None:
    def framed(path: str) -> str:
        return site.ask(path).headers["content-security-policy"].rsplit("frame-ancestors ", 1)[1]

    assert framed("/explore?embed=true&party=snp") == "*"
    assert framed("/explore?embed=false") == framed("/explore?embedded=true") == "'self'"


# --- robots -------------------------------------------------------------------------------------------------------------


def test_robots_are_led_to_a_map_of_every_commitment(site: Site) -> None:
    robots = site.ask("/robots.txt").text
    assert f"Sitemap: http://127.0.0.1:{site.port}/sitemap.xml" in robots
    places = [element.text for element in ElementTree.fromstring(site.ask("/sitemap.xml").body).iterfind(".//{*}loc")]
    assert len(places) == len(set(places))
    assert sum("/commitment?id=" in place for place in places) == len(DATASET.commitments)
    assert all(place.startswith(f"http://127.0.0.1:{site.port}/") for place in places)


# --- data ---------------------------------------------------------------------------------------------------------------


def rows_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))


def test_data_is_filtered_as_the_pages_are(site: Site) -> None:
    chosen = Selection(parties=("snp", "green"), themes=("dentistry",))
    expected = [row.id for row in chosen.rows(DATASET)]
    address = f"/data/commitments.%s?{chosen.address('x').split('?')[1]}"
    table, whole = site.ask(address % "csv"), site.ask(address % "json")
    assert [row["id"] for row in rows_of(table.body)] == expected
    assert [row["id"] for row in whole.json] == expected
    assert {row["address"] for row in whole.json} == {f"http://127.0.0.1:{site.port}/{chosen.address('explore')}"}
    whole = site.ask(address % "json" + "&envelope=true")
    assert [row["id"] for row in whole.json["commitments"]] == expected
    assert whole.json["address"] == f"http://127.0.0.1:{site.port}/{chosen.address('explore')}"
    assert table.headers["content-disposition"].endswith(f'commitments-{DATASET.version}.csv"')
    assert whole.headers["access-control-allow-origin"] == "*"
    assert whole.headers["data-version"] == DATASET.version


def test_a_file_is_sent_once_to_who_keeps_it(site: Site) -> None:
    first = site.ask("/data/commitments.json?party=alba")
    assert "max-age=300" in first.headers["cache-control"]
    again = site.ask("/data/commitments.json?party=alba", If_None_Match=f'"other", {first.headers["etag"]}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    others = {site.ask(f"/data/commitments.{rest}").headers["etag"] for rest in ("json?party=snp", "csv?party=alba", "json")}
    assert len(others | {first.headers["etag"]}) == 4


def test_asking_for_the_head_gives_the_head(site: Site) -> None:
    answer = site.ask("/data/commitments.csv?party=alba", "HEAD")
    assert answer.status == 200 and answer.body == b"" and "etag" in answer.headers


def test_a_value_that_does_not_exist_is_refused_with_the_nearest(site: Site) -> None:
    answer = site.ask("/data/commitments.csv?party=labor&theme=dentistry")
    assert answer.status == 400
    assert answer.json["unknown"] == [{"param": "party", "value": "labor", "nearest": "labour"}]


def test_a_parameter_that_is_no_filter_is_named_and_ignored(site: Site) -> None:
    answer = site.ask("/data/commitments.json?party=alba&partei=snp&utm_source=x")
    assert answer.status == 200
    assert answer.headers["ignored-parameters"] == "partei, utm_source"
    assert {row["party_id"] for row in answer.json} == {"alba"}


@pytest.mark.parametrize(("question", "named"), [("+", "%20"), ("=x", ""), ("%00&a,b=&%C3%A9", "%00, a%2Cb, %C3%A9")])
def test_a_parameter_that_no_header_could_carry_is_named_as_in_an_address(site: Site, question: str, named: str) -> None:
    answer = site.ask(f"/data/commitments.csv?party=alba&{question}")
    assert (answer.status, answer.headers["ignored-parameters"]) == (200, named)


def test_a_licence_with_letters_that_no_header_could_carry_is_named_as_in_an_address(tmp_path: Path, own_data: Path) -> None:
    text = (own_data / "site.yaml").read_text("utf-8")
    (own_data / "site.yaml").write_text(text.replace("licenses/by/4.0/", "licences/deed?lang=cy%20ŵ"), "utf-8")
    with running(tmp_path, own_data) as site:
        link = site.ask("/data/commitments.csv?party=alba").headers["link"]
    assert link == '<https://creativecommons.org/licences/deed?lang=cy%20%C5%B5>; rel="license"'


def test_corrections_can_be_followed_in_a_feed_reader(site: Site) -> None:
    answer = site.ask("/data/corrections.atom")
    assert answer.status == 200 and answer.headers["content-type"].startswith("application/atom+xml")
    assert b'<feed xmlns="http://www.w3.org/2005/Atom">' in answer.body
    assert site.ask("/data/corrections.atom", If_None_Match=answer.headers["etag"]).status == 304


def test_an_unknown_format_is_not_found(site: Site) -> None:
    for path in ("/data/commitments.exe", "/data/other.csv", "/data/parties.exe", "/data/other.sqlite"):
        answer = site.ask(path)
        assert answer.status == 404 and answer.json["formats"], path


@pytest.mark.parametrize(
    "name", ["parties", "documents", "themes", "topics", "updates", "nations", "results", "statuses", "elections"]
)
def test_every_table_stands_at_an_address_of_its_own(site: Site, name: str) -> None:
    table, records, parquet = (site.ask(f"/data/{name}.{kind}") for kind in ("csv", "json", "parquet"))
    assert (table.status, records.status, parquet.status) == (200, 200, 200)
    assert len(rows_of(table.body)) == len(records.json) == len(pd.read_parquet(io.BytesIO(parquet.body))) > 0
    assert set(records.json[0]) == set(rows_of(table.body)[0])
    assert site.ask(f"/data/{name}.csv", If_None_Match=table.headers["etag"]).status == 304


def test_a_selection_comes_as_parquet_and_everything_as_sqlite(site: Site, tmp_path: Path) -> None:
    table = pd.read_parquet(io.BytesIO(site.ask("/data/commitments.parquet?party=alba").body))
    assert set(table["party_id"]) == {"alba"} and set(table["data_version"]) == {DATASET.version}
    (tmp_path / "all.sqlite").write_bytes(site.ask("/data/pledge-to-plan.sqlite").body)
    connection = sqlite3.connect(tmp_path / "all.sqlite")
    assert connection.execute("SELECT count(*) FROM commitments").fetchone() == (len(DATASET.commitments),)


def test_a_part_of_a_file_can_be_asked_for(site: Site) -> None:
    whole = site.ask("/data/parties.parquet")
    assert whole.headers["accept-ranges"] == "bytes"
    for asked, part in (("0-3", whole.body[:4]), ("-8", whole.body[-8:]), ("4-", whole.body[4:])):
        answer = site.ask("/data/parties.parquet", Range=f"bytes={asked}")
        assert (answer.status, answer.body) == (206, part)
    assert site.ask("/data/parties.parquet", Range="bytes=99999999-").status == 416
    assert site.ask("/data/parties.parquet", Range="bytes=0-3", If_Range='W/"older"').status == 200
    for odd in ("bytes=-", "bytes=0-1,4-5", "lines=1-2", "bytes=5-2x"):
        assert site.ask("/data/parties.parquet", Range=odd).status == 200, odd


def test_scripts_of_other_sites_can_read_the_headers_and_ask_again(site: Site) -> None:
    answer = site.ask("/data/commitments.csv?party=alba", Origin="https://elsewhere.example")
    exposed = {name.strip().lower() for name in answer.headers["access-control-expose-headers"].split(",")}
    assert {"data-version", "etag", "ignored-parameters", "last-modified"} <= exposed
    assert answer.headers["last-modified"].endswith("GMT")
    for path in ("/data/commitments.csv", "/data/parties.json", "/figures/matrix.json"):
        asked = site.ask(path, "OPTIONS", Origin="https://elsewhere.example", Access_Control_Request_Headers="if-none-match")
        assert asked.status == 204 and "if-none-match" in asked.headers["access-control-allow-headers"].lower()


@pytest.mark.parametrize("path", ["/data/commitments.csv?party=alba&", "/data/parties.csv?", "/data/pledge-to-plan.sqlite?"])
def test_a_cited_version_is_never_answered_with_another(site: Site, path: str) -> None:
    assert site.ask(f"{path}version={DATASET.version}").status == 200
    other = site.ask(f"{path}version=2024-01-01-0000000")
    assert other.status == 404 and other.json["version"] == DATASET.version


def test_what_changed_of_a_selection_can_be_followed(site: Site) -> None:
    whole, party = site.ask("/data/changes.atom"), site.ask("/data/changes.atom?party=labour")
    assert (whole.status, party.status) == (200, 200)
    assert b"<title>Pledge to Plan: updates and corrections, commitments of Labour</title>" in party.body
    assert b"<title>Pledge to Plan: updates and corrections</title>" in whole.body
    assert b'rel="self"' in party.body and b"changes.atom?party=labour" in party.body
    assert site.ask("/data/changes.atom?party=labor").status == 400


def feeds_in(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<link rel="alternate" type="application/atom\+xml" href="\./(.*?)" title="(.*?)">', html)
    return [(unescape(address), title) for address, title in found]


@pytest.mark.parametrize("page", ["explore", "compare", "nations", "pledge_to_plan", "figures", "answer", "new", "sheet"])
@pytest.mark.parametrize("chosen", ["party=snp", "nation=wales", "theme=dentistry", "topic=nhs-dental-contract"])
def test_what_a_narrowed_page_shows_can_be_followed_from_its_head(site: Site, page: str, chosen: str) -> None:
    feeds = feeds_in(site.ask(f"/{page}?{chosen}").text)
    assert [address for address, _ in feeds[-2:]] == ["data/changes.atom", "data/corrections.atom"]
    address, title = feeds[0]
    asked = Selection.from_params({chosen.split("=")[0]: [chosen.split("=")[1]]}, DATASET)[0]
    assert address == asked.address("data/changes.atom") and len(feeds) == 3
    feed = site.ask(f"/{address}")
    assert feed.status == 200 and title.removeprefix("Updates and corrections: ") in unescape(feed.text)


@pytest.mark.parametrize("place", ["/", "/about?party=snp", "/explore?q=dentist&party=snp", "/explore?party=snp&names=hidden"])
def test_other_pages_name_the_whole_feeds_alone(site: Site, place: str) -> None:
    assert [address for address, _ in feeds_in(site.ask(place).text)] == ["data/changes.atom", "data/corrections.atom"]


# --- log ----------------------------------------------------------------------------------------------------------------


def test_the_log_tells_what_was_asked_and_not_by_whom(site: Site) -> None:
    site.ask(
        "/explore?party=labour&q=my+own+illness&id=Jane+Doe&x=secret",
        User_Agent="Reader/1",
        Referer="https://private.example/",
        Cookie="a=b",
    )

    def lines() -> list[dict]:
        return [json.loads(line) for line in site.logged().splitlines() if line.startswith("{")]

    wait_for(lambda: any(line["path"] == "/explore" and ["party", "labour"] in line.get("query", []) for line in lines()), 10)
    line = next(line for line in lines() if line["path"] == "/explore" and ["party", "labour"] in line.get("query", []))
    assert (line["event"], line["method"], line["status"], line["query"]) == ("request", "GET", 200, [["party", "labour"]])
    for private in ("illness", "Jane", "secret", "Reader/1", "private.example", "127.0.0.1", "a=b"):
        assert private not in site.logged().replace(f"http://127.0.0.1:{site.port}", "")


def test_the_font_of_headings_is_small_and_kept_for_good(site: Site) -> None:
    answer = site.ask("/app/static/pledge-serif-1.woff2")
    assert answer.body.startswith(b"wOF2") and len(answer.body) < 60_000
    assert "immutable" in answer.headers["cache-control"]
    assert site.ask("/app/static/..%2Fserve.py").status in (400, 404)


def test_the_parts_of_the_script_that_pages_begin_with_are_fetched_at_once(site: Site) -> None:
    def fetched(path: str) -> list[str]:
        return re.findall(r'rel="modulepreload"[^>]* href="\./(static/js/[^"]+)"', site.ask(path).text)

    plain = fetched("/explore")
    assert not fetched("/embed?figure=facts"), "a picture needs no script"
    # Each part by its name without the hash: when a new version of Streamlit calls one otherwise, its line in shell.py is to be changed.
    for part in PARTS:
        assert any(name.startswith(f"static/js/{part}.") for name in plain), part
    assert all(site.ask(f"/{name}", "HEAD").status == 200 for name in plain)
