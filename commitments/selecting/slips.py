"""Slips of typing: the word that was meant, of those that stand in the texts and names."""

import re
from collections.abc import Collection, Mapping
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

SHORTEST_WORD = 4  # letters of a word that somebody may have meant
SHORTEST_SLIP = 5  # letters of a word that may be a slip of another
FEW_LETTERS = 6  # below that many, one slip and not two
# From that many, two slips may change a consonant ("mentle" is "mental", and "sickle" not "single"), and one slip may be of any word of the
# texts. Less is taken for a name of the field alone: new words are in no list of English, and "statins" are no "stations".
MANY_LETTERS = 8
# Endings and sounds of American words, each with what stands for it here.
AMERICAN = (
    ("or(s?)$", r"our\1"),
    ("er(s?)$", r"re\1"),
    ("gram(s?)$", r"gramme\1"),
    ("iz", "is"),
    ("yz", "ys"),
    ("^e", "oe"),
    ("e", "ae"),
    ("(?<=[^l])l(?=ed|ing|or)", "ll"),
)
LIKE = 0.7  # of its letters that a word has at least in common with one that is suggested


class Slips:
    """``frequency``: every word that somebody may have meant -> how often it stands somewhere; ``names``: those that things are called by."""

    def __init__(self, frequency: Mapping[str, int], names: Collection[str]) -> None:
        self._frequency = frequency
        self._names = names
        self.words = sorted(frequency)

    def meant(self, token: str) -> str:
        """The nearest word to one that stands nowhere, where it is near enough to be what was meant; '' for none. An English word is none
        but its own, however American: who asks about a stammer means no Starmer."""
        if len(token) < SHORTEST_SLIP:
            return ""
        if is_english(token):
            return next((word for word in _in_britain(token) if word in self._frequency), "")
        near = [
            (slips, word)
            for word, slips, _ in process.extract(
                token, self.words, scorer=OSA.distance, score_cutoff=1 if len(token) < FEW_LETTERS else 2, limit=5
            )
            if slips < 2 or _alike(token, word)
        ]

        def order(one: tuple[int, str]) -> tuple[object, ...]:
            """Of words as near the one that may be meant, then the one that begins the same, then the one that more texts hold."""
            slips, word = one
            return slips, not self._may_be_meant(token, word, slips), word[0] != token[0], -self._frequency[word]

        slips, word = min(near, key=order, default=(0, ""))
        return word if self._may_be_meant(token, word, slips) else ""

    def _may_be_meant(self, token: str, word: str, slips: int) -> bool:
        return word in self._names or slips < 2 and len(token) >= MANY_LETTERS

    def like(self, token: str) -> list[str]:
        """Two other words that are most like one, to be suggested; none for an English word."""
        if is_english(token):
            return []
        near = process.extract(token, self.words, scorer=OSA.normalized_similarity, score_cutoff=LIKE, limit=2)
        return [word for word, _, _ in near if word != token]


def is_english(token: str) -> bool:
    """Whether a word, in lower case, is one of English, British or American."""
    return token in _english()


@cache
def _english() -> frozenset[str]:
    return frozenset(SpellChecker(language="en", distance=1).word_frequency.keys())


def _in_britain(token: str) -> list[str]:
    """How an American spelling may be written here, in the singular and the plural too."""
    spelt = [word for there, here in AMERICAN if (word := re.sub(there, here, token)) != token]
    return [form for word in spelt for form in (word, f"{word}s", word.removesuffix("s"))]


def _alike(token: str, word: str) -> bool:
    """Whether two slips may be between them: one with another beginning or end is another word, and so is a short one with other
    consonants."""
    same_ends = token[0] == word[0] and token.rstrip("s")[-1:] == word.rstrip("s")[-1:]
    return same_ends and (len(token) >= MANY_LETTERS or _consonants(token) == _consonants(word))


def _consonants(word: str) -> str:
    return re.sub("[aeiou]", "", word)
