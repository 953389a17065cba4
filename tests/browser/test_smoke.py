"""The front page opens, in every width and theme."""

from playwright.sync_api import expect
from visiting import View, Visitor, screenshot


def test_front_page_has_one_main_heading(open_page: Visitor, view: View) -> None:
    page = open_page("/", *view)
    screenshot(page, f"front-{view.width}-{view.theme}")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
