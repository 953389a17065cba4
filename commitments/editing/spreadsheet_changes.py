"""What an editor changed in a spreadsheet of the data files: cells that say something else, new rows, rows taken out.

A spreadsheet made from other data is refused, since nobody could tell what its editor changed.
"""

import datetime
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from commitments.editing.columns import Column, Sheet, sheets
from commitments.editing.commented import Block, Commented
from commitments.editing.places import text_of
from commitments.editing.spreadsheet import (
    ABOUT,
    Texts,
    cell_of,
    fixed_columns,
    is_id,
    letters,
    rows_of,
    trees_of,
)
from commitments.reading.versions import version_of

SOME = 3  # rows named one by one
Place = tuple[int, ...]  # of a record: its index in its list, or that of the outer record and its own


class NotImported(Exception):
    """The spreadsheet cannot be taken; the message says why, in words for the editor."""


@dataclass(frozen=True)
class Edit:
    """A cell that says something else than the file."""

    sheet: Sheet
    place: Place
    column: Column
    new: str


@dataclass(frozen=True)
class NewRow:
    """A record that the file does not have: ``row`` of its sheet, ``of``: what the outer record is known by, '' where there is none."""

    sheet: Sheet
    row: int
    of: str
    values: Mapping[Column, str]


@dataclass(frozen=True)
class GoneRow:
    """A record of the file whose row is missing or was emptied. ``what`` it is known by."""

    sheet: Sheet
    place: Place
    what: str

    def __str__(self) -> str:
        return f"{self.sheet.name}, row {'.'.join(str(index + 1) for index in self.place)}" + (
            f" ({self.what})" if self.what else ""
        )


