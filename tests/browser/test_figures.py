"""A blogger who knows no code takes a figure away: from the overview to a pasted, sourced, accessible picture."""

import io
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from find_chromium import READERS_BROWSERS, find
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from visiting import FLAGS, View, Visitor, screenshot, settle

from tests.serving.running import Site

MINUTE = 60


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_from_the_overview_to_a_pasted_figure_in_under_a_minute(open_page: Visitor) -> None:
    page = open_page("/?party=labour&party=snp&party=green")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start = time.monotonic()
    page.get_by_role("link", name="Save this table as a picture").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Which picture do you need?")
    settle(page)
    expect(page.locator(".exported-picture img")).to_be_visible()
    with page.expect_download(timeout=MINUTE * 1000) as waiting:
        page.get_by_role("button", name="Download PNG").click()
    picture = Image.open(io.BytesIO(waiting.value.path().read_bytes()))
    picture.load()
    assert picture.size == (2160, 2700)
    assert picture.text["Title"].startswith("Commitments of Labour, the SNP and the Green Party")
    page.get_by_role("button", name="Copy caption, credit, alt text and link").click()
    expect(page.get_by_text("Copy caption, credit, alt text and link: done")).to_be_attached()
    texts = clipboard(page)
    assert re.match(r"Caption: .*\nCredit: Pledge to Plan.*\nAlt text: .*Highest.*\nLink: http.*party=labour", texts)
    page.get_by_role("button", name="Copy HTML for the image").click()
    expect(page.get_by_text("Copy HTML for the image: done")).to_be_attached()
    code = clipboard(page)
    assert time.monotonic() - start < MINUTE
    # Pasted into a page of one's own, the picture is there with its words.
    blog = page.context.new_page()
    blog.set_content(code)
    image = blog.get_by_role("img")
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") >= 1080, "the picture is there, wherever its code is pasted"
    assert picture.text["Description"] == image.get_attribute("alt")
    expect(blog.locator("figcaption a")).to_have_attribute("href", re.compile("figures.*figure=matrix"))


def test_what_is_shown_is_what_is_exported(open_page: Visitor) -> None:
    page = open_page("/figures?figure=reach&size=1200x675")
    with page.expect_download(timeout=MINUTE * 1000) as waiting:
        page.get_by_role("button", name="Download SVG").click()
    svg = waiting.value.path().read_text(encoding="utf-8")
    source = page.locator(".exported-picture img").get_attribute("src")
    shown = page.evaluate("async source => await (await fetch(source)).text()", source)
    drawn = [re.findall(r"<(?:rect|line|circle|path|text) .*?>[^<]*", one) for one in (svg, shown)]
    assert drawn[0] and drawn[0] == drawn[1]


def test_the_figures_page_in_every_width_and_theme(look_at: Visitor, view: View) -> None:
    page = look_at("/figures?figure=facts", *view)
    chart = page.locator(".exported-picture img")
    expect(chart).to_be_visible()
    box, room = chart.bounding_box(), page.locator(".exported-picture").bounding_box()
    # Scaled as a whole to the width there is, keeping its proportions.
    assert box["width"] <= room["width"] + 1
    assert box["width"] / box["height"] == pytest.approx(1200 / 675, rel=0.02)
    assert room["height"] == pytest.approx(box["height"], abs=3)
    screenshot(page, f"figures-{view.width}-{view.theme}")


@pytest.mark.parametrize(
    ("theme", "ground", "colour"), [("dark", "light", "rgb(255, 255, 255)"), ("light", "dark", "rgb(14, 17, 23)")]
)
def test_an_embed_with_a_ground_of_its_own_is_on_it_whole(open_page: Visitor, theme: str, ground: str, colour: str) -> None:
    page = open_page.document(f"/embed?figure=facts&ground={ground}", 390, theme)
    round_it = page.locator(".document")
    assert round_it.evaluate("one => getComputedStyle(one).backgroundColor") == colour
    assert f"ground={ground}" in page.locator(".fluid-picture img").evaluate("one => one.currentSrc") or ground == "light"


def test_an_embed_fits_the_frame_that_it_is_given(open_page: Visitor) -> None:
    for width, layout in ((390, "narrow"), (1280, "wide")):
        page = open_page("/figures", width)
        page.goto(re.sub(r"/figures.*", "/embed?figure=facts&party=labour&embed=true&ground=light", page.url))
        shown = page.locator(".fluid-picture img")
        expect(shown).to_be_visible(timeout=30_000)
        assert f"size={layout}" in shown.evaluate("image => image.currentSrc")
        assert shown.bounding_box()["width"] <= width
        expect(page.get_by_role("link", name="Explore this")).to_be_visible()
        expect(page.get_by_role("navigation")).to_have_count(0)


