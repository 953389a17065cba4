"""One file's values -> its typed record, or every breach of the model in words for editors."""

from collections.abc import Container, Iterator
from collections.abc import Mapping as AnyMapping
from functools import partial
from typing import Any

from pydantic import BaseModel, ValidationError

from commitments.reading.faults import shortened
from commitments.reading.record_classes import by_key, field_at, keys_at, lists_of_records, model_in, record_at
from commitments.reading.wrong_values import Tell, as_list, wrong_value
from commitments.reading.yaml_values import (
    MAX_FAULTS,
    Items,
    Mapping,
    Place,
    Problem,
    has,
    line_at,
    plain_value,
    too_many_faults,
    value_at,
    with_value,
)
from commitments.records import meant
from commitments.records.fields import nearest, suggested_slug
from commitments.records.record import Record
from commitments.wording import joined

Known = AnyMapping[str, Container[str]]  # kind of record -> the ids that there are


def validate(model: type[Record], tree: Mapping, known: Known) -> tuple[Record | None, list[Problem]]:
    """The record of a file or None, and its problems (none where the reader of the YAML has told them all).

    References are checked against ``known`` (records/references.py). Records are validated one by one, so that a file full of
    faults can be left after the first thousand.
    """
    problems: list[Problem] = []
    values = dict(tree)
    for key, item_model in lists_of_records(model):
        items = tree.get(key)
        if not isinstance(items, Items):
            continue
        good = []
        split = dict(_split_in_two(items, item_model))
        for index, item in enumerate(items):
            if index in split or index + 1 in split:
                if index in split:
                    problems.append(Problem(items.line_of(index), (key, index), "extra-hyphen", split[index], TWO_SPACES))
                continue
            try:
                good.append(item_model.model_validate(item, context=known))
            except ValidationError as error:
                problems.extend(_problems(error, item_model, tree, (key, index)))
            if len(problems) >= MAX_FAULTS:
                return None, [*problems, too_many_faults(items.line_of(index))]
        values[key] = tuple(good)
    record = None
    try:
        record = model.model_validate(values, context=known)
    except ValidationError as error:
        problems.extend(_problems(error, model, tree, ()))
    return None if problems else record, problems


TWO_SPACES = "two spaces instead: the entry above continues here"


def _split_in_two(items: Items, model: type[BaseModel]) -> Iterator[tuple[int, str]]:
    """Where a hyphen before a key cuts a record in two: the number of the second half, and what was found there."""
    first, *others = (name for name, field in by_key(model).items() if field.is_required())
    for index in range(1, len(items)):
        above, item = items[index - 1], items[index]
        if not isinstance(above, Mapping) or not isinstance(item, Mapping) or first in item or first not in above:
            continue
        if (
            item
            and not above.keys() & item.keys()
            and set(others) <= above.keys() | item.keys()
            and item.keys() <= by_key(model).keys()
        ):
            yield index, f"the hyphen before '{shortened(next(iter(item)))}'"


def cut_off(model: type[Record], tree: Mapping) -> Problem | None:
    """The problem of a file that seems to end in the middle: its last record lacks two or more keys that each must have, and none
    is merely misspelt. None for any other file."""
    key = next(reversed(tree), "")
    items, item_model = tree.get(key), dict(lists_of_records(model)).get(key)
    if item_model is None or not isinstance(items, Items) or not items or not isinstance(items[-1], Mapping):
        return None
    last, path = items[-1], (key, len(items) - 1)
    missing = [name for name, field in by_key(item_model).items() if field.is_required() and name not in last]
    if len(missing) < 2 or last.keys() - by_key(item_model).keys():
        return None
    if any(index == len(items) - 1 for index, _ in _split_in_two(items, item_model)):
        return None
    expected = "the rest of the file, or of this record; what other files say about its records is checked only then"
    return Problem(line_at(tree, path), path, "cut-off", f"an end without {joined(missing)}", expected)


def right_suggestion(model: type[Record], tree: Mapping, problem: Problem, known: Known) -> str:
    """The nearest value of a problem as it may be written in its place without leaving a fault there, or '': nothing else is worth
    suggesting."""
    path, value = problem.path, problem.nearest
    if problem.kind == "unknown-key":  # the nearest is a key
        return "" if has(value_at(tree, path[:-1]), value) else value
    if not path or not has(value_at(tree, path[:-1]), path[-1]):
        return ""
    record, start = record_at(model, path)
    values, below = value_at(tree, path[:start]), path[start:]
    is_key = value.startswith('"') and isinstance(value_at(tree, path), Mapping)
    if is_key:  # it wants quotes, and is read as if it had them
        return "" if _fault_at(record, values, (*below, value.strip('"')), known) else value
    for written in _writings(value):
        if any(not _fault_at(record, with_value(values, below, option), below, known) for option in values_of(written)):
            return written
    return ""


