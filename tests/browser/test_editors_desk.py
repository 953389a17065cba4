"""The Editors' desk in a browser: faults beside the text, changes, and a preview that only this browser sees."""

from pathlib import Path

import pytest
from datasets import FROZEN
from playwright.sync_api import Page, expect
from visiting import PROJECT, View, Visitor, screenshot, settle

COMMITMENTS = FROZEN / "commitments.yaml"
TITLE = "Return to the NHS 18-week standard for planned treatment"
ID = "labour-uk-2024/eighteen-week-standard"


def checked(page: Page, path: Path) -> None:
    """Uploads a file and presses Check."""
    page.locator('input[type="file"]').set_input_files(path)
    expect(page.get_by_text("Ready to check: commitments.yaml")).to_be_visible(timeout=30_000)
    settle(page)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#faults, #changes, .notice.warning").first).to_be_visible(timeout=60_000)
    settle(page)


@pytest.mark.parametrize("view", [View(390, "light"), View(1280, "dark")], indirect=True, ids=["390-light", "1280-dark"])
def test_faults_stand_beside_their_lines(open_page: Visitor, view: View, tmp_path: Path) -> None:
    text = COMMITMENTS.read_text(encoding="utf-8")
    for old, new in (
        ("scope: core", "scope: cor"),
        ("theme: waiting-times", "theme: waiting-tims"),
        ("quantity: 18\n", 'quantity: "18"\n'),
        ("action:\n      - guarantee", "action: guarantee"),
        (f'title: "{TITLE}"', f'title: "{TITLE} <b>now</b>."'),
    ):
        text = text.replace(old, new, 1)
    path = tmp_path / "commitments (1).yaml"
    path.write_text(text, encoding="utf-8")
    page = open_page("/editors_desk", *view)
    checked(page, path)
    expect(page.get_by_role("heading", name="5 faults in 1 file")).to_be_visible()
    faults = page.locator("article.fault")
    expect(faults).to_have_count(5)
    for fault in faults.all():
        expect(fault.locator(".excerpt .here")).to_have_count(1)
    expect(faults.nth(0).locator(".here")).to_contain_text("<b>now</b>.")
    expect(faults.nth(1)).to_contain_text("Did you meancore")
    faults.nth(1).get_by_text("The rule: unknown-scope").click()
    expect(faults.nth(1)).to_contain_text("scope of a commitment")
    screenshot(page, f"desk-faults-{view.width}-{view.theme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_preview_is_seen_on_every_page_by_this_browser_alone(open_page: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "commitments.yaml"
    path.write_text(COMMITMENTS.read_text(encoding="utf-8").replace(TITLE, "Meet the old standard again"), encoding="utf-8")
    page = open_page("/editors_desk")
    checked(page, path)
    expect(page.locator(".changes")).to_contain_text(f"title: “{TITLE}” is now “Meet the old standard again”")
    screenshot(page, "desk-changes")
    page.get_by_role("link", name="Preview the pages with this data").click()
    banner = page.locator(".st-key-preview-banner")
    expect(banner).to_contain_text("Only this browser sees it")
    page.get_by_role("link", name="Explore").first.click()
    expect(page.get_by_role("link", name="Meet the old standard again").first).to_be_visible()
    expect(banner).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Meet the old standard again").first.click()  # a link in a page: a new session
    expect(page.get_by_role("heading", level=1, name="Meet the old standard again")).to_be_visible()
    expect(banner).to_be_visible()
    settle(page)
    screenshot(page, "desk-preview")

    other = open_page(f"/commitment?id={ID}")
    expect(other.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    expect(other.locator(".st-key-preview-banner")).to_have_count(0)

    page.get_by_role("button", name="Leave the preview").click()
    expect(banner).to_have_count(0)
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    assert path.name not in {file.name for file in PROJECT.glob("*.yaml")}


def test_a_hostile_file_is_a_fault_and_nothing_else(open_page: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "commitments.yaml"
    path.write_text("commitments: " + "[" * 50_000, encoding="utf-8")
    page = open_page("/editors_desk")
    checked(page, path)
    expect(page.locator("article.fault").first).to_contain_text("levels of indentation or brackets")
    path.write_bytes(b"#" * (3 * 1024 * 1024 + 1))
    page = open_page("/editors_desk")
    page.locator('input[type="file"]').set_input_files(path)
    expect(page.get_by_test_id("stFileUploader")).to_contain_text("must be 3.0MB or smaller")
    expect(page.get_by_text("Ready to check")).to_have_count(0)


def test_files_beyond_the_bound_are_told_in_words(open_page: Visitor, tmp_path: Path) -> None:
    paths = [tmp_path / f"commitments ({number}).yaml" for number in range(6)]
    for path in paths:
        path.write_bytes(b"#" * (11 * 2**18))
    page = open_page("/editors_desk")
    page.locator('input[type="file"]').set_input_files(paths)
    told = page.locator(".notice.warning")
    expect(told).to_contain_text("Together, your files are too large. Remove some", timeout=30_000)
    expect(told).to_contain_text("Files marked with an error were not uploaded")
    assert all("413" in fault for fault in open_page.faults), "the browser's console tells of each refusal, and of nothing else"
    open_page.faults.clear()
