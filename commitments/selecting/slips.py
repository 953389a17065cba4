"""Slips of typing: the word that was meant, of those that stand in the texts and names."""

import re
from collections.abc import Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

SHORTEST_WORD = 4  # letters of a word that somebody may have meant
SHORTEST_SLIP = 5  # letters of a word that may be a slip of another
FEW_LETTERS = 6  # below that many, one slip and not two
MANY_LETTERS = 8  # from that many, two slips may change a consonant: "mentle" is "mental", and "sickle" not "single"
LIKE = 0.7  # of its letters that a word has at least in common with one that is suggested


class Slips:
    """``frequency``: every word that somebody may have meant -> how often it stands somewhere."""

    def __init__(self, frequency: Mapping[str, int]) -> None:
        self._frequency = frequency
        self.words = sorted(frequency)

    def meant(self, token: str) -> str:
        """The nearest word to one that stands nowhere, where it is near enough to be what was meant; '' for none, and for an English word:
        who asks about a stammer means no Starmer."""
        if len(token) < SHORTEST_SLIP or token in _english():
            return ""
        near = [
            (slips, word)
            for word, slips, _ in process.extract(
                token, self.words, scorer=OSA.distance, score_cutoff=1 if len(token) < FEW_LETTERS else 2, limit=5
            )
            if slips < 2 or _alike(token, word)
        ]
        # Of words as near, the one that begins the same, then the one that more texts hold.
        return min(near, key=lambda one: (one[0], one[1][0] != token[0], -self._frequency[one[1]]), default=(0, ""))[1]

    def like(self, token: str) -> list[str]:
        """Two other words that are most like one, to be suggested."""
        near = process.extract(token, self.words, scorer=OSA.normalized_similarity, score_cutoff=LIKE, limit=2)
        return [word for word, _, _ in near if word != token]


@cache
def _english() -> frozenset[str]:
    return frozenset(SpellChecker(language="en", distance=1).word_frequency.keys())


def _alike(token: str, word: str) -> bool:
    """Whether two slips may be between them: one with another beginning is another word, and so is a short one with other consonants."""
    return token[0] == word[0] and (len(token) >= MANY_LETTERS or _consonants(token) == _consonants(word))


def _consonants(word: str) -> str:
    return re.sub("[aeiou]", "", word)
