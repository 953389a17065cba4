"""An editor's changes in a spreadsheet, written into the data files: the changed values and entries alone.

Comments, order and all that is in no sheet stay. New entries are put in their places (see ``places``). What the check says of the result
is told with the cell that it concerns.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from commitments.editing.columns import Column, Sheet, sheets
from commitments.editing.commented import Block, Commented, Entry, Scalar, block, parse
from commitments.editing.formatting import readable, written
from commitments.editing.places import place_in, text_of
from commitments.editing.spreadsheet import EMPTY_LIST, Texts, entries_at
from commitments.editing.spreadsheet_changes import Changes, GoneRow, NewRow, NotImported
from commitments.reading.faults import Fault

INSIDE = re.compile(r"(\w+)\[(\d+)\]\.?(.*)")


@dataclass
class Taken:
    """``before``: all the files. ``texts``: those that change, by name, as they are now. ``comments`` that went with entries taken out."""

    before: Texts
    changes: Changes
    texts: dict[str, bytes] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    _rows: dict[int, int] = field(default_factory=dict)  # by the identity of a record in the trees
    _trees: dict[str, Commented] = field(default_factory=dict)

    def cell(self, fault: Fault) -> str:
        """The cell that a fault concerns, as people call it (``commitments!D12``); the row of an entry that was taken out; '' where
        neither can be told."""
        gone = next((one for one in self.changes.gone if fault.kind == "vanished-id" and one.what == fault.record), None)
        if gone is not None:
            return str(gone)
        if not any(sheet.file == fault.file for sheet in sheets()):
            return ""
        tree = self._tree(fault.file)
        again = parse(self.texts[fault.file].decode()) if fault.file in self.texts else tree  # with the lines as they are now
        found = [
            (now.line, sheet, entry.value)
            for sheet in sheets()
            if sheet.file == fault.file and len(sheet.path) == 1
            for now, entry in zip(entries_at(again.root, sheet.name), entries_at(tree.root, sheet.name), strict=True)
            if now.line < fault.line
        ]
        if not found:
            return ""
        _, sheet, record = max(found, key=lambda one: one[0])
        return self._cell_in(sheet, record, fault.field)

    def _tree(self, file: str) -> Commented:
        """The tree of a file with the changes in it, and the rows of its records."""
        if file not in self._trees:
            self._trees[file] = parse(readable(self.before[file])[0])
            for sheet in sheets():
                if sheet.file == file:
                    for place, entry in _entries(sheet, self._trees[file]):
                        self._rows[id(entry.value)] = self.changes.rows[sheet.name, place]
        return self._trees[file]

    def _cell_in(self, sheet: Sheet, record: Scalar | Block, way: str) -> str:
        inside = INSIDE.fullmatch(way)
        below = next((one for one in sheets() if inside and one.path == (*sheet.path, inside[1])), None)
        if below is not None and inside is not None and isinstance(record, Block):
            held = entries_at(record, inside[1])
            number = int(inside[2])
            if 0 < number <= len(held):
                sheet, record, way = below, held[number - 1].value, inside[3]
        row = self._rows.get(id(record))
        if row is None:
            return ""
        way = way.split("[")[0]
        names = [column.name for column in sheet.columns if column.name == way or (way and column.name.startswith(f"{way}."))]
        letter = self.changes.letter[sheet.name, names[0]] if names else "A"
        return f"{sheet.name}!{letter}{row}"


def taken(texts: Texts, changes: Changes) -> Taken:
    """The files with the changes in them; raises NotImported where a new entry has no place."""
    result = Taken(texts, changes)
    files = {one.sheet.file for some in (changes.edits, changes.new, changes.gone) for one in some}
    result._trees = {name: parse(readable(texts[name])[0]) for name in sorted(files)}
    found = {
        (sheet.name, place): entry
        for sheet in sheets()
        if sheet.file in files
        for place, entry in _entries(sheet, result._trees[sheet.file])
    }
    result._rows = {id(found[key].value): row for key, row in changes.rows.items() if key in found}
    for edit in changes.edits:
        _put(block(found[edit.sheet.name, edit.place].value), edit.column.path, _value(edit.new, edit.column))
    for gone in changes.gone:
        result.comments += _take_out(result._trees[gone.sheet.file], gone, found)
    for new in sorted(changes.new, key=lambda one: len(one.sheet.path)):  # outer entries first: others may belong to them
        record = Block(True)
        for column, text in new.values.items():
            _put(record, column.path, _value(text, column))
        result._rows[id(record)] = new.row
        _put_in(result._trees[new.sheet.file], new, record)
    result.texts = {name: written(name, tree).encode() for name, tree in result._trees.items()}
    return result


def _entries(sheet: Sheet, tree: Commented) -> Iterable[tuple[tuple[int, ...], Entry]]:
    for index, entry in enumerate(entries_at(tree.root, sheet.path[0])):
        if len(sheet.path) == 1:
            yield (index,), entry
        elif isinstance(entry.value, Block):
            yield from (((index, number), inner) for number, inner in enumerate(entries_at(entry.value, sheet.path[1])))


def _take_out(tree: Commented, gone: GoneRow, found: dict[tuple[str, tuple[int, ...]], Entry]) -> list[str]:
    """Takes an entry out of its list; what stands above it apart from it, such as a heading, stays. Gives the comments that go."""
    entry = found[gone.sheet.name, gone.place]
    outer = tree.root if len(gone.place) == 1 else block(found[gone.sheet.path[0], gone.place[:1]].value)
    key = gone.sheet.path[-1]
    held = entries_at(outer, key)
    index = next(number for number, other in enumerate(held) if other is entry)
    apart = max((number for number, line in enumerate(entry.before) if not line), default=-1) + 1
    heading, own = entry.before[:apart], entry.before[apart:]
    if heading and index + 1 < len(held):
        held[index + 1].before[:0] = heading
    elif heading and index:
        held[index - 1].after += [line for line in heading if line]
    else:
        own = [*heading, *own]
    del held[index]
    if not held and outer is not tree.root:
        outer.entries = [other for other in outer.entries if other.key != key]
    inside = Commented([], Block(False, [Entry(None, entry.value, beside=entry.beside, after=entry.after)]), [])
    return [*filter(None, own), *inside.comments()]


def _put_in(tree: Commented, new: NewRow, record: Block) -> None:
    """Puts a new record into its list, which is made where there is none."""
    outer = tree.root
    if len(new.sheet.path) == 2:
        outers = (entry.value for entry in entries_at(tree.root, new.sheet.path[0]))
        fitting = next((one for one in outers if new.of and text_of(one, new.sheet.key) == new.of), None)
        if not isinstance(fitting, Block):
            raise NotImported(
                f"{new.sheet.name}!B{new.row}: there is no entry '{new.of}' in the sheet {new.sheet.path[0]}: correct it, or add a row there as well"
            )
        outer = fitting
    key = new.sheet.path[-1]
    if not isinstance(outer.get(key), Block):
        outer.entries.append(Entry(key, Block(False)))
    held = entries_at(outer, key)
    held.insert(place_in(key, held, record), Entry(None, record))


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
        _put(block(entry.value), tuple(below), value)
        if not block(entry.value).entries:
            record.entries.remove(entry)
    elif value is None:
        if entry is not None:
            record.entries.remove(entry)
    elif entry is None:
        record.entries.append(Entry(key, value))
    else:
        entry.value = value
