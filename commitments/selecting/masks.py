"""Which rows a selection has, as booleans: worked out with arrays and remembered, because a page asks for the same few again and again."""

import weakref
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from commitments.dataset import Dataset, derived
from commitments.selecting.criteria import Criteria
from commitments.selecting.filters import FILTERS, Mask, equal
from commitments.selecting.search import index_of


class Masks(NamedTuple):
    """One boolean for each row of ``Dataset.frame``: ``matching`` all filters, and of these those ``counted``, where a promise that
    stands in two editions counts once. Not to be written to."""

    matching: Mask
    counted: Mask


@derived
def masks_of(dataset: Dataset) -> Callable[[Criteria], Masks]:
    """What is chosen -> its masks in one dataset; the thousand asked for last are kept."""
    held = weakref.ref(dataset)  # what lives on the dataset does not keep it alive

    def masks(chosen: Criteria) -> Masks:
        alive = held()
        assert alive is not None  # who asks has it
        return _masks(alive, chosen)

    return lru_cache(maxsize=1024)(masks)


def _masks(dataset: Dataset, chosen: Criteria) -> Masks:
    belonging = equal(dataset, "scope", ("core",)) if chosen.scope == "core" else np.full(len(dataset.commitments), True)
    content = np.full(len(dataset.commitments), True)
    for filter_ in FILTERS:
        if filter_.values(chosen):
            keep = belonging if filter_.belongs else content
            keep &= filter_.mask(dataset, chosen)
    if chosen.text:
        found = np.full(len(content), False)
        found[list(index_of(dataset).found(chosen.text, not chosen.names_hidden))] = True
        content &= found
    masks = Masks(belonging & content, _standing_once(dataset, belonging, chosen.nations) & content)
    for mask in masks:
        mask.setflags(write=False)
    return masks


def _standing_once(dataset: Dataset, belonging: Mask, nations: tuple[str, ...]) -> Mask:
    """``belonging`` without the rows for which another of them stands; see ``Selection.frame``."""
    original = dataset.columns["original"]
    repeats = belonging & (original >= 0)
    repeats[repeats] = belonging[original[repeats]]
    own = repeats & equal(dataset, "branch", nations) if len(nations) == 1 else np.full(len(repeats), False)
    standing: Mask = belonging & ~(repeats & ~own)
    standing[original[own]] = False
    return standing
