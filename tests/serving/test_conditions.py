"""Whoever holds an answer is not sent it again, and whoever has a part of a file goes on where it ended (RFC 9110): at every kind of address."""

import datetime
import gzip
import time
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.serving.running import Answer, Site, running

ONE = "labour-uk-2024/shared-waiting-lists"
DOCUMENTS = ["/", "/explore?party=green", f"/commitment?id={ONE}", "/embed?figure=facts", "/about"]
FILES = [
    "/data/commitments.csv", "/data/commitments.json?party=snp", "/data/commitments.xlsx?party=snp", "/data/commitments.parquet",
    "/data/parties.csv", "/data/topics.json", "/data/parties.parquet", "/data/pledge-to-plan.sqlite", "/data/package.zip",
    "/data/changes.atom", "/data/changes.atom?party=labour", "/data/corrections.atom", f"/data/list.csv?id={ONE}",
    f"/data/list.xlsx?id={ONE}", f"/sheets/promises.pdf?id={ONE}", "/sheets/topic.docx?topic=nhs-dental-contract",
    "/sheets/topic.md?topic=nhs-dental-contract", "/figures/matrix.png", "/figures/matrix.svg", "/figures/facts.pdf",
    "/figures/matrix.json", "/figures/matrix.csv", "/sitemap.xml",
]  # fmt: skip
OTHERS = ["/favicon.png", "/app/static/pledge-serif-1.woff2"]
UNDATED = ["/robots.txt"]
EVERY = [*DOCUMENTS, *FILES, *OTHERS, *UNDATED]
FORMS = ["identity", "gzip", "br", "gzip, deflate, br"]
KNOWN: dict[tuple[int, str, str], Answer] = {}
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress, "": bytes}


def first(site: Site, address: str, form: str) -> Answer:
    """The whole answer, asked for once."""
    key = (site.port, address, form)
    if key not in KNOWN:
        KNOWN[key] = site.ask(address, Accept_Encoding=form)
    return KNOWN[key]


def later(date: str, seconds: int) -> str:
    return format_datetime(parsedate_to_datetime(date) + datetime.timedelta(seconds=seconds), usegmt=True)


def names_in(header: str) -> list[str]:
    return [name.strip().lower() for name in header.split(",") if name.strip()]


@given(address=st.sampled_from(EVERY), form=st.sampled_from(FORMS), seconds=st.sampled_from([-86400, -1, 0, 1, 86400]))
def test_who_holds_an_answer_is_not_sent_it_again(site: Site, address: str, form: str, seconds: int) -> None:
    whole = first(site, address, form)
    assert whole.status == 200
    tag, date = whole.headers["etag"], whole.headers.get("last-modified", "")

    def again(**held: str) -> int:
        answer = site.ask(address, Accept_Encoding=form, **held)
        if answer.status == 304:
            assert answer.body == b"" and answer.headers["etag"] == tag
            assert "content-encoding" not in answer.headers
            assert names_in(answer.headers.get("vary", "")) == names_in(whole.headers.get("vary", ""))
            assert answer.headers.get("cache-control") == whole.headers.get("cache-control")
        else:
            assert (answer.status, answer.body) == (200, whole.body)
        return answer.status

    assert again(If_None_Match=f'"x,y", {tag}') == again(If_None_Match=f"W/{tag.removeprefix('W/')}") == 304
    assert again(If_None_Match="*") == 304
    if address in UNDATED:
        return
    moment = later(date, seconds)
    assert again(If_Modified_Since=moment) == (304 if seconds >= 0 else 200)
    # Where a tag is asked for, a date says nothing.
    assert again(If_Modified_Since=moment, If_None_Match='"another"') == 200
    assert again(If_Modified_Since=moment, If_None_Match=tag) == 304
    for odd in ("yesterday", "", "Thu, 99 Nov 2026 00:00:00 GMT", "0"):
        assert again(If_Modified_Since=odd) == 200


