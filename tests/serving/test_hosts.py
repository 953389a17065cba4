"""Under which names the site answers, and what it says of the name that it was asked under."""

import re
from pathlib import Path

import pytest

from tests.serving.running import Site, running

KEPT = ("/data/commitments.csv?party=alba", "/data/commitments.json?party=alba", "/data/package.zip", "/data/corrections.atom",
        "/figures/facts.json?party=alba", "/figures/facts.svg?party=alba", "/robots.txt", "/sitemap.xml", "/explore")  # fmt: skip


def is_kept_by_proxies(headers: dict[str, str]) -> bool:
    return "public" in headers["cache-control"]


@pytest.mark.parametrize("address", KEPT)
def test_no_proxy_keeps_what_names_the_host_that_it_was_asked_under(site: Site, address: str) -> None:
    answer = site.ask(address, Host="other.example")
    assert answer.status == 200
    assert not is_kept_by_proxies(answer.headers)


def test_a_site_that_knows_its_address_names_no_other_and_is_kept(tmp_path: Path, own_data: Path) -> None:
    known = "https://pledges.example.org"
    text = re.sub(r"(?m)^address:.*\n", "", (own_data / "site.yaml").read_text("utf-8"))
    (own_data / "site.yaml").write_text(f"{text}address: {known}\n", "utf-8")
    with running(tmp_path, own_data) as site:
        for address in KEPT:
            answer = site.ask(address, Host="other.example")
            assert answer.status == 200
            assert b"other.example" not in answer.body and "other.example" not in str(answer.headers)
            assert is_kept_by_proxies(answer.headers) or address == "/explore"
        # What the same selection has another address for is left to the asker's own browser.
        assert not is_kept_by_proxies(site.ask("/data/commitments.csv?party=alba&junk=1").headers)
        assert known in site.ask("/robots.txt").text


def test_with_allowed_hosts_every_request_is_held_to_them(tmp_path: Path, own_data: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[server]\nallowedHosts = ["pledges.example.org"]\n')
    with running(tmp_path, own_data) as site:
        for address in (*KEPT, "/", "/nosuch", "/static/js/x.js", "/_stcore/host-config"):
            assert site.ask(address, Host="other.example").status == 400
            assert site.ask(address, Host="pledges.example.org").status != 400
            assert site.ask(address, Host="Pledges.Example.Org:8443").status != 400
        # Orchestrators ask a replica under its own address.
        assert site.ask("/healthz").status == site.ask("/readyz").status == 200
