"""What a page works on: the data, what the reader asks for, and the names that this reader wants to see."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from commitments.library import Dataset
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection, Unknown
from web.pages import PageInfo


@dataclass(frozen=True)
class View:
    """``params``: parameter of the address -> all its values, as asked; ``unknown``: those of its values that mean nothing."""

    page: PageInfo
    dataset: Dataset
    selection: Selection
    names: Names
    params: Mapping[str, list[str]] = field(default_factory=dict)
    unknown: tuple[Unknown, ...] = ()

    def showing(self, selection: Selection) -> "View":
        """The same view of another selection."""
        return replace(self, selection=selection, names=Names(self.dataset, selection))

    def param(self, name: str, default: str = "") -> str:
        """A parameter of the address that belongs to this page alone: its last value."""
        values = self.params.get(name)
        return values[-1] if values else default
