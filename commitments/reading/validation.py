"""One file's values -> its typed record, or every breach of the model in words for editors."""

import re
from collections.abc import Callable, Container, Iterator
from collections.abc import Mapping as AnyMapping
from functools import partial
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from commitments.reading.faults import shortened, shown
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
)
from commitments.records.fields import nearest
from commitments.records.record import Record
from commitments.wording import joined

Known = AnyMapping[str, Container[str]]  # kind of record -> the ids that there are
Tell = Callable[..., Problem]  # kind, found, expected, nearest -> the problem in its place


def validate(model: type[Record], tree: Mapping, known: Known) -> tuple[Record | None, list[Problem]]:
    """The record of a file or None, and its problems (none where the reader of the YAML has told them all).

    References are checked against ``known`` (fields.py). Records are validated one by one, so that a file full of faults can be left after the first thousand.
    """
    problems: list[Problem] = []
    values = dict(tree)
    for key, item_model in _lists_of_records(model):
        items = tree.get(key)
        if not isinstance(items, Items):
            continue
        good = []
        for index, item in enumerate(items):
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


def cut_off(model: type[Record], tree: Mapping) -> Problem | None:
    """The problem of a file that seems to end in the middle: its last record lacks two or more keys that each must have, and none
    is merely misspelt. None for any other file."""
    key = next(reversed(tree), "")
    items, item_model = tree.get(key), dict(_lists_of_records(model)).get(key)
    if item_model is None or not isinstance(items, Items) or not items or not isinstance(items[-1], Mapping):
        return None
    last, path = items[-1], (key, len(items) - 1)
    missing = [name for name, field in _by_key(item_model).items() if field.is_required() and name not in last]
    if len(missing) < 2 or last.keys() - _by_key(item_model).keys():
        return None
    expected = "the rest of the file, or of this record; only then is checked what other files say about its records"
    return Problem(line_at(tree, path), path, "cut-off", f"an end without {joined(missing)}", expected)


def would_be_right(model: type[Record], tree: Mapping, problem: Problem, known: Known) -> bool:
    """Whether the nearest value of a problem, written in its place, would leave no fault there: nothing else is worth suggesting."""
    path, value = problem.path, problem.nearest
    if problem.kind == "unknown-key":  # the nearest is a key
        return not has(_at(tree, path[:-1]), value)
    if not path or not has(_at(tree, path[:-1]), path[-1]):
        return False
    record, start = _record_at(model, path)
    values, below = _at(tree, path[:start]), path[start:]
    if value.startswith('"') and isinstance(_at(tree, path), Mapping):  # a key of it that wants quotes, read as if it had them
        return not _fault_at(record, values, (*below, value.strip('"')), known)
    if value.startswith("- "):
        options: tuple[Any, ...] = ((value.removeprefix("- "),),)
    elif value.startswith('"'):
        options = (value.strip('"'),)
    else:
        options = (value, plain_value(value))
    return any(not _fault_at(record, _with(values, below, option), below, known) for option in options)


def _record_at(model: type[BaseModel], path: Place) -> tuple[type[BaseModel], int]:
    """The class of the record in a list of the file that ``path`` leads into, and how much of the path leads to it; else the file's."""
    item_model = dict(_lists_of_records(model)).get(str(path[0]))
    return (item_model, 2) if item_model is not None and len(path) > 2 else (model, 0)


def _fault_at(model: type[BaseModel], values: Any, path: Place, known: Known) -> bool:
    try:
        model.model_validate(values, context=known)
    except ValidationError as error:
        # What pydantic sets behind the path are the branches of a choice of types.
        return any(detail["loc"][: len(path)] == path for detail in error.errors(include_url=False, include_context=False))
    return False


def _with(tree: Any, path: Place, value: Any) -> Any:
    """``tree`` with another value at ``path``, which it has; nothing of it is changed."""
    if not path:
        return value
    below = _with(tree[path[0]], path[1:], value)
    if isinstance(tree, Mapping):
        return {**tree, path[0]: below}
    return tuple(below if index == path[0] else item for index, item in enumerate(tree))


def _at(tree: Any, path: Place) -> Any:
    for part in path:
        if not has(tree, part):
            return None
        tree = tree[part]
    return tree


