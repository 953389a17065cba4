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
