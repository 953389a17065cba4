"""What somebody asks in their own words, as filters: "dentists in Wales" is the theme Dentistry and the nation Wales."""

from commitments.dataset import Dataset
from commitments.selecting.fewer import Fewer, fewer
from commitments.selecting.filters import BY_PARAM
from commitments.selecting.naming import IN_ANY_ORDER
from commitments.selecting.search import index_of
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
    narrowed = narrowed_by_names(dataset, selection)
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


def narrowed_by_names(dataset: Dataset, selection: Selection) -> Selection:
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


def fewer_words(dataset: Dataset, selection: Selection, more_than: int = 0) -> Fewer:
    """The words of a search that find more than ``more_than`` of what else is chosen, and those that were left out for it; see ``fewer``."""
    among, of = (
        frozenset(some.mask(dataset).nonzero()[0].tolist())
        for some in (selection.but(text=""), Selection(scope=selection.scope))
    )
    return fewer(index_of(dataset), selection.text, among, of, more_than, not selection.names_hidden)
