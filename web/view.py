"""What a page works on: the data, what the reader asks for, and the names that this reader wants to see."""

import datetime
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from commitments.library import Dataset, State
from commitments.selecting.answers import Answered, answered
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection, Unknown
from commitments.sheets.lists import canonical
from web.addresses import unknown_here
from web.pages import PageInfo

# Parameters of single pages, which a change of filter leaves alone.
OWN_PARAMS = ("id", "view", "figure", "size", "ground", "chart", "of", "by", "since")
TELLS_OF_ID = ("commitment", "sheet")  # pages that say themselves, and more fully, what an id leads to


@dataclass(frozen=True)
class View:
    """``params``: parameter of the address -> all its values, as asked; ``unknown``: those that mean nothing. ``site``: the site's
    address without a slash at its end, '' where it is not known. ``state``: what was read, with its faults; None for a preview."""

    page: PageInfo
    dataset: Dataset
    selection: Selection
    names: Names
    params: Mapping[str, list[str]] = field(default_factory=dict)
    unknown: tuple[Unknown, ...] = ()
    site: str = ""
    state: State | None = None

    @classmethod
    def of(
        cls, page: PageInfo, dataset: Dataset, params: Mapping[str, list[str]], site: str = "", state: State | None = None
    ) -> Self:
        """The view that an address asks for."""
        selection, unknown = Selection.from_params(params, dataset)
        unknown += unknown_here(page, params, selection, dataset)
        if page.path in TELLS_OF_ID:
            unknown = tuple(one for one in unknown if one.param != "id" or one.is_name)
        if page.path == "list":
            params = canonical(params, dataset)
        unknown = tuple(one for one in unknown if one.value)  # a form sends a field that was left empty too
        return cls(page, dataset, selection, Names(dataset, selection), params, unknown, site, state)

    def showing(self, selection: Selection) -> "View":
        """The same view of another selection."""
        return replace(self, selection=selection, names=Names(self.dataset, selection))

    @cached_property
    def answered(self) -> Answered:
        """What the search asks for, as the answer page understands it: for heading, title, note and answer alike."""
        return answered(self.dataset, self.selection)

    def param(self, name: str, default: str = "") -> str:
        """A parameter of the address that belongs to this page alone: its last value."""
        values = self.params.get(name)
        return values[-1] if values else default

    def here(self, **changes: str) -> str:
        """A relative address of this page with this selection and the page's own parameters, some of them changed."""
        return self.selection.address(self.page.path, **self.own | changes)

    @property
    def key(self) -> Hashable:
        """What a page says depends on this and on the data alone. The day is in it, as the age of what is known is told."""
        return (datetime.date.today(), self.page.path, self.selection, tuple(sorted(self.own.items())), self.unknown, self.site)

    @property
    def own(self) -> dict[str, str]:
        """The parameters that belong to this page alone, as far as the address has them and they mean something."""
        wrong = {one.param for one in self.unknown if not one.is_name}
        return {name: self.param(name) for name in self.page.own if self.param(name) and name not in wrong}
