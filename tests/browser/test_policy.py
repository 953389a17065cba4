"""Every page works under the content security policy, also embedded in another site; nothing else may be framed."""

import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from visiting import Visitor, settle

from tests.serving.running import Site

COMMITMENT = "labour-uk-2024/shared-waiting-lists"


def test_the_server_is_found_without_asking_around(open_page: Visitor, server: Site) -> None:
    asked = []
    page = open_page("/about")
    page.on("request", lambda request: asked.append(request.url.removeprefix(server.url)))
    page.goto(f"{server.url}/explore?party=green")
    settle(page)
    assert "/explore/_stcore/health" not in asked
    expect(page.get_by_role("heading", level=1)).to_have_text("Which commitments match what I care about?")


@pytest.fixture
def blog(server: Site) -> Iterator[str]:
    """Another site, with a post that frames the page which its address names."""

    class Post(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f'<h1>Post</h1><iframe src="{server.url}{self.path}" width="800" height="600"></iframe>'.encode())

        def log_message(self, *_: object) -> None:
            pass

    blog = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Post)
    threading.Thread(target=blog.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{blog.server_port}"
    blog.shutdown()
    blog.server_close()


def test_another_site_can_show_an_embed_and_nothing_else(browser: Browser, blog: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{blog}/explore?party=alba&embed=true")
    expect(page.frame_locator("iframe").locator(".sentence")).to_contain_text("Alba", timeout=30_000)
    page.goto(f"{blog}/explore?party=alba")
    page.wait_for_load_state("networkidle")
    assert page.frame_locator("iframe").locator(".sentence").count() == 0
    page.context.close()
