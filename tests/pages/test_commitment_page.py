"""The page of one commitment: found by its id or an old id; where there is none, the reader is led on."""

import re

import pytest
from shown import OpenPage

from commitments.describing import status_label
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from commitments.standing import shown_by, standings
from components.document import content_of
from server.documents import PAGE_OF
from web.pages import PAGES
from web.view import View


def test_shows_all_that_is_known_and_its_sources(open_page: OpenPage, shipped: Dataset) -> None:
    row = next(row for row in shipped.commitments if row.doubt and row.id in shipped.progress_of and row.deadline)
    document, progress = shipped.document_of(row), shipped.progress_of[row.id]
    shown = open_page("commitment", id=row.id)
    assert shown.heading == row.title
    for text in (row.summary, row.section, row.find, row.doubt, row.deadline.text, document.title, progress.updates[0].what):
        assert " ".join(text.split()) in shown.words
    assert str(document.archive_url) in {link.href for link in shown.html.links}
    assert any(row.id in code.value for code in shown.at.code), "no line to cite it by"


def test_every_commitment_has_a_page(open_page: OpenPage, shipped: Dataset) -> None:
    """One of each document and each theme: what differs between records shows between them."""
    chosen = {row.document: row for row in shipped.commitments} | {row.theme: row for row in shipped.commitments}
    for row in chosen.values():
        shown = open_page("commitment", id=row.id)
        assert shown.heading == row.title
        assert str(shipped.document_of(row).archive_url) in {link.href for link in shown.html.links}


def test_old_id_leads_on_and_says_so(open_page: OpenPage, shipped: Dataset) -> None:
    redirect = shipped.redirects[0]
    shown = open_page("commitment", id=redirect.from_id)
    assert shown.heading == shipped.by_id["commitment"][redirect.to].title
    assert redirect.from_id in shown.words


def test_the_list_that_a_reader_came_from_is_one_click_away(open_page: OpenPage, shipped: Dataset) -> None:
    row = shipped.commitments[0]
    came = open_page("commitment", id=row.id, nation="wales", q="dentist")
    listed = len(Selection(nations=("wales",), text="dentist").rows(shipped))
    assert ("explore?nation=wales&q=dentist", f"Back to the list of {listed}") in came.html.links
    assert "match the search “dentist”" in came.words
    assert "Back to the list" not in open_page("commitment", id=row.id).words


def test_what_was_left_out_says_why(open_page: OpenPage, shipped: Dataset) -> None:
    record = shipped.left_out[0]
    notice = " ".join(open_page("commitment", id=record.id).notices)
    assert record.title in notice and record.why in notice


def test_unknown_id_offers_the_nearest(open_page: OpenPage, shipped: Dataset) -> None:
    row = shipped.commitments[0]
    shown = open_page("commitment", id=row.id[:-1])
    assert any("There is no commitment" in notice for notice in shown.notices)
    assert row.id in [link.label for link in shown.html.links]


@pytest.mark.parametrize("id_", ["", "no/such", "x" * 3000, "<img src=x onerror=alert(1)>"])
def test_hopeless_id_still_leads_on(open_page: OpenPage, id_: str) -> None:
    shown = open_page("commitment", id=id_)
    assert shown.notices
    assert "img" not in shown.html.tags
    assert any(link.href.startswith("explore") for link in shown.html.links)


def test_what_became_of_it_stands_below_the_title(open_page: OpenPage, shipped: Dataset) -> None:
    for standing in {found.status: found for found in standings(shipped).values()}.values():
        row = next(row for row in shipped.commitments if standings(shipped)[row.id] is standing)
        said = open_page("commitment", id=row.id).words
        assert status_label(standing, shipped) in said[: said.index("Plan sheet for this promise")]


def test_the_page_that_shows_the_status_is_folded_on_no_phone_where_few_came_after_it(shipped: Dataset) -> None:
    id_ = "labour-wales-2024/womens-health-plan"
    shows = shown_by(shipped, shipped.by_id["commitment"][id_])
    html = content_of(View.of(PAGES["commitment"], shipped, {"id": [id_]}), PAGE_OF["commitment"])
    unfolded = re.sub(r'<details class="rest".*?</details>', "", html, flags=re.DOTALL)
    assert shows is not None and shows.date == "2024-12-09" and str(shows.source.url) in unfolded
