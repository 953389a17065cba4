"""What a page says of itself to search engines and in previews: whole sentences, and of no two pages the same."""

from collections import defaultdict

import pytest

from commitments.figures import CATALOGUE
from commitments.library import Dataset
from web.addresses import DESCRIPTION_LENGTH, sentences_of, shown_at, whole_sentences
from web.pages import PAGES


def addresses(dataset: Dataset) -> list[tuple[str, dict[str, list[str]]]]:
    found: list[tuple[str, dict[str, list[str]]]] = [(path, {}) for path in PAGES]
    for path in ("commitment", "sheet"):
        found += [(path, {"id": [row.id]}) for row in dataset.commitments]
    for path in ("", "explore", "compare", "pledge_to_plan", "new"):
        found += [(path, {"theme": [theme.id]}) for theme in dataset.themes]
        found += [(path, {"party": [party.id]}) for party in dataset.parties]
    for path in ("explore", "compare"):
        found += [(path, {"topic": [topic.id]}) for topic in dataset.topics]
    found += [("nations", {"nation": [nation.id]}) for nation in dataset.nations.nations]
    return found + [("figures", {"figure": [name]}) for name in CATALOGUE]


def test_descriptions_are_whole_sentences_and_unique(shipped: Dataset) -> None:
    told = defaultdict(list)
    for path, params in addresses(shipped):
        description = shown_at(path, params, shipped, "https://example.org").description
        assert description[-1:] in (".", "?", "!", "”", ")"), (path, params, description)
        told[description].append((path, params))
    assert {description: places for description, places in told.items() if len(places) > 1} == {}


@pytest.mark.parametrize("length", [40, DESCRIPTION_LENGTH - 10, DESCRIPTION_LENGTH + 50])
def test_a_sentence_is_told_whole_or_not_at_all(length: int) -> None:
    first, second = f"A{'b' * length}.", "It is said."
    told = whole_sentences(*sentences_of(f"{first} {second}"))
    assert told == (f"{first} {second}" if length + 14 <= DESCRIPTION_LENGTH else first)


def test_each_page_of_the_same_selection_has_a_title_of_its_own(shipped: Dataset) -> None:
    asked = {"party": [shipped.parties[0].id], "theme": [shipped.themes[0].id]}
    pages = ["", "explore", "compare", "nations", "pledge_to_plan", "new", "sheet", "data", "trust", "about"]
    titles = [shown_at(path, asked, shipped, "https://example.org").title for path in pages]
    assert len(set(titles)) == len(pages), titles


def test_a_further_page_of_a_list_has_its_own_title_and_address(shipped: Dataset) -> None:
    first, second, beyond = (shown_at("explore", {"p": [p]}, shipped, "https://example.org") for p in ("1", "2", "99999"))
    assert second.title == f"{first.title}, page 2" and second.canonical == f"{first.canonical}?p=2"
    assert (beyond.title, beyond.canonical) == (first.title, first.canonical)
