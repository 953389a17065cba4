"""What a figure cannot show it says, and things are told apart by their ids."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from commitments.figures import CATALOGUE, GROUNDS, SIZES, picture
from commitments.figures.canvas.flow import Entry, draw_flow
from commitments.figures.canvas.frame import Drawn, Frame, framed
from commitments.figures.canvas.lines import Line, draw_lines
from commitments.figures.canvas.sheet import Box, Sheet
from commitments.figures.canvas.svg import svg
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from tests.figures.measuring import measured

FRAME = Frame("A title", "A subtitle.", "A note.", "A source.", "", "", {}, {})


def long_list(kind: str, parties: int, each: int):
    """Draws a list with so many entries of so many parties."""
    names = [f"Party{number}" for number in range(parties)]
    texts = [
        (name, f"promise {place} of the party {name}, which says something at length")
        for name in names
        for place in range(each)
    ]
    entries = [Entry(text, "A heading", name, name, "#123456") for name, text in texts]
    lines = [Line(name, name, "#123456", text) for name, text in texts]

    def draw(sheet: Sheet, box: Box) -> Drawn:
        return draw_flow(sheet, box, entries, "promises") if kind == "flow" else draw_lines(sheet, box, lines, "promises")

    return draw


@pytest.mark.parametrize("size", ["1200x675", "1080x1350"])
@pytest.mark.parametrize(("parties", "each"), [(5, 2), (5, 40), (12, 9), (80, 2)])
@pytest.mark.parametrize("kind", ["flow", "lines"])
def test_a_list_that_has_no_room_says_what_it_shows_and_who_lost_what(kind: str, parties: int, each: int, size: str) -> None:
    sheet = framed(FRAME, SIZES[size], GROUNDS["light"], long_list(kind, parties, each))
    whole = " ".join(text.text for text in sheet.texts)
    shown = Counter(text.text for text in sheet.texts if text.bold and text.text.startswith("Party"))
    assert all(text.y < sheet.height for text in sheet.texts)
    if shown.total() == parties * each:
        assert "Left out" not in whole
        return
    claimed = re.search(r"A title: (\d+) of (\d+) promises", whole)
    assert claimed and (int(claimed[1]), int(claimed[2])) == (shown.total(), parties * each)
    lost = {
        name: int(number) for name, number in re.findall(r"(Party\d+) (\d+)", whole.partition("Left out for want of room: ")[2])
    }
    assert lost == {
        f"Party{number}": each - shown[f"Party{number}"] for number in range(parties) if shown[f"Party{number}"] < each
    }
    assert len(shown) == min(parties, shown.total()), "a whole party is gone while another has two"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_party_of_the_title_is_in_the_picture(name: str, size: str, dataset: Dataset) -> None:
    """By its name, or where it has nothing, in the sentence that says so."""
    shown = picture(dataset, Selection(), name)
    if name in ("approaches", "card", "standings", "kept"):  # these name no party in their title, or all that they show
        return
    words = " ".join(text["text"] for text in measured(svg(shown.sheet(size, "light")))["texts"])
    assert not [party for party in shown.frame.parties.values() if party not in words]


@pytest.mark.parametrize("name", CATALOGUE)
def test_two_parties_of_one_name_stay_two(name: str, dataset: Dataset) -> None:
    selection = Selection(parties=("labour", "conservative"))
    parties = [
        party.model_copy(update={"short_name": "Same"}) if party.id in selection.parties else party for party in dataset.parties
    ]
    twins = replace(dataset, parties=tuple(parties))
    apart, alike = picture(dataset, selection, name), picture(twins, selection, name)
    assert len(alike.table) == len(apart.table)
    numbers = [
        sorted(text.text for text in one.sheet("wide", "light").texts if re.fullmatch(r"\(?\d+( \+ \d+)?\)?", text.text))
        for one in (apart, alike)
    ]
    assert numbers[0] == numbers[1]


def test_a_theme_with_the_id_of_a_party_does_not_take_its_colour(dataset: Dataset) -> None:
    """As "reform" is both: among themes as columns, it once had a party's colour, and the others none."""
    ids = {party.id for party in dataset.parties} & {theme.id for theme in dataset.themes}
    assert ids, "the data has such a theme, or this test says nothing"
    shown = picture(dataset, Selection(parties=("dup",)), "approaches")
    drawn = svg(shown.sheet("wide", "light"))
    colours = {colour for pair in shown.frame.colours.values() for colour in pair}
    assert not [colour for colour in colours if colour in drawn]


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_mark_leads_to_the_commitments_behind_it(name: str, dataset: Dataset) -> None:
    shown = picture(dataset, Selection(parties=("labour", "snp")), name, "https://example.org")
    links = set(re.findall(r'<a href="([^"]+)"', svg(shown.sheet("1080x1350", "light"))))
    if name == "card":
        return
    assert links and all(link.startswith(("https://example.org/explore?", "https://example.org/commitment?")) for link in links)
    hidden = picture(dataset, Selection(parties=("labour", "snp"), names_hidden=True), name, "https://example.org")
    assert "<a " not in svg(hidden.sheet("1080x1350", "light")), "an address would tell the name"


def test_the_number_of_a_mark_is_that_of_the_page_it_leads_to(dataset: Dataset) -> None:
    from urllib.parse import parse_qs, urlsplit

    for name in ("matrix", "reach", "facts", "approaches", "standings"):
        shown = picture(dataset, Selection(parties=("labour", "green", "uup")), name, "https://example.org")
        value = {"facts": "stating", "approaches": "naming"}.get(name, "commitments")
        for row in shown.rows:
            if not row.address or getattr(row, "touched", 0):
                continue
            there, unknown = Selection.from_params(parse_qs(urlsplit(row.address).query), dataset)
            assert not unknown and there.number(dataset) == getattr(row, value), row.address


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_picture_denies_commitments_that_are_there(name: str, dataset: Dataset) -> None:
    ids = [(party.id, theme) for party in dataset.parties for theme in dataset.by_id["theme"]]
    for party, theme in ids[::7]:
        for selection in (Selection(parties=(party,)), Selection(parties=(party,), themes=(theme,))):
            shown = picture(dataset, selection, name)  # perhaps of a narrower selection: of one theme, one topic
            assert not shown.number or not any("No commitment matches" in said for said in shown.told), selection