def _writings(value: str) -> tuple[str, ...]:
    """How a suggestion may be written: items of a list as they stand, or as ids."""
    if not value.startswith(("- ", "[")):
        return (value,)
    items = items_of(value)
    return value, as_list([suggested_slug(item) for item in items])


def items_of(written: str) -> list[str]:
    """The items of ``- england`` and of ``[england, wales]``."""
    return written[1:-1].split(", ") if written.startswith("[") else [written.removeprefix("- ")]


def values_of(written: str) -> tuple[Any, ...]:
    """What a suggestion may stand for, by the way in which it is written."""
    if written.startswith(("- ", "[")):
        return (tuple(items_of(written)),)
    if written.startswith('"'):
        return (written.strip('"'),)
    return (written, plain_value(written))


def _fault_at(model: type[BaseModel], values: Any, path: Place, known: Known) -> bool:
    try:
        model.model_validate(values, context=known)
    except ValidationError as error:
        # What pydantic sets behind the path are the branches of a choice of types.
        return any(detail["loc"][: len(path)] == path for detail in error.errors(include_url=False, include_context=False))
    return False


def _problems(error: ValidationError, model: type[BaseModel], tree: Mapping, prefix: Place) -> list[Problem]:
    """The problems behind pydantic's ``error`` for the value at ``prefix``: one for each place."""
    problems: dict[Place, Problem] = {}
    for detail in error.errors(include_url=False):
        path, rest = _followed(tree, prefix + detail["loc"])
        if detail["type"] == "missing":
            path = path + rest[:1]
        if path in problems or (detail["input"] is None and detail["type"] not in ("missing", "extra_forbidden")):
            continue  # a value that is missing or was refused: the reader of the YAML has said so
        tell = partial(Problem, line_at(tree, path), path)
        if detail["type"] == "missing":
            problems[path] = tell("missing-key", "nothing", f'a line that begins with "{path[-1]}:"')
        elif detail["type"] == "extra_forbidden":
            inside = path[len(prefix) : -1]
            problems[path] = _too_deep(tell, path, inside, model, tree) or _unknown_key(
                tell, str(path[-1]), keys_at(model, inside)
            )
        else:
            field = field_at(model, path[len(prefix) :])
            problems[path] = wrong_value(tell, detail, field, union=bool(rest))
        if len(problems) >= MAX_FAULTS:
            break
    return _in_one_line([problem for problem in problems.values() if not _follows_from_another(problem, problems)])


def _followed(tree: Any, loc: Place) -> tuple[Place, Place]:
    """``loc`` cut where the tree ends: the path that exists, and what pydantic adds to it."""
    for depth, part in enumerate(loc):
        if not has(tree, part):
            return loc[:depth], loc[depth:]
        tree = tree[part]
    return loc, ()


def _follows_from_another(problem: Problem, problems: AnyMapping[Place, Problem]) -> bool:
    """Whether mending another fault of the same record mends this one: a mistyped key is missing too, for instance."""
    *parent, last = problem.path or ("",)
    if problem.kind == "missing-key":
        return any(
            p.kind == "unknown-key"
            and p.nearest == last
            and list(p.path[:-1]) == parent
            or p.kind == "key-too-deep"
            and p.path[-1] == last
            for p in problems.values()
        )
    if problem.kind == "too-few":  # items with faults are not counted
        depth = len(problem.path)
        return any(p.path[:depth] == problem.path and len(p.path) > depth for p in problems.values())
    return problem.kind == "inverted-amount" and (*parent, "gbp_million") in problems


def _in_one_line(problems: list[Problem]) -> list[Problem]:
    """Keys that a record lacks, three or more, in one problem: a whole part of it is not there."""
    missing = [problem for problem in problems if problem.kind == "missing-key"]
    by_record: dict[Place, list[Problem]] = {}
    for problem in missing:
        by_record.setdefault(problem.path[:-1], []).append(problem)
    folded = {}
    for record, lacking in by_record.items():
        if len(lacking) > 2:
            keys = joined([f'"{problem.path[-1]}:"' for problem in lacking])
            folded[record] = lacking[0]._replace(expected=f"lines that begin with {keys}")
    if not folded:
        return problems
    return [
        folded.get(problem.path[:-1], problem) if problem.kind == "missing-key" else problem
        for problem in problems
        if problem.kind != "missing-key" or problem.path[:-1] not in folded or problem == by_record[problem.path[:-1]][0]
    ]


