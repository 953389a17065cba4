"""The subjects that themes.yaml looks for: which one has a text for its name, and which of those that nobody promises anything on."""

from collections.abc import Hashable
from typing import NamedTuple

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.selecting.search import index_of
from commitments.selecting.spoken import heard
from commitments.selecting.typed import JOINING, carrying, parts_of, tells, tokens_of


class LookedFor(NamedTuple):
    """A subject, and the theme under which it is looked for."""

    subject: model.Subject
    theme: model.Theme


def nobodys_called(dataset: Dataset, text: str) -> LookedFor | None:
    """The subject of nobody's promise that has ``text`` for a whole name, in any order of its words. Not where a title, a topic or a theme
    holds them just as typed, unless it is what readers see of the subject: then they ask for something else as well."""
    found = _called(dataset, text, promised=False)
    if found and index_of(dataset).holds(text) and tokens_of(text) != tokens_of(found.subject.name):
        return None
    return found


def promised_called(dataset: Dataset, text: str) -> LookedFor | None:
    """The subject with promises that has ``text`` for a whole name."""
    return _called(dataset, text, promised=True)


def nobodys_within(dataset: Dataset, text: str) -> LookedFor | None:
    """The subject of nobody's promise of which ``text`` holds a whole name, its words together: "free hospital parking for nurses"."""
    asked = _said(" ".join(index_of(dataset).words.read(text)))
    for name, one in _names(dataset)[False]:
        if any(name.issubset(asked[first : first + len(name)]) for first in range(len(asked) - len(name) + 1)):
            return one
    return None


def _called(dataset: Dataset, text: str, promised: bool) -> LookedFor | None:
    asked = frozenset(_said(text))
    telling = frozenset(
        _said(" ".join(token for part in carrying(parts_of(heard(text))) if tells(part) for token in part.tokens))
    )
    return next((one for name, one in _names(dataset)[promised] if telling <= name <= asked), None)


Name = frozenset[Hashable]


@derived
def _names(dataset: Dataset) -> tuple[tuple[tuple[Name, LookedFor], ...], ...]:
    """Each subject by each of its names, the longest name first: those without a promise, core or wider, and those with one."""
    index = index_of(dataset)
    found: tuple[list[tuple[Name, LookedFor]], ...] = ([], [])
    for theme in dataset.themes:
        for subject in theme.looked_for:
            names = (frozenset(_said(name)) for name in (subject.name, *subject.also_called, *subject.words))
            found[bool(index.places_on(subject))].extend((name, LookedFor(subject, theme)) for name in names if name)
    return tuple(tuple(sorted(some, key=lambda one: -len(one[0]))) for some in found)


def _said(text: str) -> list[Hashable]:
    """What it says, word by word or phrase by phrase, a plural as its singular and synonyms as one. Words that only join are left out, but
    no others: "will" belongs to a living will."""
    parts = parts_of(" ".join(token for token in tokens_of(heard(text)) if token not in JOINING))
    return [part.group or tuple(map(_singular, part.tokens)) for part in parts]


def _singular(token: str) -> str:
    return f"{token[:-3]}y" if token.endswith("ies") else token if token.endswith("ss") else token.removesuffix("s")
