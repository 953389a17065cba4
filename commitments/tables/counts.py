"""Counts behind the pages: a selection of commitments in, pandas tables out.

Why a cell is blank is decided in ``blanks.py``.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from commitments.dataset import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.filters import FACT_COUNTS
from commitments.selecting.selection import Selection
from commitments.standing import standings
from commitments.tables.blanks import blank_kind, filtered, mentioning, silence_of


class Crosstab(NamedTuple):
    """Commitments by theme (or topic) and party.

    ``counts``: DataFrame of int, index theme ids in their order, columns party ids in the selection's order.
    ``blanks``: the same shape, str: '' where counts > 0, else a key of ``BLANKS``.
    ``touched``: the same shape, int: commitments, core or wider, with the theme in any place, where blanks is "touched".
    """

    counts: pd.DataFrame
    blanks: pd.DataFrame
    touched: pd.DataFrame


def _cross(dataset: Dataset, mask: np.ndarray, rows: list[str], row_column: str, parties: list[str]) -> np.ndarray:
    """Number of commitments under ``mask`` by ``row_column`` and party: a row for each of ``rows``, a column for each of ``parties``."""
    row_codes, row_of = dataset.coded[row_column]
    party_codes, party_of = dataset.coded["party"]
    width = len(party_of) + 1  # a last row and column of zeros are for what the data does not hold
    flat = np.bincount(row_codes[mask] * width + party_codes[mask], minlength=(len(row_of) + 1) * width)
    wanted = np.ix_([row_of.get(id_, -1) for id_ in rows], [party_of.get(id_, -1) for id_ in parties])
    return flat.reshape(-1, width)[wanted]


def counted_by(dataset: Dataset, mask: np.ndarray, column: str, ids: Sequence[str]) -> np.ndarray:
    """Number of commitments under ``mask`` of each of ``ids``, which are values of ``column`` ("party", "theme" and the like)."""
    codes, code_of = dataset.coded[column]
    numbers: np.ndarray = np.bincount(codes[mask], minlength=len(code_of) + 1)[[code_of.get(id_, -1) for id_ in ids]]
    return numbers


def party_by_theme(dataset: Dataset, selection: Selection) -> Crosstab:
    """Commitments in the selection by theme and party (shape: see ``Crosstab``); all themes, or those chosen."""
    themes = [theme.id for theme in dataset.themes if not selection.themes or theme.id in selection.themes]
    parties = [party.id for party in selection.parties_shown(dataset)]
    counts = _cross(dataset, selection.but(second_themes=False).mask(dataset), themes, "theme", parties)
    everywhere = Selection(parties=selection.parties, elections=selection.elections)
    core = _cross(dataset, everywhere.mask(dataset), themes, "theme", parties)
    touched = _touching(dataset, selection, themes, parties)
    silence = [silence_of(dataset, party, selection.nations, selection.elections) for party in parties]
    mentioned = {theme: mentioning(dataset, dataset.mentions_under(theme), selection) for theme in themes}
    blanks = [
        [
            ""
            if number
            else blank_kind(kind, known, near, filtered(selection), bool(selection.nations), party in mentioned[theme])
            for number, known, near, kind, party in zip(*numbers, silence, parties, strict=True)
        ]
        for theme, *numbers in zip(themes, counts.tolist(), core.tolist(), touched.tolist(), strict=True)
    ]
    kinds = np.array(blanks, dtype=object).reshape(counts.shape)
    index, columns = pd.Index(themes), pd.Index(parties)  # made once: pandas looks at every name each time
    return Crosstab(
        pd.DataFrame(counts, index, columns),
        pd.DataFrame(kinds, index, columns, dtype=object),
        pd.DataFrame(np.where(kinds == "touched", touched, 0), index, columns),
    )


def blank_of(dataset: Dataset, selection: Selection, theme: str, party: str) -> str:
    """Why a party has no commitment on a theme in a selection: a key of ``BLANKS``, or '' where it has one."""
    return str(party_by_theme(dataset, selection.but(themes=(theme,), parties=(party,))).blanks.at[theme, party])


def _touching(dataset: Dataset, selection: Selection, themes: list[str], parties: list[str]) -> np.ndarray:
    """Core and wider commitments of the same nations with a theme in any place, or on one of its topics, by theme and party (as ``_cross``
    gives them)."""
    everything = Selection(parties=selection.parties, nations=selection.nations, elections=selection.elections, scope="all")
    mask = everything.mask(dataset)
    party_codes, party_of = dataset.coded["party"]
    near = [np.bincount(party_codes[mask & dataset.columns[f"near:{theme}"]], minlength=len(party_of) + 1) for theme in themes]
    places = [party_of.get(id_, -1) for id_ in parties]
    return np.array(near).reshape(len(themes), -1)[:, places]


def topics_by_parties(dataset: Dataset, selection: Selection) -> list[tuple[model.Topic, int]]:
    """Topics in the selection with the number of parties that speak on each, most parties first, then in the data's order."""
    mask, (party_codes, _) = selection.mask(dataset), dataset.coded["party"]
    speaking = ((topic, len(np.unique(party_codes[mask & dataset.columns[f"on:{topic.id}"]]))) for topic in dataset.topics)
    return sorted(((topic, number) for topic, number in speaking if number), key=lambda pair: -pair[1])


