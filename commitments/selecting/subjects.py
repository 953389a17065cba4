"""The subjects that themes.yaml looks for: which one has a text for its name, and which of those that nobody promises anything on."""

from typing import NamedTuple

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.selecting.search import index_of
from commitments.selecting.spoken import heard
from commitments.selecting.typed import JOINING, Part, alike, carrying, parts_of, tells, tokens_of


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
    asked = _parts(text)
    for name, one in _names(dataset, promised=False):
        if any(_all_in(name, asked[first : first + len(name)]) for first in range(len(asked) - len(name) + 1)):
            return one
    return None


def _called(dataset: Dataset, text: str, promised: bool) -> LookedFor | None:
    asked = _parts(text)
    telling = [part for part in carrying(asked) if tells(part)] if asked else []
    return next((one for name, one in _names(dataset, promised) if _all_in(name, asked) and _all_in(telling, name)), None)


def _names(dataset: Dataset, promised: bool) -> tuple[tuple[list[Part], LookedFor], ...]:
    return _all_names(dataset)[promised]


@derived
def _all_names(dataset: Dataset) -> tuple[tuple[tuple[list[Part], LookedFor], ...], ...]:
    """Each subject by each of its names, the longest name first: those without a promise, core or wider, and those with one."""
    index = index_of(dataset)
    found: tuple[list[tuple[list[Part], LookedFor]], ...] = ([], [])
    for theme in dataset.themes:
        for subject in theme.looked_for:
            names = (_parts(name) for name in (subject.name, *subject.also_called, *subject.words))
            found[bool(index.places_on(subject))].extend((name, LookedFor(subject, theme)) for name in names if name)
    return tuple(tuple(sorted(some, key=lambda one: -len(one[0]))) for some in found)


def _parts(text: str) -> list[Part]:
    """What it is made of, but for words that only join. "Will" belongs to a living will."""
    return parts_of(" ".join(token for token in tokens_of(heard(text)) if token not in JOINING))


def _all_in(some: list[Part], others: list[Part]) -> bool:
    return all(any(alike(part, other) for other in others) for part in some)
