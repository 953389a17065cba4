"""A data file -> its canonical form: the same values and comments, always written the same way.

Two spaces a level, one item a line, keys in the order of the records, words bare and texts in double quotes, summaries and long texts
folded at 120 columns, one blank line between the records of a file. What a value means and what a comment says is never changed: the result is
read again and compared before it is given out.
"""

import codecs
import difflib
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from commitments.editing.commented import Block, Commented, Entry, Scalar, parse
from commitments.editing.parts import Part, resolved, schema_of
from commitments.reading import yaml_source
from commitments.reading.yaml_source import UNQUOTED_DATE, YES_NO
from commitments.reading.yaml_values import Mapping, Problem, plain_value
from commitments.records.fields import ANY_ID, COMMITMENT_ID, SLUG, SUMMARY_LENGTH

WIDTH = 120
STEP = "  "
WORD = re.compile(r"[a-z0-9][a-z0-9_/-]*")
KEY = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
WORD_PATTERNS = (f"^{SLUG}$", f"^{COMMITMENT_ID}$", f"^{ANY_ID}$")
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


class NotReadable(Exception):
    """The text has faults of its writing (``problems``): what it means is not certain, so it is left as it is."""

    def __init__(self, problems: tuple[Problem, ...]):
        super().__init__(f"{len(problems)} faults")
        self.problems = problems


class Change(NamedTuple):
    """Lines of a file that would be written otherwise: the first of them (from 1), as they are, as they would be."""

    line: int
    old: list[str]
    new: list[str]


def formatted(name: str, data: bytes) -> bytes:
    """The canonical form of the file ``name`` with the content ``data``; raises NotReadable for what cannot be read."""
    text, tree = readable(data)
    result = written(name, parse(text)).encode()
    if result == data:
        return result
    again, tree_again = readable(result)
    if tree_again != tree or Counter(parse(again).comments()) != Counter(parse(text).comments()):
        raise AssertionError(f"the canonical form of {name} would not mean the same")
    return result


def readable(data: bytes) -> tuple[str, Mapping]:
    """The text of a file with line feeds only, and its values; raises NotReadable."""
    loaded = yaml_source.load(data)
    if loaded.tree is None or loaded.problems:
        raise NotReadable(loaded.problems)
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), loaded.tree


