"""The ways to narrow a selection: each is one entry of ``FILTERS``, with all that the rest of the program needs to know of it.

The order of the entries is that of the controls, of an address and of the clauses of a sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from commitments.dataset import Dataset
from commitments.records import vocabulary as words
from commitments.selecting.criteria import Criteria
from commitments.standing import standings
from commitments.wording import inside, joined, with_article

# One boolean for each row of a dataset.
Mask = NDArray[np.bool_]

# Values of the plan-fact filter beside the five facts: id -> (label, how many facts a row states: least, most).
FACT_COUNTS = {
    "four-or-more": ("States four or five of the five facts", 4, 5),
    "none": ("States none of the five facts", 0, 0),
}


class Words(NamedTuple):
    """What a filter says in a sentence: "core and wider <before> commitments <after> of all parties that <that> and <that>, <at the end>"."""

    before: str = ""
    after: str = ""
    that: tuple[str, ...] = ()
    at_the_end: str = ""


class Chosen(NamedTuple):
    """The values chosen in one filter, for its words: id -> name in their order; ``most`` is how long a list in the sentence may be."""

    values: dict[str, str]
    criteria: Criteria
    most: int

    @property
    def too_many(self) -> bool:
        return len(self.values) > self.most

    def named(self, last: str = "or", lower: bool = False, quoted: bool = False) -> str:
        """The names as a list; in lower case where they begin a sentence otherwise."""
        names = (inside(name) if lower else name for name in self.values.values())
        return joined([f"“{name}”" if quoted else name for name in names], last)


class Filter(NamedTuple):
    """One way to narrow.

    ``param``: its parameter in an address; ``field``: of ``Criteria``; ``label``: its name for readers; ``choices``: the names of its values
    by id, in their order; ``mask``: the rows that it lets through, asked only where something is chosen; ``words``: what it says of them.
    ``belongs``: whether it asks whose promise it is and where it reaches, not what it says: that decides which of two editions stands for a
    promise (see ``Selection.frame``).
    """

    param: str
    field: str
    label: str
    choices: Callable[[Dataset], dict[str, str]]
    mask: Callable[[Dataset, Criteria], Mask]
    words: Callable[[Chosen], Words]
    belongs: bool = False

    def values(self, criteria: Criteria) -> tuple[str, ...]:
        """Ids of the values chosen."""
        chosen: tuple[str, ...] = getattr(criteria, self.field)
        return chosen


# --- rows -------------------------------------------------------------------------------------------------------------------


def equal(dataset: Dataset, column: str, values: Iterable[str]) -> Mask:
    """Whether a row's value is one of these."""
    codes, code_of = dataset.coded[column]  # numbers: text by text it would take a hundred times as long
    found: Mask = np.logical_or.reduce([codes == code_of.get(value, -1) for value in values])
    return found


def holds_any(dataset: Dataset, prefix: str, values: Iterable[str]) -> Mask:
    """Whether a row holds any of the values in its list."""
    found: Mask = np.logical_or.reduce([dataset.columns[f"{prefix}:{value}"] for value in values])
    return found


def _themes(dataset: Dataset, chosen: Criteria) -> Mask:
    return holds_any(dataset, "near", chosen.themes) if chosen.second_themes else equal(dataset, "theme", chosen.themes)


def _facts(dataset: Dataset, chosen: Criteria) -> Mask:
    columns = dataset.columns
    keep = np.full(len(dataset.commitments), True)
    for fact in chosen.facts:
        if fact in FACT_COUNTS:
            _, least, most = FACT_COUNTS[fact]
            keep &= (columns["facts"] >= least) & (columns["facts"] <= most)
        else:
            keep &= columns[f"fact:{fact}"]
    return keep


def _statuses(dataset: Dataset, chosen: Criteria) -> Mask:
    standing = standings(dataset)
    return np.array([standing[row.id].status in chosen.statuses for row in dataset.commitments], dtype=bool)


# --- names ------------------------------------------------------------------------------------------------------------------


def _terms(terms: Mapping[str, words.Term]) -> Callable[[Dataset], dict[str, str]]:
    return lambda dataset: {word: term.label for word, term in terms.items()}


def _topic_names(dataset: Dataset) -> dict[str, str]:
    return {topic.id: topic.name for topic in sorted(dataset.topics, key=lambda topic: topic.name.casefold())}


def _fact_names(dataset: Dataset) -> dict[str, str]:
    counts = {word: label for word, (label, _, _) in FACT_COUNTS.items()}
    return {word: term.label for word, term in words.PLAN_FACTS.items()} | counts


def _status_names(dataset: Dataset) -> dict[str, str]:
    unfollowed = {word: term.label for word, term in words.UNFOLLOWED.items()}
    return {status.id: status.label for status in dataset.progress.statuses} | unfollowed


# --- words ------------------------------------------------------------------------------------------------------------------


