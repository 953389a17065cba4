"""A figure that can show just one of several things that were asked for says which one, and what it leaves out."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import Markup

from commitments.figures import CATALOGUE, alt, picture
from commitments.figures.files import data_file
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from components.embed_document import embed_content
from components.figure_texts import code_of
from components.figure_words import with_ways
from web.pages import EMBED
from web.view import View

FIELDS = {"theme": "themes", "topic": "topics", "party": "parties", "nation": "nations"}
OF_ONE = [name for name, figure in CATALOGUE.items() if figure.needs in FIELDS]


def ids(dataset: Dataset, kind: str, number: int) -> tuple[str, ...]:
    return tuple(record.id for record in {"party": dataset.parties}.get(kind) or dataset.by_id[kind].values())[:number]


@pytest.mark.parametrize("name", OF_ONE)
def test_a_figure_of_one_thing_says_that_others_were_asked_for(name: str, dataset: Dataset) -> None:
    kind = CATALOGUE[name].needs
    two = Selection(**{FIELDS[kind]: ids(dataset, kind, 2)})
    shown = picture(dataset, two, name, "https://example.org")
    (left,) = set(getattr(two, FIELDS[kind])) - set(getattr(shown.selection, FIELDS[kind]))
    record = dataset.by_id[kind][left]
    said = f"not shown: {record.short_name if kind == 'party' else record.name}."
    assert shown.left_out.startswith("One of the 2 ") and shown.left_out.endswith(said)
    assert shown.left_out in shown.frame.subtitle and shown.left_out in alt.alt_text(shown)
    assert shown.left_out in data_file(dataset, shown).decode("utf-8")
    for size in ("1200x675", "narrow"):
        drawn = " ".join(text.text for text in shown.sheet(size, "light").texts).replace("\u00a0", " ")
        assert shown.left_out in drawn
    again = picture(dataset, shown.asked, name, "https://example.org")
    assert again.frame == shown.frame, "its files are found by what was asked for, and say the same"


@pytest.mark.parametrize("name", OF_ONE)
def test_every_way_from_a_figure_leads_to_what_was_asked_for(name: str, dataset: Dataset) -> None:
    kind = CATALOGUE[name].needs
    two = ids(dataset, kind, 2)
    view = View.of(EMBED, dataset, {"figure": [name], kind: list(two)})
    shown = picture(dataset, view.selection, name, "https://example.org")
    live = code_of(view, shown, "1200x675", "light")[-1].text
    ways = (
        re.findall(r'href="([^"]+)"[^>]*>Explore this<', embed_content(view))
        + re.findall(r'href="([^"]+)"[^>]*>(?:Save as a picture|Explore this chart)<', with_ways(Markup(), shown))
        + re.findall(r'<iframe src="([^"]+)"', live)
    )
    assert len(ways) >= 3
    for way in ways:
        assert set(parse_qs(urlsplit(unescape(way)).query)[kind]) == set(two)


@pytest.mark.parametrize("name", OF_ONE)
@pytest.mark.parametrize("number", [0, 1])
def test_a_figure_of_the_one_that_was_asked_for_says_nothing_more(name: str, number: int, dataset: Dataset) -> None:
    kind = CATALOGUE[name].needs
    shown = picture(dataset, Selection(**{FIELDS[kind]: ids(dataset, kind, number)}), name)
    assert not shown.left_out and shown.asked == shown.selection


def test_many_that_are_left_out_are_counted(dataset: Dataset) -> None:
    shown = picture(dataset, Selection(parties=ids(dataset, "party", 9)), "programme")
    assert shown.left_out == "One of the 9 parties that were asked for."


def test_hidden_names_are_not_told_by_what_is_left_out(dataset: Dataset) -> None:
    shown = picture(dataset, Selection(parties=("labour", "snp"), names_hidden=True), "programme")
    assert shown.left_out and not {"Labour", "SNP"} & set(shown.left_out.replace(".", "").split())
