"""What somebody asks in their own words, as filters: "dentists in Wales" is the theme Dentistry and the nation Wales."""

from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.selecting.asked import Apart, apart, without_unknown
from commitments.selecting.fewer import Fewer, fewer, tells_a_subject
from commitments.selecting.filters import BY_PARAM
from commitments.selecting.places import Place
from commitments.selecting.search import IN_ANY_ORDER, index_of
from commitments.selecting.selection import Selection
from commitments.selecting.things import Thing
from commitments.wording import joined


def subjects_near(dataset: Dataset, selection: Selection) -> tuple[tuple[Thing, Selection], ...]:
    """Themes and topics that the search text of a selection names or comes near to, nearest first, each with the selection that shows it
    in place of the text. Parties, nations, governments, approaches and statuses that were typed narrow it; those under which nothing
    stands are left out.
    """
    if not selection.text:
        return ()
    index, parties = index_of(dataset), not selection.names_hidden
    narrowed = _narrowed_by_names(dataset, selection)
    found = []
    for thing in index.named_in(selection.text, parties):
        if thing.kind in IN_ANY_ORDER:
            on_it = narrowed.but(**{"themes": (), "topics": (), BY_PARAM[thing.kind].field: (thing.id,)})
            if on_it.number(dataset):
                found.append((thing, on_it))
    typed = index.typed_in_full(selection.text, parties)
    if not found and typed and narrowed.number(dataset):
        found.append((typed[0], narrowed))
    return tuple(found)


def _narrowed_by_names(dataset: Dataset, selection: Selection) -> Selection:
    """Without its text, and narrowed by the parties, nations, governments, approaches and statuses of which the text holds a whole name,
    where no filter of the same kind is set."""
    typed: dict[str, tuple[str, ...]] = {}
    for thing in index_of(dataset).typed_in_full(selection.text, not selection.names_hidden):
        field = BY_PARAM[thing.kind].field
        typed[field] = (*typed.get(field, ()), thing.id)
    return selection.but(text="", **{field: values for field, values in typed.items() if not getattr(selection, field)})


def subjects_named(dataset: Dataset, selection: Selection) -> tuple[tuple[Thing, Selection], ...]:
    """What the search text of a selection is about: the theme or topic that it names, and the next theme that it names; each with the
    selection that shows it in place of the text."""
    near = [one for one in subjects_near(dataset, selection) if one[0].kind in IN_ANY_ORDER]
    return (*near[:1], *[one for one in near[1:] if one[0].kind == "theme"][:1])


FEW = 4  # promises or fewer: some may have been missed


class Answered(NamedTuple):
    """The selection that answers a question, and in a sentence what was made of its words ('' for nothing)."""

    selection: Selection
    note: str = ""

    def after(self, said: str) -> "Answered":
        """The same, with what was said of the words before it."""
        return Answered(self.selection, f"{said} {self.note}".strip())


def answered(dataset: Dataset, selection: Selection) -> Answered:
    """What a search of the answer page asks for.

    Parties and nations that are named become filters, unless others are chosen, towns too as their nations; a town that two nations have
    is asked back. Not so where the texts hold the words just as they were typed ("green space"). The name of a topic is answered by the
    topic. Where few promises on health and care itself hold the words, or none, those on wider causes of health answer too. Words that
    stand nowhere are left out and named. Where that finds nothing either, the subject answers that is called by all the words; else those
    of the words that tell most. Where nothing but names was typed, one of them a status ("what has Labour kept"), all become filters, so
    that what was kept stands beside all that was promised.
    """
    if not selection.text:
        return Answered(selection)
    by_names = _by_names(dataset, selection)
    ways = (way(dataset, selection, by_names) for way in WAYS)
    return next((found for found in ways if found), Answered(selection))


class _ByNames(NamedTuple):
    """What names make of a search. ``split``: with parties and nations as filters, None where it names none or the texts hold the words
    as typed; ``note``: which names count for nothing, as others were chosen; ``as_typed``: whether the texts hold the words just as they
    were typed, close together where a place is among them."""

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
    split = None
    if taken.named and (not (taken.rest or places) or not as_typed):
        filters: dict[str, tuple[str, ...]] = {}
        for thing in taken.named:
            field = BY_PARAM[thing.kind].field
            filters[field] = (*filters.get(field, ()), thing.id)
        split = selection.but(
            text=taken.rest, **{field: ids for field, ids in filters.items() if not getattr(selection, field)}
        )
        if split == selection:
            split = None
    return _ByNames(taken, split, _left_out(dataset, selection, taken), as_typed)


