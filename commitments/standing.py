"""What became of a commitment: the status that the evidence gives it, or why it has none.

A party can only carry out what lies with a government it is part of. Where no evidence was recorded, the answer is therefore one
of three, never mixed: nobody looked, somebody looked and found nothing, or the party was not in power.
"""

from dataclasses import dataclass

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.records.vocabulary import NOT_IN_POWER
from commitments.wording import joined

# Which nation's government each actor is. Councils and the Irish Government are not followed.
GOVERNMENT_OF = {
    "uk-government": "england",
    "scottish-government": "scotland",
    "welsh-government": "wales",
    "ni-executive": "northern-ireland",
}

# Answers beside the status words of progress.yaml: id -> (label, meaning).
UNFOLLOWED = {
    "nothing-found": ("Searched, nothing found", "We looked for what became of it and found no page that says."),
    "not-searched": ("Not followed yet", "Nobody has looked yet. This says nothing about the commitment."),
}


@dataclass(frozen=True)
class Standing:
    """``status``: an id from progress.yaml or of ``UNFOLLOWED``; ``note``: why, in a sentence ('' where evidence speaks)."""

    status: str
    note: str = ""


def governments_since_election(dataset: Dataset, election: str) -> dict[str, tuple[str, ...]]:
    """Actor -> ids of the parties that have been in that government at some time since the election.

    The UK Government of June 2024 left office with the election of 4 July 2024; the devolved ones went on until their own.
    """
    governments = {}
    went_on = dataset.by_id["election"][election].date <= "2024-07-04"
    for actor, nation_id in GOVERNMENT_OF.items():
        nation = dataset.by_id["nation"][nation_id]
        before = nation.government_in_june_2024.parties if went_on and actor != "uk-government" else ()
        governments[actor] = tuple(dict.fromkeys(before + nation.government_now.parties))
    return governments


@derived
def standings(dataset: Dataset) -> dict[str, Standing]:
    """Commitment id -> its standing, for every commitment."""
    governments = {election.id: governments_since_election(dataset, election.id) for election in dataset.elections}
    nothing_found = {record.commitment: record.note for record in dataset.progress.nothing_found}
    return {
        row.id: _standing(row, dataset, governments[dataset.document_of(row).election], nothing_found)
        for row in dataset.commitments
    }


def _standing(
    row: model.Commitment, dataset: Dataset, governments: dict[str, tuple[str, ...]], nothing_found: dict[str, str]
) -> Standing:
    # A national edition that repeats a UK promise shares what is known of that promise.
    for known in filter(None, (row.id, row.same_as)):
        if known in dataset.progress_of:
            return Standing(dataset.progress_of[known].status)
    for known in filter(None, (row.id, row.same_as)):
        if known in nothing_found:
            return Standing("nothing-found", nothing_found[known])
    party = dataset.party_of(row)
    followed = [actor for actor in row.who_acts if actor in governments]
    if followed and all(party.id not in governments[actor] for actor in followed):
        return Standing(NOT_IN_POWER, _who_governed({actor: governments[actor] for actor in followed}, dataset))
    return Standing("not-searched")


def _who_governed(governments: dict[str, tuple[str, ...]], dataset: Dataset) -> str:
    """A sentence that names the parties in these governments; a government may be without any, as while an assembly is suspended."""
    names = {record.id: record.short_name for record in dataset.parties}
    nation = {actor: dataset.by_id["nation"][GOVERNMENT_OF[actor]].name for actor in governments}
    if not any(governments.values()):
        return f"No party is recorded in government where it would have to be done: {joined(nation.values())}."
    who = joined(
        f"{joined(names[party] for party in parties) or 'no party'} ({nation[actor]})" for actor, parties in governments.items()
    )
    return f"In government where it would have to be done, at some time since the election: {who}."
