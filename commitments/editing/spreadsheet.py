"""The data files to a spreadsheet and back, for editors who change many entries at once.

The spreadsheet holds the values of the lists in the files (see ``columns``). Coming back, each cell that says something else than the file
becomes an edit of that value alone: comments, order and all that is in no sheet stay. A spreadsheet made from other data is refused, since
nobody could tell what its editor changed.
"""

import datetime
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commitments.editing.columns import Column, Sheet, sheets
from commitments.editing.commented import Block, Commented, Entry, Scalar, parse
from commitments.editing.formatting import readable, written
from commitments.reading.faults import Fault
from commitments.reading.folder import read_texts
from commitments.reading.versions import version_of
from commitments.reading.yaml_values import plain_value
from commitments.records.fields import KEPT_IN

Texts = Mapping[str, bytes]
ABOUT = "How to use"
WORDS = "Words"
EMPTY_LIST = "[]"
WIDTHS = {"title": 48, "summary": 60, "definition": 50, "what": 60, "id": 34, "text": 34, "why": 40, "note": 40}
HOW = (
    "Change cells and save the file; then: python -m commitments import FILE.",
    "It says in words what would change, refuses what the check refuses with the cell named, and writes only the values that you changed.",
    "Grey cells are ids and stay as they are. Point at a head to read what belongs below it. A list of words has commas between them, a list "
    "of texts one text a line; [] is a list that is empty on purpose. An empty cell is a line that is not there.",
    "New entries and entries to be taken out are edited in the files: python -m commitments new. What is no table is in no sheet and stays.",
)


class NotImported(Exception):
    """The spreadsheet cannot be taken; the message says why, in words for the editor."""


@dataclass(frozen=True)
class Edit:
    """A cell that says something else than the file: ``cell`` as people call it (``commitments!D12``), the way to the value in the file."""

    cell: str
    file: str
    path: tuple[str | int, ...]
    record: str
    field: str
    old: str
    new: str


# --- out ----------------------------------------------------------------------------------------------------------------------


