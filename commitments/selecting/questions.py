"""What somebody asks in their own words, as filters: "dentists in Wales" is the theme Dentistry and the nation Wales."""

from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.selecting.asked import apart, without_unknown
from commitments.selecting.fewer import Fewer, fewer
from commitments.selecting.filters import BY_PARAM
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


class Answered(NamedTuple):
    """The selection that answers a question, and in a sentence what was made of its words ('' for nothing)."""

    selection: Selection
    note: str = ""


def answered(dataset: Dataset, selection: Selection) -> Answered:
    """What a search of the answer page asks for.

    Parties and nations that are named become filters, towns too as their nations, unless the texts hold the words just as they were
    typed ("green space"). Words that stand nowhere are left out and named. Where that finds nothing either, the subject answers that is
    called by all the words; else those of the words that tell most. Where nothing but names was typed, one of them a status ("what has
    Labour kept"), all become filters, so that what was kept stands beside all that was promised.
    """
    if not selection.text:
        return Answered(selection)
    index, parties = index_of(dataset), not selection.names_hidden
    if parties and index.holds_only_names(selection.text) and (all_named := _narrowed_by_names(dataset, selection)).statuses:
        return Answered(all_named)
    named, places, rest, speaking = apart(index, selection.text, parties)
    split = None
    as_typed = selection.but(text="").mask(dataset)[list(index.holds(selection.text))]
    if named and (not (rest or places) or not as_typed.any()):
        filters: dict[str, tuple[str, ...]] = {}
        for thing in named:
            field = BY_PARAM[thing.kind].field
            filters[field] = (*filters.get(field, ()), thing.id)
        split = selection.but(text=rest, **{field: ids for field, ids in filters.items() if not getattr(selection, field)})
        if places:  # that nothing is promised where somebody lives is an answer too
            nations, found = dataset.by_id["nation"], answered(dataset, split)
            said = " ".join(f"{place.name} is in {nations[place.nation].name}." for place in places)
            if selection.nations and not {place.nation for place in places} <= {*selection.nations}:
                said += f" You chose {joined([nations[nation].name for nation in selection.nations])}."
            return Answered(found.selection, f"{said} {found.note}".strip())
        if split != selection and (speaking or split.number(dataset)):
            return answered(dataset, split)
    if selection.number(dataset):
        return Answered(selection)
    if split and split != selection:  # whatever else must go, it is asked of these parties and nations
        return answered(dataset, split)
    known, unknown = without_unknown(index, selection.text)
    if known and unknown:
        found = answered(dataset, selection.but(text=known))
        # "Are ICBs being scrapped" does not ask for all that was dropped.
        if found.selection.number(dataset) and (found.selection.text or not found.selection.statuses):
            lost = joined([f"“{word}”" for word in unknown])
            said = f"{lost} {'stands' if len(unknown) == 1 else 'stand'} in no promise and {_were(unknown)} left out."
            return Answered(found.selection, f"{said} {found.note}".strip())
    for thing, instead in subjects_near(dataset, selection)[:1]:
        if index.names_all(selection.text, thing, parties):
            return Answered(instead, f"No promise matches “{selection.text}” word for word. This is the subject of that name.")
    some = fewer_words(dataset, selection)
    if some.kept:
        lost = joined([f"“{word}”" for word in some.lost])
        return Answered(
            selection.but(text=some.kept),
            f"None of the promises chosen holds all of these words: {lost} {_were(some.lost)} left out.",
        )
    return Answered(selection)


def fewer_words(dataset: Dataset, selection: Selection, more_than: int = 0) -> Fewer:
    """The words of a search that find more than ``more_than`` of what else is chosen, and those that were left out for it; see ``fewer``."""
    among, of = (
        frozenset(some.mask(dataset).nonzero()[0].tolist())
        for some in (selection.but(text=""), Selection(scope=selection.scope))
    )
    return fewer(index_of(dataset), selection.text, among, of, more_than, not selection.names_hidden)


def _were(words: tuple[str, ...]) -> str:
    return "was" if len(words) == 1 else "were"
