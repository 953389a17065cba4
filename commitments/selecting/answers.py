"""What answers a question: the selection that shows it, and in a sentence what was made of the words."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.records import model
from commitments.selecting.asked import Apart, apart, without_unknown
from commitments.selecting.fewer import capitals_in, still_answers, tells_a_subject
from commitments.selecting.filters import BY_PARAM
from commitments.selecting.places import Place
from commitments.selecting.questions import fewer_words, narrowed_by_names, subjects_near
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection
from commitments.selecting.slips import is_english
from commitments.selecting.subjects import LookedFor, nobodys_called, nobodys_within
from commitments.selecting.things import Thing
from commitments.selecting.typed import ASKING, tokens_of
from commitments.wording import joined

NEAREST = 5  # promises with some of the words, where few or none has all
FEW = 4  # promises or fewer: some may have been missed


class Answered(NamedTuple):
    """The selection that answers a question, and in a sentence what was made of its words ('' for nothing). ``nobodys``: the subject
    asked for, where it is one on which nobody promises anything; promises that happen to hold its words are then no answer. ``part``:
    whether words that tell something were left out, so that what is shown answers a part of the question."""

    selection: Selection
    note: str = ""
    nobodys: LookedFor | None = None
    part: bool = False

    def after(self, said: str) -> "Answered":
        """The same, with what was said of the words before it."""
        return self._replace(note=f"{said} {self.note}".strip())

    def rows(self, dataset: Dataset) -> tuple[model.Commitment, ...]:
        """The promises that answer."""
        return () if self.nobodys else self.selection.rows(dataset)

    def number(self, dataset: Dataset) -> int:
        """How many they are."""
        return 0 if self.nobodys else self.selection.number(dataset)


def answered(dataset: Dataset, selection: Selection) -> Answered:
    """What a search of the answer page asks for.

    Parties and nations that are named become filters, unless others are chosen, towns too as their nations; a town that two nations have is
    asked back. Not so where the texts hold the words just as they were typed ("green space"). A subject that is looked for and that nobody
    promises anything on is answered by that. The name of a topic is answered by the topic. Where few promises on health and care itself
    hold the words, or none, those on wider causes of health answer too. Words that stand nowhere are left out and named. Where that finds
    nothing either, the subject answers that is called by all the words; else those of the words that tell most. Where nothing but names was
    typed, one of them a status ("what has Labour kept"), all become filters, so that what was kept stands beside all that was promised.
    """
    if not selection.text:
        return Answered(selection)
    by_names = _by_names(dataset, selection)
    ways = (way(dataset, selection, by_names) for way in WAYS)
    return next((found for found in ways if found), Answered(selection))


def nearest(dataset: Dataset, selection: Selection, besides: Sequence[model.Commitment] = ()) -> tuple[model.Commitment, ...]:
    """A few promises, on wider causes of health too, that hold some of the words of a search: those first that hold most of what tells."""
    among = selection.but(text="", topics=(), scope="all").mask(dataset)
    places = index_of(dataset).near(selection.text, not selection.names_hidden) if selection.text else ()
    shown = {row.id for row in besides}
    rows = (dataset.commitments[place] for place in places if among[place])
    return tuple(islice((row for row in rows if row.id not in shown), NEAREST))


class _ByNames(NamedTuple):
    """What names make of a search. ``split``: with parties and nations as filters, None where it names none or the texts hold the words
    as typed; ``note``: whose names were read as parties, and which names count for nothing, as others were chosen; ``as_typed``: whether the
    texts hold the words just as they were typed, close together where a place is among them."""

    apart: Apart
    split: Selection | None
    note: str
    as_typed: bool


def _by_names(dataset: Dataset, selection: Selection) -> _ByNames:
    index = index_of(dataset)
    taken = apart(index, selection.text, not selection.names_hidden, selection.nations)
    places = taken.places + taken.two_of_a_name
    held = [*index.holds(selection.text, near=bool(places))]
    as_typed = bool(selection.but(text="").mask(dataset)[held].any())
    # "Poole" is in no promise on swimming pools.
    as_typed &= all(index.words.has(token) for place in places for token in tokens_of(place.name))
    split = None
    # A nation is one wherever it is named; a party or a town may be another word.
    sure = not places and all(thing.kind == "nation" for thing in taken.named)
    if taken.named and (sure or not (taken.rest or places) or not as_typed):
        filters: dict[str, tuple[str, ...]] = {}
        for thing in taken.named:
            field = BY_PARAM[thing.kind].field
            filters[field] = (*filters.get(field, ()), thing.id)
        split = selection.but(
            text=taken.rest, **{field: ids for field, ids in filters.items() if not getattr(selection, field)}
        )
        if split == selection:
            split = None
    read_as = " ".join(f"“{name}” was read as {dataset.by_id['party'][party.id].in_sentence}." for name, party in taken.people)
    note = f"{read_as} {_left_out(dataset, selection, taken)}".strip()
    return _ByNames(taken, split, note, as_typed)


def _what_was_kept(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Nothing but names, one of them a status."""
    if selection.names_hidden or not index_of(dataset).holds_only_names(selection.text):
        return None
    all_named = narrowed_by_names(dataset, selection)
    if not all_named.statuses:
        return None
    wider = all_named.but(scope="all")
    if not all_named.number(dataset) and wider.number(dataset):
        return Answered(
            wider, "These are on wider causes of health: of promises on health and care itself there are none."
        ).after(by_names.note)
    return Answered(all_named, by_names.note)


