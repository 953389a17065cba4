"""Plan sheets, cards, posters and lists at plain addresses."""

import json

import pytest
from datasets import frozen

from commitments.sheets.forms import MOST_SHEETS
from commitments.sheets.lists import MOST, codes_of
from tests.serving.running import Site

DATASET = frozen()
ID = "labour-uk-2024/forty-thousand-appointments"


@pytest.mark.parametrize(
    ("address", "begins", "media_type"),
    [
        (f"/sheets/promises.pdf?id={ID}", b"%PDF-", "application/pdf"),
        (f"/sheets/promises.docx?id={ID}", b"PK", "application/vnd.openxmlformats"),
        (f"/sheets/promises.md?id={ID}", b"# Deliver 40,000", "text/markdown"),
        (f"/sheets/cards.pdf?id={ID}", b"%PDF-", "application/pdf"),
        ("/sheets/topic.md?topic=care-charges&nation=wales", b"# Social care charges", "text/markdown"),
        ("/sheets/poster.pdf?topic=care-charges", b"%PDF-", "application/pdf"),
        (f"/data/list.csv?id={ID}", b"\xef\xbb\xbfid,", "text/csv"),
    ],
)
def test_each_file_is_at_its_address_and_kept(site: Site, address: str, begins: bytes, media_type: str) -> None:
    answer = site.ask(address)
    assert answer.status == 200, answer.text[:200]
    assert answer.body.startswith(begins) and answer.headers["content-type"].startswith(media_type)
    assert answer.headers["data-version"] == DATASET.version
    assert site.ask(address, If_None_Match=answer.headers["etag"]).status == 304


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sheets/nosuch.pdf", 404),
        ("/sheets/promises.exe?id=x", 404),
        ("/sheets/promises.pdf", 400),
        ("/sheets/promises.pdf?id=no/such", 400),
        ("/sheets/promises.pdf?of=aaaaaaa", 400),
        ("/sheets/topic.pdf?topic=nosuch", 400),
        ("/sheets/topic.pdf", 400),
        ("/data/list.json?of=aaaaaaa", 400),
        (f"/data/list.parquet?id={ID}", 404),
    ],
)
def test_what_cannot_be_given_is_refused_with_a_word(site: Site, address: str, status: int) -> None:
    answer = site.ask(address)
    assert answer.status == status and json.loads(answer.text)["error"]


def test_too_many_are_refused_with_a_word(site: Site) -> None:
    long, longer = (codes_of(row.id for row in DATASET.commitments[: number + 1]) for number in (MOST_SHEETS, MOST))
    assert str(MOST_SHEETS) in site.ask(f"/sheets/promises.pdf?of={long}").json["error"]
    assert str(MOST) in site.ask(f"/data/list.csv?of={longer}").json["error"]


def test_a_list_answers_at_full_length(site: Site) -> None:
    most = codes_of(row.id for row in DATASET.commitments[:MOST])
    assert site.ask(f"/list?of={most}").status == 200
    assert len(site.ask(f"/data/list.json?of={most}").json) == MOST


def test_the_pages_say_what_they_show(site: Site) -> None:
    assert "<title>Plan sheet: Deliver 40,000 more NHS appointments a week in England" in site.ask(f"/sheet?id={ID}").text
    assert "<title>A list of 1 promise" in site.ask(f"/list?id={ID}").text
    assert site.ask("/sheet?id=no/such").status == 404