# What people call a key who do not have the list at hand.
SAME_KEY = {
    "link": "url",
    "href": "url",
    "address": "url",
    "website": "url",
    "name": "title",
    "heading": "title",
    "description": "summary",
    "text": "summary",
    "country": "nations",
    "countries": "nations",
    "category": "theme",
    "quote": "find",
    "phrase": "find",
    "date": "by",
    "comment": "note",
    "notes": "note",
    "color": "colour",
    "color_dark": "colour_dark",
    "amount": "gbp_million",
    "cost": "gbp_million",
    "reason": "why",
}


def _too_deep(tell: Tell, path: Place, inside: Place, model: type[BaseModel], tree: Mapping) -> Problem | None:
    """The problem of a key of the record that stands in one of its parts; None for any other key."""
    key = str(path[-1])
    outer = value_at(tree, path[: len(path) - 1 - len(inside)])
    if len(inside) != 1 or key not in by_key(model) or not isinstance(outer, Mapping) or key in outer:
        return None
    return tell(
        "key-too-deep", f"the key '{key}' inside '{inside[0]}'", "two spaces fewer before it: it is a key of the entry itself"
    )


def in_the_fields_words(model: type[Record], tree: Mapping, problem: Problem, known: Known) -> Problem:
    """A problem of writing (a bare yes, a key with nothing after it) told by what its field wants."""
    path = problem.path
    if problem.kind == "empty-value":
        description, needed = wanted(model, path)
        if not needed:
            return problem
        return problem._replace(expected=f"a value, which cannot be left out: {description}".removesuffix(": "))
    is_value = bool(path) and has(value_at(tree, path[:-1]), path[-1]) and not isinstance(value_at(tree, path), Mapping)
    if problem.kind != "yes-no" or not is_value:
        return problem
    record, start = record_at(model, path)
    values, below = value_at(tree, path[:start]), path[start:]
    word = problem.nearest.strip('"')
    if not _fault_at(record, with_value(values, below, meant.truth(word) == "true"), below, known):
        return problem._replace(expected="true or false, without quotes", nearest=meant.truth(word))
    try:
        record.model_validate(with_value(values, below, word), context=known)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            limits = detail.get("ctx", {})
            if detail["loc"][: len(below)] == below:
                return problem._replace(expected=limits.get("expected") or problem.expected, nearest=limits.get("nearest", ""))
    return problem


def parts_too_far_left(model: type[Record], problems: list[Problem]) -> list[Problem]:
    """The problems, with the keys of a part that stand in the column of its own key told once, there."""
    folded = list(problems)
    for problem in problems:
        if problem.kind != "empty-value" or not problem.path or not isinstance(problem.path[-1], str):
            continue
        record, start = record_at(model, problem.path)
        field = field_at(record, problem.path[start:])
        part = model_in(field.annotation) if field is not None else None
        if part is None:
            continue
        beside = [
            p for p in problems if p.kind == "unknown-key" and p.path[:-1] == problem.path[:-1] and p.path[-1] in by_key(part)
        ]
        if beside:
            keys = joined([f"'{p.path[-1]}'" for p in beside])
            expected = f"{keys} {'are' if len(beside) > 1 else 'is'} of '{problem.path[-1]}': two more spaces before each"
            folded = [p for p in folded if p not in beside]
            folded[folded.index(problem)] = problem._replace(
                kind="bad-indent", found=f"nothing inside '{problem.path[-1]}'", expected=expected
            )
    return folded


def _unknown_key(tell: Tell, key: str, keys: list[str]) -> Problem:
    spelled = key.strip(" :").lower().replace("-", "_").replace(" ", "_")
    same = SAME_KEY.get(spelled, "")
    likely = _nearest_key(spelled, keys) or (same if same in keys else "")
    return tell("unknown-key", f"the key '{shortened(key)}'", f"one of {', '.join(keys)}", likely)


def _nearest_key(key: str, keys: list[str]) -> str:
    return key if key in keys else nearest(key, [k.replace("_", "-") for k in keys]).replace("-", "_")


def wanted(model: type[Record], path: Place) -> tuple[str, bool]:
    """What the field at ``path`` of a file holds, in the words of its description, and whether its record cannot do without it."""
    record, start = record_at(model, path)
    field = field_at(record, path[start:])
    in_list = bool(path) and isinstance(path[-1], int)
    return (field.description or "", field.is_required() and not in_list) if field is not None else ("", False)