def exported(texts: Texts) -> bytes:
    """The spreadsheet of these files, which must be sound. The same data gives the same bytes."""
    import xlsxwriter  # here: only who asks for a file needs it

    out = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, safe)
    book.set_properties({"title": "Pledge to Plan, for editing", "created": datetime.datetime(2024, 7, 4)})
    trees = _trees(texts)
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
        fixed = _fixed(sheet)
        for place, (name, note) in enumerate([*fixed, *((column.name, column.note) for column in sheet.columns)]):
            page.write_string(0, place, name, head)
            if note:
                page.write_comment(0, place, note, {"x_scale": 2})
            page.set_column(place, place, WIDTHS.get(name.rsplit(".", 1)[-1], 18))
        rows = list(_rows(sheet, trees[sheet.file]))
        for row, (known, record) in enumerate(rows, start=1):
            for place, value in enumerate(known):
                page.write(row, place, value, locked)
            for place, column in enumerate(sheet.columns, start=len(fixed)):
                cell = _cell(record, column)
                form = locked if _is_id(sheet, column) else number if column.number else text
                if cell == "":
                    page.write_blank(row, place, None, form)
                elif isinstance(cell, str):
                    page.write_string(row, place, cell, form)
                else:
                    page.write(row, place, cell, form)
        for place, column in enumerate(sheet.columns, start=len(fixed)):
            if rows and not column.listed and not _is_id(sheet, column) and (source := lists.of(column)):
                page.data_validation(
                    1, place, len(rows), place, {"validate": "list", "source": source, "error_type": "warning"}
                )
        page.freeze_panes(1, len(fixed) + 1)
        page.protect("", {"format_cells": True, "format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
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
            words = tuple(_text(item, "id") for item in _list_at(self._trees[name].root, key))
        if not words:
            return ""
        if words not in self._columns:
            self._columns.append(words)
        letters = _letters(self._columns.index(words))
        return f"={WORDS}!${letters}$1:${letters}${len(words)}"

    def write(self, book: Any) -> None:
        page = book.add_worksheet(WORDS)
        for place, words in enumerate(self._columns):
            for row, word in enumerate(words):
                page.write_string(row, place, word)
        page.hide()


def _fixed(sheet: Sheet) -> list[tuple[str, str]]:
    """The first columns of a sheet, which tell its rows: head and note."""
    if len(sheet.path) == 1:
        return [("row", "The place in its list. It stays as it is.")]
    return [
        ("row", "The place of the outer entry in its list. It stays as it is."),
        (f"of {sheet.key}" if sheet.key else "of", "Which entry this belongs to. It stays as it is."),
        ("number", "The place inside that entry. It stays as it is."),
    ]


def _is_id(sheet: Sheet, column: Column) -> bool:
    return len(sheet.path) == 1 and column.name in ("id", "from")


def _rows(sheet: Sheet, tree: Commented) -> Iterator[tuple[tuple[str | int, ...], Block]]:
    """What tells each row of a sheet, and its record."""
    for index, record in enumerate(_list_at(tree.root, sheet.path[0]), start=1):
        if len(sheet.path) == 1:
            yield (index,), record
            continue
        for number, below in enumerate(_list_at(record, sheet.path[1]), start=1):
            yield (index, _text(record, sheet.key) if sheet.key else "", number), below


def _cell(record: Block, column: Column) -> str | float | bool:
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


# --- back ---------------------------------------------------------------------------------------------------------------------


def edits(texts: Texts, data: bytes) -> list[Edit]:
    """Each cell of a spreadsheet that says something else than the files; raises NotImported."""
    book = _opened(data)
    version = version_of(texts)
    said = str(book[ABOUT].cell(1, 1).value or "") if ABOUT in book.sheetnames else ""
    if said != f"Data version {version}":
        made = said.removeprefix("Data version ") or "no version"
        raise NotImported(
            f"it was made from other data ({made}, here is {version}): export again, and make the changes there, so that nobody's work is lost"
        )
    trees = _trees(texts)
    found: list[Edit] = []
    for sheet in sheets():
        if sheet.name not in book.sheetnames:
            raise NotImported(f"the sheet '{sheet.name}' is missing: it has to stay, also where nothing in it changed")
        found += _edits_in(sheet, trees[sheet.file], [list(row) for row in book[sheet.name].iter_rows(values_only=True)])
    return found


def _opened(data: bytes) -> Any:
    import openpyxl  # here: only who brings a file needs it

    try:
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # whatever is no such file: a zip with something else in it, a damaged one
        raise NotImported(f"it is no Excel file that can be read ({error})") from error


def _edits_in(sheet: Sheet, tree: Commented, cells: list[list[Any]]) -> Iterator[Edit]:
    heads = [str(value or "").strip() for value in cells[0]] if cells else []
    fixed = [name for name, _ in _fixed(sheet)]
    for name in (*fixed, *(column.name for column in sheet.columns)):
        if name not in heads:
            raise NotImported(f"{sheet.name}: the column '{name}' is missing: it has to stay, also where nothing in it changed")
    place = {name: heads.index(name) for name in heads if name}
    rows = {tuple(str(part) for part in known): (known, record) for known, record in _rows(sheet, tree)}
    seen = set()
    for number, row in enumerate(cells[1:], start=2):
        row += [None] * (len(heads) - len(row))
        if all(value in (None, "") for value in row):
            continue
        tells = tuple(_plain(row[place[name]]) for name in fixed)
        if tells not in rows or tells in seen:
            what = "stands twice" if tells in seen else "is not in the files"
            raise NotImported(
                f"{sheet.name}!A{number}: the row '{', '.join(tells)}' {what}: new entries are made with python -m commitments new, and grey "
                "cells stay as they are"
            )
        seen.add(tells)
        known, record = rows[tells]
        for column in sheet.columns:
            old, new = _plain(_cell(record, column)), _plain(row[place[column.name]])
            if old == new:
                continue
            cell = f"{sheet.name}!{_letters(place[column.name])}{number}"
            if _is_id(sheet, column):
                raise NotImported(f"{cell}: an id stays as it is; to rename one: docs/editing.md")
            path: tuple[str | int, ...] = (sheet.path[0], int(known[0]) - 1)
            field = column.name
            if len(sheet.path) == 2:
                path = (*path, sheet.path[1], int(known[2]) - 1)
                field = f"{sheet.path[1]}[{known[2]}].{column.name}"
            outer = _list_at(tree.root, sheet.path[0])[int(known[0]) - 1]
            yield Edit(cell, sheet.file, (*path, *column.path), _text(outer, sheet.key) if sheet.key else "", field, old, new)
    gone = next((known for tells, (known, _) in rows.items() if tells not in seen), None)
    if gone is not None:
        raise NotImported(
            f"{sheet.name}: the row {', '.join(map(str, gone))} is missing: an entry is taken out in {sheet.file}, not in the sheet"
        )


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


def applied(texts: Texts, changes: list[Edit]) -> dict[str, bytes]:
    """The files with the edits in them, by name: only those that change."""
    columns = {(sheet.file, sheet.path, column.path): column for sheet in sheets() for column in sheet.columns}
    trees: dict[str, Commented] = {}
    for edit in changes:
        tree = trees.setdefault(edit.file, parse(readable(texts[edit.file])[0]))
        keys = tuple(part for part in edit.path if isinstance(part, str))
        depth = next(n for n in (1, 2) if (edit.file, keys[:n], keys[n:]) in columns and _numbers(edit.path) == n)
        column = columns[edit.file, keys[:depth], keys[depth:]]
        record = _list_at(tree.root, str(edit.path[0]))[int(edit.path[1])]
        if depth == 2:
            record = _list_at(record, str(edit.path[2]))[int(edit.path[3])]
        _put(record, column.path, _value(edit.new, column))
    return {name: written(name, tree).encode() for name, tree in trees.items()}


def _numbers(path: tuple[str | int, ...]) -> int:
    return sum(isinstance(part, int) for part in path)


def _value(text: str, column: Column) -> Scalar | Block | None:
    if not text:
        return None
    if column.listed:
        if text == EMPTY_LIST:
            return Block(False)
        parts = text.split(",") if column.words else text.split("\n")
        return Block(False, [Entry(None, Scalar(part.strip())) for part in parts if part.strip()])
    if column.number or column.truth:
        return Scalar(text, plain=True)
    return Scalar(text)


def _put(record: Block, path: tuple[str, ...], value: Scalar | Block | None) -> None:
    """Sets a value in a record, with the part that it belongs to, or takes it out; a part without anything left goes as well."""
    key, *below = path
    entry = next((entry for entry in record.entries if entry.key == key), None)
    if below:
        if entry is None:
            if value is None:
                return
            entry = Entry(key, Block(True))
            record.entries.append(entry)
        assert isinstance(entry.value, Block)
        _put(entry.value, tuple(below), value)
        if not entry.value.entries:
            record.entries.remove(entry)
    elif value is None:
        if entry is not None:
            record.entries.remove(entry)
    elif entry is None:
        record.entries.append(Entry(key, value))
    else:
        entry.value = value


def faults_by_cell(texts: Texts, changed: Mapping[str, bytes], changes: list[Edit]) -> list[tuple[str, Fault]]:
    """The faults of the files with the changes in them, each with the cell that brought it; '' where none can be named."""
    reading = read_texts({**texts, **changed})
    found = []
    for fault in reading.faults:
        here = [edit for edit in changes if edit.file == fault.file and edit.record and fault.record.endswith(edit.record)]
        exact = [
            edit
            for edit in here
            if fault.field.split("[")[0] in (edit.field, edit.field.split("[")[0]) or fault.field == edit.field
        ]
        likely = exact or here or [edit for edit in changes if edit.file == fault.file] or changes
        found.append((likely[0].cell if likely else "", fault))
    return found


# --- the trees ----------------------------------------------------------------------------------------------------------------


def _trees(texts: Texts) -> dict[str, Commented]:
    return {sheet.file: parse(readable(texts[sheet.file])[0]) for sheet in sheets()}


def _list_at(record: Block, key: str) -> list[Block]:
    value = record.get(key)
    return [entry.value for entry in value.entries if isinstance(entry.value, Block)] if isinstance(value, Block) else []


def _text(record: Block, key: str) -> str:
    value = record.get(key)
    return value.text if isinstance(value, Scalar) else ""


def _letters(number: int) -> str:
    """A, B, … Z, AA: a column's name for its number from 0."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