@pytest.fixture
def other_site() -> Iterator[Callable[[str], str]]:
    """Serves a document from an origin that is not the dashboard's; call it with the HTML, it gives the address."""
    document = b""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(document)

        def log_message(self, *_: object) -> None:
            pass

    def serve(html: str) -> str:
        nonlocal document
        document = html.encode("utf-8")
        return f"http://127.0.0.1:{site.server_address[1]}/article"

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield serve
        site.shutdown()


@pytest.mark.parametrize("width", [360, 560, 900])
def test_nothing_of_an_embed_is_hidden_at_any_width(width: int, open_page: Visitor, other_site: Callable[[str], str]) -> None:
    page = open_page("/figures?figure=approaches")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy HTML of the live figure").click()
    expect(page.get_by_text("Copy HTML of the live figure: done")).to_be_attached()
    code = clipboard(page)
    scripted = page.context.new_page()
    scripted.set_viewport_size({"width": width, "height": 800})
    for script in (True, False):
        pasted = code if script else re.sub(r' onload="[^"]*"', "", code)
        scripted.goto(
            other_site(f"<!doctype html><meta name=viewport content='width=device-width'><body style='margin:0'>{pasted}")
        )
        frame = scripted.frame_locator("iframe")
        expect(frame.get_by_role("link", name="Explore this")).to_be_visible(timeout=30_000)
        expect(frame.locator(".fluid-picture img:visible")).to_have_js_property("complete", True)
        content = frame.locator("main")
        if script:
            told = "needed => Math.abs(document.querySelector('iframe').clientHeight - needed) <= 2"
            scripted.wait_for_function(told, arg=content.evaluate("one => one.getBoundingClientRect().height"))
        room = scripted.locator("iframe").bounding_box()
        needed = content.evaluate("one => one.getBoundingClientRect().height")
        assert room["height"] >= needed - 1, f"{needed - room['height']} pixels are hidden"


def test_an_embed_works_inside_a_page_of_another_site(open_page: Visitor, other_site: Callable[[str], str]) -> None:
    page = open_page("/figures?figure=facts&party=labour")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy HTML of the live figure").click()
    expect(page.get_by_text("Copy HTML of the live figure: done")).to_be_attached()
    blog = page.context.new_page()
    article = f"<!doctype html><main style='width: 700px'>{clipboard(page)}</main>"
    blog.goto(other_site(article))
    frame = blog.frame_locator("iframe")
    image = frame.locator(".fluid-picture img")
    expect(image).to_be_visible(timeout=30_000)
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") == 720
    link = frame.get_by_role("link", name="Explore this")
    expect(link).to_have_attribute("target", "_blank")
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("Which picture do you need?", timeout=30_000)
    assert "party=labour" in opened.value.url and "figure=facts" in opened.value.url


@pytest.mark.parametrize(
    "settings",
    [{"cookie_controls_mode": 1, "block_third_party_cookies": True}, {"default_content_setting_values": {"cookies": 2}}],
    ids=["cookies of other sites blocked", "all cookies and storage blocked"],
)
def test_an_embed_needs_no_cookie_and_no_storage(
    settings: dict, browser: Browser, server: Site, other_site: Callable[[str], str], tmp_path: Path
) -> None:
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps({"profile": settings}), encoding="utf-8")
    # A browser with settings: the shell of the other tests has none.
    reader = browser.browser_type.launch_persistent_context(tmp_path, executable_path=find(READERS_BROWSERS), args=FLAGS)
    try:
        blog = reader.new_page()
        code = f'<iframe src="{server.url}/embed?figure=facts&party=labour&embed=true" width="700" height="500"></iframe>'
        # By this name it is another site, not only another port of the same.
        blog.goto(other_site(f"<!doctype html>{code}").replace("127.0.0.1", "localhost"))
        frame = blog.frame_locator("iframe")
        image = frame.locator(".fluid-picture img")
        expect(image).to_be_visible()
        expect(image).to_have_js_property("naturalWidth", 720)
        stored = "() => { try { return localStorage.length } catch (fault) { return fault.name } }"
        assert frame.locator("body").evaluate(stored) == "SecurityError", "nothing was blocked"
    finally:
        reader.close()
