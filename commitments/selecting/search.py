"""Free-text search over the commitments: words in any order, plurals and the field's synonyms, matches marked.

It is asked in two ways. ``ranked`` looks for words in the texts alone: what is said to be nobody's promise rests on it. ``found`` is for
readers: it also knows what the data calls its topics, approaches, statuses, parties, nations and governments, passes over words such as
"how" and "the", demands no "NHS" of a promise where another word says what is asked, and forgives slips of typing.

The tables that are asked stand in full_text.py, what is known of single words in known_words.py.
"""

import re
from collections.abc import Iterable
from functools import lru_cache, partial
from math import log

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.selecting.full_text import END, MARK, FullText
from commitments.selecting.indexed import BETWEEN, MEANT, OWN, SAID, TEXTS, indexed
from commitments.selecting.known_words import KnownWords
from commitments.selecting.naming import IN_ANY_ORDER, length_of, name_of, names_of, names_of_subjects, of_party
from commitments.selecting.things import Thing, things
from commitments.selecting.typed import (
    ABOUT_HEALTH,
    ASKING,
    JOINING,
    MOST_WORDS,
    Part,
    carrying,
    match_expression,
    parts_of,
    phrase,
    telling,
    tells,
    tokens_of,
)

Pieces = tuple[tuple[str, bool], ...]  # a text from beginning to end, and whether each piece of it is a match of a search
MOST_SUGGESTED = 3

HALF = 0.5  # of a name's words: of which more must have been typed
LONGER = 0.1  # by which a name counts more for each of its words that was typed: "long Covid" is not "Covid"
MOST_THINGS = 5  # that a text is said to name
# Of which a page can say that they hold what was searched for, the best first; the last by its first part.
MARKED = ("title", "summary", "topic", "called", "details", "besides")


