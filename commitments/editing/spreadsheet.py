"""The data files as a spreadsheet, for editors who change many entries at once: the values of the lists in them (see ``columns``).

What an editor changed in it is read by ``spreadsheet_changes`` and written into the files by ``spreadsheet_taken``.
"""

import datetime
import io
from collections.abc import Iterator, Mapping
from typing import Any

from commitments import PROJECT
from commitments.editing.columns import Column, Sheet, sheets
from commitments.editing.commented import Block, Commented, Entry, Scalar, parse
from commitments.editing.formatting import readable
from commitments.editing.places import text_of
from commitments.reading.versions import version_of
from commitments.reading.yaml_values import plain_value
from commitments.records.references import KEPT_IN

Texts = Mapping[str, bytes]
ABOUT = "How to use"
WORDS = "Words"
EMPTY_LIST = "[]"
WIDTHS = {"title": 48, "summary": 60, "definition": 50, "what": 60, "id": 34, "text": 34, "why": 40, "note": 40}
HOW = (
    "Change cells and save the file; then: python -m commitments import FILE.",
    "It says in words what would change, refuses what the check refuses with the cell named, and writes only the values that you changed.",
    "Grey cells stay as they are. Point at a head to read what belongs below it. A list of words has commas between them, a list "
    "of texts one text a line; [] is a list that is empty on purpose. An empty cell is a line that is not there.",
    "A new entry is a new row below the others; its first cell, 'row', stays empty. It is put in its place in the file. What belongs to an "
    "entry, such as an update, names that entry in its second cell.",
    "To take an entry out, empty all the white cells of its row, and say so: python -m commitments import FILE --remove. An id that was "
    "published has to lead on: add a row to the sheet redirects, left_out or withdrawn.",
    "What is no table is in no sheet and stays.",
)
NEW_ROWS = 500  # below the others, which offer their words too


def exported(texts: Texts) -> bytes:
    """The spreadsheet of these files, which must be sound. The same data gives the same bytes."""
    import xlsxwriter  # here: only who asks for a file needs it

    out = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, safe)
    book.set_properties({"title": f"{PROJECT}, for editing", "created": datetime.datetime(2024, 7, 4)})
    trees = trees_of(texts)
    head = book.add_format({"bold": True, "bottom": 1, "locked": True, "text_wrap": True, "valign": "top"})
    locked = book.add_format({"bg_color": "#e8eaed", "locked": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "locked": False, "text_wrap": True, "valign": "top"})
    number = book.add_format({"locked": False, "valign": "top"})
    about = book.add_worksheet(ABOUT)
    about.set_column(0, 0, 110, text)
    for row, line in enumerate((f"Data version {version_of(texts)}", *HOW)):
        about.write_string(row, 0, line)
    lists = _Lists(trees)
    for sheet in sheets():
        page = book.add_worksheet(sheet.name)
        fixed = fixed_columns(sheet)
        for place, (name, note) in enumerate([*fixed, *((column.name, column.note) for column in sheet.columns)]):
            page.write_string(0, place, name, head)
            if note:
                page.write_comment(0, place, note, {"x_scale": 2})
            column = sheet.columns[place - len(fixed)] if place >= len(fixed) else None
            below = number if column is None or column.number else text
            page.set_column(place, place, WIDTHS.get(name.rsplit(".", 1)[-1], 18), below)
        rows = list(rows_of(sheet, trees[sheet.file]))
        for row, (known, record) in enumerate(rows, start=1):
            for place, value in enumerate(known):
                page.write(row, place, value, locked)
            for place, column in enumerate(sheet.columns, start=len(fixed)):
                cell = cell_of(record, column)
                form = locked if is_id(sheet, column) else number if column.number else text
                if cell == "":
                    page.write_blank(row, place, None, form)
                elif isinstance(cell, str):
                    page.write_string(row, place, cell, form)
                else:
                    page.write(row, place, cell, form)
        for place, column in enumerate(sheet.columns, start=len(fixed)):
            if not column.listed and not is_id(sheet, column) and (source := lists.of(column)):
                page.data_validation(
                    1, place, len(rows) + NEW_ROWS, place, {"validate": "list", "source": source, "error_type": "warning"}
                )
        page.freeze_panes(1, len(fixed) + 1)
        page.protect(
            "",
            {
                "format_cells": True,
                "insert_rows": True,
                "format_columns": True,
                "format_rows": True,
                "autofilter": True,
                "sort": True,
            },
        )
    lists.write(book)
    book.close()
    return out.getvalue()


