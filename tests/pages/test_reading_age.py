"""Our own sentences are easy to read.

The measure is the automated readability index: it counts letters and words, which needs no list of syllables that would have to be
fetched. It gives the school year of the USA; a reader of year 7 is about twelve.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
import textstat
from kinds import KINDS, document_of

from commitments.library import Dataset
from tests.domain.sample import sample_dataset

PAGE_YEAR, SENTENCE_YEAR = 8, 16  # of a page as a whole; of its hardest sentence, as a definition has to name what it is about
LEAST_WORDS = 5
BLOCKS = set(
    "p li dd dt h1 h2 h3 h4 h5 h6 td th tr div section article summary details figcaption label legend option button main nav form".split()
)


class _Blocks(HTMLParser):
    """The text of each block of a document."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in BLOCKS:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


def sentences(path: str, dataset: Dataset) -> Iterator[str]:
    for text in _Blocks(document_of(path, dataset)).texts:
        for sentence in re.split(r"(?<=[.?!])\s+", " ".join(text.split())):
            if (
                len(sentence.split()) >= LEAST_WORDS and sentence[-1] in ".?!" and not re.search(r"://|\w=\w", sentence)
            ):  # no addresses
                yield sentence


@pytest.fixture(scope="module")
def own(shipped: Dataset) -> dict[str, list[str]]:
    """Our own sentences on each kind of page: those that stand in it with the parties of today and with others just the same."""
    other = {sentence for path in KINDS for sentence in sentences(path, sample_dataset())}
    return {path: [sentence for sentence in dict.fromkeys(sentences(path, shipped)) if sentence in other] for path in KINDS}


def test_every_page_has_sentences_of_ours(own: dict[str, list[str]]) -> None:
    assert all(own.values()) and sum(map(len, own.values())) > 100


def test_a_page_is_for_readers_of_about_twelve(own: dict[str, list[str]]) -> None:
    years = {path: textstat.automated_readability_index(" ".join(found)) for path, found in own.items()}
    assert {path: year for path, year in years.items() if year > PAGE_YEAR} == {}


def test_no_sentence_of_ours_is_hard(own: dict[str, list[str]]) -> None:
    years = {one: textstat.automated_readability_index(one) for found in own.values() for one in found}
    assert {one: year for one, year in years.items() if year > SENTENCE_YEAR} == {}
