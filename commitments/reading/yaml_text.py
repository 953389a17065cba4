"""One YAML file's bytes -> its text, and every fault that can be told before it is parsed: its size, its encoding, its characters."""

import codecs
import re
from collections.abc import Callable, Iterator
from itertools import islice

from commitments.reading.blanks import NO_ODD_SPACE, ordinary_spaces
from commitments.reading.other_files import other_file
from commitments.reading.yaml_values import Problem
from commitments.records.characters import name_of, unreadable_in

MANY = 20  # lines told one by one where the same trouble stands in many
NO_HIDDEN = "no control or hidden characters: delete it, or run: python -m commitments format"
NOT_LOST = "the character that was meant: look it up in the source and type it"
UNDECODABLE = re.compile("[\udc80-\udcff]")  # how Python marks bytes that are not UTF-8
LOST = "¿"  # stands for such a byte until the file is right
UNDECODABLE_LINE = re.compile(f"({UNDECODABLE.pattern}).*")


class Stop(Exception):
    """Reading cannot go on after this problem."""


def number_of_lines(data: bytes) -> int:
    """How many lines an editor shows of a file, at least one."""
    return 1 + data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def too_large(size: int, max_bytes: int) -> Problem:
    """The problem of a file of ``size`` bytes where ``max_bytes`` are allowed."""
    return Problem(1, (), "too-large", f"{size:,} bytes", f"at most {max_bytes:,} bytes in one file")


def decoded(data: bytes, max_bytes: int, problems: list[Problem]) -> str:
    """The text with line feeds as its only line breaks; undecodable bytes become ``LOST``, unwanted characters are
    dropped, and odd spaces round keys and values become ordinary ones: all of them with a problem. Raises Stop where there is no text."""
    if len(data) > max_bytes:
        raise Stop(too_large(len(data), max_bytes))
    if other := other_file(data):
        raise Stop(other)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:200].count(0) > 20:
        raise Stop(Problem(1, (), "not-utf8", "text in UTF-16", "UTF-8: save the file again with the encoding UTF-8"))
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="surrogateescape")
        expected = "UTF-8; it was probably saved as Windows-1252 or Latin-1: save the file again with the encoding UTF-8"
        problems.extend(_first_of_many(_where(UNDECODABLE_LINE, text), "not-utf8", expected, _byte))
        text = UNDECODABLE.sub(LOST, text)
    if unwanted := unreadable_in(text, allowed="\t\n"):
        # Line after line: a character of its own may stand in each.
        found = (
            (number, next(character for character in line if character in unwanted))
            for number, line in enumerate(text.split("\n"), 1)
            if not unwanted.isdisjoint(line)
        )
        problems.extend(
            problem._replace(expected=NOT_LOST) if problem.found.startswith(("U+FFFD", "U+FFFC")) else problem
            for problem in _first_of_many(found, "control-character", NO_HIDDEN, name_of)
        )
        text = text.translate(dict.fromkeys(map(ord, unwanted)))
    text, odd = ordinary_spaces(text)
    problems.extend(_first_of_many(iter(odd), "odd-space", NO_ODD_SPACE, str))
    return text


def _where(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """Number of each line that has a match, and the character there. ``pattern`` takes in the rest of the line."""
    line, start = 1, 0
    for match in pattern.finditer(text):
        line += text.count("\n", start, match.start())
        start = match.start()
        yield line, match[1]


def _byte(undecodable: str) -> str:
    return f"byte 0x{ord(undecodable) - 0xDC00:02x}"


def _first_of_many(found: Iterator[tuple[int, str]], kind: str, expected: str, name: Callable[[str], str]) -> Iterator[Problem]:
    """A problem for each of the first lines, with the name of what was found there; the last of them tells how many more there are."""
    first = list(islice(found, MANY))
    more = sum(1 for _ in found)
    for number, (line, what) in enumerate(first, 1):
        others = f" (and such on {more:,} more lines)" if more and number == MANY else ""
        yield Problem(line, (), kind, name(what) + others, expected)