def _no_words(chosen: Chosen) -> Words:
    return Words()


def _in_themes(chosen: Chosen) -> Words:
    second = " (mainly or also)" if chosen.criteria.second_themes else ""
    if chosen.too_many:
        return Words(after=f" on {len(chosen.values)} themes{second}")
    return Words(before=f"{chosen.named('and', lower=True)} ", after=second)


def _on_topics(chosen: Chosen) -> Words:
    return Words(after=f" on {len(chosen.values)} topics" if chosen.too_many else f" on {chosen.named(quoted=True)}")


def _by_actors(chosen: Chosen) -> Words:
    who = joined(map(with_article, chosen.values.values()), "or")
    return Words(that=(f"would need action by {f'one of {len(chosen.values)}' if chosen.too_many else who}",))


def _with_actions(chosen: Chosen) -> Words:
    if chosen.too_many:
        return Words(that=(f"take one of {len(chosen.values)} kinds of action",))
    return Words(that=(f"would {chosen.named(lower=True)}",))


def _with_facts(chosen: Chosen) -> Words:
    stated = joined(f"“{inside(name)}”" for fact, name in chosen.values.items() if fact not in FACT_COUNTS)
    counts = [inside(name).replace("states", "state") for fact, name in chosen.values.items() if fact in FACT_COUNTS]
    return Words(that=(*([f"state {stated}"] if stated else []), *counts))


def _with_statuses(chosen: Chosen) -> Words:
    which = f"one of {len(chosen.values)} statuses" if chosen.too_many else chosen.named(quoted=True)
    return Words(that=(f"are recorded as {which}",))


FILTERS = (
    Filter(
        "election",
        "elections",
        "Election",
        choices=lambda dataset: {election.id: election.short_name for election in dataset.elections},
        mask=lambda dataset, chosen: equal(dataset, "election", chosen.elections),
        words=lambda chosen: Words(at_the_end=f", {chosen.named('and')}"),
        belongs=True,
    ),
    Filter(
        "party",
        "parties",
        "Party",
        choices=lambda dataset: {party.id: party.short_name for party in dataset.parties_in_order()},
        mask=lambda dataset, chosen: equal(dataset, "party", chosen.parties),
        words=_no_words,  # every sentence says of which parties it speaks
        belongs=True,
    ),
    Filter(
        "nation",
        "nations",
        "Nation",
        choices=lambda dataset: {nation.id: nation.name for nation in dataset.nations.nations},
        mask=lambda dataset, chosen: holds_any(dataset, "nation", chosen.nations),
        words=lambda chosen: Words(that=(f"reach {chosen.named()}",)),
        belongs=True,
    ),
    Filter(
        "theme",
        "themes",
        "Theme",
        choices=lambda dataset: {theme.id: theme.name for theme in dataset.themes},
        mask=_themes,
        words=_in_themes,
    ),
    Filter(
        "topic",
        "topics",
        "Topic",
        choices=_topic_names,
        mask=lambda dataset, chosen: holds_any(dataset, "on", chosen.topics),
        words=_on_topics,
    ),
    Filter(
        "stance",
        "stances",
        "Do, press or oppose",
        choices=_terms(words.STANCES),
        mask=lambda dataset, chosen: equal(dataset, "stance", chosen.stances),
        words=lambda chosen: Words(that=(f"their party {chosen.named(lower=True)}",)),
    ),
    Filter(
        "who",
        "actors",
        "Who would have to act",
        choices=_terms(words.ACTORS),
        mask=lambda dataset, chosen: holds_any(dataset, "who", chosen.actors),
        words=_by_actors,
    ),
    Filter(
        "action",
        "actions",
        "Kind of action",
        choices=_terms(words.ACTIONS),
        mask=lambda dataset, chosen: holds_any(dataset, "action", chosen.actions),
        words=_with_actions,
    ),
    Filter("fact", "facts", "Facts of a plan", choices=_fact_names, mask=_facts, words=_with_facts),
    Filter(
        "approach",
        "approaches",
        "Improvement approach",
        choices=_terms(words.APPROACHES),
        mask=lambda dataset, chosen: holds_any(dataset, "approach", chosen.approaches),
        words=lambda chosen: Words(that=(f"name {chosen.named(lower=True)} as an approach",)),
    ),
    Filter("status", "statuses", "What became of it", choices=_status_names, mask=_statuses, words=_with_statuses),
)
BY_PARAM = {filter_.param: filter_ for filter_ in FILTERS}

# Parameters with one value that is not the default: param -> (field, value in the address, value of the field).
SWITCHES: dict[str, tuple[str, str, str | bool]] = {
    "scope": ("scope", "all", "all"),
    "themes": ("second_themes", "also", True),
    "order": ("order", "name", "name"),
    "names": ("names_hidden", "hidden", True),
}
SEARCH = "q"  # the parameter of the free text
