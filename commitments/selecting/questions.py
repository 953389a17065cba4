"""What somebody asks in their own words, as filters: "dentists in Wales" is the theme Dentistry and the nation Wales."""

from commitments.dataset import Dataset
from commitments.selecting.filters import BY_PARAM
from commitments.selecting.search import IN_ANY_ORDER, index_of
from commitments.selecting.selection import Selection
from commitments.selecting.things import Thing


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


def answered(dataset: Dataset, selection: Selection) -> Selection:
    """The selection that answers what is asked: the one asked for; where no text holds the words and no other filter would help, the
    subject that they come nearest to; and where nothing but names was typed, one of them a status ("what has Labour kept"), those filters,
    so that what was kept stands beside all that was promised.
    """
    if not selection.text:
        return selection
    index = index_of(dataset)
    if not selection.names_hidden and index.holds_only_names(selection.text):
        named = _narrowed_by_names(dataset, selection)
        if named.statuses:
            return named
    if selection.number(dataset):
        return selection
    near = subjects_near(dataset, selection)
    return near[0][1] if near else selection
