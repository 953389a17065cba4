"""The data files as sheets of a spreadsheet: which lists there are, and which columns each has.

A sheet is a list of records, at the top of a file or inside its records (``progress.updates``). A column is a value of a record, also
inside a part of it (``target.quantity``). What is no table (texts beside the lists, lists two levels down) is in no sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from commitments.editing.parts import Part, resolved, schema_of
from commitments.records.model import FILES

LONGEST_NAME = 31  # of a sheet, in Excel
NAMING = ("id", "from", "commitment", "document", "title", "name")  # what a record is known by


@dataclass(frozen=True)
class Column:
    """``path``: keys from the record to the value. ``options``: the words that it may hold, '' for any text; ``refers_to``: the kind of
    record whose id it holds. ``listed``: it holds several. ``number``: it holds a number. ``note``: what it is, for the head."""

    path: tuple[str, ...]
    options: tuple[str, ...] = ()
    refers_to: str = ""
    listed: bool = False
    number: bool = False
    truth: bool = False
    note: str = ""

    @property
    def name(self) -> str:
        return ".".join(self.path)

    @property
    def words(self) -> bool:
        """Whether its values are words, which stand in one line of a cell."""
        return bool(self.options or self.refers_to)


@dataclass(frozen=True)
class Sheet:
    """``file``, and the way to its list: ``("commitments",)``, or ``("progress", "updates")`` for the lists inside the records of one."""

    file: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    key: str  # by which a record of the outer list is known; '' where it has no such key

    @property
    def name(self) -> str:
        return ".".join(self.path)[:LONGEST_NAME]


@cache
def sheets() -> tuple[Sheet, ...]:
    """All of them, in the order of the files."""
    return tuple(sheet for name in FILES for sheet in _of_file(name))


def _of_file(name: str) -> Iterator[Sheet]:
    schema = schema_of(name)
    definitions = schema.get("$defs", {})
    for key, part in schema.get("properties", {}).items():
        record = _record_in(part, definitions)
        if record is None:
            continue
        columns = tuple(_columns(record, definitions))
        names = {column.name for column in columns}
        known_by = next((naming for naming in NAMING if naming in names), "")
        yield Sheet(name, (key,), columns, known_by)
        for inner, below in record.get("properties", {}).items():
            inside = _record_in(below, definitions)
            if inside is not None:
                yield Sheet(name, (key, inner), tuple(_columns(inside, definitions)), known_by)


def _columns(record: Part, definitions: Part, before: tuple[str, ...] = ()) -> Iterator[Column]:
    for key, part in record.get("properties", {}).items():
        note, part = part.get("description", ""), resolved(part, definitions)
        note = note or part.get("description", "")
        path = (*before, key)
        if part.get("type") == "array":
            item = resolved(part.get("items", {}), definitions)
            if item.get("type") == "string":
                yield Column(path, tuple(item.get("enum", ())), item.get("x-refers-to", ""), listed=True, note=note)
        elif part.get("properties") and len(before) < 2:
            yield from _columns(part, definitions, path)
        elif part.get("type") in ("integer", "number"):
            yield Column(path, number=True, note=note)
        elif part.get("type") == "boolean":
            yield Column(path, truth=True, note=note)
        elif part.get("type") == "string":
            yield Column(path, tuple(part.get("enum", ())), part.get("x-refers-to", ""), note=note)


def _record_in(part: Part, definitions: Part) -> Part | None:
    """The schema of the records that a list holds; None where it is no list of records."""
    part = resolved(part, definitions)
    item = resolved(part.get("items", {}), definitions) if part.get("type") == "array" else {}
    return item if item.get("properties") else None
