"""One slip, one fault: what only follows from another fault is folded into it, within a file and between files."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from typing import Any

from commitments.reading.faults import shown
from commitments.reading.validation import values_of
from commitments.reading.yaml_values import Items, Mapping, Place, Problem, has, line_at, value_at, with_value
from commitments.records.fields import nearest
from commitments.records.references import KEPT_IN
from commitments.wording import count

Problems = dict[str, list[Problem]]  # by file
SHOWN = 10  # of the places in which an unknown id is named
LOOKED_UP = 50  # unknown ids for which a mistyped definition is sought: nobody has so many slips


def as_meant(tree: Mapping, problems: list[Problem], as_they_stand: frozenset[Place]) -> Mapping:
    """``tree`` with the suggested value in the place of each faulty one, and without those for which nothing is near: what rests on a
    value is then not told as well. Values at ``as_they_stand`` are left."""
    for problem in problems:
        path = problem.path
        if path in as_they_stand or not path or not isinstance(path[-1], str):
            continue
        around, key = value_at(tree, path[:-1]), path[-1]
        if not has(around, key):
            continue
        value = values_of(problem.nearest)[-1] if problem.nearest else None
        if problem.kind == "unknown-key":
            tree = with_value(tree, path[:-1], _key_renamed(around, key, problem.nearest))
        elif value is None:
            tree = with_value(tree, path[:-1], _without(around, key))
        else:
            tree = with_value(tree, path, value)
    return tree


def _without(held: Mapping, key: str) -> Mapping:
    copy = held.copied()
    del copy[key]
    return copy


def _key_renamed(held: Mapping, key: str, near: str) -> Mapping:
    copy = _without(held, key)
    if near and near not in copy:
        copy[near] = held[key]
        copy.key_lines = held.key_lines | {near: held.line_of(key)}
    return copy


def mistyped_definitions(problems: Problems, trees: AnyMapping[str, Mapping]) -> None:
    """Where what others name is gone and something like it is there that nobody names, the slip is in the definition: one fault there
    takes the place of those at every name of it. ``problems`` is changed."""
    meant = {shown(p.nearest) for told in problems.values() for p in told if p.path[-1:] == ("id",) and p.nearest}
    for file, told in problems.items():  # what names a record rightly whose own id has a fault
        problems[file] = [one for one in told if not (_unknown(one) and one.found in meant and one.path[-1:] != ("id",))]
    named: Counter[tuple[str, str]] = Counter()
    for found in problems.values():
        named.update((problem.kind.removeprefix("unknown-"), problem.found) for problem in found if _unknown(problem))
    if not named:
        return
    used = set(_texts(trees))
    led_on = {found for held in _redirected(trees) for found in held}  # renamed on purpose, and not yet in every place
    for (kind, missing), times in named.most_common(LOOKED_UP):
        name, key = KEPT_IN[kind]
        items = trees[name].get(key) if name in trees else None
        if not isinstance(items, Items):
            continue
        defined = {str(item.get("id")): index for index, item in enumerate(items) if isinstance(item, Mapping)}
        old = missing.removeprefix("'").removesuffix("'")
        close = nearest(old, (identity for identity in defined if identity not in used))
        if not close or times < 2 or old in led_on:  # of two that differ, either may have the slip
            continue
        for file, told in problems.items():
            problems[file] = [one for one in told if (one.kind, one.found) != (f"unknown-{kind}", missing)]
        path = (key, defined[close], "id")
        if own := [problem for problem in problems.get(name, ()) if problem.path == path]:  # its form is told already
            problems[name][problems[name].index(own[0])] = own[0]._replace(nearest=old)
            continue
        what = f"{shown(close)}, which nothing names, while {count(times, 'place')} name {missing}"
        expected = f"the id that is named (where a new one is meant: the same in every place, and {_lead_on(kind)})"
        problems.setdefault(name, []).append(Problem(line_at(trees[name], path), path, "mistyped-id", what, expected, old))


def _redirected(trees: AnyMapping[str, Mapping]) -> Iterator[list[str]]:
    """The old ids in redirects.yaml."""
    for key in ("redirects", "renamed"):
        held = trees["redirects.yaml"].get(key) if "redirects.yaml" in trees else None
        if isinstance(held, Items):
            yield [str(row.get("from")) for row in held if isinstance(row, Mapping)]


def _lead_on(kind: str) -> str:
    return (
        "a redirect from the old one"
        if kind in ("commitment", "document", "party", "theme", "topic")
        else "the old one nowhere"
    )


def _unknown(problem: Problem) -> bool:
    return problem.kind.startswith("unknown-") and problem.kind.removeprefix("unknown-") in KEPT_IN


def _texts(trees: AnyMapping[str, Mapping]) -> Iterator[str]:
    """Every text of the files that may name a record, and the document in the id of each commitment."""
    waiting: list[Any] = list(trees.values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            for key, below in value.items():
                if key != "id":
                    waiting.append(below)
                elif isinstance(below, str) and "/" in below:
                    waiting.append(below.split("/")[0])
            waiting.extend(value.keys())
        elif isinstance(value, Items):
            waiting.extend(value)
        elif isinstance(value, str):
            yield value


def outermost(problems: list[Problem]) -> list[Problem]:
    """The problems without those inside a value that should not have had an inside."""
    closed = {problem.path for problem in problems if problem.kind == "wrong-type" and problem.path}
    return [p for p in problems if not any(p.path[:depth] in closed for depth in range(1, len(p.path)))]


def same_id_once(problems: Problems) -> None:
    """An id that is not there is told where it is named first, with the number of the other places. ``problems`` is changed."""
    places: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for file, told in problems.items():
        for problem in sorted(told):
            if _unknown(problem):
                places.setdefault((problem.kind, problem.found), []).append((file, problem.line))
    for (kind, found), where in places.items():
        if len(where) < 2:
            continue
        (file, line), *others = where
        places_of = ", ".join(f"{name}:{number}" for name, number in others[:SHOWN])
        rest = f" and {len(others) - SHOWN:,} more" if len(others) > SHOWN else ""
        more = f"{found} (also in {places_of}{rest})"
        for name, told in problems.items():
            problems[name] = [
                one._replace(found=more) if (one.kind, one.found, name, one.line) == (kind, found, file, line) else one
                for one in told
                if (one.kind, one.found) != (kind, found) or (name, one.line) == (file, line)
            ]
