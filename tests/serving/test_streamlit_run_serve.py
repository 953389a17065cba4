"""``streamlit run serve.py``, as Streamlit Community Cloud starts its main file: documents, data and pictures are there as with our own start."""

from collections.abc import Iterator

import pytest
from datasets import FROZEN

from tests.serving.running import Site, start, status, stop, wait_for


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = start(tmp_path_factory.mktemp("site"), FROZEN, entry="./serve.py")
    try:
        wait_for(lambda: status(site.port, "/readyz") == 200)
        yield site
    finally:
        stop(site)


@pytest.mark.parametrize("place", ["/", "/explore?party=snp", "/compare?theme=dentistry", "/data", "/about"])
def test_an_address_is_a_whole_document(started: Site, place: str) -> None:
    html = started.ask(place).text
    assert html.index('<div class="document') < html.index("<h1") < html.index('<script type="module"')
    assert '<p class="page-source">' in html


def test_data_pictures_and_unknown_addresses_are_answered(started: Site) -> None:
    assert started.ask("/data/commitments.csv?party=snp").headers["content-type"].startswith("text/csv")
    assert started.ask("/figures/matrix.svg").headers["content-type"].startswith("image/svg")
    assert started.ask("/no/such/page").status == 404
    assert "content-security-policy" in started.ask("/").headers


def test_streamlits_own_connection_is_there(started: Site) -> None:
    """The document's script starts Streamlit, which needs these."""
    assert started.ask("/_stcore/health").status == 200
    assert started.ask("/_stcore/host-config").status == 200
