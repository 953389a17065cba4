"""Why a party has no commitment on something: the kinds of blank, and the one function that decides between them.

A blank is never just empty. Matrix, Compare, gaps, figures, alt texts and downloads all ask here.
"""

from collections.abc import Iterable
from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.records import model
from commitments.records.references import NATION_ORDER
from commitments.selecting.selection import Selection


class Blank(NamedTuple):
    """Why a cell holds no commitment: a short mark for tables, a label, and its meaning in a sentence."""

    mark: str
    label: str
    meaning: str


BLANKS = {
    "nothing-found": Blank("–", "Nothing found", "The manifesto was read in full; no commitment on this was found."),
    "touched": Blank(
        "( )",
        "Only touched on",
        "No promise is mainly about this. In brackets: promises mainly about something else, or on wider causes of health.",
    ),
    "mentioned": Blank(
        "○",
        "Mentioned only",
        "Mentioned in passing, or left out by our reading: no promise is recorded.",
    ),
    "not-theirs": Blank(
        "◇",
        "For other nations only",
        "The party stands here, but its commitments on this reach other nations only, because health is devolved.",
    ),
    "not-read": Blank("?", "Not read", "The party has a manifesto for this nation that could not be read."),
    "not-standing": Blank("×", "Does not stand here", "The party put up no candidates in this nation."),
    "no-match": Blank("·", "None in this selection", "The party has commitments on this, but none that matches the filters."),
}


# Where the readers of a manifesto live.
NATIONS_OF = {
    "uk": NATION_ORDER,
    "england-and-wales": ("england", "wales"),
    **{nation: (nation,) for nation in NATION_ORDER},
}


def filtered(selection: Selection) -> bool:
    """Whether filters may hide what a party says: any but those for parties, themes, nations and elections."""
    return bool(set(selection.narrowing) - {"parties", "themes", "nations", "elections"})


def blank_kind(silence: str, core: int, touched: int, narrowed: bool, by_nation: bool, mentioned: bool = False) -> str:
    """Kind of a blank cell, a key of ``BLANKS``: the one place where it is decided what silence means, for themes and topics alike.

    ``silence``: the party's kind in the nations chosen; ``core``: its core rows on this anywhere; ``touched``: its rows in these nations,
    core or wider, that touch it; ``narrowed``: whether filters may hide rows; ``mentioned``: whether one of its manifestos that speak to
    these nations mentions it in a passage that no row holds.
    """
    if silence in ("not-standing", "not-theirs"):
        return silence
    if narrowed and (core or touched):
        return "no-match"
    if touched:
        return "touched"
    if silence == "not-read":
        return "not-read"
    if by_nation and core:
        return "not-theirs"
    return "mentioned" if mentioned else "nothing-found"


def mentioning(dataset: Dataset, mentions: Iterable[model.Mention], selection: Selection) -> set[str]:
    """Ids of the parties of which a manifesto that speaks to the selection's nations, for its elections, is among ``mentions``."""
    documents = {document.id: document for document in dataset.documents_of(selection.elections)}
    found = (documents[mention.document] for mention in mentions if mention.document in documents)
    return {
        document.party
        for document in found
        if not selection.nations or set(NATIONS_OF[document.branch]) & set(selection.nations)
    }


def silent_on_topic(
    dataset: Dataset, selection: Selection, topic: model.Topic, parties: Iterable[str]
) -> dict[str, tuple[str, int]]:
    """Why each of the parties, none of which has a row on the topic in the selection, is silent on it: a key of ``BLANKS``, and for
    "touched" the number of its wider commitments on the topic."""
    whole = Selection(parties=selection.parties, elections=selection.elections, topics=(topic.id,))
    core = {dataset.document_of(row).party for row in whole.rows(dataset)}
    near: dict[str, int] = {}
    for row in whole.but(nations=selection.nations, scope="all").rows(dataset):
        party = dataset.document_of(row).party
        near[party] = near.get(party, 0) + 1
    mentioned = mentioning(dataset, topic.mentions, selection)
    narrowed = bool(set(selection.narrowing) - {"parties", "themes", "topics", "nations", "elections"})
    found = {}
    for party in parties:
        silence = silence_of(dataset, party, selection.nations, selection.elections)
        kind = blank_kind(silence, party in core, near.get(party, 0), narrowed, bool(selection.nations), party in mentioned)
        found[party] = kind, near.get(party, 0) if kind == "touched" else 0
    return found


def silence_of(dataset: Dataset, party_id: str, nations: tuple[str, ...], elections: tuple[str, ...] = ()) -> str:
    """What a party's silence means in the nations chosen: "nothing-found", "not-read", "not-theirs" or "not-standing".

    With several nations chosen, the plainest answer that holds for one of them. ``elections``: those chosen, all if none is.
    """
    if not nations:
        return "nothing-found"
    kinds = {_silence_in(dataset, party_id, nation, elections) for nation in nations}
    return next(kind for kind in ("nothing-found", "not-read", "not-theirs", "not-standing") if kind in kinds)


def _silence_in(dataset: Dataset, party_id: str, nation: str, elections: tuple[str, ...]) -> str:
    party = dataset.by_id["party"][party_id]
    branches = {document.branch for document in dataset.documents_of(elections) if document.party == party_id}
    unread = any(
        document.party == party_id and nation in document.nations and (not elections or document.election in elections)
        for document in dataset.not_read
    )
    if nation not in party.stands_in:
        return "not-standing"
    if unread and nation not in branches:
        return "not-read"
    # A manifesto of one nation, for that nation's own election, is silent on the others because they are not asked.
    return "nothing-found" if any(nation in NATIONS_OF[branch] for branch in branches) else "not-theirs"
