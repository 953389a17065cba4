"""What parties and documents are called in a view: their names, or letters where the reader has hidden the names.

Letters follow a hash of the party's id: fixed, so that a shared address shows the same letters, and in no telling order.
"""

import re
from collections.abc import Iterable
from string import ascii_uppercase

from commitments.dataset import Dataset
from commitments.describing import edition
from commitments.records import model
from commitments.selecting.selection import Selection

HIDDEN_COLOURS = ("#6b7280", "#9aa3b2")  # one grey for all, on a light and on a dark ground: 3:1 on either
MASK = "[party name hidden]"


class Names:
    """Names for one dataset and selection; every text that a page, figure or file shows of a party comes from here."""

    def __init__(self, dataset: Dataset, selection: Selection) -> None:
        self.hidden = selection.names_hidden
        self._parties = dataset.by_id["party"]
        self._documents = dataset.by_id["document"]
        self._editions = {document.id: edition(document, dataset) for document in dataset.documents}
        drawn = dataset.parties_in_order("drawn")
        self._letters = {party.id: letter for party, letter in zip(drawn, _letters(len(drawn)), strict=True)}
        told = {name for party in dataset.parties for name in (party.name, *party.aliases)}
        # A title of one word ("Change") is a word like any other; longer ones give the party away.
        told |= {document.title for document in dataset.documents if " " in document.title}
        named, ids = (_any_of(told), _any_of(document.id for document in dataset.documents))
        # An editor's note may name a manifesto or one of its commitments by the id.
        self._telling = re.compile(rf"\b(?:{named}(?:'s|s)?|{ids}(?:/[\w-]+)?)(?!\w)")

    def party(self, party_id: str) -> str:
        """Short name: ``Lib Dem``, or ``Party C``."""
        return f"Party {self._letters[party_id]}" if self.hidden else self._parties[party_id].short_name

    def party_in_full(self, party_id: str) -> str:
        """``Liberal Democrats``, or ``Party C``."""
        return self.party(party_id) if self.hidden else self._parties[party_id].name

    def colours(self, party_id: str) -> tuple[str, str]:
        """Colour on a light and on a dark ground."""
        party = self._parties[party_id]
        return HIDDEN_COLOURS if self.hidden else (party.colour, party.colour_dark)

    def document(self, document_id: str) -> str:
        """``Change (UK manifesto)``, or ``a manifesto``."""
        document = self._documents[document_id]
        return "a manifesto" if self.hidden else f"{document.title} ({self._editions[document_id]})"

    def in_order(self, parties: tuple[model.Party, ...]) -> tuple[model.Party, ...]:
        """The parties in the order given, or by letter where names are hidden: the order of seats would tell."""
        return tuple(sorted(parties, key=lambda party: self._letters[party.id])) if self.hidden else parties

    def text(self, text: str) -> str:
        """A text of the data as this view may show it: party names in it masked where they are hidden."""
        return self._telling.sub(MASK, text) if self.hidden else text


def _any_of(some: Iterable[str]) -> str:
    """A regular expression for any of them, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(some, key=len, reverse=True)))})"


def _letters(number: int) -> list[str]:
    """A to Z, then AA, AB, ..."""
    return [(ascii_uppercase[n // 26 - 1] if n >= 26 else "") + ascii_uppercase[n % 26] for n in range(number)]