def stated_by_party(dataset: Dataset, selection: Selection, what: str) -> pd.DataFrame:
    """How many commitments of each party state each plan fact (``what="fact"``) or name each approach (``what="approach"``).

    Index: party ids in the selection's order, those without commitments too. Columns: the facts or approaches, in their order, then for
    facts "four-or-more" and "none", and last "commitments", the denominator; int.
    """
    values = words.PLAN_FACTS if what == "fact" else words.APPROACHES
    mask, facts = selection.mask(dataset), dataset.columns["facts"]
    some = {value: mask & dataset.columns[f"{what}:{value}"] for value in values}
    if what == "fact":
        some |= {name: mask & (least <= facts) & (facts <= most) for name, (_, least, most) in FACT_COUNTS.items()}
    parties = [party.id for party in selection.parties_shown(dataset)]
    columns = {name: counted_by(dataset, those, "party", parties) for name, those in {**some, "commitments": mask}.items()}
    return pd.DataFrame(columns, index=parties)


def approaches_by_theme(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """How many commitments on each theme name each approach. Index: theme ids; columns: approaches, then "commitments"; int."""
    mask = selection.mask(dataset)
    some = {approach: mask & dataset.columns[f"approach:{approach}"] for approach in words.APPROACHES}
    themes = [theme.id for theme in dataset.themes if not selection.themes or theme.id in selection.themes]
    columns = {name: counted_by(dataset, those, "theme", themes) for name, those in {**some, "commitments": mask}.items()}
    return pd.DataFrame(columns, index=themes)


def progress_by_status(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """How many commitments of each party stand at each status.

    Index: party ids in the selection's order. Columns: the status ids of progress.yaml, then "nothing-found" and "not-searched"; int.
    Every row adds up to the party's commitments in the selection.
    """
    standing = standings(dataset)
    statuses = [status.id for status in dataset.progress.statuses] + ["nothing-found", "not-searched"]
    parties = [party.id for party in selection.parties_shown(dataset)]
    numbers = Counter((dataset.document_of(row).party, standing[row.id].status) for row in selection.rows(dataset))
    return pd.DataFrame([[numbers[party, status] for status in statuses] for party in parties], parties, statuses, dtype=int)


def who_would_act(dataset: Dataset, selection: Selection, nation: str) -> tuple[list[model.Commitment], list[model.Commitment]]:
    """Commitments in the selection that reach a nation: those that the party would do or keep itself, and those that it would press
    others for or resist."""
    rows = [row for row in selection.rows(dataset) if nation in row.nations]
    itself = [row for row in rows if row.stance in ("do", "keep")]
    return itself, [row for row in rows if row.stance in ("press", "oppose")]
