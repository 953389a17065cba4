"""A search with a word too many: which of its words tell most together, and which are left out for them."""

from collections.abc import Set
from itertools import combinations, pairwise
from math import log
from typing import NamedTuple

from commitments.selecting.search import Index
from commitments.selecting.typed import Part, words_of

# How much more a word tells that is a subject's name, or capitals such as PIP; and one that stands in a name.
WHOLE_NAME, IN_A_NAME = 4.0, 2.0
RARE = 3  # promises or fewer hold a word that tells something without naming a subject: "mould", not "law" or "banks"
RARE_IN_A_NAME = 15  # the same of a word that stands in a name: "abortion", not "review" or "people"
# These never tell what is asked, however few promises hold them.
WEAK = frozenset(
    "one two three four five six seven eight nine ten first second third abolish abolishing abolished hire hiring hired"
    " decriminalise decriminalising legalise legalising".split()
)
MOST_KEPT = 8  # words or phrases that are tried together: those that tell most


class Fewer(NamedTuple):
    """Words of a search that find something, '' for none; and those that are left out for it."""

    kept: str
    lost: tuple[str, ...]


def tells_a_subject(index: Index, part: Part, capitals: frozenset[str]) -> bool:
    """Whether a word or phrase tells what is asked by itself: it is the name of something, or very few promises hold it. ``capitals``: see
    ``capitals_in``."""
    if WEAK.issuperset(part.tokens):
        return False
    number = len(index.rows_with(part))
    rare = 0 < number <= RARE or number <= RARE_IN_A_NAME and index.names_a_subject(part)
    return rare or names_a_subject(index, part, capitals)


def names_a_subject(index: Index, part: Part, capitals: frozenset[str]) -> bool:
    """Whether a word or phrase is the name of something."""
    if WEAK.issuperset(part.tokens):
        return False
    written_as_one = bool(part.names) or len(part.tokens) > 1 or capitals.issuperset(part.tokens)
    return written_as_one or index.names_a_subject(part, whole=True)


def _tell_a_subject(index: Index, parts: list[Part], capitals: frozenset[str]) -> bool:
    """Whether one of the parts does, or two that follow each other in a name ("learning disability")."""
    return any(tells_a_subject(index, part, capitals) for part in parts) or _name_one_together(index, parts)


def _name_one_together(index: Index, parts: list[Part]) -> bool:
    pairs = (Part([*one.tokens, *other.tokens]) for one, other in pairwise(parts))
    return any(map(index.names_a_subject, pairs))


def still_answers(index: Index, asked: str, kept: str, parties: bool = True) -> bool:
    """Whether ``kept`` words of a question are still that question. The word that the fewest promises hold is among them, and they are most
    of it, or half of it and the name of something, or in capitals: "gambling" for "gambling addiction", but not "loss" for "sight loss", "nurses" for
    "Parkinson's nurses" or "hospital" for "hospital trains"."""
    parts, left = index.parts_asked(asked, parties), index.parts_asked(kept, parties)
    capitals = capitals_in(asked)
    if any(capitals.issuperset(part.tokens) for part in left):
        return True
    number = {tuple(part.tokens): len(index.rows_with(part)) for part in parts if not WEAK.issuperset(part.tokens)}
    fewest = min((some for some in number.values() if some), default=0)
    if not any(number.get(tuple(part.tokens)) == fewest for part in left):
        return False
    named = any(names_a_subject(index, part, capitals) for part in left) or _name_one_together(index, left)
    return 2 * len(left) > len(parts) or 2 * len(left) == len(parts) and named


def capitals_in(text: str) -> frozenset[str]:
    """The words that are written in capitals where others are not, such as PIP; in lower case."""
    return frozenset(word.casefold() for word in words_of(text) if len(word) > 1 and word.isupper() and not text.isupper())


def _of_a_name(index: Index, part: Part, capitals: frozenset[str]) -> float:
    """How much more a part tells for being a name, or in a name."""
    whole = capitals.issuperset(part.tokens) or index.names_a_subject(part, whole=True)
    return WHOLE_NAME if whole else IN_A_NAME * index.names_a_subject(part)


def fewer(index: Index, text: str, among: Set[int], of: Set[int], more_than: int = 0, parties: bool = True) -> Fewer:
    """Where too few of the rows at the places ``among`` hold all that ``text`` asks: its words without those that must go for more than
    ``more_than`` of them to be found.

    What tells most stays: a subject's name that the fewest of the rows ``of`` hold. Of the others, what tells most together.
    """
    parts = index.parts_asked(text, parties)
    rows = [of & frozenset(index.rows_with(part)) for part in parts]
    capitals = capitals_in(text)
    tells = [
        log((1 + len(of)) / len(found)) + _of_a_name(index, part, capitals)
        if found and not WEAK.issuperset(part.tokens)
        else 0.0
        for part, found in zip(parts, rows, strict=True)
    ]
    by_telling = sorted(range(len(parts)), key=lambda place: -tells[place])[:MOST_KEPT]
    best: tuple[float, tuple[int, ...]] = (0.0, ())
    for size in range(1, min(len(parts), MOST_KEPT + 1)):
        for kept in combinations(by_telling, size):
            told = sum(tells[place] for place in kept)
            # Without the one that tells most, or by words that tell nothing, it would be an answer to something else.
            if (
                told > best[0]
                and by_telling[0] in kept
                and _tell_a_subject(index, [parts[place] for place in sorted(kept)], capitals)
                and len(frozenset(among).intersection(*(rows[p] for p in kept))) > more_than
            ):
                best = (told, kept)
    if not best[1]:
        return Fewer("", ())
    meant = index.words.read_as(text)
    typed = {meant.get(word.casefold(), word.casefold()): word for word in reversed(words_of(text))}
    said = [" ".join(typed.get(token, token) for token in part.tokens) for part in parts]
    kept = best[1]
    return Fewer(
        " ".join(said[place] for place in sorted(kept)), tuple(words for place, words in enumerate(said) if place not in kept)
    )
