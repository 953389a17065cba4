"""A selection of commitments: one object that yields the rows, the sentence that says what they are, and the address.

Because all three come from the same fields, a caption cannot disagree with the data that it stands under, and a link opens what it
says. Address parameters carry short permanent ids: ``?party=labour&party=green&theme=dentistry``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

import numpy as np

from commitments.library import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.records.fields import nearest
from commitments.selecting.masks import FACT_COUNTS, masks_of
from commitments.selecting.search import index_of
from commitments.standing import UNFOLLOWED
from commitments.wording import inside, joined, sentence_case, with_article

if TYPE_CHECKING:
    import pandas as pd

MOST_VALUES = 500  # of one parameter; no list is as long
TEXT_LENGTH = 100  # a search, not an essay; keeps addresses and the index's work small


class Unknown(NamedTuple):
    """A value in an address that means nothing here: it is ignored, and the reader is told."""

    param: str
    value: str
    nearest: str


class Filter(NamedTuple):
    """One way to narrow: its address parameter, the field of ``Selection`` it fills, its name, and its values' names."""

    param: str
    field: str
    label: str
    choices: Callable[[Dataset], dict[str, str]]


def _terms(terms: Mapping[str, words.Term]) -> Callable[[Dataset], dict[str, str]]:
    return lambda dataset: {word: term.label for word, term in terms.items()}


def _fact_choices(dataset: Dataset) -> dict[str, str]:
    return {word: term.label for word, term in words.PLAN_FACTS.items()} | {
        word: label for word, (label, _, _) in FACT_COUNTS.items()
    }


def _status_choices(dataset: Dataset) -> dict[str, str]:
    return {status.id: status.label for status in dataset.progress.statuses} | {
        word: label for word, (label, _) in UNFOLLOWED.items()
    }


FILTERS = (
    Filter("election", "elections", "Election", lambda d: {election.id: election.short_name for election in d.elections}),
    Filter("party", "parties", "Party", lambda d: {party.id: party.short_name for party in d.parties_in_order()}),
    Filter("nation", "nations", "Nation", lambda d: {nation.id: nation.name for nation in d.nations.nations}),
    Filter("theme", "themes", "Theme", lambda d: {theme.id: theme.name for theme in d.themes}),
    Filter(
        "topic",
        "topics",
        "Topic",
        lambda d: {topic.id: topic.name for topic in sorted(d.topics, key=lambda t: t.name.casefold())},
    ),
    Filter("stance", "stances", "Stance", _terms(words.STANCES)),
    Filter("who", "actors", "Who would have to act", _terms(words.ACTORS)),
    Filter("action", "actions", "Kind of action", _terms(words.ACTIONS)),
    Filter("fact", "facts", "Facts of a plan", _fact_choices),
    Filter("approach", "approaches", "Improvement approach", _terms(words.APPROACHES)),
    Filter("status", "statuses", "What became of it", _status_choices),
)

# Parameters with one value that is not the default: param -> (field, value in the address, value of the field).
SWITCHES = {
    "scope": ("scope", "all", "all"),
    "themes": ("second_themes", "also", True),
    "order": ("order", "name", "name"),
    "names": ("names_hidden", "hidden", True),
}


