"""A promise on a card of a few lines: to lay out on a table, sort and talk about."""

from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.describing import edition, facts_not_stated, plan_facts, reach
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.sheets.promise import address_of
from commitments.wording import inside, joined, sentence_case


class Card(NamedTuple):
    """``who``: party; ``where``: stance and nations; ``stated``, ``silent``: labels of the plan facts; ``address``: relative."""

    who: str
    where: str
    title: str
    lead: str
    stated: str
    silent: str
    origin: str
    address: str


def card_of(dataset: Dataset, row: model.Commitment, selection: Selection) -> Card:
    """The card. With names hidden it tells neither party nor source."""
    names, document = Names(dataset, selection), dataset.document_of(row)
    stated = joined(inside(label) for label, _ in plan_facts(row))
    return Card(
        names.party_in_full(document.party),
        f"{words.STANCES[row.stance].label}, {reach(row, dataset)}",
        names.text(row.title),
        names.text(row.summary),
        f"{sentence_case(stated) or 'None of the five facts of a plan'}.",
        f"{sentence_case(facts_not_stated(row)) or 'Nothing'}.",
        "The source is hidden with the names."
        if names.hidden
        else f"{document.title} ({edition(document, dataset)}), “{row.section}”, find “{row.find}”",
        address_of(row, selection),
    )
