"""A selection of commitments: one object that yields the rows, the sentence that says what they are, and the address.

Because all three come from the same fields, a caption cannot disagree with the data that it stands under, and a link opens what it
says. Address parameters carry short permanent ids: ``?party=labour&party=green&theme=dentistry``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

import numpy as np

from commitments.dataset import Dataset
from commitments.records import model
from commitments.selecting.address import PARAMS as PARAMS
from commitments.selecting.address import TEXT_LENGTH as TEXT_LENGTH
from commitments.selecting.address import Unknown as Unknown
from commitments.selecting.address import asked_in
from commitments.selecting.criteria import Criteria
from commitments.selecting.filters import FILTERS as FILTERS
from commitments.selecting.filters import SEARCH, Chosen, Mask
from commitments.selecting.filters import SWITCHES as SWITCHES
from commitments.selecting.filters import Filter as Filter
from commitments.selecting.masks import masks_of
from commitments.selecting.search import index_of
from commitments.wording import joined, sentence_case

if TYPE_CHECKING:
    import pandas as pd

_quoted = lru_cache(maxsize=10_000)(quote_plus)  # the same ids stand in hundreds of addresses on a page


@dataclass(frozen=True)
class Selection(Criteria):
    """Which commitments, and how they are shown: ``Criteria`` with what follows from them in a dataset."""

    # --- address --------------------------------------------------------------------------------------------------------

    @classmethod
    def from_params(cls, params: Mapping[str, Iterable[str]], dataset: Dataset) -> tuple[Selection, tuple[Unknown, ...]]:
        """The selection that an address asks for, and what in it means nothing; see ``address.asked_in``.

        ``params``: parameter -> all its values, each read once. Parameters that belong to nobody here are not looked at.
        """
        asked = asked_in(params, dataset)
        return cls(**asked.fields), asked.unknown

    def params(self) -> dict[str, list[str]]:
        """Parameter -> values, defaults left out: ``from_params`` gives the same selection back."""
        found = {filter_.param: list(filter_.values(self)) for filter_ in FILTERS}
        found[SEARCH] = [self.text] if self.text else []
        for param, (field, word, meaning) in SWITCHES.items():
            found[param] = [word] if getattr(self, field) == meaning else []
        return {param: values for param, values in found.items() if values}

    def address(self, page: str = "", **more: str) -> str:
        """A relative web address of this selection on a page (``explore``; '' is the Overview), with further parameters."""
        params = self.params() | {key: [value] for key, value in more.items()}
        query = "&".join(f"{_quoted(param)}={_quoted(value)}" for param, values in params.items() for value in values)
        return (page or "./") + (f"?{query}" if query else "")

    def but(self, **changes: Any) -> Selection:
        """The same selection with some fields changed."""
        return replace(self, **changes)

    @property
    def narrowing(self) -> tuple[str, ...]:
        """Names of the fields that narrow the selection at present."""
        return tuple(filter_.field for filter_ in FILTERS if filter_.values(self)) + (("text",) if self.text else ())

    # --- rows -----------------------------------------------------------------------------------------------------------

    def frame(self, dataset: Dataset) -> pd.DataFrame:
        """The rows of ``dataset.frame`` in this selection, in the data's order.

        A row with ``same_as`` and the row it repeats count once: the UK manifesto's row stands for both, except where the reader chose
        just the nation whose edition repeats it; then the national edition's row does. Which of the two that is depends on election,
        party, nation and scope alone, so that the parts of a count add up to it: all other filters look at the row that stands.
        """
        return dataset.frame[self.mask(dataset)]

    def mask(self, dataset: Dataset) -> Mask:
        """The rows of ``frame`` as booleans, one for each row of ``dataset.frame``: quicker where only counts are wanted."""
        return masks_of(dataset)(self).counted

    def number(self, dataset: Dataset) -> int:
        """How many rows the selection has."""
        return int(self.mask(dataset).sum())

    def rows(self, dataset: Dataset) -> tuple[model.Commitment, ...]:
        """The records, ordered as the parties are and within a party as its manifesto reads; a search puts best matches first."""
        mask = self.mask(dataset)
        if self.text:
            positions = np.array(
                [place for place in index_of(dataset).found(self.text, not self.names_hidden) if mask[place]], dtype=int
            )
        else:
            chosen = np.flatnonzero(mask)
            ranks = {party.id: rank for rank, party in enumerate(self._in_order(dataset))}
            keys = np.array([ranks[party] for party in dataset.columns["party"][chosen]], dtype=int) * 2
            if len(self.nations) == 1:
                # The edition of the reader's own nation comes before the UK manifesto.
                keys += dataset.columns["branch"][chosen] != self.nations[0]
            positions = chosen[keys.argsort(kind="stable")]
        return tuple(dataset.commitments[place] for place in positions)

    def parties_shown(self, dataset: Dataset) -> tuple[model.Party, ...]:
        """The parties that the selection compares, in its order: those chosen, or all that wrote for its elections."""
        wrote = {document.party for document in dataset.documents_of(self.elections)}
        asked = self.parties or (wrote if self.elections else dataset.by_id["party"])
        return tuple(party for party in self._in_order(dataset) if party.id in asked)

    def _in_order(self, dataset: Dataset) -> tuple[model.Party, ...]:
        return dataset.parties_in_order("drawn" if self.names_hidden else self.order, self.elections)

    def order_in_words(self, dataset: Dataset) -> str:
        """Why parties stand in the order they do, in a clause: ``by seats at the 2024 general election, then votes``."""
        if self.names_hidden:
            return "in an order that gives no clue, as names are hidden"
        if self.order == "name":
            return "in alphabetical order"
        asked = sorted((e for e in dataset.elections if not self.elections or e.id in self.elections), key=lambda e: e.date)
        first = f"by seats at the {asked[0].short_name}, then votes"
        if len(asked) == 1:
            return first
        return f"{first}; then those that stood only later, by seats at the first election at which they did"

    # --- sentence -------------------------------------------------------------------------------------------------------

    def sentence(self, dataset: Dataset, listed: int = 99) -> str:
        """What the rows are, in one English sentence without a full stop. Lists longer than ``listed`` become their number."""
        said = []
        for filter_ in FILTERS:
            if chosen := filter_.values(self):
                named = {id_: name for id_, name in filter_.choices(dataset).items() if id_ in chosen}
                said.append(filter_.words(Chosen(named, self, listed)))
        scope = "core and wider " if self.scope == "all" else ""
        before, after = "".join(words.before for words in said), "".join(words.after for words in said)
        clauses = [clause for words in said for clause in words.that]
        if self.text:
            clauses.append(f"match the search “{self.text}”")
        subject = f"{scope}{before}commitments{after} of {self._of(dataset, listed)}"
        at_the_end = "".join(words.at_the_end for words in said)
        if not self.elections and len(dataset.elections) > 1:
            at_the_end = f", {len(dataset.elections)} elections counted together"
        elif len(self.elections) > 1:
            at_the_end += ", counted together"
        return sentence_case(f"{subject} {joined(f'that {clause}' for clause in clauses)}".strip() + at_the_end)

    def _of(self, dataset: Dataset, listed: int) -> str:
        """Whose commitments they are."""
        shown = self.parties_shown(dataset)
        if self.names_hidden:
            return f"{len(shown)} parties (names hidden)" if len(shown) != 1 else "one party (name hidden)"
        if not self.parties:
            # At an election of which not every party of the dataset has a manifesto here, others may have stood.
            return f"all {len(shown)} parties" if len(shown) == len(dataset.parties) else _read_for_it(len(shown))
        return joined(party.in_sentence for party in shown) if len(shown) <= listed else f"{len(shown)} parties"


def _read_for_it(number: int) -> str:
    """``the 2 parties whose manifestos were read``."""
    return "the one party whose manifesto was read" if number == 1 else f"the {number} parties whose manifestos were read"
