"""How a rule looks at the files' values, and how it says what it found."""

from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping

from commitments.reading.faults import shown
from commitments.reading.yaml_values import Items, Mapping, Place, Problem, line_at

Trees = AnyMapping[str, Mapping]
Found = tuple[str, Problem]


def at(trees: Trees, name: str, path: Place, kind: str, found: str, expected: str, nearest_value: str = "") -> Found:
    """The problem at ``path`` in the file ``name``."""
    return name, Problem(line_at(trees[name], path), path, kind, found, expected, nearest_value)


def rows(trees: Trees, name: str, key: str) -> Iterator[tuple[Place, Mapping]]:
    """The records of a list in a file, each with its path; none where the file or the list is not there."""
    items = trees[name].get(key) if name in trees else None
    if isinstance(items, Items):
        for index, item in enumerate(items):
            if isinstance(item, Mapping):
                yield (key, index), item


def has_list(trees: Trees, name: str, key: str) -> bool:
    """Whether a file has been read and has that list."""
    return name in trees and isinstance(trees[name].get(key), Items)


def text(record: object, key: str) -> str:
    """The text that stands under a key; '' where there is none."""
    value = record.get(key) if isinstance(record, Mapping) else None
    return value if isinstance(value, str) else ""


def placed(update: object) -> str:
    """The date of an update, or the one that it is placed at; '' where it has neither."""
    return text(update, "date") or text(update, "about")


def ids(trees: Trees, name: str, key: str) -> dict[str, Place]:
    """Each id of a list in a file, with the path of the first record that has it."""
    found: dict[str, Place] = {}
    for path, record in rows(trees, name, key):
        found.setdefault(text(record, "id"), path)
    found.pop("", None)
    return found


def repeated(
    trees: Trees, name: str, key: str, kind: str, what: Callable[[Mapping], tuple[str, ...]], field: str
) -> Iterator[Found]:
    """A problem for each record of which ``what`` is the same as of an earlier one; where a part of it is '', it is passed over."""
    first: dict[tuple[str, ...], int] = {}
    for path, record in rows(trees, name, key):
        value = what(record)
        if "" in value:
            continue
        line = line_at(trees[name], path)
        if value in first:
            expected = f"each one once (it is on line {first[value]} as well)"
            yield at(trees, name, (*path, field), kind, shown(", ".join(value)), expected)
        first.setdefault(value, line)
