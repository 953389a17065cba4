"""Whatever question is put to an address, the server has one of five answers to it, and none of them is an error of its own."""

from urllib.parse import quote, quote_plus

import pytest
from datasets import frozen
from hypothesis import given
from hypothesis import strategies as st
from odd_addresses import HOSTILE

from commitments.figures import CATALOGUE
from commitments.selecting.selection import FILTERS
from server.bounds import QUERY_BYTES
from server.shell import PATHS
from tests.serving.running import Site

DATASET = frozen()
KNOWN = {filter_.param: list(filter_.choices(DATASET)) for filter_ in FILTERS} | {
    "scope": ["all", "core"],
    "order": ["name"],
    "size": ["1080x1080", "9x9"],
    "ground": ["dark"],
    "figure": list(CATALOGUE),
    "id": [row.id for row in DATASET.commitments[:20]],
    "q": ["dentist"],
    "url": ["/figures?figure=facts"],
    "maxwidth": ["0", "600"],
    "format": ["json", "xml"],
}
ADDRESSES = [
    "/data/commitments.csv", "/data/commitments.json", "/data/commitments.xlsx", "/data/commitments.xml", "/data/package.zip",
    "/data/corrections.atom", *(f"/figures/{name}.{kind}" for name in CATALOGUE for kind in ("json", "csv")), "/figures/none.json",
    "/oembed", "/robots.txt", "/sitemap.xml", "/healthz", "/readyz", *PATHS,
]  # fmt: skip
SLOW = ("/data/commitments.xlsx", "/data/package.zip")  # a second each where a file is made
TEXTS = st.text(max_size=20) | st.sampled_from(HOSTILE)
QUOTED = st.builds(lambda text, way: way(text.encode("utf-8", "surrogatepass")), TEXTS, st.sampled_from([quote, quote_plus]))
RAW = st.text("%&=;+?/#.:@[]'()*,!$~|^`abz019AF-_", max_size=12)


@st.composite
def questions(draw) -> str:
    """A query string: parameters that mean something and others, right, wrong, and not well formed."""
    parts = []
    for _ in range(draw(st.integers(0, 5))):
        name = draw(st.sampled_from(sorted(KNOWN)))
        right = st.sampled_from(KNOWN[name]).map(quote)
        value = draw(right | right | QUOTED | RAW)
        parts.append(draw(st.sampled_from([f"{name}={value}"] * 3 + [value, f"{value}={name}", f"{name}[]={value}"])))
    return draw(st.sampled_from("&&&;")).join(parts)[:20_000]


@given(
    address=st.sampled_from([address for address in ADDRESSES if address not in SLOW]),
    question=questions(),
    held=st.sampled_from([{}, {}, {"If_None_Match": "*"}, {"If_None_Match": 'W/"x", "y'}, {"Accept_Encoding": "br, gzip;q=x"}]),
)
def test_any_question_is_answered(site: Site, address: str, question: str, held: dict[str, str]) -> None:
    answer = site.ask(f"{address}?{question}", **held)
    if len(question) > QUERY_BYTES:
        assert answer.status == 414
        return
    expected = {200, 304, 400, 404, 503} | ({501} if address == "/oembed" else set())  # 501: as oEmbed asks for other formats
    assert answer.status in expected
    if answer.status == 400:
        assert any(answer.json.get(said) for said in ("unknown", "not_taken", "needs", "wrong")), "what was wrong is named"


@pytest.mark.parametrize("address", SLOW)
def test_large_files_refuse_what_they_do_not_know(site: Site, address: str) -> None:
    for question in ("party=nobody", "party[]=labour&%ff=%00", "q=%00%ed%a0%80&theme=", "&&=&;"):
        assert site.ask(f"{address}?{question}").status in (200, 400)


def test_the_log_has_no_error_after_all_that(site: Site) -> None:
    assert "Traceback" not in site.logged()
