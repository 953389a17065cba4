"""Which rows a selection has, as booleans: worked out with arrays and remembered, because a page asks for the same few again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from commitments.library import Dataset
from commitments.selecting.search import index_of
from commitments.standing import standings

if TYPE_CHECKING:
    from commitments.selecting.selection import Selection

# Values of the plan-fact filter beside the five facts: id -> (label, how many facts a row states: least, most).
FACT_COUNTS = {
    "four-or-more": ("States four or five of the five facts", 4, 5),
    "none": ("States none of the five facts", 0, 0),
}


class Masks(NamedTuple):
    """One boolean for each row of ``Dataset.frame``: ``matching`` all filters, and of these those ``counted``, where a promise that
    stands in two editions counts once. Not to be written to."""

    matching: np.ndarray
    counted: np.ndarray


@lru_cache(maxsize=3)
def masks_of(dataset: Dataset) -> Callable[[Selection], Masks]:
    """Selection -> its masks in one dataset; the thousand asked for last are kept."""
    return lru_cache(maxsize=1024)(partial(_masks, dataset))


def _masks(dataset: Dataset, chosen: Selection) -> Masks:
    belonging, content = _belonging(dataset, chosen), _content(dataset, chosen)
    masks = Masks(belonging & content, _standing_once(dataset, belonging, chosen.nations) & content)
    for mask in masks:
        mask.setflags(write=False)
    return masks


def _belonging(dataset: Dataset, chosen: Selection) -> np.ndarray:
    """Which rows are of the elections, parties, nations and scope chosen."""
    keep = np.full(len(dataset.commitments), True)
    scope = ("core",) if chosen.scope == "core" else ()
    for column, values in (("scope", scope), ("election", chosen.elections), ("party", chosen.parties)):
        if values:
            keep &= _equal(dataset, column, values)
    return keep & _any(dataset.columns, "nation", chosen.nations) if chosen.nations else keep


def _content(dataset: Dataset, chosen: Selection) -> np.ndarray:
    """Which rows say what the other filters ask for."""
    columns = dataset.columns
    keep = np.full(len(dataset.commitments), True)
    if chosen.stances:
        keep &= _equal(dataset, "stance", chosen.stances)
    if chosen.topics:
        keep &= _any(columns, "on", chosen.topics)
    if chosen.themes:
        keep &= _any(columns, "near", chosen.themes) if chosen.second_themes else _equal(dataset, "theme", chosen.themes)
    for prefix, values in (("who", chosen.actors), ("action", chosen.actions), ("approach", chosen.approaches)):
        if values:
            keep &= _any(columns, prefix, values)
    for fact in chosen.facts:
        if fact in FACT_COUNTS:
            _, least, most = FACT_COUNTS[fact]
            keep &= (columns["facts"] >= least) & (columns["facts"] <= most)
        else:
            keep &= columns[f"fact:{fact}"]
    if chosen.statuses:
        standing = standings(dataset)
        keep &= np.array([standing[row.id].status in chosen.statuses for row in dataset.commitments], dtype=bool)
    if chosen.text:
        found = np.full(len(keep), False)
        found[list(index_of(dataset).ranked(chosen.text))] = True
        keep &= found
    return keep


def _standing_once(dataset: Dataset, belonging: np.ndarray, nations: tuple[str, ...]) -> np.ndarray:
    """``belonging`` without the rows for which another of them stands; see ``Selection.frame``."""
    original = dataset.columns["original"]
    repeats = belonging & (original >= 0)
    repeats[repeats] = belonging[original[repeats]]
    own = repeats & _equal(dataset, "branch", nations) if len(nations) == 1 else np.full(len(repeats), False)
    standing = belonging & ~(repeats & ~own)
    standing[original[own]] = False
    return standing


def _equal(dataset: Dataset, column: str, values: Iterable[str]) -> np.ndarray:
    """Whether a row's value is one of these."""
    codes, code_of = dataset.coded[column]  # numbers: text by text it would take a hundred times as long
    return np.logical_or.reduce([codes == code_of.get(value, -1) for value in values])


def _any(columns: Mapping[str, np.ndarray], prefix: str, values: Iterable[str]) -> np.ndarray:
    """Whether a row holds any of the values in its list."""
    return np.logical_or.reduce([columns[f"{prefix}:{value}"] for value in values])
