"""A search with a word too many: which of its words tell most together, and which are left out for them."""

from collections.abc import Set
from itertools import combinations
from math import log
from typing import NamedTuple

from commitments.selecting.search import Index
from commitments.selecting.typed import Part, words_of

OF_A_NAME = 4.0  # how much more a word tells that names a subject than one that does not ("fix")
OF_A_PHRASE = 2.0  # and how much more two words that stand together in some text
MOST_KEPT = 8  # words or phrases that are tried together: those that tell most


class Fewer(NamedTuple):
    """Words of a search that find something, '' for none; and those that are left out for it."""

    kept: str
    lost: tuple[str, ...]


def fewer(index: Index, text: str, among: Set[int], of: Set[int], more_than: int = 0, parties: bool = True) -> Fewer:
    """Where too few of the rows at the places ``among`` hold all that ``text`` asks: its words without those that must go for more than
    ``more_than`` of them to be found.

    What tells most stays: the word or phrase of a subject's name that the fewest of the rows ``of`` hold. Of the others, what tells most
    together.
    """
    parts = _phrases(index, index.parts_asked(text, parties))
    rows = [of & frozenset(index.rows_with(part)) for part in parts]
    tells = [
        log((1 + len(of)) / len(found)) + OF_A_NAME * index.names_a_subject(part) + OF_A_PHRASE * (len(part.tokens) > 1)
        if found
        else 0.0
        for part, found in zip(parts, rows, strict=True)
    ]
    by_telling = sorted(range(len(parts)), key=lambda place: -tells[place])[:MOST_KEPT]
    best: tuple[float, tuple[int, ...]] = (0.0, ())
    for size in range(1, min(len(parts), MOST_KEPT + 1)):
        for kept in combinations(by_telling, size):
            told = sum(tells[place] for place in kept)
            # Without the one that tells most it would be an answer to something else.
            if (
                told > best[0]
                and by_telling[0] in kept
                and len(frozenset(among).intersection(*(rows[p] for p in kept))) > more_than
            ):
                best = (told, kept)
    if not best[1]:
        return Fewer("", ())
    meant = index.read_as(text)
    typed = {meant.get(word.casefold(), word.casefold()): word for word in reversed(words_of(text))}
    said = [" ".join(typed.get(token, token) for token in part.tokens) for part in parts]
    kept = best[1]
    return Fewer(
        " ".join(said[place] for place in sorted(kept)), tuple(words for place, words in enumerate(said) if place not in kept)
    )


def _phrases(index: Index, parts: list[Part]) -> list[Part]:
    """The parts, with two words that some text holds one after the other as one: of "green spaces" no "spaces" is kept alone."""
    joined: list[Part] = []
    for part in parts:
        if joined and not (part.group or joined[-1].group) and index.holds_phrase([*joined[-1].tokens, *part.tokens]):
            joined[-1] = Part([*joined[-1].tokens, *part.tokens])
        else:
            joined.append(part)
    return joined
