"""One YAML file's bytes -> its values with their line numbers, and every fault of its writing.

The values are built here from the parser's events, not by PyYAML's constructor: that one reads ``no`` as false, ``2024-07-04``
as a date and ``12:30`` as 750, keeps the last of two equal keys without a word, and can be made to eat all memory.
Nothing here calls itself, so deep nesting cannot exhaust the stack; depth, size and number of values are limited.

What these files may hold is a small part of YAML: mappings, lists, text, numbers, true and false.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from commitments.reading.blanks import NO_ODD_SPACE
from commitments.reading.faults import shortened, shown
from commitments.reading.merges import merge_marks
from commitments.reading.yaml_errors import parse_problem
from commitments.reading.yaml_events import Alias, Collection, Event, Node, Scalar, Walk, lines_inside
from commitments.reading.yaml_text import MANY, Stop, decoded
from commitments.reading.yaml_values import MAX_FAULTS, Items, Mapping, Place, Problem, plain_value, too_many_faults
from commitments.records.characters import ODD_SPACES, first_unreadable, name_of, unreadable_in
from commitments.records.fields import date_exists

MAX_BYTES = 8 * 1024 * 1024  # six times the largest file of 2026
MAX_DEPTH = 12  # the records need six
MAX_ENTRIES = 1_000  # of a list or mapping inside a record; the lists of records may be as long as the file allows
BYTES_PER_VALUE = 20  # a file has at most one value in so many bytes of its limit; the real ones have one in forty

POINTS_FOR_COMMAS = re.compile(r"[1-9]\d{0,2}\.000")  # thousands as they are written on the Continent
BARE_WORD = "it in double quotes (programs read it as true or false)"
BARE_KEY = "a word as key, then a colon"
YES_NO = re.compile(r"(?i:yes|no|on|off|y|n)")
UNQUOTED_DATE = re.compile(r"\d{4}-(\d\d?-\d\d?([Tt ]\d\d?:.*)?|0?[1-9]|1[0-2])", re.ASCII)  # not the year 2028-29
# Quotes as word processors set them; YAML knows the straight ones alone and takes these for part of the text.
CURLY = "“”„‟«»‘’‚‛‹›"
IN_CURLY = re.compile(rf"[{CURLY}](.*[^{CURLY}\"'].*?)[{CURLY}\"']|[\"'](.*[^{CURLY}\"'].*?)[{CURLY}]", re.DOTALL)
BULLETS = ("- ", "* ", "• ", "– ", "— ", "· ", "‣ ", "◦ ")
LOST_COMMENT = re.compile(r"\s+(#\w.*)")


@dataclass(frozen=True)
class Loaded:
    """What a file holds. ``tree`` is None where it could not be read to its end; ``problems`` are in order of finding."""

    tree: Mapping | None
    problems: tuple[Problem, ...]


_sound: dict[tuple[bytes, int], Loaded] = {}  # by the text and its limit: nothing changes a tree, so readings may share it


def remember(loaded: Iterable[tuple[bytes, Loaded]], max_bytes: int) -> None:
    """Keeps what a reading loaded without a problem until the next one, and nothing from before: an edit leaves most files as they were,
    and a check asks for each of them several times."""
    global _sound
    _sound = {(data, max_bytes): one for data, one in loaded if not one.problems}


def load(data: bytes, max_bytes: int = MAX_BYTES) -> Loaded:
    """Values and problems of one file. Never raises for anything in ``data``; the time is linear in its length."""
    return _sound.get((data, max_bytes)) or _load(data, max_bytes)


def _load(data: bytes, max_bytes: int) -> Loaded:
    problems: list[Problem] = []
    tree = None
    try:
        text = decoded(data, max_bytes, problems)
        if marks := list(islice(merge_marks(text), MANY)):
            problems += marks[:-1]
            raise Stop(marks[-1])
        tree = _Builder(text, max_bytes, problems).tree()
    except Stop as stop:
        problem = stop.args[0]
        problems = [other for other in problems if (other.line, other.kind) != (problem.line, problem.kind)]
        problems.append(problem)
    return Loaded(tree, tuple(problems))


class _Open:
    """A mapping or list whose end has not been read yet."""

    __slots__ = ("mapping", "values", "lines", "line", "key", "drop")

    def __init__(self, line: int, is_mapping: bool) -> None:
        self.mapping = Mapping(line) if is_mapping else None
        self.values: list[Any] = []
        self.lines: list[int] = []
        self.line = line
        self.key = ""
        self.drop = False  # the value of the current key is not kept: the key is there twice, or cannot be one

    @property
    def part(self) -> str | int:
        return len(self.values) if self.mapping is None else self.key

    def close(self) -> Mapping | Items:
        return Items(self.values, self.line, self.lines) if self.mapping is None else self.mapping


class _Builder(Walk):
    """Builds the tree of one text, collecting problems on the way."""

    def __init__(self, text: str, max_bytes: int, problems: list[Problem]) -> None:
        super().__init__()
        self.text = text
        self.lines = text.split("\n")
        self.problems = problems
        self.values_left = max_bytes // BYTES_PER_VALUE
        self.stack: list[_Open] = []
        self.root: Any = None
        self.last: Scalar | None = None
        self.documents = 0

    def tree(self) -> Mapping:
        """The file's mapping; raises Stop where there is none."""
        try:
            self.walk(self.text)
        except yaml.MarkedYAMLError as error:
            raise Stop(parse_problem(error, self.lines, self.last)) from None
        if not self.documents or self.root is None:
            raise Stop(Problem(1, (), "empty-file", "nothing but blank lines or comments", "the file's keys and values"))
        if not isinstance(self.root, Mapping):
            expected = 'a key and a colon at the start, such as "commitments:"'
            raise Stop(Problem(1, (), "not-a-mapping", shown(self.root), expected))
        return self.root

    def document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self.problems[:] = [problem for problem in self.problems if problem.kind != "empty-value"]  # the line cut it off
            expected = "one document in a file: delete the line ---"
            self._stop(event, "several-documents", "a second document (a line ---)", expected)

    def _problem(self, event: Event, kind: str, found: str, expected: str, nearest: str = "", of_key: bool = False) -> None:
        self._note(event.start_mark.line + 1, self._path(of_key), kind, found, expected, nearest)

    def _note(self, line: int, path: Place, kind: str, found: str, expected: str, nearest: str = "") -> None:
        self.problems.append(Problem(line, path, kind, found, expected, nearest))
        if len(self.problems) > MAX_FAULTS:
            raise Stop(too_many_faults(line))

    def _stop(self, event: Event, kind: str, found: str, expected: str) -> None:
        raise Stop(Problem(event.start_mark.line + 1, self._path(), kind, found, expected))

    def _path(self, of_key: bool = False) -> Place:
        opened = self.stack[:-1] if of_key else self.stack
        return tuple(level.part for level in opened)

    def start(self, event: Collection, is_mapping: bool, as_key: bool) -> None:
        if len(self.stack) == MAX_DEPTH:
            found = f"more than {MAX_DEPTH} levels of indentation or brackets"
            self._stop(event, "too-deep", found, "the few levels that records have")
        self._refuse_extras(event)
        if as_key:
            self._problem(event, "non-text-key", "a list or mapping as a key", BARE_KEY, of_key=True)
            self.stack[-1].key = "?"
        self.stack.append(_Open(event.start_mark.line + 1, is_mapping))

    def end(self, event: Event, as_key: bool) -> None:
        self._add(self.stack.pop().close(), event.start_mark.line + 1, as_key)

    def alias(self, event: Alias, as_key: bool) -> None:
        expected = "the value itself (text that starts with * needs quotes)"
        self._problem(event, "alias", f"'*{shortened(event.anchor)}'", expected)
        self._add(None, event.start_mark.line + 1, as_key)

    def _refuse_extras(self, event: Node) -> None:
        if event.anchor:
            self._problem(
                event, "anchor", f"'&{shortened(event.anchor)}'", "the value alone (text that starts with & needs quotes)"
            )
        if event.tag:
            self._problem(event, "tag", f"'{shortened(event.tag)}'", "the value alone (text that starts with ! needs quotes)")

    def scalar(self, event: Scalar) -> None:
        self._refuse_extras(event)
        plain = not event.style and not event.tag
        value: Any = plain_value(event.value) if plain else event.value
        if event.style in ("|", ">"):
            value = value.removesuffix("\n")
        if plain:
            value = self._careful(event, value)
        else:
            if event.style == '"':
                value = self._without_escaped_controls(event, value)
            self._remarks_inside(event)
        self._add(value, event.start_mark.line + 1)
        self.last = event

    def _remarks_inside(self, event: Scalar) -> None:
        """Lines that look like comments and are part of the text: nobody means a reader to see them."""
        inside = lines_inside(event)
        if not inside or "#" not in event.value:
            return
        indent = 0
        if event.style in ("|", ">"):
            first = next((self.lines[number] for number in inside if self.lines[number].strip()), "")
            indent = len(first) - len(first.lstrip(" "))
        for number in inside:
            line = self.lines[number]
            bare = line.lstrip(" ")
            if bare.startswith("#") and len(line) - len(bare) >= indent:
                found = f"'{shortened(bare.rstrip())}' inside the text, which is read as part of it"
                self._note(number + 1, self._path(), "remark-in-text", found, "the remark on a line of its own above the key")

    def _careful(self, event: Scalar, value: Any) -> Any:
        """The value of an unquoted scalar; None where it must not be used."""
        end = event.end_mark
        lost = LOST_COMMENT.match(self.lines[end.line], end.column) if end.line < len(self.lines) else None
        if lost:
            whole = f"{event.value} {lost[1]}".strip()
            found = f"'{shortened(lost[1])}' after the value, which is read as a comment"
            if not event.value:
                found = f"'{shortened(lost[1])}': what follows # is read as a comment"
            self._problem(
                event,
                "lost-comment",
                found,
                "the text in double quotes, or a space after the # of a comment",
                f'"{whole}"',
            )
        elif value is None and self.stack:
            found = f"the bare word {event.value}" if event.value else "nothing after the key or the hyphen"
            self._problem(event, "empty-value", found, "a value, or no such line at all")
        if isinstance(value, float) and POINTS_FOR_COMMAS.fullmatch(event.value):
            expected = "a number without a point for thousands, or a whole one without noughts behind its point"
            self._problem(event, "wrong-type", f"the number {event.value}", expected, event.value.replace(".", ""))
        if isinstance(value, str):
            bare = value if value.isascii() else value.strip(f"{ODD_SPACES} ")
            if bare != value:  # in a list in brackets: others are found before the parser is asked
                odd = next(character for character in value if character in ODD_SPACES)
                self._problem(event, "odd-space", name_of(odd), NO_ODD_SPACE)
                return plain_value(bare)
            if (quoted := self._wrongly_quoted(event, value)) is not None:
                return quoted
            if YES_NO.fullmatch(value):
                self._problem(event, "yes-no", f"the bare word {value}", BARE_WORD, f'"{value}"')
                return None
            if UNQUOTED_DATE.fullmatch(value):
                self._problem(
                    event,
                    "unquoted-date",
                    f"the bare date {value}",
                    "the date in double quotes",
                    f'"{value}"' if date_exists(value) else "",
                )
            elif end.line > event.start_mark.line:
                return None if self._swallowed_items(event) else value
        return value

    def _wrongly_quoted(self, event: Scalar, value: str) -> str | None:
        """The text inside quotes that YAML takes for part of it, or None where there are none."""
        if curly := IN_CURLY.fullmatch(value):
            inside: str = curly[1] if curly[1] is not None else curly[2]
            odd = next(character for character in (value[0], value[-1]) if character in CURLY)
            found = f"{name_of(odd)} round the value"
            self._problem(event, "curly-quotes", found, 'straight double quotes: "…"', _in_quotes(inside))
            return inside
        if value.endswith('"') and value.count('"') == 1 and " " in value:
            inside = value[:-1].rstrip()
            found = "a quote at its end and none at its start"
            self._problem(event, "stray-quote", found, "one at each end, or none", _in_quotes(inside))
            return inside
        return None

    def _swallowed_items(self, event: Scalar) -> bool:
        """Whether the text took in lines that were meant as list items; each of them is a problem."""
        before = len(self.problems)
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            if self.lines[number].lstrip().startswith(BULLETS):
                found = "a list item that is read as part of the text above it"
                expected = "a hyphen and a space, the hyphen in the column of the other hyphens of its list"
                self._note(number + 1, self._path(), "bad-indent", found, expected)
        return len(self.problems) > before

    def _without_escaped_controls(self, event: Scalar, value: str) -> str | None:
        unwanted = unreadable_in(value, allowed="\t\n") if first_unreadable(value) else frozenset()
        if not unwanted:
            return value
        # Those that stood in the file are gone: these were written as "\\0" or "\\u202e".
        first = next(character for character in value if character in unwanted)
        self._problem(event, "control-character", name_of(first), "no control or hidden characters: delete it")
        return value.translate(dict.fromkeys(map(ord, unwanted))) or None  # of nothing more is said than that

    def key(self, event: Scalar) -> None:
        self._refuse_extras(event)
        top, key = self.stack[-1], event.value
        mapping = top.mapping
        assert mapping is not None  # only mappings have keys
        value = key if event.style else plain_value(key)
        if key == "<<" and not event.style:
            self._problem(event, "merge-key", "the key <<", "the keys and values themselves", of_key=True)
            top.drop = True
        elif not isinstance(value, str):
            found = "no key before the colon" if value is None else shown(value)
            self._problem(event, "non-text-key", found, BARE_KEY, of_key=True)
        elif not event.style and YES_NO.fullmatch(key):
            self._problem(event, "yes-no", f"the bare word {key} as a key", BARE_WORD, f'"{key}"', of_key=True)
        top.key = key
        if key in mapping:
            if len(self.stack) == 3 and key == next(iter(mapping)) and key not in ("text", "name"):
                line = self.lines[event.start_mark.line]
                hyphen = f"{line[: max(event.start_mark.column - 2, 0)]}- {key}: …"
                expected = f'a hyphen before it, where a new entry begins: "{hyphen}"; or each key once'
                self._stop(event, "duplicate-key", f"the key '{shortened(key)}' a second time", expected)
            expected = f"each key once (it is on line {mapping.line_of(key)} as well)"
            if len(self.stack) == 1:  # a list of the file is there in two pieces
                self._stop(event, "duplicate-key", f"the key '{shortened(key)}' a second time", f"{expected}: delete this line")
            self._problem(event, "duplicate-key", f"the key '{shortened(key)}' a second time", expected)
            top.drop = True
        elif not top.drop:
            mapping.key_lines[key] = event.start_mark.line + 1
        self.last = event

    def _add(self, value: Any, line: int, as_key: bool = False) -> None:
        self.values_left -= 1
        if not self.stack:
            self.root = value
            return
        top = self.stack[-1]
        if top.mapping is None:
            top.values.append(value)
            top.lines.append(value.line if isinstance(value, Mapping | Items) else line)
            size = len(top.values)
        elif as_key:  # a list or mapping that stood as a key
            top.drop = True
            return
        else:
            if not top.drop:
                top.mapping[top.key] = value
            top.drop = False
            size = len(top.mapping)
        is_record = len(self.stack) == 2 and isinstance(value, Mapping) and top.mapping is None
        if self.values_left < 0 or (size > MAX_ENTRIES and not is_record):
            found = f"more than {MAX_ENTRIES:,} values in one place" if size > MAX_ENTRIES else "very many values"
            raise Stop(Problem(line, self._path(), "too-many-values", found, "as many as the records need"))


def _in_quotes(text: str) -> str:
    """The text as it would be written in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
