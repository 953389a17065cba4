"""The picture by which other sites show a link to a page.

One is written for the whole and for each single choice, not for each page: a commitment is shown by its topic or its theme, a list of several
choices by the narrowest. With a picture for each the site would take minutes longer to write, and three times the room.
"""

from commitments.library import Dataset
from commitments.selecting.selection import PARAMS, Selection
from plain_files.addresses import Address
from server.figure_files import picture_address
from server.head import PREVIEW_SIZE
from web.addresses import Shown, figure_of

NARROWEST_FIRST = ("topics", "themes", "nations", "parties")


def picture_of(path: str, shown: Shown, dataset: Dataset) -> tuple[Address, Selection]:
    """The address of the picture for the page at ``path``, and what the picture shows."""
    chosen = _one_choice(shown, dataset)
    figure = shown.figure if path == "figures" and not chosen.narrowing else figure_of(path, chosen)
    return Address.of(picture_address("", chosen, figure, PREVIEW_SIZE)), chosen


def is_preview(address: Address) -> bool:
    """Whether an address of a figure's PNG, whose values are known to mean something, is one that ``picture_of`` gives."""
    params = address.params
    chosen = [value for name in params.keys() & PARAMS for value in params[name]]
    own = {name: params[name] for name in params.keys() - PARAMS}
    return len(chosen) <= 1 and own == {"size": [PREVIEW_SIZE]}


def _one_choice(shown: Shown, dataset: Dataset) -> Selection:
    """What the picture shows: the whole, or the narrowest that the page has chosen and of which there is anything to show."""
    selection = shown.selection
    if shown.commitment:
        row = dataset.by_id["commitment"][shown.commitment]
        selection = Selection(topics=row.topics[:1], themes=(row.theme,))
    for field in (*NARROWEST_FIRST, *selection.narrowing):
        if field in selection.narrowing:
            chosen = Selection().but(**{field: getattr(selection, field)[:1]})
            if chosen.number(dataset):
                return chosen
    return Selection()