def _where_somebody_lives(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """That nothing is promised there is an answer too."""
    if not by_names.apart.places or by_names.split is None:
        return None
    nations = {place.nation for place in by_names.apart.places}
    said = _lies_in(dataset, by_names.apart.places)
    if selection.nations and not nations <= {*selection.nations}:
        said += f" {_you_chose(dataset, selection)}"
    return answered(dataset, by_names.split).after(f"{said} {by_names.note}".strip())


def _in_two_nations(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """A town whose name two nations have."""
    towns = by_names.apart.two_of_a_name
    if not towns or by_names.as_typed:
        return None
    nations = dataset.by_id["nation"]
    said = [
        f"There is a {town.name} in {joined([nations[nation].name for nation in (town.nation, town.or_nation)], 'and one in')}"
        for town in towns
    ]
    what_next = f". {_you_chose(dataset, selection)}" if selection.nations else ": please choose where you live."
    rest = by_names.split or selection.but(text=by_names.apart.rest)
    return answered(dataset, rest).after(f"{'. '.join(said)}{what_next} {by_names.note}".strip())


def _of_whoever_is_named(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    if by_names.split is None or not (by_names.apart.speaking or by_names.split.number(dataset)):
        return None
    return answered(dataset, by_names.split).after(by_names.note)


def _called_as_nobodys(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Nothing is the answer, and no promise that only holds the words."""
    nobodys = nobodys_called(dataset, selection.text)
    return Answered(selection, "", nobodys) if nobodys else None


def _about_nobodys(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Before any of its words is left out."""
    nobodys = nobodys_within(dataset, selection.text)
    return Answered(selection, "", nobodys) if nobodys else None


def _topic_of_that_name(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """What is promised on a topic whose name was typed, where a few other promises hold the words too: "nurse pay" is not "pay for nurses".
    Not where most are others, or one of them has the name in its title: there it says more than the topic. Which parties, nations and
    statuses are asked for changes nothing of how the words are read.
    """
    index, parties = index_of(dataset), not selection.names_hidden
    topic = index.topic_called(selection.text, parties)
    if topic is None or selection.topics or selection.themes:
        return None
    whole = Selection(text=selection.text, scope=selection.scope, names_hidden=selection.names_hidden)
    holding, on_it = whole.mask(dataset), whole.but(topics=(topic.id,)).mask(dataset)
    if any(holding[place] and not on_it[place] for place in index.titled(selection.text)):
        return None
    if not on_it.sum() < holding.sum() <= 2 * on_it.sum():
        return None
    return Answered(selection.but(topics=(topic.id,)), _by_its_other_name(selection.text, topic))


def _by_its_other_name(text: str, topic: Thing) -> str:
    """That a topic answers which readers call otherwise: among promises on NHS staff pay some name no nurse."""
    own = {token.removesuffix("s") for token in tokens_of(topic.name)}
    typed = {token.removesuffix("s") for token in tokens_of(text)} - ASKING
    return "" if typed <= own else f"“{text}” was read as the topic “{topic.name}”."


def _mostly_on_wider_causes(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Few promises on health and care itself, and at least as many more on its wider causes ("free school meals")."""
    wider = selection.but(scope="all")
    core, both = selection.number(dataset), wider.number(dataset)
    if not 0 < core <= FEW or both < 2 * core:
        return None
    more = both - core
    return Answered(wider, f"{more} of these {both} {'is' if more == 1 else 'are'} on wider causes of health.")


def _as_asked(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    if not selection.number(dataset):
        return None
    said = _lies_in(dataset, by_names.apart.places), _on_topics_alone(dataset, selection)
    return Answered(selection, " ".join(filter(None, said)))


def _on_topics_alone(dataset: Dataset, selection: Selection) -> str:
    """How many of the promises do not use all the words asked for, and are found by another name of their topic: "strike" stands in none on NHS
    staff pay. '' where most use them."""
    alone = index_of(dataset).by_topic_alone(selection.text, not selection.names_hidden)
    places = [place for place, shown in enumerate(selection.mask(dataset)) if shown]
    of_topics = [dataset.commitments[place] for place in places if place in alone]
    number, of = len(of_topics), len(places)
    if 2 * number <= of:
        return ""
    shared = set.intersection(*({*row.topics} for row in of_topics))
    names = [f"“{dataset.by_id['topic'][topic].name}”" for topic in of_topics[0].topics if topic in shared]
    on = f"the topic {names[0]}" if names else "topics that cover this"
    words = "all these words" if len(tokens_of(selection.text)) > 1 else "this word"  # one of several may well stand there
    if number < of:
        return f"{number} of these {of} do not use {words}: they are on {on}."
    return f"It does not use {words}: it is on {on}." if of == 1 else f"None of these uses {words}: they are on {on}."


def _of_nobody_else(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Whatever else must go, it is asked of these parties and nations."""
    return answered(dataset, by_names.split).after(by_names.note) if by_names.split else None


def _on_wider_causes(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    wider = selection.but(scope="all")
    which = "None of the promises chosen" if selection.but(text="").narrowing else "No promise"
    said = f"{which} on health and care itself contains these words. Those shown are on wider causes of health."
    return Answered(wider, said) if wider.number(dataset) else None


def _without_unknown_words(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    known, unknown = without_unknown(index_of(dataset), selection.text)
    if not unknown:
        return None
    if not known or _mostly_lost(dataset, selection, selection.but(text=known)):
        return _naming_the_unknown(dataset, selection, by_names)
    found = answered(dataset, selection.but(text=known))
    said = f"{_stand_nowhere(unknown)} and {_were(unknown)} left out."
    if found.nobodys:
        return found.after(said)
    # "Are ICBs being scrapped" does not ask for all that was dropped.
    if not found.selection.number(dataset) or (found.selection.statuses and not found.selection.text):
        return None
    if found.selection.text and not _tells_something(dataset, found.selection):
        return None
    if found.part and _mostly_lost(dataset, selection, found.selection):
        return _naming_the_unknown(dataset, selection, by_names)
    # Where somebody lives is in no promise, and asks for none the less.
    part = found.part or not all(_is_a_name(word, selection.text) for word in unknown)
    return found.after(said)._replace(part=part)


def _subject_of_that_name(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """The nearest subject, if it is called by all the words."""
    thing, instead = next(iter(subjects_near(dataset, selection)), (None, selection))
    if thing is None or not index_of(dataset).names_all(selection.text, thing, not selection.names_hidden):
        return None
    said = f"No promise matches “{selection.text}” word for word. This is the subject of that name"
    narrower = instead.but(text=fewer_words(dataset, instead.but(text=selection.text)).kept)
    if narrower.number(dataset) < instead.number(dataset):  # "pay for prescriptions" is not all charges
        return Answered(narrower, f"{said}, with what tells most.", part=True)
    return Answered(instead, f"{said}.")


def _with_fewer_words(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    index, parties = index_of(dataset), not selection.names_hidden
    if _promised_elsewhere(dataset, selection):  # that none of these do is the answer
        return None
    core = frozenset(Selection().mask(dataset).nonzero()[0].tolist())
    capitals = capitals_in(selection.text)
    named = (part for part in index.parts_asked(selection.text, parties) if capitals.issuperset(part.tokens))
    # "PIP cuts" asks for PIP, which stands in promises on wider causes alone, and not for all cuts.
    scopes = ("core", "all") if all(core.intersection(index.rows_with(part)) for part in named) else ("all", "core")
    tries = (fewer_words(dataset, selection.but(scope=scope)) for scope in scopes)
    some = next((found for found in tries if found.kept), None)
    if some is None or not still_answers(index, selection.text, some.kept, parties):
        return None
    lost = joined([f"“{word}”" for word in some.lost])
    said = f"{lost} {_were(some.lost)} left out."
    kept = selection.but(text=some.kept)
    taken = _by_names(dataset, kept)
    ways = (way(dataset, kept, taken) for way in (_mostly_on_wider_causes, _as_asked, _on_wider_causes))
    return next((found.after(said)._replace(part=True) for found in ways if found), None)


def _promised_elsewhere(dataset: Dataset, selection: Selection) -> bool:
    """Whether all the words stand in a promise that other filters would show: of another party, or one that would reach another nation."""
    whole = Selection(text=selection.text, scope="all", names_hidden=selection.names_hidden)
    return bool(whole.number(dataset))


def _naming_the_unknown(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Nothing is found; of words that stand nowhere that is why."""
    _, unknown = without_unknown(index_of(dataset), selection.text)
    if not unknown:
        return None
    return Answered(selection, f"{_stand_nowhere(unknown)}.")


# In this order; the first that finds something answers.
WAYS = (
    _called_as_nobodys,
    _what_was_kept,
    _where_somebody_lives,
    _in_two_nations,
    _of_whoever_is_named,
    _topic_of_that_name,
    _mostly_on_wider_causes,
    _as_asked,
    _of_nobody_else,
    _on_wider_causes,
    _about_nobodys,
    _without_unknown_words,
    _subject_of_that_name,
    _with_fewer_words,
    _naming_the_unknown,
)


def _lies_in(dataset: Dataset, places: tuple[Place, ...]) -> str:
    """``Wrexham is in Wales.``; '' for no place."""
    return " ".join(f"{place.name} is in {dataset.by_id['nation'][place.nation].name}." for place in places)


def _you_chose(dataset: Dataset, selection: Selection) -> str:
    return f"You chose {joined([dataset.by_id['nation'][nation].name for nation in selection.nations])}."


def _left_out(dataset: Dataset, selection: Selection, taken: Apart) -> str:
    """Which of the parties and nations that a search names count for nothing, as others were chosen; '' for none. Of places that is said
    with the places."""
    of_places = {place.nation for place in taken.places}
    lost = [
        dataset.by_id["party"][thing.id].in_sentence if thing.kind == "party" else thing.name
        for thing in taken.named
        if not (thing.kind == "nation" and thing.id in of_places)
        and (chosen := getattr(selection, BY_PARAM[thing.kind].field))
        and thing.id not in chosen
    ]
    return f"The filters leave out {joined(lost)}, which you named." if lost else ""


def _tells_something(dataset: Dataset, selection: Selection) -> bool:
    """Whether a word of its search tells by itself what is asked; see ``tells_a_subject``."""
    index = index_of(dataset)
    asked, capitals = index.parts_asked(selection.text, not selection.names_hidden), capitals_in(selection.text)
    return any(tells_a_subject(index, part, capitals) for part in asked)


def _mostly_lost(dataset: Dataset, asked: Selection, kept: Selection) -> bool:
    """Whether at least half of the telling words were lost for what is ``kept``, some of them because they stand nowhere: "drugs" is another
    question than "cystic fibrosis drugs", and "hospital" than "hospital chaplains". Where somebody lives and what people are called is no
    part of a question."""
    index, parties = index_of(dataset), not asked.names_hidden
    known, unknown = without_unknown(index, asked.text)
    nameless = [word for word in unknown if not _is_a_name(word, asked.text)]
    number, left = len(nameless) + len(index.parts_asked(known, parties)), index.parts_asked(kept.text, parties)
    acronym = any(capitals_in(asked.text).issuperset(part.tokens) for part in left)  # "IVF postcode lottery" asks for IVF
    return bool(nameless) and not acronym and number >= 2 * len(left)


def _is_a_name(word: str, text: str) -> bool:
    """Whether a word that stands nowhere is what somebody or some place is called, as far as can be told."""
    of_a_place = re.search(rf"\b(?:in|near|at|around|from) {re.escape(word)}\b", text, re.IGNORECASE)
    capital = word[:1].isupper() and not text.isupper() and not is_english(word.casefold())
    return " " in word or bool(of_a_place) or capital


def _stand_nowhere(unknown: tuple[str, ...]) -> str:
    return f"{joined([f'“{word}”' for word in unknown])} {'stands' if len(unknown) == 1 else 'stand'} in no promise"


def _were(words: tuple[str, ...]) -> str:
    return "was" if len(words) == 1 else "were"
