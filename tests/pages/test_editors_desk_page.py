"""The Editors' desk by its paste field, the preview's store, and reports of mistakes on a commitment's page."""

import time
from dataclasses import dataclass

import pytest
from datasets import FROZEN
from shown import Shown

from components.preview import Previews
from components.results import Results

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


@dataclass
class Anything:
    name: str


def test_previews_are_kept_apart_for_a_time_and_not_too_many():
    previews = Previews(minutes=0.002, at_once=2)
    for name in "abc":
        previews.put(name, Anything(name))
    assert (previews.get("a"), previews.get("b"), previews.get("c")) == (None, Anything("b"), Anything("c"))
    secrets = [previews.offer({"site.yaml": name}) for name in (b"1", b"2", b"3")]
    assert [previews.taken(secret) for secret in secrets] == [None, {"site.yaml": b"2"}, {"site.yaml": b"3"}]
    assert previews.taken(secrets[1]) is None, "once"
    previews.drop("b")
    assert (previews.get("b"), previews.get("c")) == (None, Anything("c"))
    time.sleep(0.2)
    assert previews.get("c") is None


def test_results_are_bounded_and_one_that_had_to_go_is_told(open_page, monkeypatch):
    few = Results(at_once=1)
    monkeypatch.setattr("components.results.shared_results", lambda: few)
    page = checked(open_page, TEXT.replace("scope: core", "scope: cor", 1))
    assert "1 fault in 1 file" in page.words
    checked(open_page, "x: y")
    after = Shown(page.at.run())
    assert "1 fault in 1 file" not in after.words and "press Check once more" in after.words


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
        f'corrections:\n  - date: "2026-12-01"\n    commitment: {ID}\n    field: "deadline"\n    said: "by 2029"\n'
        '    says: "not stated"\n    why: "It belongs elsewhere."\n'
    )
    (data / "corrections.yaml").write_text(log)
    page = open_page("about")
    assert "said “by 2029”, says “not stated”. It belongs elsewhere." in page.words
    assert "Corrections as a feed (Atom)" in str(page.at.main)
    assert "said “by 2029”, says “not stated”" in open_page("commitment", id=ID).words