def _what_was_kept(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Nothing but names, one of them a status."""
    if selection.names_hidden or not index_of(dataset).holds_only_names(selection.text):
        return None
    all_named = _narrowed_by_names(dataset, selection)
    return Answered(all_named, by_names.note) if all_named.statuses else None


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
    number, on_it = whole.number(dataset), whole.but(topics=(topic.id,)).mask(dataset)
    if any(whole.mask(dataset)[place] and not on_it[place] for place in index.titled(selection.text)):
        return None
    return Answered(selection.but(topics=(topic.id,))) if on_it.sum() < number <= 2 * on_it.sum() else None


def _mostly_on_wider_causes(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Few promises on health and care itself, and at least as many more on its wider causes ("free school meals")."""
    wider = selection.but(scope="all")
    core, both = selection.number(dataset), wider.number(dataset)
    if not 0 < core <= FEW or both < 2 * core:
        return None
    more = both - core
    return Answered(wider, f"{more} of these {both} {'is' if more == 1 else 'are'} on wider causes of health.")


def _as_asked(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    return Answered(selection, _lies_in(dataset, by_names.apart.places)) if selection.number(dataset) else None


def _of_nobody_else(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Whatever else must go, it is asked of these parties and nations."""
    return answered(dataset, by_names.split).after(by_names.note) if by_names.split else None


def _on_wider_causes(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    wider = selection.but(scope="all")
    which = "None of the promises chosen" if selection.but(text="").narrowing else "No promise"
    said = f"{which} on health and care itself holds these words. Those shown are on wider causes of health."
    return Answered(wider, said) if wider.number(dataset) else None


def _without_unknown_words(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    known, unknown = without_unknown(index_of(dataset), selection.text)
    if not (known and unknown):
        return None
    found = answered(dataset, selection.but(text=known))
    # "Are ICBs being scrapped" does not ask for all that was dropped.
    if not found.selection.number(dataset) or (found.selection.statuses and not found.selection.text):
        return None
    if found.selection.text and not _tells_something(dataset, found.selection):
        return None
    lost = joined([f"“{word}”" for word in unknown])
    return found.after(f"{lost} {'stands' if len(unknown) == 1 else 'stand'} in no promise and {_were(unknown)} left out.")


def _subject_of_that_name(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """The nearest subject, if it is called by all the words."""
    thing, instead = next(iter(subjects_near(dataset, selection)), (None, selection))
    if thing is None or not index_of(dataset).names_all(selection.text, thing, not selection.names_hidden):
        return None
    return Answered(instead, f"No promise matches “{selection.text}” word for word. This is the subject of that name.")


def _with_fewer_words(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    some = fewer_words(dataset, selection)
    if not some.kept:
        some = fewer_words(dataset, selection.but(scope="all"))
    if not some.kept:
        return None
    lost = joined([f"“{word}”" for word in some.lost])
    said = f"None of the promises chosen holds all of these words: {lost} {_were(some.lost)} left out."
    kept = selection.but(text=some.kept)
    taken = _by_names(dataset, kept)
    ways = (way(dataset, kept, taken) for way in (_mostly_on_wider_causes, _as_asked, _on_wider_causes))
    return next((found.after(said) for found in ways if found), None)


# In this order; the first that finds something answers.
WAYS = (
    _what_was_kept,
    _where_somebody_lives,
    _in_two_nations,
    _of_whoever_is_named,
    _topic_of_that_name,
    _mostly_on_wider_causes,
    _as_asked,
    _of_nobody_else,
    _on_wider_causes,
    _without_unknown_words,
    _subject_of_that_name,
    _with_fewer_words,
)


def fewer_words(dataset: Dataset, selection: Selection, more_than: int = 0) -> Fewer:
    """The words of a search that find more than ``more_than`` of what else is chosen, and those that were left out for it; see ``fewer``."""
    among, of = (
        frozenset(some.mask(dataset).nonzero()[0].tolist())
        for some in (selection.but(text=""), Selection(scope=selection.scope))
    )
    return fewer(index_of(dataset), selection.text, among, of, more_than, not selection.names_hidden)


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
    """Whether its search has several words that are looked for, or the one tells by itself what is asked; see ``tells_a_subject``."""
    index = index_of(dataset)
    parts = index.parts_asked(selection.text, not selection.names_hidden)
    return len(parts) > 1 or any(tells_a_subject(index, part) for part in parts)


def _were(words: tuple[str, ...]) -> str:
    return "was" if len(words) == 1 else "were"
