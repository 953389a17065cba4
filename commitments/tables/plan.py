"""Pledge to plan: which commitments state how much of a plan, what they say of money and time, what has happened since."""

from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.selection import Selection
from commitments.standing import evidence_of, shown_by, standings


class Due(NamedTuple):
    """A commitment with a dated deadline, and what is known of it: its status, and the update that shows it, if any."""

    row: model.Commitment
    by: str
    shown_by: model.Update | None
    status: str


def deadlines(dataset: Dataset, selection: Selection) -> list[Due]:
    """Commitments in the selection whose deadline has a date (ISO, as precise as the text), earliest first."""
    standing = standings(dataset)
    due = [
        Due(row, row.deadline.by, shown_by(dataset, row), standing[row.id].status)
        for row in selection.rows(dataset)
        if row.deadline and row.deadline.by
    ]
    return sorted(due, key=lambda one: one.by)


def newest_update(dataset: Dataset, row: model.Commitment) -> model.Update | None:
    """The newest update on a commitment that has a date or a place in time, as its standing counts it."""
    known = evidence_of(dataset, row)
    return known.newest if known else None


def money(dataset: Dataset, selection: Selection) -> dict[tuple[str, str], list[model.Commitment]]:
    """Commitments whose text gives a sum, by (kind, period), kinds in their order; never added up.

    The period is the text's own words, "period not stated" where it gives none.
    """
    groups: dict[tuple[str, str], list[model.Commitment]] = {}
    for row in selection.rows(dataset):
        if row.funding and row.funding.gbp_million is not None:
            groups.setdefault((row.funding.kind, row.funding.period or "period not stated"), []).append(row)
    kinds = list(words.FUNDING_KINDS)
    return dict(sorted(groups.items(), key=lambda group: (kinds.index(group[0][0]), group[0][1])))


class Rated(NamedTuple):
    """An independent body's word for a commitment."""

    row: model.Commitment
    rating: model.Rating
    source: model.UpdateSource


def ratings(dataset: Dataset, selection: Selection) -> list[Rated]:
    """Independent ratings of the commitments in the selection, newest first."""
    found = [
        Rated(row, update.independent_rating, update.source)
        for row in selection.rows(dataset)
        if row.id in dataset.progress_of
        for update in dataset.progress_of[row.id].updates
        if update.independent_rating
    ]
    return sorted(found, key=lambda rated: rated.rating.as_of, reverse=True)


def newest_evidence(dataset: Dataset, rows: list[model.Commitment]) -> str | None:
    """ISO date of the newest update on any of the commitments; None where there is none that can be placed in time."""
    dates = [update.placed for row in rows if (update := newest_update(dataset, row))]
    return max(dates, default=None)
