"""What somebody asks in their own words, as filters: "dentists in Wales" is the theme Dentistry and the nation Wales."""

from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.selecting.asked import apart, without_unknown
from commitments.selecting.fewer import Fewer, fewer
from commitments.selecting.filters import BY_PARAM
from commitments.selecting.places import Place, shared_in
from commitments.selecting.search import IN_ANY_ORDER, index_of
from commitments.selecting.selection import Selection
from commitments.selecting.things import Thing
from commitments.selecting.typed import words_of
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


class Answered(NamedTuple):
    """The selection that answers a question, and in a sentence what was made of its words ('' for nothing)."""

    selection: Selection
    note: str = ""

    def after(self, said: str) -> "Answered":
        """The same, with what was said of the words before it."""
        return Answered(self.selection, f"{said} {self.note}".strip())


def answered(dataset: Dataset, selection: Selection) -> Answered:
    """What a search of the answer page asks for.

    Parties and nations that are named become filters, towns too as their nations, unless the texts hold the words just as they were
    typed ("green space"). Where nothing on health and care itself holds the words, what is promised on its wider causes does. Words that
    stand nowhere are left out and named. Where that finds nothing either, the subject answers that is called by all the words; else those
    of the words that tell most. Where nothing but names was typed, one of them a status ("what has
    Labour kept"), all become filters, so that what was kept stands beside all that was promised.
    """
    if not selection.text:
        return Answered(selection)
    by_names = _by_names(dataset, selection)
    ways = (way(dataset, selection, by_names) for way in WAYS)
    return next((found for found in ways if found), Answered(selection))


class _ByNames(NamedTuple):
    """A search by the parties and nations that it names. ``split``: with these as filters, None where the texts hold the words as typed;
    ``places``: those that it names; ``speaking``: a party is said to speak; ``note``: which names count for nothing, as others were chosen;
    ``as_typed``: whether the texts hold the words just as they were typed."""

    split: Selection | None
    places: tuple[Place, ...]
    speaking: bool
    note: str
    as_typed: bool


def _by_names(dataset: Dataset, selection: Selection) -> _ByNames:
    index = index_of(dataset)
    named, places, rest, speaking = apart(index, selection.text, not selection.names_hidden)
    as_typed = bool(selection.but(text="").mask(dataset)[list(index.holds(selection.text))].any())
    split = None
    if named and (not (rest or places) or not as_typed):
        filters: dict[str, tuple[str, ...]] = {}
        for thing in named:
            field = BY_PARAM[thing.kind].field
            filters[field] = (*filters.get(field, ()), thing.id)
        split = selection.but(text=rest, **{field: ids for field, ids in filters.items() if not getattr(selection, field)})
        if split == selection:
            split = None
    return _ByNames(split, places, speaking, _chosen_before(selection, named), as_typed)


def _what_was_kept(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Nothing but names, one of them a status."""
    if selection.names_hidden or not index_of(dataset).holds_only_names(selection.text):
        return None
    all_named = _narrowed_by_names(dataset, selection)
    return Answered(all_named) if all_named.statuses else None


def _where_somebody_lives(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """That nothing is promised there is an answer too."""
    if not by_names.places or by_names.split is None:
        return None
    nations = dataset.by_id["nation"]
    said = " ".join(f"{place.name} is in {nations[place.nation].name}." for place in by_names.places)
    if selection.nations and not {place.nation for place in by_names.places} <= {*selection.nations}:
        said += f" You chose {joined([nations[nation].name for nation in selection.nations])}."
    return answered(dataset, by_names.split).after(said)


def _of_whoever_is_named(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    if by_names.split is None or not (by_names.speaking or by_names.split.number(dataset)):
        return None
    return answered(dataset, by_names.split).after(by_names.note)


def _in_two_nations(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """A town whose name two nations have."""
    towns, others = shared_in(words_of(selection.text))
    if not towns or by_names.as_typed:
        return None
    return answered(dataset, selection.but(text=" ".join(others))).after(_two_of_a_name(dataset, selection, towns))


def _as_asked(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    return Answered(selection) if selection.number(dataset) else None


def _of_nobody_else(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    """Whatever else must go, it is asked of these parties and nations."""
    return answered(dataset, by_names.split).after(by_names.note) if by_names.split else None


def _on_wider_causes(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    wider = selection.but(scope="all")
    said = "No promise on health and care themselves holds these words. Those shown are on wider causes of health."
    return Answered(wider, said) if wider.number(dataset) else None


def _without_unknown_words(dataset: Dataset, selection: Selection, by_names: _ByNames) -> Answered | None:
    known, unknown = without_unknown(index_of(dataset), selection.text)
    if not (known and unknown):
        return None
    found = answered(dataset, selection.but(text=known))
    # "Are ICBs being scrapped" does not ask for all that was dropped.
    if not found.selection.number(dataset) or (found.selection.statuses and not found.selection.text):
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
        return None
    lost = joined([f"“{word}”" for word in some.lost])
    said = f"None of the promises chosen holds all of these words: {lost} {_were(some.lost)} left out."
    return Answered(selection.but(text=some.kept), said)


# In this order; the first that finds something answers.
WAYS = (
    _what_was_kept,
    _where_somebody_lives,
    _of_whoever_is_named,
    _in_two_nations,
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


def _chosen_before(selection: Selection, named: tuple[Thing, ...]) -> str:
    """Which of the parties and nations that a search names count for nothing, as others were chosen; '' for none."""
    lost = [
        thing.name for thing in named if (chosen := getattr(selection, BY_PARAM[thing.kind].field)) and thing.id not in chosen
    ]
    return f"{joined(lost)} {_were(tuple(lost))} left out: the filters choose otherwise." if lost else ""


def _two_of_a_name(dataset: Dataset, selection: Selection, towns: dict[str, tuple[str, ...]]) -> str:
    """Of each town whose name two nations have: where it lies, or, where no nation is chosen, that one is to be chosen."""
    nations = dataset.by_id["nation"]
    said = []
    for town, of in towns.items():
        names = [nations[nation].name for nation in of if nation in nations]
        both = f"There is a {town} in {joined(names, 'and one in')}"
        said.append(f"{both}." if selection.nations else f"{both}: please choose where you live.")
    return " ".join(said)


def _were(words: tuple[str, ...]) -> str:
    return "was" if len(words) == 1 else "were"
