"""Free-text search over the commitments: words in any order, plurals and the field's synonyms, matches marked.

It is asked in two ways. ``ranked`` looks for words in the texts alone: what is said to be nobody's promise rests on it. ``found`` is for
readers: it also knows what the data calls its topics, approaches, statuses, parties, nations and governments, passes over words such as
"how" and "the", demands no "NHS" of a promise where another word says what is asked, and forgives slips of typing.

Built on SQLite's full-text index with its English stemmer, in memory: a thousand rows need no search server.
"""

import re
import sqlite3
import threading
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property, lru_cache, partial
from math import log

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.selecting.indexed import BETWEEN, COLUMNS, MEANT, SAID, TEXTS, indexed
from commitments.selecting.naming import IN_ANY_ORDER, length_of, name_of, names_of, of_party
from commitments.selecting.slips import SHORTEST_WORD, Slips
from commitments.selecting.spoken import heard
from commitments.selecting.things import Thing, things
from commitments.selecting.typed import (
    ASKING,
    IN_SYNONYMS,
    JOINING,
    MOST_ENDINGS,
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
MARK, END = "\x02", "\x03"  # control characters: the reader of the data lets none through

LONGER = 0.1  # by which a name counts more for each of its words that was typed: "long Covid" is not "Covid"
MOST_THINGS = 5  # that a text is said to name
# Of which a page can say that they hold what was searched for, the best first; the last by its first part.
MARKED = ("title", "summary", "topic", "called", "details", "subjects", "besides")


class Index:
    """The full-text index of one dataset; safe to share between threads.

    ``names``: whole names as they may be typed, each with one word for every thing that it names; ``thing_by_name``: such a word -> its thing.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._lock = threading.Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        tokenize = "tokenize = \"porter unicode61 remove_diacritics 2 tokenchars '&'\""
        self._base.execute(f"CREATE VIRTUAL TABLE texts USING fts5({', '.join(COLUMNS)}, {tokenize})")
        self._base.execute(f"CREATE VIRTUAL TABLE names USING fts5(name, {tokenize})")
        self._base.execute(f"CREATE VIRTUAL TABLE one_text USING fts5(text, {tokenize})")
        self._base.execute("CREATE VIRTUAL TABLE its_stems USING fts5vocab(one_text, instance)")
        self._ids = [row.id for row in dataset.commitments]
        self._topics = [row.topics for row in dataset.commitments]
        self._things = things(dataset)
        self.names = names_of(self._things)
        self.thing_by_name = {name_of(thing.kind, thing.id): thing for thing in self._things}
        holes = ", ".join("?" * (1 + len(COLUMNS)))
        self._base.executemany(f"INSERT INTO texts(rowid, {', '.join(COLUMNS)}) VALUES ({holes})", indexed(dataset))
        called = [(place, name) for place, thing in enumerate(self._things) for name in thing.called]
        self._thing_of = [place for place, _ in called]
        self._called = [name for _, name in called]
        self._lengths = [length_of(self._things[place], name) for place, name in called]
        self._base.executemany(
            "INSERT INTO names(rowid, name) VALUES (?, ?)", ((n, name) for n, (_, name) in enumerate(called))
        )
        self._put_under_subjects([subject for theme in dataset.themes for subject in theme.looked_for])
        self.ranked = lru_cache(maxsize=512)(self._ranked)
        self.found = lru_cache(maxsize=512)(self._found)
        self.named_in = lru_cache(maxsize=512)(self._named_in)
        self.stemmed = lru_cache(maxsize=4096)(self._stemmed)
        self._having = lru_cache(maxsize=4096)(self._names_holding)

    def _put_under_subjects(self, subjects: Iterable[model.Subject]) -> None:
        """Whatever is on a subject is found by each of its names: who asks for "MMR" means what is said of vaccination programmes."""
        self._on: dict[str, set[int]] = {}
        names: dict[int, list[str]] = {}
        for subject in subjects:
            on_it = self._on[subject.name] = self._places_on(subject)
            for place in on_it:
                names.setdefault(place, []).extend((subject.name, *subject.also_called, *subject.words))
        self._base.executemany(
            "UPDATE texts SET subjects = ? WHERE rowid = ?",
            [(BETWEEN.join(dict.fromkeys(some)), place) for place, some in names.items()],
        )

    def _places_on(self, subject: model.Subject) -> set[int]:
        topics = set(subject.topics)
        by_hand = {
            place
            for place, (id_, its_topics) in enumerate(zip(self._ids, self._topics, strict=True))
            if id_ in subject.commitments or topics.intersection(its_topics)
        }
        return by_hand.union(*(self._ranked(words) for words in subject.words))

    def places_on(self, subject: model.Subject) -> set[int]:
        """Places of the rows on a subject: those on its topics, those that it names, and those that its words find."""
        return self._on[subject.name]

    # --- commitments --------------------------------------------------------------------------------------------------

    def _ranked(self, text: str) -> tuple[int, ...]:
        """Places in ``dataset.commitments`` of the rows whose texts hold every word of ``text``, best first; none where it holds no word."""
        expression = match_expression(parts_of(text), self._endings)
        return self._rows(f"{{{TEXTS}}} : ({expression})") if expression else ()

    def _found(self, text: str, parties: bool = True) -> tuple[int, ...]:
        """The same as readers mean it, see above. Not ``parties``: names of parties are words like any other, as where they are hidden."""
        expression = self._as_meant(text, parties)
        rows = self._rows(expression) if expression else ()
        told = self._expression(telling(self._read(text, parties)))
        if told != expression:  # what holds the words that are not demanded too comes first
            first = set(self._rows(told))
            rows = tuple(sorted(rows, key=lambda place: place not in first))
        nearest = next(iter(self.named_in(text, parties)), None)
        if nearest is None or nearest.kind != "topic":
            return rows
        # Who asks for a topic by name wants what is on it, mainly on it first, before what happens to hold the same words. Where one word
        # was typed that is only another name of it ("dementia" for major conditions), what says the word itself comes first.
        said = set(self._rows(f"{{{SAID}}} : ({expression})"))
        whole = len(carrying(self._read(text, parties))) > 1 or self._having_all(nearest.name, text, parties)

        def order(place: int) -> tuple[int, bool]:
            on_it = nearest.id in self._topics[place]
            mainly = self._topics[place][:1] == (nearest.id,)
            return (not on_it if whole else 1 - (place in said) * (1 + on_it)), not mainly

        return tuple(sorted(rows, key=order))

    def _rows(self, expression: str) -> tuple[int, ...]:
        with self._lock:
            rows = self._base.execute(
                f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, {', '.join(map(str, COLUMNS.values()))})",
                (expression,),
            ).fetchall()
        return tuple(row[0] for row in rows)

    def _as_meant(self, text: str, parties: bool) -> str:
        return self._expression(carrying(self._read(text, parties)))

    def _expression(self, parts: list[Part]) -> str:
        finished = bool(parts) and len(parts[-1].tokens) == 1 and self.knows(parts[-1].tokens[0], unfinished=False)
        return match_expression(parts, None if finished else partial(self._endings, everywhere=True), MEANT)

    def _meant(self, text: str, parties: bool = True) -> list[Part]:
        """The parts of what a reader typed, slips put right and without words that only ask."""
        return telling(self._read(text, parties))

    def _read(self, text: str, parties: bool = True) -> list[Part]:
        """The parts of what a reader typed, slips put right and speech in the words of the field."""
        put_right = self.read_as(text)
        names = self.names if parties else {name: of for name, of in self.names.items() if not any(map(of_party, of))}
        typed = [put_right.get(token, token) for token in tokens_of(heard(text))[:MOST_WORDS]]
        return parts_of(" ".join(self._joined(typed)), names)

    def _joined(self, typed: list[str]) -> list[str]:
        """Two words as one that the texts have as one alone: "breast feeding", "smart phones"."""
        joined: list[str] = []
        for token in typed:
            one = joined[-1] + token if joined else ""
            alone = len(one) > SHORTEST_WORD and ASKING.isdisjoint((joined[-1], token)) and self._has_exactly(one)
            if alone and f" {joined[-1]} {token}" not in self._running.casefold():
                joined[-1] = one
            else:
                joined.append(token)
        return joined

    def read_as(self, text: str) -> dict[str, str]:
        """Words of ``text`` that occur nowhere -> the nearest that does, where one is near enough to be what was meant."""
        tokens = tokens_of(heard(text))[:MOST_WORDS]
        put_right = {}
        for place, token in enumerate(tokens):
            if token in ASKING or token in IN_SYNONYMS or token.isdecimal() or self.knows(token, place == len(tokens) - 1):
                continue
            if meant := self._slips.meant(token):
                put_right[token] = meant
        return put_right

    def knows(self, token: str, unfinished: bool) -> bool:
        """Whether a word stands in a text or a name; if it may be ``unfinished``, also whether one begins so."""
        asked = phrase([token]) + ("*" if unfinished else "")
        with self._lock:
            return any(
                self._base.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (f"{where}{asked}",)).fetchone()
                for table, where in (("texts", f"{{{MEANT}}} : "), ("names", ""))
            ) or bool(unfinished and (self._begins(self._words, token) or self._begins(self._slips.words, token)))

    def has_word(self, token: str) -> bool:
        """Whether a word stands just so in a text or a name, or its plural or singular does."""
        near = (token, f"{token}s", token.removesuffix("s"))
        return len(token) < SHORTEST_WORD or any(map(self._has_exactly, near))

    def _has_exactly(self, word: str) -> bool:
        at = bisect_left(self._slips.words, word)
        return self._slips.words[at : at + 1] == [word]

    @cached_property
    def _slips(self) -> Slips:
        """Every word of texts and names that somebody may have meant."""
        number: dict[str, int] = {}
        for text in (*self._columns(MEANT), *(name for thing in self._things for name in thing.called)):
            for token in tokens_of(text):
                if len(token) >= SHORTEST_WORD and not token.isdecimal():
                    number[token] = number.get(token, 0) + 1
        return Slips(number)

    @cached_property
    def _words(self) -> list[str]:
        """Every word of the texts as it stands there, in order; the index itself holds stems."""
        return sorted({word for text in self._columns(TEXTS) for word in tokens_of(text)})

    def _columns(self, names: str) -> list[str]:
        rows = self._base.execute(f"SELECT {names.replace(' ', ', ')} FROM texts").fetchall()
        return [" ".join(row) for row in rows]

    def _endings(self, unfinished: str, everywhere: bool = False) -> list[str]:
        """Words that begin like ``unfinished``, in the texts or ``everywhere``; none where a stem does, for then the index finds them by
        itself."""
        asked = phrase([unfinished]) + "*"
        with self._lock:
            known = self._base.execute(
                "SELECT 1 FROM texts WHERE texts MATCH ? LIMIT 1", (f"{{{MEANT if everywhere else TEXTS}}} : {asked}",)
            ).fetchone()
            return [] if known else self._begins(self._slips.words if everywhere else self._words, unfinished)

    @staticmethod
    def _begins(some: list[str], unfinished: str) -> list[str]:
        first = bisect_left(some, unfinished)
        return [word for word in some[first : first + MOST_ENDINGS] if word.startswith(unfinished)]

    def marked(self, text: str, positions: list[int]) -> dict[int, tuple[Pieces, Pieces, Pieces]]:
        """Of the rows at ``positions`` that match: place -> title and summary in pieces, which of them match; and the first of its topics, of
        their other names and of its details that does, or that only the manifesto's own words do; () for none."""
        expression = self._as_meant(text, parties=True)
        if not expression or not positions:
            return {}
        places = ",".join(str(int(position)) for position in positions)
        columns = [*COLUMNS]
        highlights = ", ".join(f"highlight(texts, {columns.index(column)}, :mark, :end)" for column in MARKED)
        with self._lock:
            rows = self._base.execute(
                f"SELECT rowid, {highlights} FROM texts WHERE texts MATCH :expression AND rowid IN ({places})",
                {"mark": MARK, "end": END, "expression": expression},
            ).fetchall()
        return {
            row[0]: (
                _pieces(row[1]),
                _pieces(row[2]),
                _first_marked(row[3:7]) or _in_the_wording(row[7].split(BETWEEN)[0]),
            )
            for row in rows
        }

    # --- themes, topics and other things ------------------------------------------------------------------------------

    def _named_in(self, text: str, parties: bool = True) -> tuple[Thing, ...]:
        """What ``text`` names or comes near to naming, nearest first: a thing counts by the words of one of its names that were typed.

        A word weighs the more the fewer names have it. A name of which words are missing counts less.
        """
        weight: dict[int, float] = {}
        hit: dict[int, int] = {}
        for tokens, group, _ in self._meant(text, parties):
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
            thing = self._thing_of[place]
            best[thing] = max(best.get(thing, 0.0), heavy * covered**2 * (1 + LONGER * hit[place]))
        near = sorted(best, key=lambda thing: (-best[thing], thing))
        least = best[near[0]] / 4 if near else 0.0
        named = (self._things[thing] for thing in near if best[thing] >= least)
        return tuple(thing for thing in named if parties or thing.kind != "party")[:MOST_THINGS]

    def typed_in_full(self, text: str, parties: bool = True) -> tuple[Thing, ...]:
        """Parties, nations, governments, approaches and statuses of which ``text`` holds a whole name, in its order."""
        typed = [name for part in self._meant(text, parties) for name in part.names]
        return tuple(self.thing_by_name[name] for name in dict.fromkeys(typed))

    def holds(self, text: str, near: bool = False) -> tuple[int, ...]:
        """Places of the rows whose title, topic or theme holds every word just as it was typed; ``near``: close to each other."""
        expression = match_expression([Part([token]) for token in tokens_of(text)[:MOST_WORDS]], None)
        if near and (told := [token for token in tokens_of(text) if token not in ASKING][:MOST_WORDS]):
            expression = f"NEAR({' '.join(phrase([token]) for token in told)}, {len(told) - 1})"
        return self._rows(f"{{title topic theme}} : ({expression})") if expression else ()

    def titled(self, text: str) -> tuple[int, ...]:
        """Places of the rows whose title holds the words close together, with one other word between two at most."""
        tokens = tokens_of(text)[:MOST_WORDS]
        near = f"NEAR({' '.join(phrase([token]) for token in tokens)}, {2 * len(tokens) - 3})"
        return self._rows(f"{{title}} : {near}") if len(tokens) > 1 else ()

    def plainly(self, text: str, parties: bool = True) -> tuple[int, ...]:
        """Places of the rows whose title or topics hold what ``text`` asks, best first."""
        expression = self._as_meant(text, parties)
        return self._rows(f"{{title topic called}} : ({expression})") if expression else ()

    def holds_phrase(self, first: str, second: str) -> bool:
        """Whether two words stand one straight after the other in a title, a summary or the name of a topic, the first in lower case: in
        "green space" it is nobody's name. The second may be a plural."""
        return f" {first} {second.removesuffix('s')}" in self._running

    @cached_property
    def _running(self) -> str:
        """Titles, summaries and names of topics as they are printed, with a space before each."""
        return " ".join(["", *self._columns("title summary topic")])

    def names_all(self, text: str, thing: Thing, parties: bool = True) -> bool:
        """Whether every telling word of ``text`` stands in a name of ``thing``, or is a party, a nation or the like."""
        places = {place for place, of in enumerate(self._thing_of) if self._things[of] == thing}
        return all(
            part.names or any(places.intersection(self._having(member)) for member in (tuple(part.tokens), *part.group))
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
        """Whether every word of ``text`` that does not only ask belongs to such a name."""
        meant = carrying(self._read(text))
        return bool(meant) and all(part.names for part in meant)

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

    def rows_with(self, part: Part) -> tuple[int, ...]:
        """Places of the rows that hold a word or phrase, best first."""
        return self._rows(self._expression([part]))

    def _names_holding(self, tokens: tuple[str, ...]) -> tuple[int, ...]:
        with self._lock:
            rows = self._base.execute("SELECT rowid FROM names WHERE names MATCH ?", (phrase(tokens),)).fetchall()
        return tuple(row[0] for row in rows)

    def _stemmed(self, text: str) -> str:
        """The words as the index has them, each without its ending: "waiting lists" is "wait list"."""
        with self._lock:
            self._base.execute("DELETE FROM one_text")
            self._base.execute("INSERT INTO one_text(text) VALUES (?)", (text,))
            return " ".join(row[0] for row in self._base.execute('SELECT term FROM its_stems ORDER BY "offset"'))

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Searches near ``text`` that do find something: a misspelt word put right, or one word fewer."""
        put_right = self.read_as(text)
        tokens = [put_right.get(token, token) for token in tokens_of(text)[:8]]
        tokens = [token for token in tokens if token not in ASKING] or tokens
        tries = [" ".join(tokens)] if put_right else []
        for at, token in enumerate(tokens):
            tries += [" ".join([*tokens[:at], word, *tokens[at + 1 :]]) for word in self._slips.like(token)]
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