@dataclass(frozen=True)
class Selection:
    """Which commitments, and how they are shown. Several values of a filter widen it (or); filters narrow each other (and).

    Facts are the exception: a row must state every plan fact chosen.
    """

    elections: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    approaches: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    text: str = ""
    scope: str = "core"  # or "all": core and wider
    second_themes: bool = False  # a theme also matches where it is another of a row's themes, or that of one of its topics
    order: str = "seats"  # or "name": how parties are ordered
    names_hidden: bool = False

    # --- address --------------------------------------------------------------------------------------------------------

    @classmethod
    def from_params(cls, params: Mapping[str, Iterable[str]], dataset: Dataset) -> tuple["Selection", tuple[Unknown, ...]]:
        """The selection that an address asks for, and the values in it that mean nothing.

        ``params``: parameter -> all its values. Parameters that belong to no filter are not looked at.
        """
        chosen: dict[str, object] = {}
        unknown: list[Unknown] = []
        for filter_ in FILTERS:
            values = _asked(params, filter_.param)
            if not values:
                continue
            valid = filter_.choices(dataset)
            unknown += [Unknown(filter_.param, value, nearest(value[:60], valid)) for value in values if value not in valid]
            chosen[filter_.field] = tuple(value for value in valid if value in values)
        for param, (field, word, meaning) in SWITCHES.items():
            for value in _asked(params, param):
                if value == word:
                    chosen[field] = meaning
                elif value != getattr(cls, field):  # a link may say the default as well
                    unknown.append(Unknown(param, value, word))
        for text in params.get("q", ()):
            chosen["text"] = _searchable(text)
        return cls(**chosen), tuple(unknown)

    def params(self) -> dict[str, list[str]]:
        """Parameter -> values, defaults left out: ``from_params`` gives the same selection back."""
        found = {filter_.param: list(getattr(self, filter_.field)) for filter_ in FILTERS}
        found["q"] = [self.text] if self.text else []
        for param, (field, word, meaning) in SWITCHES.items():
            found[param] = [word] if getattr(self, field) == meaning else []
        return {param: values for param, values in found.items() if values}

    def address(self, page: str = "", **more: str) -> str:
        """A relative web address of this selection on a page (``explore``; '' is the Overview), with further parameters."""
        query = urlencode(self.params() | {key: [value] for key, value in more.items()}, doseq=True)
        return (page or "./") + (f"?{query}" if query else "")

    def but(self, **changes: object) -> "Selection":
        """The same selection with some fields changed."""
        return replace(self, **changes)

    @property
    def narrowing(self) -> tuple[str, ...]:
        """Names of the fields that narrow the selection at present."""
        return tuple(
            field.name
            for field in fields(self)
            if field.name not in ("scope", "second_themes", "order", "names_hidden") and getattr(self, field.name)
        )

    # --- rows -----------------------------------------------------------------------------------------------------------

    def frame(self, dataset: Dataset) -> "pd.DataFrame":
        """The rows of ``dataset.frame`` in this selection, in the data's order.

        A row with ``same_as`` and the row it repeats count once: the UK manifesto's row stands for both, except where the reader chose
        just the nation whose edition repeats it; then the national edition's row does. Which of the two that is depends on election,
        party, nation and scope alone, so that the parts of a count add up to it: all other filters look at the row that stands.
        """
        return dataset.frame[self.mask(dataset)]

    def matching(self, dataset: Dataset) -> "pd.DataFrame":
        """The same, but with a row and those that repeat it each on their own: what is true of a promise in one edition alone."""
        return dataset.frame[masks_of(dataset)(self).matching]

    def mask(self, dataset: Dataset) -> np.ndarray:
        """The rows of ``frame`` as booleans, one for each row of ``dataset.frame``: quicker where only counts are wanted."""
        return masks_of(dataset)(self).counted

    def number(self, dataset: Dataset) -> int:
        """How many rows the selection has."""
        return int(self.mask(dataset).sum())

    def rows(self, dataset: Dataset) -> tuple[model.Commitment, ...]:
        """The records, ordered as the parties are and within a party as its manifesto reads; a search puts best matches first."""
        mask = self.mask(dataset)
        if self.text:
            positions = [place for place in index_of(dataset).ranked(self.text) if mask[place]]
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
            return "in no telling order, as names are hidden"
        if self.order == "name":
            return "in the order of the alphabet"
        names = [e.short_name for e in dataset.elections if not self.elections or e.id in self.elections]
        return f"by seats at the {names[0] if len(names) == 1 else 'newest of these elections in which each stood'}, then votes"

    # --- sentence -------------------------------------------------------------------------------------------------------

    def sentence(self, dataset: Dataset, listed: int = 99) -> str:
        """What the rows are, in one English sentence without a full stop. Lists longer than ``listed`` become their number."""
        labels = {filter_.field: filter_.choices(dataset) for filter_ in FILTERS}

        def named(field: str, last: str = "or", lower: bool = False) -> str:
            chosen = [inside(name) if lower else name for id_, name in labels[field].items() if id_ in getattr(self, field)]
            return joined(chosen, last)

        scope = "core and wider " if self.scope == "all" else ""
        many_themes = len(self.themes) > listed
        themes = f"{named('themes', 'and', lower=True)} " if self.themes and not many_themes else ""
        subject = f"{scope}{themes}commitments"
        if many_themes:
            subject += f" on {len(self.themes)} themes"
        if self.themes and self.second_themes:
            subject += " (mainly or also)"
        if self.topics:
            topics = [f"“{name}”" for topic, name in labels["topics"].items() if topic in self.topics]
            subject += f" on {joined(topics, 'or')}" if len(topics) <= listed else f" on {len(topics)} topics"
        shown = self.parties_shown(dataset)
        if self.names_hidden:
            of = f"{len(shown)} parties (names hidden)" if len(shown) != 1 else "one party (name hidden)"
        elif self.parties:
            of = joined(party.in_sentence for party in shown) if len(shown) <= listed else f"{len(shown)} parties"
        else:
            of = f"all {len(shown)} parties"
        clauses = []
        if self.nations:
            clauses.append(f"reach {named('nations')}")
        if self.stances:
            clauses.append(f"their party {named('stances', lower=True)}")
        if self.actors:
            actors = [with_article(name) for actor, name in labels["actors"].items() if actor in self.actors]
            who = joined(actors, "or") if len(actors) <= listed else f"one of {len(actors)}"
            clauses.append(f"would need action by {who}")
        if self.actions:
            many = len(self.actions) > listed
            clauses.append(
                f"take one of {len(self.actions)} kinds of action" if many else f"would {named('actions', lower=True)}"
            )
        clauses += self._fact_clauses()
        if self.approaches:
            clauses.append(f"name {named('approaches', lower=True)} as an approach")
        if self.statuses:
            statuses = [f"“{name}”" for status, name in labels["statuses"].items() if status in self.statuses]
            clauses.append(
                f"stand as {joined(statuses, 'or') if len(statuses) <= listed else f'one of {len(statuses)} statuses'}"
            )
        if self.text:
            clauses.append(f"match the search “{self.text}”")
        sentence = " ".join([f"{subject} of {of}", joined(f"that {clause}" for clause in clauses)]).strip()
        if self.elections:
            sentence += f", {named('elections', 'and')}"
        elif len(dataset.elections) > 1:
            sentence += f", {len(dataset.elections)} elections"
        return sentence_case(sentence)

    def _fact_clauses(self) -> list[str]:
        stated = [inside(words.PLAN_FACTS[fact].label) for fact in words.PLAN_FACTS if fact in self.facts]
        clauses = [f"state {joined(f'“{fact}”' for fact in stated)}"] if stated else []
        return clauses + [inside(FACT_COUNTS[fact][0]).replace("states", "state") for fact in FACT_COUNTS if fact in self.facts]


def _asked(params: Mapping[str, Iterable[str]], param: str) -> list[str]:
    """The values of a parameter, each once, no more than any list has: an address with a million must keep nobody waiting."""
    return list(dict.fromkeys(islice(params.get(param, ()), MOST_VALUES)))


def _searchable(text: str) -> str:
    """What was typed, on one line, without control and hidden characters, which would turn up in captions and files."""
    seen = "".join(character if character.isprintable() else " " for character in text[: 10 * TEXT_LENGTH])
    return " ".join(seen.split())[:TEXT_LENGTH].strip()
