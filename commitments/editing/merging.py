"""Two edits of one data file joined entry by entry: what git cannot do, which sees lines and takes two new entries for one conflict.

Only where both touched the same entry are its lines joined, by git's own means, and a conflict stands inside that entry alone.
"""

import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from commitments.reading import yaml_source
from commitments.reading.yaml_values import Items
from commitments.reading.yaml_values import Mapping as Tree

NAMING = ("id", "from", "commitment", "document")  # what an entry is known by


class Part(NamedTuple):
    """An entry of a file, or a key of it: its lines with the comments above them, and how many blank lines stand before it."""

    text: str
    gap: int


class Merged(NamedTuple):
    """``conflicts``: entries in which both edits touch the same lines; they hold git's marks."""

    text: str
    conflicts: int


def merged(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """What both edits made of ``base``."""
    versions = [parts_of(data) for data in (base, ours, theirs)]
    if any(parts is None for parts in versions):
        return _lines_merged(*(data.decode("utf-8", "surrogateescape") for data in (base, ours, theirs)))
    old, mine, others = (parts or {} for parts in versions)
    twice_edited = [key for key in old if key.startswith("text ") and key not in mine and key not in others]
    if twice_edited:  # entries that are known by their text alone: nobody could tell which two belong together
        return _lines_merged(*(data.decode() for data in (base, ours, theirs)))
    result: dict[str, Part] = {}
    conflicts = 0
    for key in _in_order(old, mine, others):
        before, one, two = old.get(key), mine.get(key), others.get(key)
        if one == two or two == before or (two and before and two.text == before.text):
            kept = one
        elif one == before or (one and before and one.text == before.text):
            kept = two
        else:
            joined = _lines_merged(*(part.text if part else "" for part in (before, one, two)))
            conflicts += joined.conflicts
            kept = Part(joined.text.rstrip("\n"), (one or two or Part("", 1)).gap)
        if kept is not None:
            result[key] = kept
    return Merged("".join("\n" * part.gap + part.text + "\n" for part in result.values()), conflicts)


def parts_of(data: bytes) -> dict[str, Part] | None:
    """The parts of a file in their order, by what they are known by; None for a file that cannot be read."""
    loaded = yaml_source.load(data)
    if loaded.tree is None or loaded.problems or b"\r" in data:
        return None
    lines = data.decode("utf-8").split("\n")
    starts = _starts(loaded.tree)
    parts: dict[str, Part] = {}
    first = [_with_what_is_above(lines, line - 1) for line, _ in starts]
    ends = [*first[1:], len(lines)]
    for (_, key), start, end in zip(starts, [0, *first[1:]], ends, strict=True):
        inside = lines[start:end]
        gap = next((number for number, line in enumerate(inside) if line.strip()), 0)
        text = "\n".join(inside[gap:]).rstrip("\n")
        key = key or f"text {text}"
        if key in parts:
            return None
        parts[key] = Part(text, gap)
    return parts


def _starts(tree: Tree) -> list[tuple[int, str]]:
    """The line of each part and what it is known by; '' where it has no name."""
    found = [(line, f"key {key}") for key, line in tree.key_lines.items()]
    for key, held in tree.items():
        if isinstance(held, Items) and held and all(isinstance(item, Tree) for item in held):
            named = [next((f"{key} {item[name]}" for name in NAMING if name in item), "") for item in held]
            unique = len(set(named)) == len(named)
            found += [(line, name if unique else "") for line, name in zip(held.lines, named, strict=True)]
    return sorted(found)


def _with_what_is_above(lines: list[str], start: int) -> int:
    """The line at which a part begins with the comments and blank lines above it."""
    while start and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    return start


def _in_order(old: Mapping[str, Part], mine: Mapping[str, Part], others: Mapping[str, Part]) -> Iterable[str]:
    """All keys: as in mine, what only the others have behind what stands before it there, and behind what mine added in that place."""
    order = list(mine)
    before = ""
    for key in others:
        if key not in mine:
            if key in old:
                order.append(key)  # taken out by mine, or changed by the others as well
            else:
                place = order.index(before) + 1 if before in order else len(order)
                while place < len(order) and order[place] not in old and order[place] not in others:
                    place += 1
                order.insert(place, key)
        before = key
    return order


def _lines_merged(base: str, ours: str, theirs: str) -> Merged:
    """Three texts joined line by line, as git does it."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, base, theirs), strict=True):
            path.write_text(text and text.rstrip("\n") + "\n", encoding="utf-8", errors="surrogateescape", newline="")
        labels = ["-L", "yours", "-L", "before", "-L", "theirs"]
        ended = subprocess.run(["git", "merge-file", "-p", *labels, *map(str, paths)], capture_output=True)
    return Merged(ended.stdout.decode("utf-8", "surrogateescape"), max(ended.returncode, 0))
