"""How the full-text index has the names of things: one word for each thing, and the names that are typed whole."""

from collections.abc import Iterable

from commitments.records import model
from commitments.selecting.things import Thing
from commitments.selecting.typed import JOINING, Names, tokens_of

IN_ANY_ORDER = ("theme", "topic")  # kinds of things that are found by their words; the others by a whole name


def name_of(kind: str, id_: str) -> str:
    """One word for a thing, as no text has it, that the index keeps beside the words of a row."""
    return f"{kind}0{id_.replace('-', '0')}0x"


def length_of(thing: Thing, name: str) -> int:
    """How many words must be typed for all of a name: of a theme or topic those that do not only join others. "More dentists" is two."""
    tokens = tokens_of(name)
    return max(1, len(tokens) if thing.kind not in IN_ANY_ORDER else sum(token not in JOINING for token in tokens))


def names_of_subjects(some: Iterable[tuple[str, model.Subject]]) -> Names:
    """The names of subjects that editors look for, each by the word that the index has for it; the last word of a name also with or
    without an s."""
    names: dict[tuple[str, ...], list[str]] = {}
    for word, subject in some:
        for name in (subject.name, *subject.also_called, *subject.words):
            *first, last = tokens_of(name)
            for ending in (last, f"{last}s", last.removesuffix("s")):
                names.setdefault((*first, ending), []).append(word)
    return {tokens: tuple(dict.fromkeys(of)) for tokens, of in names.items()}


def of_party(name: str) -> bool:
    return name.startswith("party0")


def names_of(some: Iterable[Thing]) -> Names:
    """The names of what is told by its name alone. A theme or a topic is found by its words, in any order."""
    names: dict[tuple[str, ...], list[str]] = {}
    for thing in some:
        if thing.kind not in IN_ANY_ORDER:
            for name in thing.called:
                names.setdefault(tuple(tokens_of(name)), []).append(name_of(thing.kind, thing.id))
    return {tokens: tuple(dict.fromkeys(of)) for tokens, of in names.items() if tokens}
