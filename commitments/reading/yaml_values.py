"""The values that a YAML file may hold: each remembers its line."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

# As in YAML 1.2, but fewer: no octal, hexadecimal, exponents, infinity. Longer numbers would lose digits as floats.
DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?", re.ASCII)
MAX_DIGITS = 15
WORDS = {"": None, "~": None} | {
    form: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for form in (word, word.capitalize(), word.upper())
}
MAX_FAULTS = 1_000  # of one file and one sort of check: nobody reads more, and a hostile file could hold millions


# The way to a value from the top of its file: keys, and places in lists (from 0).
Place = tuple[str | int, ...]


class Problem(NamedTuple):
    """What is wrong at one place in a file: the one shape of a fault until the file's name and the record's are set to it.

    ``line`` counts from 1; ``nearest`` is what an editor probably meant, '' where nothing is near that would be right.
    """

    line: int
    path: Place
    kind: str
    found: str
    expected: str
    nearest: str = ""


def too_many_faults(line: int) -> Problem:
    """What is said at ``line`` where a check gives up."""
    return Problem(line, (), "too-many-faults", f"{MAX_FAULTS:,} faults so far", "fewer: the rest of the file was not checked")


class Mapping(dict[str, Any]):
    """A mapping with the line where it starts and the line of each key."""

    __slots__ = ("line", "key_lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.key_lines: dict[str, int] = {}

    def line_of(self, key: str | int) -> int:
        return self.key_lines.get(str(key), self.line)

    def copied(self) -> "Mapping":
        """Another one with the same lines, to be changed."""
        copy = Mapping(self.line)
        copy.update(self)
        copy.key_lines = self.key_lines
        return copy


class Items(tuple[Any, ...]):
    """A list with the line where it starts and the line of each item; a tuple, as the records ask for."""

    line: int
    lines: list[int]

    def __new__(cls, values: Iterable[Any], line: int, lines: list[int]) -> "Items":
        self = super().__new__(cls, values)
        self.line, self.lines = line, lines
        return self

    def line_of(self, index: str | int) -> int:
        return self.lines[int(index)] if int(index) < len(self.lines) else self.line


def line_at(tree: Mapping | Items, path: Place) -> int:
    """The line of the value at ``path``, or of the nearest one around it that exists."""
    line = tree.line
    value: Any = tree
    for part in path:
        if not has(value, part):
            break
        line, value = value.line_of(part), value[part]
    return line


def has(value: object, part: str | int) -> bool:
    """Whether ``value`` is a mapping with that key, or a list with an item in that place."""
    if isinstance(value, Mapping):
        return part in value
    return isinstance(value, Items) and isinstance(part, int) and 0 <= part < len(value)


def value_at(tree: Any, path: Place) -> Any:
    """What stands at ``path``; None where nothing does."""
    for part in path:
        if not has(tree, part):
            return None
        tree = tree[part]
    return tree


def with_value(tree: Any, path: Place, value: Any) -> Any:
    """``tree`` with another value at ``path``, which it has; the lines stay known, and nothing of ``tree`` itself is changed."""
    if not path:
        return value
    below = with_value(tree[path[0]], path[1:], value)
    if isinstance(tree, Items):
        return Items((below if index == path[0] else item for index, item in enumerate(tree)), tree.line, tree.lines)
    copy = tree.copied()
    copy[path[0]] = below
    return copy


def plain_value(text: str) -> Any:
    """What unquoted ``text`` stands for: nothing (None), true, false, a number of at most 15 digits, or just text."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in "-0123456789" and DECIMAL.fullmatch(text) and len(text.strip("-").replace(".", "")) <= MAX_DIGITS:
        return float(text) if "." in text else int(text)
    return text
