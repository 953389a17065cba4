"""What every figure of the catalogue is made of, and what it is made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from commitments.downloads.export import latest_day
from commitments.figures.canvas.frame import Drawn, Frame
from commitments.figures.canvas.sheet import Box, Sheet
from commitments.library import Dataset
from commitments.records import model
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection

NOTHING = "No commitment matches this selection."
NO_SCORE = "A count says how much a party wrote. It is not a score."
SILENCE = "Silence is a fact about the text, not a mark against it. A count is not a score."


class Named(NamedTuple):
    """A party, theme or the like: told apart by its id, shown by its name. Two may have the same name."""

    id: str
    name: str


LISTED = 4  # parties, themes or the like that a title names; more become their number


@dataclass(frozen=True)
class Asked:
    """What a figure is made from. ``base``: the site's address without a last slash, '' where it is not known. ``commitment``: the one
    that a card shows."""

    dataset: Dataset
    selection: Selection
    names: Names
    base: str = ""
    commitment: model.Commitment | None = None

    def party(self, party_id: str) -> Named:
        """A party as this view calls it."""
        return Named(party_id, self.names.party(party_id))

    @property
    def parties(self) -> list[Named]:
        """The parties of the figure in its order."""
        return [self.party(party.id) for party in self.names.in_order(self.selection.parties_shown(self.dataset))]

    def theme(self, theme_id: str) -> Named:
        """A theme."""
        return Named(theme_id, self.dataset.by_id["theme"][theme_id].name)

    def group_of(self, theme_id: str) -> str:
        """The name of a theme's group."""
        name: str = self.dataset.by_id["group"][self.dataset.by_id["theme"][theme_id].group].name
        return name

    def explore(self, **narrower: Any) -> str:
        """The full address of the commitments in a narrower selection; '' where the site's is not known, or where it would tell a name
        that is hidden."""
        return "" if self.names.hidden or not self.base else self._full(self.selection.but(**narrower).address("explore"))

    def page_of(self, commitment_id: str) -> str:
        """The full address of a commitment's page, or '' as for ``explore``."""
        return "" if self.names.hidden or not self.base else self._full(self.selection.address("commitment", id=commitment_id))

    def _full(self, relative: str) -> str:
        return f"{self.base}/{relative.removeprefix('./')}"


@dataclass(frozen=True)
class Figure:
    """One figure of the catalogue.

    ``ending``: what its title adds to the selection's sentence (``ending_of``: where that depends on the selection that it names). ``explains``: what its
    marks are, in a sentence, for the subtitle. ``note``: what a reader must not take from it. ``rows`` gives its table, a record a row with
    ``columns`` among its fields; ``draw`` puts it into a box of a sheet; ``tell`` says it in sentences. ``needs``: "theme", "topic", "party" or
    "nation" where it shows just one, "commitment" for the card. ``size``: the size that suits it best. ``shown``: how many commitments the rows hold, where
    not all of the selection. ``subject``: the selection that its title names, where not all of it. ``follows``: whether it tells
    what became of promises, which no manifesto says. ``empty``: what is said where commitments match, but none has what it shows.
    """

    name: str
    label: str
    question: str
    ending: str
    explains: str
    note: str
    columns: tuple[str, ...]
    rows: Callable[[Asked], Sequence[Any]]
    draw: Callable[[Sequence[Any], Frame, Sheet, Box], Drawn]
    tell: Callable[[Sequence[Any]], list[str]]
    needs: str = ""
    size: str = "1080x1080"
    shown: Callable[[Sequence[Any]], int] | None = None
    empty: str = NOTHING
    subject: Callable[[Asked, Sequence[Any]], Selection] | None = None
    follows: bool = False
    ending_of: Callable[[Selection], str] | None = None


def as_data(columns: Sequence[str], rows: Sequence[Any], names_hidden: bool) -> pd.DataFrame:
    """The rows as programs get them: before each column of names one of their ids, which other files know too, and after ``date`` the last
    day that it can mean. A figure of parties that names them otherwise has their ids too. With names hidden no id tells a party."""
    made: dict[str, list[Any]] = {}
    if "party" not in columns and not names_hidden and any(hasattr(row, "party") for row in rows):
        made["party_id"] = [row.party.id or None for row in rows]
    for column in columns:
        values = [getattr(row, column) for row in rows]
        if any(isinstance(value, Named) for value in values) and not (names_hidden and column == "party"):
            made[f"{column}_id"] = [value.id or None for value in values]
        made[column] = [_plain(value) for value in values]
        if column == "date":
            made["date_latest"] = [latest_day(value) for value in values]
    return pd.DataFrame(made)


def as_table(columns: Sequence[str], rows: Sequence[Any]) -> pd.DataFrame:
    """The rows as readers get them: a column for each of ``columns``, whatever has a name by its name."""
    return pd.DataFrame([[_plain(getattr(row, column)) for column in columns] for row in rows], columns=list(columns))


def _plain(value: Any) -> Any:
    return value.name if isinstance(value, Named) else value
