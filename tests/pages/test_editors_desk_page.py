"""The Editors' desk by its paste field, what it keeps, and reports of mistakes on a commitment's page."""

import time

import pytest
from datasets import FROZEN
from shown import Shown

from web.bounded_store import BoundedStore
from web.pages import PAGES

TEXT = (FROZEN / "commitments.yaml").read_text(encoding="utf-8")
TITLE = "Return to the NHS 18-week standard for planned treatment"
ID = "labour-uk-2024/eighteen-week-standard"


def checked(open_page, text: str) -> Shown:
    at = open_page("editors_desk").at
    at.text_area(key="desk-text").set_value(text)
    next(button for button in at.button if button.label == "Check").click()
    return Shown(at.run())


def test_a_pasted_file_with_faults_shows_them_as_typed(open_page):
    page = checked(open_page, TEXT.replace(f'title: "{TITLE}"', 'title: "<b>Odd</b> $x$ :red[x]."', 1))
    assert "1 fault in 1 file" in page.words
    assert "<b>Odd</b> $x$ :red[x]." in page.words, "shown as typed"
    assert "Expected" in page.words and "a title without a full stop at its end" in page.words
    assert "The rule: title-stop" in page.words
    assert "Preview the pages" not in page.words


def test_a_sound_file_says_what_it_would_change_and_can_be_previewed(open_page):
    page = checked(open_page, TEXT.replace(TITLE, "Meet the old standard again", 1))
    assert f"title: “{TITLE}” is now “Meet the old standard again”" in page.words
    way = next(link.href for link in page.html.links if link.label == "Preview the pages with this data")
    secret = way.removeprefix("./?preview=")
    preview = open_page("commitment", id=ID, preview=secret)
    assert preview.heading == "Meet the old standard again" and "Only this browser sees it" in preview.words
    assert "preview" not in preview.at.query_params
    for other in (open_page("commitment", id=ID), open_page("commitment", id=ID, preview=secret)):
        assert other.heading == TITLE and "Only this browser" not in other.words, (
            "another reader sees the live data, also with the address of the first"
        )
    leave = next(button for button in preview.at.button if button.label == "Leave the preview")
    leave.click()
    assert Shown(preview.at.run()).heading == TITLE


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text, "No faults, and nothing would change"),
        (lambda text: text.replace("    scope: core", "    scope:   core", 1), "Not in canonical form: commitments.yaml"),
        (lambda text: "[" * 1000, "levels of indentation or brackets"),
        (lambda text: "", "There is no file to check."),
        (lambda text: "# " * 1_600_000, "more than 3 MB"),
    ],
)
def test_every_outcome_has_its_word(open_page, change, told):
    assert told in checked(open_page, change(TEXT)).words


def test_thirty_entries_with_one_change_are_told_together(open_page):
    page = checked(open_page, TEXT.replace("    theme: dentistry\n", "    theme: end-of-life\n"))
    assert "the same in " in page.words, page.words
    assert page.words.count("theme: “dentistry” is now") == 1


def test_a_pasted_text_is_taken_for_the_file_that_it_is(open_page):
    text = (FROZEN / "themes.yaml").read_text(encoding="utf-8")
    assert "No faults, and nothing would change" in checked(open_page, text).words


def test_what_is_kept_is_bounded_in_number_and_time():
    store = BoundedStore[str](most=2, minutes=0.002)
    for name in "abc":
        store.put(name, name.upper())
    assert [store.get(name) for name in "abc"] == [None, "B", "C"]
    store.put("b", "newer")
    store.put("d", "D")
    assert [store.get(name) for name in "bcd"] == ["newer", None, "D"], "what was put anew is no longer the oldest"
    assert (store.take("b"), store.take("b"), store.get("b")) == ("newer", None, None), "once"
    time.sleep(0.2)
    assert store.get("d") is None and store.take("d") is None
    lasting = BoundedStore[str](most=2)
    lasting.put("a", "A")
    assert lasting.get("a") == "A"


def test_a_thing_that_is_looked_at_stays():
    store = BoundedStore[str](most=9, minutes=0.01)
    store.put("a", "A")
    for _ in range(10):
        time.sleep(0.1)
        assert store.get("a") == "A"


def test_results_are_bounded_and_one_that_had_to_go_is_told(open_page, monkeypatch):
    monkeypatch.setattr("web.desk.results", BoundedStore(most=1))
    page = checked(open_page, TEXT.replace("scope: core", "scope: cor", 1))
    assert "1 fault in 1 file" in page.words
    checked(open_page, "x: y")
    after = Shown(page.at.run())
    assert "1 fault in 1 file" not in after.words and "Press Check again" in after.words


def test_a_site_without_the_desk_has_no_page_no_link_and_no_preview_of_it(open_page, monkeypatch):
    page = checked(open_page, TEXT.replace(TITLE, "Meet the old standard again", 1))
    way = next(link.href for link in page.html.links if link.label == "Preview the pages with this data")
    monkeypatch.setenv("PLEDGE_DESK", "off")
    for path in PAGES.keys() - {"editors_desk"}:
        shown = open_page(path, **({"id": ID} if path == "commitment" else {}))
        assert "Editors" not in shown.words and not [link for link in shown.html.links if "editors_desk" in link.href], path
    desk = open_page("editors_desk")
    assert desk.heading == "There is no such page"
    assert not desk.at.button and not desk.at.get("file_uploader")
    live = open_page("commitment", id=ID, preview=way.removeprefix("./?preview="))
    assert live.heading == TITLE and "Only this browser" not in live.words and "Editors" not in live.words
    monkeypatch.setenv("PLEDGE_DESK", "1")
    assert [link for link in open_page("about").html.links if "editors_desk" in link.href], "and with it the link is there"


def test_a_commitment_has_a_text_to_report_a_mistake_and_a_link_where_the_repository_is_known(open_page, data):
    page = open_page("commitment", id=ID)
    code = next(block.value for block in page.at.code if block.value.startswith("Mistake in:"))
    assert f"Id: {ID}\n" in code and "Data version: 2026-" in code and f"commitment?id={ID}" in code
    assert not [link for link in page.html.links if "issues/new" in link.href]
    site = data / "site.yaml"
    site.write_text(site.read_text() + 'repository: "https://github.com/example/pledge-to-plan"\n')
    links = [link.href for link in open_page("commitment", id=ID).html.links]
    assert any(href.startswith("https://github.com/example/pledge-to-plan/issues/new?title=Mistake+in") for href in links)


def test_about_shows_corrections_and_offers_them_as_a_feed(open_page, data):
    log = (
        f'corrections:\n  - date: "2026-11-20"\n    commitment: {ID}\n    field: "deadline"\n    said: "by 2029"\n'
        '    says: "not stated"\n    why: "It belongs elsewhere."\n'
    )
    (data / "corrections.yaml").write_text(log)
    page = open_page("about")
    for told in ("by when", "Before", "by 2029", "Now", "not stated", "Why", "It belongs elsewhere."):
        assert told in page.words
    assert "Corrections as a feed (Atom)" in str(page.at.main)
    assert "by when changed from “by 2029” to “not stated”" in open_page("commitment", id=ID).words