class Index:
    """The full-text index of one dataset; safe to share between threads. ``words``: what is known of single words.

    ``names``: whole names as they may be typed, each with one word for every thing that it names; ``thing_by_name``: such a word -> its thing.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._ids = [row.id for row in dataset.commitments]
        self._topics = [row.topics for row in dataset.commitments]
        self._things = things(dataset)
        self.names = names_of(self._things)
        self.thing_by_name = {name_of(thing.kind, thing.id): thing for thing in self._things}
        called = [(place, name) for place, thing in enumerate(self._things) for name in thing.called]
        self._thing_of = [place for place, _ in called]
        self._called = [name for _, name in called]
        self._lengths = [length_of(self._things[place], name) for place, name in called]
        self._texts = FullText(indexed(dataset), self._called)
        self._subjects = {
            name_of("subject", f"{theme.id}-{number}"): subject
            for theme in dataset.themes
            for number, subject in enumerate(theme.looked_for)
        }
        looked_for = (name for one in self._subjects.values() for name in (one.name, *one.also_called, *one.words))
        self.words = KnownWords(self._texts, self._called, looked_for)
        self._put_under_subjects()
        self._read_once = lru_cache(maxsize=1024)(self._parts_read)
        self.ranked = lru_cache(maxsize=512)(self._ranked)
        self.found = lru_cache(maxsize=512)(self._found)
        self.named_in = lru_cache(maxsize=512)(self._named_in)
        self._having = lru_cache(maxsize=4096)(self._names_holding)

    def _put_under_subjects(self) -> None:
        """Whatever is on a subject is found by each of its names: who asks for "MMR" means what is said of vaccination programmes."""
        place_of = {id_: place for place, id_ in enumerate(self._ids)}
        on_topic: dict[str, set[int]] = {}
        for place, topics in enumerate(self._topics):
            for topic in topics:
                on_topic.setdefault(topic, set()).add(place)
        self._on = {
            subject: {place_of[id_] for id_ in subject.commitments if id_ in place_of}.union(
                *(on_topic.get(topic, ()) for topic in subject.topics), *map(self._ranked, subject.words)
            )
            for subject in self._subjects.values()
        }
        words: dict[int, list[str]] = {}
        for word, subject in self._subjects.items():
            for place in self._on[subject]:
                words.setdefault(place, []).append(word)
        self._texts.add("known", {place: " ".join(some) for place, some in words.items()})
        promised = ((word, subject) for word, subject in self._subjects.items() if self._on[subject])
        of_subjects = names_of_subjects(promised)
        self._names_read = {
            name: (*self.names.get(name, ()), *of_subjects.get(name, ())) for name in (*self.names, *of_subjects)
        }

    def places_on(self, subject: model.Subject) -> set[int]:
        """Places of the rows on a subject: those on its topics, those that it names, and those that its words find."""
        return self._on[subject]

    def subjects_typed(self, text: str) -> tuple[model.Subject, ...]:
        """The subjects that editors look for of which ``text`` holds a whole name, and on which there is a promise."""
        typed = [name for part in self._read(text) for name in part.names]
        return tuple(self._subjects[name] for name in dict.fromkeys(typed) if name in self._subjects)

    # --- commitments --------------------------------------------------------------------------------------------------

    def _ranked(self, text: str) -> tuple[int, ...]:
        """Places in ``dataset.commitments`` of the rows whose texts hold every word of ``text``, best first; none where it holds no word."""
        expression = match_expression(parts_of(text), self.words.endings)
        return self._texts.rows(f"{{{TEXTS}}} : ({expression})") if expression else ()

    def _found(self, text: str, parties: bool = True) -> tuple[int, ...]:
        """The same as readers mean it, see above. Not ``parties``: names of parties are words like any other, as where they are hidden."""
        expression = self._as_meant(text, parties)
        rows = self._texts.rows(expression) if expression else ()
        told = self._expression(telling(self._read(text, parties)))
        if told != expression:  # what holds the words that are not demanded too comes first
            first = set(self._texts.rows(told))
            rows = tuple(sorted(rows, key=lambda place: place not in first))
        nearest = next(iter(self.named_in(text, parties)), None)
        if nearest is None or nearest.kind != "topic":
            return rows
        # Who asks for a topic by name wants what is on it, mainly on it first, before what happens to hold the same words. Where one word
        # was typed that is only another name of it ("dementia" for major conditions), what says the word itself comes first.
        said = set(self._texts.rows(f"{{{SAID}}} : ({expression})"))
        whole = len(carrying(self._read(text, parties))) > 1 or self._having_all(nearest.name, text, parties)

        def order(place: int) -> tuple[int, bool]:
            on_it = nearest.id in self._topics[place]
            mainly = self._topics[place][:1] == (nearest.id,)
            return (not on_it if whole else 1 - (place in said) * (1 + on_it)), not mainly

        return tuple(sorted(rows, key=order))

    def by_topic_alone(self, text: str, parties: bool = True) -> frozenset[int]:
        """Of the rows found the places of those that hold the words nowhere but in what their topics are also called."""
        expression = self._expression(carrying(self._read(text, parties)), OWN)
        return frozenset(self.found(text, parties)).difference(self._texts.rows(expression) if expression else ())

    def _as_meant(self, text: str, parties: bool) -> str:
        return self._expression(carrying(self._read(text, parties)))

    def _expression(self, parts: list[Part], columns: str = MEANT) -> str:
        finished = bool(parts) and len(parts[-1].tokens) == 1 and self.words.knows(parts[-1].tokens[0], unfinished=False)
        return match_expression(parts, None if finished else partial(self.words.endings, everywhere=True), columns)

    def _meant(self, text: str, parties: bool = True) -> list[Part]:
        """The parts of what a reader typed, slips put right and without words that only ask."""
        return telling(self._read(text, parties))

    def _read(self, text: str, parties: bool = True) -> list[Part]:
        """The parts of what a reader typed, slips put right and speech in the words of the field."""
        return [*self._read_once(text, parties)]

    def _parts_read(self, text: str, parties: bool) -> tuple[Part, ...]:
        names = self._names_read
        if not parties:
            names = {name: of for name, of in names.items() if not any(map(of_party, of))}
        return tuple(parts_of(" ".join(self.words.read(text)), names))

    def _is_named(self, part: Part) -> bool:
        """Whether a part is the name of a party, a nation or the like, for which there is a filter."""
        return any(name in self.thing_by_name for name in part.names)

    def marked(self, text: str, positions: list[int]) -> dict[int, tuple[Pieces, Pieces, Pieces]]:
        """Of the rows at ``positions`` that match: place -> title and summary in pieces, which of them match; and the first of its topics, of
        their other names, of its details and of the manifesto's words that does; () for none."""
        expression = self._as_meant(text, parties=True)
        if not expression or not positions:
            return {}
        return {
            place: (
                _pieces(columns[0]),
                _pieces(columns[1]),
                _first_marked(columns[2:-1]) or _in_the_wording(columns[-1].split(BETWEEN)[0]),
            )
            for place, columns in self._texts.marked(expression, positions, MARKED).items()
        }

    # --- themes, topics and other things ------------------------------------------------------------------------------

    def _named_in(self, text: str, parties: bool = True) -> tuple[Thing, ...]:
        """What ``text`` names or comes near to naming, nearest first: a thing counts by the words of one of its names that were typed.

        A word weighs the more the fewer names have it. A name of which words are missing counts less.
        """
        weight: dict[int, float] = {}
        hit: dict[int, int] = {}
        asked = self._meant(text, parties)
        for tokens, group, _ in asked:
            places: dict[int, int] = {}
            for member in dict.fromkeys((tuple(tokens), *group)):
                for place in self._having(member):
                    places[place] = max(places.get(place, 0), len(member))
            if not places and len(tokens) > 1 and not group:  # a phrase of two names: each word on its own
                for place in {place for token in tokens if token not in ASKING for place in self._having((token,))}:
                    places[place] = 1
            rare = log(1 + len(self._lengths) / (len(places) or 1))
            for place, length in places.items():
                weight[place] = weight.get(place, 0.0) + rare
                hit[place] = hit.get(place, 0) + length
        for token in set(tokens_of(text)) & ASKING - JOINING:  # "more" tells only which of two names was meant
            for place in self._having((token,)):
                if place in hit:
                    hit[place] += 1
        best: dict[int, float] = {}
        for place, heavy in weight.items():
            covered = min(1.0, hit[place] / self._lengths[place])
            # One word in two of a name, and of what was asked as well: "two child cap" does not ask for a wait of two months.
            if covered < HALF or covered == HALF and len(asked) > 1:
                continue
            thing = self._thing_of[place]
            best[thing] = max(best.get(thing, 0.0), heavy * covered**2 * (1 + LONGER * hit[place]))
        near = sorted(best, key=lambda thing: (-best[thing], thing))
        least = best[near[0]] / 4 if near else 0.0
        named = (self._things[thing] for thing in near if best[thing] >= least)
        return tuple(thing for thing in named if parties or thing.kind != "party")[:MOST_THINGS]

    def typed_in_full(self, text: str, parties: bool = True) -> tuple[Thing, ...]:
        """Parties, nations, governments, approaches and statuses of which ``text`` holds a whole name, in its order."""
        typed = [name for part in self._meant(text, parties) for name in part.names]
        return tuple(self.thing_by_name[name] for name in dict.fromkeys(typed) if name in self.thing_by_name)

    def holds(self, text: str, near: bool = False) -> tuple[int, ...]:
        """Places of the rows whose title, topic or theme holds every word just as it was typed; ``near``: close to each other."""
        expression = match_expression([Part([token]) for token in tokens_of(text)[:MOST_WORDS]], None)
        if near and (told := [token for token in tokens_of(text) if token not in ASKING][:MOST_WORDS]):
            expression = f"NEAR({' '.join(phrase([token]) for token in told)}, {len(told) - 1})"
        return self._texts.rows(f"{{title topic theme}} : ({expression})") if expression else ()

    def titled(self, text: str) -> tuple[int, ...]:
        """Places of the rows whose title holds the words close together, with one other word between two at most."""
        tokens = tokens_of(text)[:MOST_WORDS]
        near = f"NEAR({' '.join(phrase([token]) for token in tokens)}, {2 * len(tokens) - 3})"
        return self._texts.rows(f"{{title}} : {near}") if len(tokens) > 1 else ()

    def plainly(self, text: str, parties: bool = True) -> tuple[int, ...]:
        """Places of the rows whose title or topics hold what ``text`` asks, best first."""
        expression = self._as_meant(text, parties)
        return self._texts.rows(f"{{title topic called}} : ({expression})") if expression else ()

    def names_all(self, text: str, thing: Thing, parties: bool = True) -> bool:
        """Whether every telling word of ``text`` stands in a name of ``thing``, or is a party, a nation or the like."""
        places = {place for place, of in enumerate(self._thing_of) if self._things[of] == thing}
        return all(
            self._is_named(part)
            or any(places.intersection(self._having(member)) for member in (tuple(part.tokens), *part.group))
            for part in carrying(self._read(text, parties))
        )

    def topic_called(self, text: str, parties: bool = True) -> Thing | None:
        """The topic of which ``text`` is a whole name of several words; None for a word alone, which may say more than one topic."""
        asked = carrying(self._read(text, parties))
        nearest = next(iter(self.named_in(text, parties)), None)
        if nearest is None or nearest.kind != "topic" or len(asked) < 2 and len(asked[0].tokens) < 2:
            return None
        length = sum(len(part.tokens) for part in asked)
        whole = (
            name for name in nearest.called if length_of(nearest, name) == length and self._having_all(name, text, parties)
        )
        return nearest if next(whole, None) else None

    def not_demanded(self, text: str) -> tuple[str, ...]:
        """Words of ``text`` that tell something and that a promise need not hold, as the index has them: ``("nhs",)``."""
        read = self._read(text)
        carried = carrying(read)
        return tuple(dict.fromkeys(token for part in telling(read) if part not in carried for token in part.tokens))

    def holds_only_names(self, text: str) -> bool:
        """Whether every word of ``text`` that does not only ask belongs to such a name, or says but that it is about health."""
        meant = [part for part in carrying(self._read(text)) if not ABOUT_HEALTH.issuperset(part.tokens)]
        return bool(meant) and all(map(self._is_named, meant))

    def _having_all(self, name: str, text: str, parties: bool) -> bool:
        """Whether every telling word of ``text``, or a synonym of it, stands in a name."""
        place = next(n for n, one in enumerate(self._called) if one == name)
        return all(
            any(place in self._having(member) for member in (tuple(part.tokens), *part.group))
            for part in carrying(self._read(text, parties))
        )

    def names_a_subject(self, part: Part, whole: bool = False) -> bool:
        """Whether a word or phrase, or a synonym, stands in what a theme or topic is called, or is the ``whole`` of one of its names."""
        return any(
            self._things[self._thing_of[place]].kind in IN_ANY_ORDER and (not whole or self._lengths[place] == len(member))
            for member in (tuple(part.tokens), *part.group)
            for place in self._having(member)
        )

    def parts_asked(self, text: str, parties: bool = True) -> list[Part]:
        """The words and phrases of ``text`` that a promise must hold; none where they only ask."""
        return [part for part in carrying(self._read(text, parties)) if tells(part)]

    def near(self, text: str, parties: bool = True) -> tuple[int, ...]:
        """Places of the rows that hold one of the words and phrases that ``text`` asks, those first that hold most of what tells: what few
        hold tells more."""
        told: dict[int, float] = {}
        for part in self.parts_asked(text, parties):
            rows = self._texts.rows(match_expression([part], None, MEANT))  # whole words: "organ" is no organisation
            for place in rows:
                told[place] = told.get(place, 0.0) + log((1 + len(self._ids)) / len(rows))
        return tuple(sorted(told, key=lambda place: -told[place]))

    def rows_with(self, part: Part) -> tuple[int, ...]:
        """Places of the rows that hold a word or phrase, best first."""
        return self._texts.rows(self._expression([part]))

    def _names_holding(self, tokens: tuple[str, ...]) -> tuple[int, ...]:
        return self._texts.names(phrase(tokens))

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Searches near ``text`` that do find something: a misspelt word put right, or one word fewer."""
        put_right = self.words.read_as(text)
        tokens = [put_right.get(token, token) for token in tokens_of(text)[:8]]
        tokens = [token for token in tokens if token not in ASKING] or tokens
        tries = [" ".join(tokens)] if put_right else []
        for at, token in enumerate(tokens):
            tries += [" ".join([*tokens[:at], word, *tokens[at + 1 :]]) for word in self.words.like(token)]
        if len(tokens) > 1:
            tries += [" ".join(tokens[:at] + tokens[at + 1 :]) for at in range(len(tokens))]
        return tuple(attempt for attempt in dict.fromkeys(tries) if self.found(attempt))[:MOST_SUGGESTED]


@derived
def index_of(dataset: Dataset) -> Index:
    """The index of a dataset, built once."""
    return Index(dataset)


def _first_marked(columns: Iterable[str]) -> Pieces:
    """The first part of some columns that holds a match, as most of them hold several things."""
    parts = (part for column in columns for part in column.split(BETWEEN) if MARK in part)
    return _pieces(next(parts, ""))


def _in_the_wording(find: str) -> Pieces:
    """The few words of the manifesto that lead to a row, if a match is among them."""
    return (("the manifesto’s words, “", False), *_pieces(find), ("”", False)) if MARK in find else ()


def _pieces(marked: str) -> Pieces:
    pieces = re.split(f"{MARK}([^{END}]*){END}", marked)  # every second one stood between the marks
    return tuple((piece, bool(at % 2)) for at, piece in enumerate(pieces) if piece)
