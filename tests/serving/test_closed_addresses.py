"""What does not exist is not found, at any depth and of any kind; of Streamlit's own addresses only those answer that pages need."""

import re
import socket
from urllib.parse import urljoin, urlsplit

import pytest

from tests.serving.running import Site
from web.encoding import OURS, acceptable, accepted
from web.pages import IN_NAVIGATION

HTML, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    ["/nosuchpage", "/x/y", "/explore/x", "/a/b/c/d.html", "/.well-known/security", "/data/other", "/figures/x/y.png", "/index.html",
     "/explore/_stcore/nothing", "/Explore", "/x%0ay", "/x//y", "/auth/login", "/oauth2callback", "/%C3%A9/%F0%9F%90%8D", "/_stcore", "/static"],
)  # fmt: skip
def test_an_address_that_does_not_exist_is_not_found_at_any_depth(site: Site, path: str) -> None:
    answer = site.ask(path)
    assert (answer.status, answer.headers["content-type"]) == (404, HTML)
    assert "There is no such page" in answer.text and "<script" not in answer.text
    (base,) = re.findall(r'<base href="([^"]*)">', answer.text)
    led_to = {urlsplit(urljoin(f"http://x{base}", link)).path for link in re.findall(r'<a[^>]* href="([^"]*)"', answer.text)}
    assert {f"/{page.path}" for page in IN_NAVIGATION} <= led_to, "from any depth"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    ["/static/js/none.js", "/static/js/index.00000000.js", "/static/nothing", "/static/", "/static/js/", "/static/..%2findex.html",
     "/_stcore/nothing", "/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json", "/_stcore/agent/interact",
     "/_stcore/agent/mcp", "/_stcore/", "/_stcore/upload_filex", "/_stcore/health/x", "/component/x/index.html"],
)  # fmt: skip
def test_a_closed_address_of_streamlit_is_no_page(site: Site, path: str) -> None:
    for method in ("GET", "POST", "PUT", "HEAD", "OPTIONS"):
        answer = site.ask(path, method)
        assert (answer.status, answer.headers["content-type"]) == (404, TEXT), method
        assert answer.headers["cache-control"] == "no-store", "nothing between us and a browser keeps a 404 for a script"


def test_what_pages_need_is_open(site: Site) -> None:
    script = re.search(r'src="\.(/static/js/index\.[^"]+)"', site.ask("/explore").text)
    font = re.search(r'href="\.(/static/media/[^"]+)"', site.ask("/explore").text)
    assert script and font
    for path in (script[1], font[1], "/_stcore/health", "/_stcore/host-config", "/favicon.png", "/healthz"):
        assert site.ask(path).status == 200, path


@pytest.mark.parametrize(("path", "to"), [("/explore/?party=snp", "/explore?party=snp"), ("/about/", "/about")])
def test_a_slash_too_many_leads_to_the_page(site: Site, path: str, to: str) -> None:
    answer = site.ask(path)
    assert (answer.status, answer.headers["location"]) == (301, to)


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("", ()), ("identity", ()), ("gzip", ("gzip",)), ("br, gzip", OURS), ("gzip, deflate, br;q=0.1", OURS), ("br;q=0, gzip;q=0", ()),
        ("br;q=0.000,gzip;q=0.001", ("gzip",)), ("*", ()), ("*;q=0", ()), ("*;q=0, gzip", ("gzip",)), ("br;q=0, *", ()),
        ("GZIP ; Q=1.0", ("gzip",)), ("xgzip, brx", ()), ("gzip;q=2", ()), ("gzip;q=", ()), ("gzip;q=x", ()), (",,;q=1,", ()),
    ],
)  # fmt: skip
def test_an_encoding_is_used_only_where_it_is_taken(header: str, taken: tuple[str, ...]) -> None:
    assert acceptable(header) == taken
    assert accepted(header) == (taken[0] if taken else "")


@pytest.mark.parametrize("path", ["/data/commitments.csv?party=labour", "/explore", "/sitemap.xml", "/_stcore/host-config"])
def test_no_answer_is_compressed_for_who_refuses_it(site: Site, path: str) -> None:
    for refusing in ("br;q=0, gzip;q=0", "identity", "*;q=0"):
        assert "content-encoding" not in site.ask(path, Accept_Encoding=refusing).headers, refusing
    assert "gzip" in site.ask("/data/commitments.csv?party=labour", Accept_Encoding="br;q=0, gzip").headers["content-encoding"]


@pytest.mark.parametrize("path", ["/explore", "/static/js/none.js", "/_stcore/upload_file/a/b"])
def test_a_request_with_two_ends_is_refused_and_its_connection_ended(site: Site, path: str) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=10) as connection:
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(f"{head}0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        got = b""
        while part := connection.recv(65_536):
            got += part
    assert got.startswith(b"HTTP/1.1 400 ") and got.count(b"HTTP/1.1 ") == 1, "what follows is not taken for another request"
