"""The subjects that themes.yaml looks for and that nobody promises anything on: which of them a text names."""

from typing import NamedTuple

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.selecting.search import Index, index_of
from commitments.selecting.spoken import heard
from commitments.selecting.typed import JOINING, carrying, parts_of, tells


class Nobodys(NamedTuple):
    """A subject on which there is no commitment at all, core or wider, and the theme under which it is looked for."""

    subject: model.Subject
    theme: model.Theme


# A name or a question: for each word or phrase that tells something the stems of it and of its synonyms.
Stems = list[frozenset[str]]


def nobodys_called(dataset: Dataset, text: str) -> Nobodys | None:
    """The subject of nobody's promise that has ``text`` for a whole name, in any order of its words."""
    asked = _stems(index_of(dataset), text)
    return next((one for name, one in _nobodys(dataset) if len(name) == len(asked) and _all_in(name, asked)), None)


def nobodys_within(dataset: Dataset, text: str) -> Nobodys | None:
    """The same of which ``text`` holds a whole name, its words together: "free hospital parking for nurses"."""
    asked = _stems(index_of(dataset), text)
    for name, one in _nobodys(dataset):
        if any(_all_in(name, asked[first : first + len(name)]) for first in range(len(asked) - len(name) + 1)):
            return one
    return None


@derived
def _nobodys(dataset: Dataset) -> tuple[tuple[Stems, Nobodys], ...]:
    """Each such subject by each of its names, the longest name first."""
    index = index_of(dataset)
    found = [
        (_stems(index, name), Nobodys(subject, theme))
        for theme in dataset.themes
        for subject in theme.looked_for
        if not index.places_on(subject)
        for name in (subject.name, *subject.also_called, *subject.words)
    ]
    return tuple(sorted((one for one in found if one[0]), key=lambda one: -len(one[0])))


def _stems(index: Index, text: str) -> Stems:
    parts = carrying(parts_of(heard(text)))
    return [
        frozenset(index.stemmed(" ".join(member)) for member in (tuple(part.tokens), *part.group))
        for part in parts
        if tells(part) and not JOINING.issuperset(part.tokens)
    ]


def _all_in(name: Stems, asked: Stems) -> bool:
    return all(any(part & other for other in asked) for part in name)
