"""One YAML file's text -> a tree that keeps the comments, for rewriting files without losing anything in them.

Built from the parser's events and their marks, as yaml_source.py builds the values. Only for texts in which that module finds no
problem: what is refused there (anchors, tags, several documents) is not looked for here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from commitments.reading.yaml_events import Alias, Collection, Event, Node, Walk, lines_inside
from commitments.reading.yaml_events import Scalar as Value


@dataclass
class Scalar:
    """A single value as its characters; ``plain``: it stood without quotes, so it may be a number, true or false."""

    text: str
    plain: bool = False


@dataclass
class Entry:
    """A key with its value, or an item of a list (``key`` is None), and the comments that belong to it.

    ``before``: comment lines above it, '' for a blank line among them; ``beside``: the comment at the end of its first line, '' for
    none; ``after``: comment lines below all that it holds, in its own column.
    """

    key: str | None
    value: "Scalar | Block" = field(default_factory=lambda: Scalar(""))
    line: int = 0
    column: int = 0
    before: list[str] = field(default_factory=list)
    beside: str = ""
    after: list[str] = field(default_factory=list)


@dataclass
class Block:
    """A mapping or a list."""

    is_mapping: bool
    entries: list[Entry] = field(default_factory=list)

    def get(self, key: str) -> "Scalar | Block | None":
        """The value of a key, None where it is not there."""
        return next((entry.value for entry in self.entries if entry.key == key), None)


def block(value: Scalar | Block | None) -> Block:
    """The value, which a file that could be read has as a list or as keys with values."""
    assert isinstance(value, Block)
    return value


@dataclass
class Commented:
    """A whole file: the comments at its head, its mapping, the comments at its end."""

    head: list[str]
    root: Block
    tail: list[str]

    def comments(self) -> Iterator[str]:
        """Every comment, in no promised order."""
        yield from filter(None, self.head)
        yield from filter(None, self.tail)
        waiting = [self.root]
        while waiting:
            for entry in waiting.pop().entries:
                yield from filter(None, (*entry.before, entry.beside, *entry.after))
                if isinstance(entry.value, Block):
                    waiting.append(entry.value)


def parse(text: str) -> Commented:
    """The tree of a text that has line feeds as its only line breaks and that yaml_source.load finds no problem in."""
    builder = _Builder()
    builder.walk(text)
    tree = Commented([], builder.root, [])
    _attach(tree, builder, text.split("\n"))
    first = tree.root.entries[0]
    tree.head, first.before = first.before, []
    return tree


class _Builder(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.root = Block(True)
        self.entries: list[Entry] = []  # all of the file, in its order
        self.text_ends: dict[int, int] = {}  # line -> column behind its last value, bracket or key
        self.inside: set[int] = set()  # lines in which text of several lines goes on
        self._open: list[tuple[Block, int | None]] = []  # with the column of a list's hyphens

    def start(self, event: Collection, is_mapping: bool, as_key: bool) -> None:
        block = Block(is_mapping)
        self._put(block, event)
        self._note_end(event.start_mark.line, event.end_mark.column if event.flow_style else 0)
        hyphens = None if block.is_mapping or event.flow_style else event.start_mark.column
        self._open.append((block, hyphens))

    def end(self, event: Event, as_key: bool) -> None:
        self._open.pop()
        if event.end_mark != event.start_mark:  # a closing bracket
            self._note_end(event.end_mark.line, event.end_mark.column)

    def key(self, event: Value) -> None:
        entry = Entry(event.value, line=event.start_mark.line, column=event.start_mark.column)
        self._open[-1][0].entries.append(entry)
        self.entries.append(entry)
        self._note_end(event.end_mark.line, event.end_mark.column)

    def scalar(self, event: Value) -> None:
        self.inside.update(lines_inside(event))
        if event.style in ("|", ">"):
            self._note_end(event.start_mark.line, event.start_mark.column)
            value = event.value.removesuffix("\n")
        else:
            self._note_end(event.end_mark.line, event.end_mark.column)
            value = event.value
        self._put(Scalar(value, plain=not event.style), event)

    def alias(self, event: Alias, as_key: bool) -> None:
        """There is none: the reader of the data refuses them."""

    def document(self, event: Event) -> None:
        """There is one."""

    def _note_end(self, line: int, column: int) -> None:
        self.text_ends[line] = max(column, self.text_ends.get(line, 0))

    def _put(self, value: Scalar | Block, event: Node) -> None:
        if not self._open:
            self.root = value if isinstance(value, Block) else self.root
            return
        parent, hyphens = self._open[-1]
        if parent.is_mapping:
            parent.entries[-1].value = value  # of the key before it
            return
        column = event.start_mark.column if hyphens is None else hyphens
        entry = Entry(None, value, event.start_mark.line, column)
        parent.entries.append(entry)
        self.entries.append(entry)


def _attach(tree: Commented, builder: _Builder, lines: list[str]) -> None:
    """Gives each comment of the text to the entry that it belongs to."""
    entries = builder.entries
    starts = [entry.line for entry in entries]
    last: tuple[list[str], int] | None = None  # where the comment before went, and its line
    last_above: dict[int, int] = {}  # entry -> line of the last comment above it
    for number, line in enumerate(lines):
        bare = line.lstrip(" \t")
        if bare.startswith("#") and number not in builder.inside:
            index = bisect_right(starts, number)
            where = _place(tree, entries, index, len(line) - len(bare))
            if last and last[0] is where and any(not lines[n].strip() for n in range(last[1] + 1, number)):
                where.append("")
            where.append(bare.rstrip())
            last = (where, number)
            if index < len(entries) and where is entries[index].before:
                last_above[index] = number
        elif beside := _beside(line, builder.text_ends.get(number), number in builder.inside):
            _attach_beside(entries, starts, number, beside)
    for index, number in last_above.items():
        if entries[index].line - number > 1:
            entries[index].before.append("")


def _place(tree: Commented, entries: list[Entry], index: int, column: int) -> list[str]:
    """Where a comment line goes that stands in ``column`` before the entry ``index``."""
    following = entries[index] if index < len(entries) else None
    if following is None and column == 0:
        return tree.tail
    if following is not None and column <= following.column:
        return following.before
    owner = next((entries[n] for n in range(index - 1, -1, -1) if entries[n].column <= column), None)
    return owner.after if owner else tree.tail if following is None else following.before


def _beside(line: str, text_end: int | None, inside: bool) -> str:
    """The comment behind what ends in the line, or ''."""
    if text_end is None and inside:
        return ""
    start = text_end or 0
    place = line.find(" #", max(start - 1, 0)) if "#" in line[start:] else -1
    return line[place + 1 :].rstrip() if place >= 0 else ""


def _attach_beside(entries: list[Entry], starts: list[int], number: int, comment: str) -> None:
    """To the first line's last key; to its last item where the line has no key; to the entry above where nothing begins in it."""
    low, high = bisect_left(starts, number), bisect_right(starts, number)
    here = entries[low:high]
    keys = [entry for entry in here if entry.key is not None]
    owner = keys[-1] if keys else here[-1] if here else entries[max(high - 1, 0)]
    if owner.beside:
        owner.after.append(comment)
    else:
        owner.beside = comment
