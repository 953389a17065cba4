"""The values that a YAML file may hold: each remembers its line."""

import re
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


class Problem(NamedTuple):
    """A fault before it is known to which record it belongs: ``path`` is the way to it from the top of the file."""

    line: int
    path: tuple[str | int, ...]
    kind: str
    found: str
    expected: str
    nearest: str = ""


def too_many_faults(line: int) -> Problem:
    """What is said at ``line`` where a check gives up."""
    return Problem(line, (), "too-many-faults", f"{MAX_FAULTS:,} faults so far", "fewer: the rest of the file was not checked")


class Mapping(dict):
    """A mapping with the line where it starts and the line of each key."""

    __slots__ = ("line", "key_lines")

    def __init__(self, line: int):
        super().__init__()
        self.line = line
        self.key_lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        return self.key_lines.get(key, self.line)


class Items(tuple):
    """A list with the line where it starts and the line of each item; a tuple, as the records ask for."""

    line: int
    lines: list[int]

    def __new__(cls, values: list, line: int, lines: list[int]):
        self = super().__new__(cls, values)
        self.line, self.lines = line, lines
        return self

    def line_of(self, index: int) -> int:
        return self.lines[index] if index < len(self.lines) else self.line


def plain_value(text: str) -> Any:
    """What unquoted ``text`` stands for: nothing (None), true, false, a number of at most 15 digits, or just text."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in "-0123456789" and DECIMAL.fullmatch(text) and len(text.strip("-").replace(".", "")) <= MAX_DIGITS:
        return float(text) if "." in text else int(text)
    return text