class _Lists:
    """The lists of words that cells choose from, on a sheet of their own."""

    def __init__(self, trees: Mapping[str, Commented]) -> None:
        self._trees = trees
        self._columns: list[tuple[str, ...]] = []

    def of(self, column: Column) -> str:
        """The range of the words that a column may hold; '' where it may hold any text."""
        words = column.options
        if column.refers_to and not words:
            name, key = KEPT_IN[column.refers_to]
            words = tuple(text_of(item, "id") for item in list_at(self._trees[name].root, key))
        if not words:
            return ""
        if words not in self._columns:
            self._columns.append(words)
        name = letters(self._columns.index(words))
        return f"={WORDS}!${name}$1:${name}${len(words)}"

    def write(self, book: Any) -> None:
        page = book.add_worksheet(WORDS)
        for place, words in enumerate(self._columns):
            for row, word in enumerate(words):
                page.write_string(row, place, word)
        page.hide()


def fixed_columns(sheet: Sheet) -> list[tuple[str, str]]:
    """The first columns of a sheet, which tell its rows: head and note."""
    if len(sheet.path) == 1:
        return [("row", "The place in its list. It stays as it is.")]
    return [
        ("row", "The place of the outer entry in its list. It stays as it is."),
        (f"of {sheet.key}" if sheet.key else "of", "Which entry this belongs to. It stays as it is."),
        ("number", "The place inside that entry. It stays as it is."),
    ]


def is_id(sheet: Sheet, column: Column) -> bool:
    return len(sheet.path) == 1 and column.name in ("id", "from")


def rows_of(sheet: Sheet, tree: Commented) -> Iterator[tuple[tuple[str | int, ...], Block]]:
    """What tells each row of a sheet, and its record."""
    for index, record in enumerate(list_at(tree.root, sheet.path[0]), start=1):
        if len(sheet.path) == 1:
            yield (index,), record
            continue
        for number, below in enumerate(list_at(record, sheet.path[1]), start=1):
            yield (index, text_of(record, sheet.key) if sheet.key else "", number), below


def cell_of(record: Block, column: Column) -> str | float | bool:
    """What a cell shows: '' for a line that is not there."""
    value: Scalar | Block | None = record
    for key in column.path:
        value = value.get(key) if isinstance(value, Block) and value.is_mapping else None
    if value is None:
        return ""
    if isinstance(value, Scalar):
        plain = plain_value(value.text) if value.plain else value.text
        return plain if isinstance(plain, int | float) else value.text
    items = [entry.value.text for entry in value.entries if isinstance(entry.value, Scalar)]
    return (", " if column.words else "\n").join(items) if items else EMPTY_LIST


# --- the trees ----------------------------------------------------------------------------------------------------------------


def trees_of(texts: Texts) -> dict[str, Commented]:
    return {sheet.file: parse(readable(texts[sheet.file])[0]) for sheet in sheets()}


def list_at(record: Block, key: str) -> list[Block]:
    """The records of a list in a record."""
    return [entry.value for entry in entries_at(record, key) if isinstance(entry.value, Block)]


def entries_at(record: Block, key: str) -> list[Entry]:
    """The entries of a list in a record, to be read or changed; none where there is no such list."""
    value = record.get(key)
    return value.entries if isinstance(value, Block) and not value.is_mapping else []


def letters(number: int) -> str:
    """A, B, … Z, AA: a column's name for its number from 0."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
