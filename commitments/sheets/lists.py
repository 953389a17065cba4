"""A list of one's own: an address names its promises, and nothing is kept anywhere else.

``?of=`` holds a short code for each promise, so that fifty of them fit in a message; ``?id=`` may name them in full. A code is worked out
from the id alone and stays as long as the id: old ids lead on to the new.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.records.fields import nearest

MOST = 200  # promises on a list
CODE_LENGTH = 7  # 35 bits: among ten thousand ids two alike are not to be expected, and the check of the live data would say so
OF, ID = "of", "id"
TOLD_LENGTH = 100  # characters of a value that means nothing
MOST_TOLD = 20  # of those that mean nothing


@dataclass(frozen=True)
class ReadersList:
    """``rows``: in the reader's order, each once. ``renamed``: old id -> the id that it leads to now. ``unknown``: what stands for nothing,
    each with the nearest id or ''. ``refused``: how many were asked for beyond ``MOST``."""

    rows: tuple[model.Commitment, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    refused: int = 0

    @property
    def codes(self) -> str:
        """What ``?of=`` holds for this list."""
        return codes_of(row.id for row in self.rows)

    def moved(self, code: str, by: int) -> "ReadersList":
        """The list with one promise a place up (-1) or down (1); the same where there is no such promise or place."""
        rows = list(self.rows)
        place = next((place for place, row in enumerate(rows) if code_of(row.id) == code), -1)
        other = place + by
        if place < 0 or not 0 <= other < len(rows):
            return self
        rows[place], rows[other] = rows[other], rows[place]
        return ReadersList(tuple(rows), self.renamed, self.unknown, self.refused)

    def without(self, code: str) -> "ReadersList":
        """The list without one promise."""
        return ReadersList(tuple(row for row in self.rows if code_of(row.id) != code), self.renamed, self.unknown, self.refused)


@lru_cache(maxsize=8192)
def code_of(id_: str) -> str:
    """The short code of an id: seven letters and digits, the same for ever."""
    return base64.b32encode(hashlib.sha256(id_.encode()).digest())[:CODE_LENGTH].decode().lower()


def codes_of(ids: Iterable[str]) -> str:
    """Codes with dots between, as they stand in an address."""
    return ".".join(map(code_of, ids))


@derived
def ids_by_code(dataset: Dataset) -> dict[str, str]:
    """Code -> id, of every commitment and every old id."""
    return {code_of(id_): id_ for id_ in (*dataset.redirect_of, *dataset.by_id["commitment"])}


def list_in(params: Mapping[str, Iterable[str]], dataset: Dataset) -> ReadersList:
    """The list that an address holds: codes first, then ids, in their order. ``params``: parameter -> all its values."""
    by_code = ids_by_code(dataset)
    codes = [code for value in params.get(OF, ()) for code in value.lower().split(".") if code]
    asked = [by_code.get(code, code) for code in codes] + [id_ for id_ in params.get(ID, ()) if id_]
    rows: dict[str, model.Commitment] = {}
    renamed: dict[str, str] = {}
    unknown: dict[str, str] = {}
    refused = 0
    for id_ in dict.fromkeys(asked):
        row = dataset.find(id_)
        if row is None:
            if len(unknown) < MOST_TOLD:
                shown = id_[:TOLD_LENGTH]
                unknown[shown] = nearest(shown, dataset.by_id["commitment"]) if "/" in shown else ""
            continue
        if row.id != id_:
            renamed[id_] = row.id
        if row.id in rows:
            continue
        if len(rows) < MOST:
            rows[row.id] = row
        else:
            refused += 1
    return ReadersList(tuple(rows.values()), tuple(renamed.items()), tuple(unknown.items()), refused)


def canonical(params: Mapping[str, list[str]], dataset: Dataset) -> dict[str, list[str]]:
    """The parameters of a list's address with the ids that are known as codes among the codes: one value says the whole list."""
    ids = [id_ for id_ in params.get(ID, ()) if id_]
    codes = [*params.get(OF, ()), *(code_of(id_) for id_ in ids if dataset.find(id_))]
    rest = {name: values for name, values in params.items() if name not in (OF, ID)}
    unknown = [id_ for id_ in ids if dataset.find(id_) is None]
    return rest | ({OF: [".".join(filter(None, codes))]} if any(codes) else {}) | ({ID: unknown} if unknown else {})


def grouped(dataset: Dataset, rows: Iterable[model.Commitment], by: str) -> dict[str, tuple[model.Commitment, ...]]:
    """Ids of parties, themes or nations (``by``: party, theme or nation) -> the promises of the list, in the list's order; groups in the
    site's order, those without a promise left out. A promise that reaches several nations stands under each; '' is outside the UK."""
    order = {
        "party": [party.id for party in dataset.parties_in_order()],
        "theme": [theme.id for theme in dataset.themes],
        "nation": [*(nation.id for nation in dataset.nations.nations), ""],
    }[by]
    found: dict[str, list[model.Commitment]] = {}
    for row in rows:
        for key in _groups_of(dataset, row, by):
            found.setdefault(key, []).append(row)
    return {key: tuple(found[key]) for key in order if key in found}


def _groups_of(dataset: Dataset, row: model.Commitment, by: str) -> tuple[str, ...]:
    if by == "nation":
        return row.nations or ("",)
    return (row.theme if by == "theme" else dataset.document_of(row).party,)