def changes(name: str, data: bytes) -> list[Change]:
    """What the canonical form would change in the lines, in their order; how they end is told by ``breaks``. Raises NotReadable."""
    result = formatted(name, data)
    if result == data:
        return []
    old, new = readable(data)[0].removesuffix("\n").split("\n"), result.decode().removesuffix("\n").split("\n")
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    matcher = difflib.SequenceMatcher(None, old[same:], new[same:])
    return [
        Change(same + i + 1, old[same + i : same + j], new[same + k : same + m])
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


def breaks(data: bytes) -> list[tuple[int, str, str]]:
    """What is not canonical about a file as a whole: the line, what was found, what should be there."""
    found = []
    if data.startswith(codecs.BOM_UTF8):
        found.append(
            (
                1,
                "U+FEFF before the first line, the byte-order mark that some programs add",
                "a file that begins with its first line",
            )
        )
    if b"\r\n" in data:
        found.append((1, "ends of lines as Windows writes them (CR LF)", "a line feed alone (LF) at the end of each line"))
    elif b"\r" in data:
        found.append((1, "ends of lines as old Macs wrote them (CR)", "a line feed alone (LF) at the end of each line"))
    last = 1 + data.removesuffix(b"\n").count(b"\n")
    if data and not data.endswith((b"\n", b"\r")):
        found.append((last, "no line break at the end of the file", "one behind the last line"))
    return found


# --- writing ----------------------------------------------------------------------------------------------------------------


class Shape:
    """What the schema says of one place in a file: the order of its keys, and whether it holds a word or a text."""

    def __init__(self, part: Part, definitions: Part):
        part = resolved(part, definitions)
        self._part, self._definitions = part, definitions
        self.is_word = "enum" in part or "x-refers-to" in part or part.get("pattern") in WORD_PATTERNS
        self.is_known = bool(part)
        self.is_prose = part.get("maxLength", 0) >= SUMMARY_LENGTH

    def of(self, key: str | None) -> "Shape":
        """The shape of the value of a key, or of an item (None)."""
        others = self._part.get("additionalProperties") or {}
        part = self._part.get("items", {}) if key is None else self._part.get("properties", {}).get(key, others)
        return Shape(part, self._definitions)

    def in_order(self, entries: list[Entry]) -> list[Entry]:
        """Known keys in the schema's order, others behind them as they stand."""
        place = {key: number for number, key in enumerate(self._part.get("properties", {}))}
        return sorted(entries, key=lambda entry: place.get(entry.key, len(place)))


@cache
def shape_of(name: str) -> Shape:
    """The shape of a whole file."""
    schema = schema_of(name)
    return Shape(schema, schema.get("$defs", {}))


def written(name: str, tree: Commented) -> str:
    """The canonical text of a tree."""
    shape = shape_of(name)
    lines = list(tree.head)
    before: Entry | None = None
    for entry in shape.in_order(tree.root.entries):
        if before and (_is_long(before) or _is_long(entry)):
            lines.append("")
        lines += _entry(entry, shape.of(entry.key), "", top=True)
        before = entry
    if tree.tail:
        lines += ["", *tree.tail]
    return "\n".join(lines).strip("\n") + "\n"


def sub_lines(name: str, record: str, entry: Entry) -> list[str]:
    """The lines of one field as they would stand in a record of that class, without indentation."""
    definitions = schema_of(name)["$defs"]
    return _entry(entry, Shape(definitions[record], definitions).of(entry.key), "")


def _is_long(entry: Entry) -> bool:
    return isinstance(entry.value, Block) and bool(entry.value.entries)


def _entry(entry: Entry, shape: Shape, indent: str, top: bool = False) -> list[str]:
    """The lines of a key with its value and comments. ``top``: it is a key of the file itself."""
    start = f"{indent}{_key(entry.key or '')}:"
    before = [comment and indent + comment for comment in entry.before if comment or top]
    return [*before, *_value(entry, shape, start, indent, top), *(indent + comment for comment in entry.after)]


def _value(entry: Entry, shape: Shape, start: str, indent: str, top: bool) -> list[str]:
    """The lines of a value; ``start`` is what stands before it in the first."""
    beside = f"  {entry.beside}" if entry.beside else ""
    value = entry.value
    if isinstance(value, Scalar):
        first, *rest = _scalar(value, shape, start, indent + STEP)
        return [first + beside, *rest]
    if not value.entries:
        return [f"{start} {'{}' if value.is_mapping else '[]'}{beside}"]
    lines = [start + beside]
    if value.is_mapping:
        for part in shape.in_order(value.entries):
            lines += _entry(part, shape.of(part.key), indent + STEP)
        return lines
    for number, item in enumerate(value.entries):
        is_record = top and isinstance(item.value, Block)
        if is_record and number:
            lines.append("")
        lines += _item(item, shape.of(None), indent + STEP, is_record)
    return lines


def _item(item: Entry, shape: Shape, indent: str, is_record: bool) -> list[str]:
    before = [comment and indent + comment for comment in item.before if comment or is_record]
    after = [indent + comment for comment in item.after]
    if isinstance(item.value, Scalar) or not item.value.entries:
        return [*before, *_value(item, shape, f"{indent}-", indent, top=False), *after]
    if item.beside:
        before.append(indent + item.beside)
    if not item.value.is_mapping:
        inner = [line for part in item.value.entries for line in _item(part, shape.of(None), indent + STEP, is_record=False)]
    else:
        first, *rest = shape.in_order(item.value.entries)
        before += [indent + comment for comment in first.before if comment]
        inner = _entry(
            Entry(first.key, first.value, beside=first.beside, after=first.after), shape.of(first.key), indent + STEP
        )
        inner += [line for part in rest for line in _entry(part, shape.of(part.key), indent + STEP)]
    own = next(number for number, line in enumerate(inner) if not line.lstrip().startswith("#"))
    before += [indent + line.lstrip() for line in inner[:own]]
    return [*before, f"{indent}- {inner[own].lstrip()}", *inner[own + 1 :], *after]


def _key(key: str) -> str:
    bare = KEY.fullmatch(key) and not YES_NO.fullmatch(key) and isinstance(plain_value(key), str)
    return key if bare else _quoted(key)


def _quoted(text: str) -> str:
    return f'"{text.translate(ESCAPES)}"'


def _scalar(scalar: Scalar, shape: Shape, start: str, indent: str) -> list[str]:
    """The first line with the value, and the lines of a folded text."""
    text = scalar.text
    if scalar.plain and not isinstance(plain_value(text), str):
        return [f"{start} {text if text[-1:].isdigit() else text.lower()}"]
    bare = WORD.fullmatch(text) and isinstance(plain_value(text), str)
    if (
        bare
        and not (YES_NO.fullmatch(text) or UNQUOTED_DATE.fullmatch(text))
        and (shape.is_word or (not shape.is_known and scalar.plain))
    ):
        return [f"{start} {text}"]
    line = f"{start} {_quoted(text)}"
    # Prose is always folded, so that a changed word changes few lines; a text with quotes needs no escapes when folded.
    if (shape.is_prose or len(line) > WIDTH or '"' in text or "\\" in text) and _may_fold(text):
        return [f"{start} >-", *_folded(text, indent)]
    return [line]


def _may_fold(text: str) -> bool:
    """Whether a folded text reads back the same: words with one space between them, in one line; no line may begin like a comment."""
    return all(text.split(" ")) and "\n" not in text and "\t" not in text and not text.startswith("#")


def _folded(text: str, indent: str) -> list[str]:
    lines = [indent]
    for word in text.split(" "):
        if lines[-1] == indent:
            lines[-1] += word
        elif len(lines[-1]) + 1 + len(word) <= WIDTH or word.startswith("#"):
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word)
    return lines