@given(address=st.sampled_from(FILES), form=st.sampled_from(FORMS), start=st.integers(0, 200), length=st.integers(1, 60))
def test_a_download_goes_on_where_it_ended(site: Site, address: str, form: str, start: int, length: int) -> None:
    whole = first(site, address, form)
    part = slice(start, start + length)

    def asked(condition: str) -> Answer:
        return site.ask(address, Accept_Encoding=form, Range=f"bytes={start}-{start + length - 1}", If_Range=condition)

    going_on = asked(whole.headers["etag"])
    assert (going_on.status, going_on.body) == (206, whole.body[part])
    assert going_on.headers["content-range"].endswith(f"/{len(whole.body)}")
    assert going_on.headers.get("content-encoding") == whole.headers.get("content-encoding")
    # A weak tag, another state, another form: the whole, in a form that its tag names.
    other_forms = {first(site, address, other).headers["etag"] for other in FORMS} - {whole.headers["etag"]}
    for condition in (f"W/{whole.headers['etag']}", '"older"', "Thu, 26 Nov 2020 00:00:00 GMT", *other_forms):
        answer = asked(condition)
        if condition in other_forms and answer.status == 206:
            assert answer.headers["etag"] == condition, "a part of the form that was begun"
        else:
            assert answer.status == 200 and answer.body in {first(site, address, other).body for other in FORMS}
    span = f"bytes={start}-{start + length - 1}"
    assert site.ask(address, Accept_Encoding=form, Range=span, If_None_Match=whole.headers["etag"]).status == 304
    of_it = site.ask(address, Accept_Encoding=form, Range=span, If_Match=whole.headers["etag"])
    assert (of_it.status, of_it.body, of_it.headers["etag"]) == (206, whole.body[part], whole.headers["etag"])
    plain = first(site, address, "identity")
    simple = site.ask(address, Accept_Encoding=form, Range=span)
    assert (simple.status, simple.body) == (206, plain.body[part]), "who asks for a part without more means the file as it is"
    assert simple.headers["etag"] == plain.headers["etag"]


@pytest.mark.parametrize("address", FILES)
def test_each_form_of_a_file_has_a_strong_tag_of_its_own(site: Site, address: str) -> None:
    forms = {answer.headers.get("content-encoding", ""): answer for answer in (first(site, address, form) for form in FORMS)}
    tags = {answer.headers["etag"] for answer in forms.values()}
    assert len(tags) == len(forms) and all(tag.startswith('"') for tag in tags)
    assert {UNPACK[form](answer.body) for form, answer in forms.items()} == {forms[""].body}
    assert len(forms) in (1, 3), "compressed in every way that is taken, or in none"
    assert site.ask(address, If_Match=forms[""].headers["etag"]).status == 200
    assert site.ask(address, If_Match='"older"').status == 412
    assert site.ask(address, If_Unmodified_Since="Thu, 26 Nov 2020 00:00:00 GMT").status == 412


@pytest.mark.parametrize("form", [*FORMS, ""])
def test_what_an_answer_varies_by_stands_once(site: Site, form: str) -> None:
    for address in [*EVERY, "/nosuchpage", "/data/nosuch.csv", "/oembed?url=x"]:
        answer = site.ask(address, Accept_Encoding=form)
        names = names_in(answer.headers.get("vary", ""))
        assert len(names) == len(set(names)), address
        if len({first(site, address, other).headers.get("content-encoding") for other in FORMS}) > 1:
            assert names == ["accept-encoding"], f"{address}: each form says so, the plain one too"


@pytest.mark.parametrize("address", [DOCUMENTS[0], FILES[0], OTHERS[0]])
@pytest.mark.parametrize(
    "date", ["Thu, 26 Nov 99999999999999999999 07:30:00 GMT", "Thu, 26 Nov 2026 07:30:00 +99999999999999999999", "x", "0"]
)
def test_a_date_that_is_none_is_no_condition(site: Site, address: str, date: str) -> None:
    assert site.ask(address, If_Modified_Since=date).status == 200
    assert site.ask(address, If_Unmodified_Since=date).status == 200


def test_a_refusal_is_kept_by_nobody(site: Site) -> None:
    for asked in ({"If_Match": '"other"'}, {"Range": "bytes=99999999-"}):
        answer = site.ask(FILES[0], **asked)
        assert answer.status in (412, 416) and answer.headers["cache-control"] == "no-store"


def test_a_page_that_is_not_found_is_never_said_to_be_unchanged(site: Site) -> None:
    answer = site.ask("/commitment?id=no/such")
    assert site.ask("/commitment?id=no/such", If_None_Match=answer.headers["etag"]).status == 404


def test_other_bytes_have_another_tag_and_a_restart_makes_the_same(site: Site, own_data: Path, tmp_path: Path) -> None:
    """Strong tags promise the very same bytes, on every replica."""
    name = {"Host": "one.example"}
    with running(tmp_path, own_data) as other:
        for address in FILES:
            here, there = site.ask(address, **name), other.ask(address, **name)
            assert here.headers["etag"] == there.headers["etag"] and here.body == there.body, address
        before = other.ask("/data/parties.csv")
        time.sleep(1.1)  # dates in headers know only seconds
        text = (own_data / "site.yaml").read_text("utf-8")
        (own_data / "site.yaml").write_text(text + "\n# Another state of the same day.\n", "utf-8")
        other.wait_until_newest()
        after = other.ask("/data/parties.csv", If_Modified_Since=before.headers["last-modified"])
        assert after.status == 200, "a day has many states of the data"