def _lists_of_records(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    for key, field in _by_key(model).items():
        if get_origin(field.annotation) is tuple and (item_model := _model_in(field.annotation)):
            yield key, item_model


def _by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a record by the keys that they have in a file."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The first record class that ``annotation`` names, inside optionals and tuples too."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _keys_at(model: type[BaseModel], path: Place) -> list[str]:
    """The keys that the mapping at ``path`` below a record of class ``model`` may have."""
    for part in path:
        if isinstance(part, str):
            model = _model_in(_by_key(model)[part].annotation) or model
    return list(_by_key(model))


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
            problems[path] = _unknown_key(tell, str(path[-1]), _keys_at(model, path[len(prefix) : -1]))
        else:
            problems[path] = _wrong_value(tell, detail, union=bool(rest))
        if len(problems) >= MAX_FAULTS:
            break
    return [problem for problem in problems.values() if not _follows_from_another(problem, problems)]


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
        return any(p.kind == "unknown-key" and p.nearest == last and list(p.path[:-1]) == parent for p in problems.values())
    if problem.kind == "too-few":  # items with faults are not counted
        depth = len(problem.path)
        return any(p.path[:depth] == problem.path and len(p.path) > depth for p in problems.values())
    return problem.kind == "inverted-amount" and (*parent, "gbp_million") in problems


def _unknown_key(tell: Tell, key: str, keys: list[str]) -> Problem:
    spelled = key.lower().replace("-", "_").replace(" ", "_")
    return tell("unknown-key", f"the key '{shortened(key)}'", f"one of {', '.join(keys)}", _nearest_key(spelled, keys))


def _nearest_key(key: str, keys: list[str]) -> str:
    return key if key in keys else nearest(key, [k.replace("_", "-") for k in keys]).replace("-", "_")


def _wrong_value(tell: Tell, detail: ErrorDetails, union: bool) -> Problem:
    """The problem behind one of pydantic's errors."""
    kind, value, limits = detail["type"], detail["input"], detail.get("ctx", {})
    if "expected" in limits and "nearest" in limits:  # raised by fields.py
        return tell(kind, shown(value), limits["expected"], limits["nearest"])
    if kind == "string_too_long":
        return tell("too-long", shown(value), f"at most {limits['max_length']} characters (this has {len(value)})")
    if kind == "string_pattern_mismatch":
        return tell("bad-colour", shown(value), "a colour as # and six digits in lower case, such as #1d70b8", value.lower())
    if kind == "greater_than_equal":
        return tell("too-small", shown(value), f"a number of at least {limits['ge']}")
    if kind == "too_short":
        return tell("too-few", shown(value), f"at least {limits['min_length']} in the list")
    return _wrong_type(tell, "number_type" if union else kind, value) or tell("wrong-value", shown(value), detail["msg"])


def _wrong_type(tell: Tell, kind: str, value: Any) -> Problem | None:
    text = isinstance(value, str)
    found = f'text "{shortened(value)}"' if text else shown(value)
    bare = _as_number(value) if text else ""
    if kind == "string_type":
        simple = isinstance(value, int | float) and not isinstance(value, bool)
        return tell("wrong-type", found, "text in double quotes" if simple else "text", f'"{value}"' if simple else "")
    if kind in ("number_type", "float_type"):
        return tell("wrong-type", found, "a number without quotes, commas or signs of currency", bare)
    if kind == "int_type":
        return tell("wrong-type", found, "a whole number without quotes or commas", bare)
    if kind == "bool_type":
        return tell("wrong-type", found, "true or false, without quotes")
    if kind == "tuple_type":
        return tell("wrong-type", found, 'a list: each value on a line of its own after "- "', f"- {value}" if text else "")
    if kind in ("model_type", "dict_type"):
        return tell("wrong-type", found, 'lines of "key: value" below it')
    return None


def _as_number(text: str) -> str:
    """The number that ``text`` gives with commas, signs of currency or zeros before it, as it would be written; '' for others."""
    bare = re.sub(r"[,_ £%]", "", text)
    number = re.fullmatch(r"(-?)0*(\d{1,15}(\.\d+)?)", bare, re.ASCII)
    return number[1] + number[2] if number else ""
