"""About the data: every correction in the open, where a reader finds it and understands it."""

from shown import OpenPage

from commitments.library import Dataset
from commitments.wording import date


def test_every_correction_is_told_whole_under_the_title_of_its_promise(open_page: OpenPage, shipped: Dataset) -> None:
    page = open_page("about")
    labels = {link.href.split("commitment?id=")[-1]: link.label for link in page.html.links}
    assert shipped.corrections
    for correction in shipped.corrections:
        for said in (correction.said, correction.says, correction.why):
            assert said in page.words, correction
        if correction.commitment:
            row = shipped.find(correction.commitment)
            assert row and labels[row.id] == row.title


def test_older_corrections_are_told_by_their_day(open_page: OpenPage, shipped: Dataset) -> None:
    words = open_page("about").words
    for day in {correction.date for correction in shipped.corrections}:
        assert f"{date(day)}: " in words