@dataclass
class Changes:
    """All of them. ``rows``: the row of each record that stays, by its sheet's name and its place; ``letter``: that of each column."""

    edits: list[Edit] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    gone: list[GoneRow] = field(default_factory=list)
    rows: dict[tuple[str, Place], int] = field(default_factory=dict)
    letter: dict[tuple[str, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.edits or self.new or self.gone)


def changes_in(texts: Texts, data: bytes) -> Changes:
    """What a spreadsheet says otherwise than the files it was made from; raises NotImported."""
    book = _opened(data)
    version = version_of(texts)
    said = str(book[ABOUT].cell(1, 1).value or "") if ABOUT in book.sheetnames else ""
    if said != f"Data version {version}":
        made = said.removeprefix("Data version ") or "no version"
        raise NotImported(
            f"it was made from other data ({made}, here is {version}): export again, and make the changes there, so that nobody's work is lost"
        )
    trees = trees_of(texts)
    changes = Changes()
    for sheet in sheets():
        if sheet.name not in book.sheetnames:
            raise NotImported(f"the sheet '{sheet.name}' is missing: it has to stay, also where nothing in it changed")
        _Page(sheet, trees[sheet.file], [list(row) for row in book[sheet.name].iter_rows(values_only=True)], changes).read()
    return changes


def in_brief(gone: list[GoneRow]) -> str:
    """The first rows of several, and how many more there are."""
    more = f" and {len(gone) - SOME} more" if len(gone) > SOME else ""
    return "; ".join(map(str, gone[:SOME])) + more


def _opened(data: bytes) -> Any:
    import openpyxl  # here: only who brings a file needs it

    try:
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # whatever is no such file: a zip with something else in it, a damaged one
        raise NotImported(f"it is no Excel file that can be read ({error})") from error


class _Page:
    """One sheet, whose changes are added to ``changes``."""

    def __init__(self, sheet: Sheet, tree: Commented, cells: list[list[Any]], changes: Changes) -> None:
        self._sheet, self._tree, self._changes = sheet, tree, changes
        heads = [str(value or "").strip() for value in cells[0]] if cells else []
        self._fixed = [name for name, _ in fixed_columns(sheet)]
        for name in (*self._fixed, *(column.name for column in sheet.columns)):
            if name not in heads:
                raise NotImported(
                    f"{sheet.name}: the column '{name}' is missing: it has to stay, also where nothing in it changed"
                )
        self._at = {name: heads.index(name) for name in heads if name}
        changes.letter |= {(sheet.name, name): letters(place) for name, place in self._at.items()}
        self._rows = [row + [None] * (len(heads) - len(row)) for row in cells[1:]]
        self._known = {tuple(str(part) for part in known): (_place(known), record) for known, record in rows_of(sheet, tree)}
        self._taken_out = {
            one.place for one in changes.gone if (one.sheet.file, one.sheet.path) == (sheet.file, sheet.path[:1])
        }

    def read(self) -> None:
        seen = set()
        for number, row in enumerate(self._rows, start=2):
            if all(value in (None, "") for value in row):
                continue
            tells = tuple(_plain(row[self._at[name]]) for name in self._fixed)
            if tells in seen:
                raise NotImported(
                    f"{self._sheet.name}!A{number}: the row '{', '.join(tells)}' stands twice: for a new entry, leave its cells "
                    f"{self._names_of_places()} empty"
                )
            if tells in self._known:
                seen.add(tells)
                self._existing(number, row, *self._known[tells])
            elif self._is_new(tells):
                self._new(number, row, tells)
            else:
                raise NotImported(
                    f"{self._sheet.name}!A{number}: the row '{', '.join(tells)}' is not in the files: grey cells stay as they are; for a new "
                    f"entry, leave its cells {self._names_of_places()} empty"
                )
        for tells, (place, record) in self._known.items():
            if tells not in seen and not self._goes_along(place):
                self._changes.gone.append(GoneRow(self._sheet, place, self._called(record)))

    def _existing(self, number: int, row: list[Any], place: Place, record: Block) -> None:
        if self._goes_along(place):
            return
        edits = list(self._edits(number, row, place, record))
        if edits and self._is_emptied(row):
            self._changes.gone.append(GoneRow(self._sheet, place, self._called(record)))
            return
        self._changes.rows[self._sheet.name, place] = number
        self._changes.edits += edits

    def _edits(self, number: int, row: list[Any], place: Place, record: Block) -> Iterator[Edit]:
        for column in self._sheet.columns:
            old, new = _plain(cell_of(record, column)), _plain(row[self._at[column.name]])
            if old == new:
                continue
            if is_id(self._sheet, column):
                cell = f"{self._sheet.name}!{letters(self._at[column.name])}{number}"
                raise NotImported(f"{cell}: an id stays as it is; to rename one: docs/editing.md#rename-an-id")
            yield Edit(self._sheet, place, column, new)

    def _new(self, number: int, row: list[Any], tells: tuple[str, ...]) -> None:
        values = {column: text for column in self._sheet.columns if (text := _plain(row[self._at[column.name]]))}
        if not values:
            return
        if len(tells) > 1 and not tells[1]:
            raise NotImported(
                f"{self._sheet.name}!B{number}: nothing says which entry this new row belongs to: write it into '{self._fixed[1]}'"
            )
        self._changes.new.append(NewRow(self._sheet, number, tells[1] if len(tells) > 1 else "", values))

    def _is_new(self, tells: tuple[str, ...]) -> bool:
        """Whether a row that is in no file is meant as a new one: without a place, or with one behind the last (people count on)."""
        last = tells[-1]
        if not last:
            return True
        if len(tells) > 1 and any(known[0] == tells[0] and known[1] != tells[1] for known in self._known):
            return False  # an entry of another one: a grey cell was changed
        there = sum(known[1:-1] == tells[1:-1] for known in self._known)
        return last.isdigit() and int(last) > there

    def _is_emptied(self, row: list[Any]) -> bool:
        return not any(_plain(row[self._at[column.name]]) for column in self._sheet.columns if not is_id(self._sheet, column))

    def _goes_along(self, place: Place) -> bool:
        """Whether a record goes with the outer one that is taken out."""
        return len(place) == 2 and place[:1] in self._taken_out

    def _called(self, record: Block) -> str:
        return next(filter(None, (text_of(record, key) for key in (self._sheet.key, "title", "what", "date"))), "")

    def _names_of_places(self) -> str:
        return " and ".join(f"'{name}'" for name in self._fixed if name in ("row", "number"))


def _place(known: tuple[str | int, ...]) -> Place:
    """The place of a record from what tells its row."""
    return tuple(int(part) - 1 for part in (known[:1] if len(known) == 1 else (known[0], known[-1])))


def _plain(value: Any) -> str:
    """A cell's value as text: what Excel makes of numbers and dates undone."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()
