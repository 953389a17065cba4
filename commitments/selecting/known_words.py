"""The words that the texts and the names of a dataset have: which are known, which were mistyped, and how unfinished ones may end."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from commitments.selecting.full_text import FullText
from commitments.selecting.indexed import MEANT, TEXTS
from commitments.selecting.people import IN_FULL
from commitments.selecting.slips import SHORTEST_WORD, Slips, is_english
from commitments.selecting.spoken import heard
from commitments.selecting.typed import ASKING, IN_SYNONYMS, MOST_ENDINGS, MOST_WORDS, phrase, tokens_of


class KnownWords:
    """``names``: what things are called; ``subjects``: what those are called that editors look for. Each word of either is known too."""

    def __init__(self, texts: FullText, names: Iterable[str], subjects: Iterable[str]) -> None:
        self._texts = texts
        self._names = (*names, *(subjects := tuple(subjects)))
        self._of_subjects = {token for name in subjects for token in tokens_of(name)}

    def prepare(self) -> None:
        """Makes the lists of words, which the first question would wait for."""
        _ = self._slips, self._of_texts, self._in_lower_case
        is_english("prepare")

    def knows(self, token: str, unfinished: bool) -> bool:
        """Whether a word stands in a text or a name; if it may be ``unfinished``, also whether one begins so."""
        asked = phrase([token]) + ("*" if unfinished else "")
        if token in self._of_subjects or self._texts.any_row(f"{{{MEANT}}} : {asked}") or self._texts.any_name(asked):
            return True
        return unfinished and bool(_begins(self._of_texts, token) or _begins(self._slips.words, token))

    def has(self, token: str) -> bool:
        """Whether a word stands just so in a text or a name, or its plural or singular does."""
        near = (token, f"{token}s", token.removesuffix("s"))
        return len(token) < SHORTEST_WORD or any(map(self._has_exactly, near))

    def holds_phrase(self, first: str, second: str) -> bool:
        """Whether two words stand one straight after the other in a title, a summary or the name of a topic, the first in lower case: in
        "green space" it is nobody's name. The second may be a plural."""
        return f" {first} {second.removesuffix('s')}" in self._running

    def read(self, text: str) -> list[str]:
        """The words of a reader as the texts have them: slips put right, speech in the words of the field, two words as one that the texts
        have as one alone ("breast feeding", "smart phones")."""
        put_right = self.read_as(text)
        read: list[str] = []
        for token in (put_right.get(token, token) for token in tokens_of(heard(text))[:MOST_WORDS]):
            if read and self._is_one_word(read[-1], token):
                read[-1] += token
            else:
                read.append(token)
        return read

    def read_as(self, text: str) -> dict[str, str]:
        """Words of ``text`` that occur nowhere -> the nearest that does, where one is near enough to be what was meant."""
        tokens = tokens_of(heard(text))[:MOST_WORDS]
        put_right = {}
        for place, token in enumerate(tokens):
            if token in ASKING or token in IN_SYNONYMS or token.isdecimal() or self.knows(token, place == len(tokens) - 1):
                continue
            if meant := self._slips.meant(token):
                put_right[token] = meant
        return put_right

    def like(self, token: str) -> list[str]:
        """Two other words that are most like one, to be suggested; none for an English word."""
        return self._slips.like(token)

    def endings(self, unfinished: str, everywhere: bool = False) -> list[str]:
        """Words that begin like ``unfinished``, in the texts or ``everywhere``; none where a stem does, for then the index finds them by
        itself."""
        if self._texts.any_row(f"{{{MEANT if everywhere else TEXTS}}} : {phrase([unfinished])}*"):
            return []
        return _begins(self._slips.words if everywhere else self._of_texts, unfinished)

    def _is_one_word(self, first: str, second: str) -> bool:
        one = first + second
        if len(one) <= SHORTEST_WORD or not ASKING.isdisjoint((first, second)) or not self._has_exactly(one):
            return False
        return f" {first} {second}" not in self._in_lower_case

    def _has_exactly(self, word: str) -> bool:
        at = bisect_left(self._slips.words, word)
        return self._slips.words[at : at + 1] == [word]

    @cached_property
    def _slips(self) -> Slips:
        """Every word of texts and names that somebody may have meant."""
        number: dict[str, int] = {}
        for text in (*self._texts.columns(MEANT), *self._meant_by_slips):
            for token in tokens_of(text):
                if len(token) >= SHORTEST_WORD and not token.isdecimal():
                    number[token] = number.get(token, 0) + 1
        names = IN_SYNONYMS.union(token for name in self._meant_by_slips for token in tokens_of(name))
        return Slips(number, names.union(f"{token}s" for token in names).union(token.removesuffix("s") for token in names))

    @property
    def _meant_by_slips(self) -> list[str]:
        """Names but those of people in full: "kefir" is no Keir, and a surname alone stands beside them."""
        return [name for name in self._names if name not in IN_FULL]

    @cached_property
    def _of_texts(self) -> list[str]:
        """Every word of the texts as it stands there, in order; the index itself holds stems."""
        return sorted({word for text in self._texts.columns(TEXTS) for word in tokens_of(text)})

    @cached_property
    def _running(self) -> str:
        """Titles, summaries and names of topics as they are printed, with a space before each."""
        return " ".join(["", *self._texts.columns("title summary topic")])

    @cached_property
    def _in_lower_case(self) -> str:
        return self._running.casefold()


def _begins(some: list[str], unfinished: str) -> list[str]:
    first = bisect_left(some, unfinished)
    return [word for word in some[first : first + MOST_ENDINGS] if word.startswith(unfinished)]
