"""What programs that take the text out of a page find in it, such as archives and search engines: whose words these are."""

from typing import Any

import pytest
import trafilatura
from kinds import KINDS, dates_in, document_of, parties_in, parts_of, without_times

from commitments.library import Dataset
from commitments.wording import date
from server.documents import PAGE_OF

# As archives ask for it: all of the text, in one form or another.
WAYS: list[dict[str, Any]] = [
    {"favor_recall": True},
    {"favor_recall": True, "output_format": "markdown", "include_links": True},
    {"favor_recall": True, "output_format": "xml"},
]
EVERY = pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "overview")


def test_every_kind_of_page_is_tried() -> None:
    assert set(KINDS) == set(PAGE_OF)


@EVERY
def test_an_extractor_keeps_the_names_of_the_parties(shipped: Dataset, path: str) -> None:
    html = document_of(path, shipped)
    text = trafilatura.extract(html, include_tables=True, favor_recall=True) or ""
    lost = parties_in("".join(parts_of(html).texts), shipped) - parties_in(text, shipped)
    assert lost == set()


@EVERY
def test_an_extractor_keeps_the_dates(shipped: Dataset, path: str) -> None:
    """trafilatura deletes what stands inside a ``time``: a promise for a year would be one for ever."""
    html = document_of(path, shipped)
    kept, there = (
        dates_in(trafilatura.extract(page, include_tables=True, favor_recall=True) or "")
        for page in (html, without_times(html))
    )
    assert there - kept == set()


@EVERY
@pytest.mark.parametrize("way", WAYS, ids=lambda way: "+".join(way) or "as it comes")
def test_no_date_of_the_page_is_lost_to_who_asks_for_all_of_the_text(shipped: Dataset, path: str, way: dict[str, Any]) -> None:
    """Its sources and facts are no lists of nothing but links, which it would drop. The date of the data stands in the head, as well as
    below the text, which it takes from the ``article`` where there is one."""
    html = document_of(path, shipped)
    text = trafilatura.extract(html, **way) or ""
    lost = dates_in(" ".join(parts_of(html).texts)) - dates_in(text)
    assert lost <= {date(shipped.site.version_date).replace("\u00a0", " ")}


def test_most_kinds_of_page_say_dates_and_tell_programs_of_them(shipped: Dataset) -> None:
    saying = [html for path in KINDS if dates_in("".join(parts_of(html := document_of(path, shipped)).texts))]
    assert len(saying) >= len(KINDS) / 2
    assert all('<time datetime="' in html for html in saying)


def test_under_the_title_of_one_party_stand_no_words_of_others(shipped: Dataset) -> None:
    """The neighbours of a commitment are beside it."""
    html = document_of("commitment", shipped)
    text = trafilatura.extract(html, include_tables=True) or ""
    assert "Labour" in text and "What others say" in html
    assert "What others say" not in text


@EVERY
def test_headings_leave_no_level_out(shipped: Dataset, path: str) -> None:
    levels = parts_of(document_of(path, shipped)).headings
    assert levels[0] == 1 and levels.count(1) == 1
    assert [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1] == []


def test_a_browser_that_translates_leaves_short_names_and_search_phrases_alone(shipped: Dataset) -> None:
    row = shipped.by_id["commitment"]["labour-uk-2024/shared-waiting-lists"]
    html = document_of("commitment", shipped)
    assert f'<span translate="no">{row.find}</span>' in html
    assert '<span translate="no" class="party">' in document_of("explore", shipped)
