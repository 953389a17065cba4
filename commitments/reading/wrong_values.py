"""A value that a field may not hold -> the fault in words for editors: what was found, what was expected, the nearest that would do."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from commitments.reading.faults import shortened, shown
from commitments.reading.record_classes import by_key, model_in
from commitments.reading.yaml_values import Items, Mapping, Problem
from commitments.records import meant
from commitments.records.characters import name_of
from commitments.records.references import NATION_ORDER

Tell = Callable[..., Problem]  # kind, found, expected, nearest -> the problem in its place


def wrong_value(tell: Tell, detail: ErrorDetails, field: FieldInfo | None, union: bool) -> Problem:
    """The problem behind one of pydantic's errors."""
    kind, value, limits = detail["type"], detail["input"], detail.get("ctx", {})
    if "expected" in limits and "nearest" in limits:  # raised by fields.py and references.py
        listed = isinstance(value, tuple) and value and all(isinstance(item, str) for item in value)
        return tell(kind, f"'{shortened(', '.join(value))}'" if listed else shown(value), limits["expected"], limits["nearest"])
    if kind == "string_too_long":
        return tell("too-long", shown(value), f"at most {limits['max_length']} characters (this has {len(value)})")
    if kind == "string_pattern_mismatch":
        return tell(
            "bad-colour", shown(value), "a colour as # and six digits in lower case, such as #1d70b8", meant.colour(value)
        )
    if kind == "greater_than_equal":
        return tell("too-small", shown(value), f"a number of at least {limits['ge']}")
    if kind == "too_short":
        return tell("too-few", shown(value), f"at least {limits['min_length']} in the list")
    return _wrong_type(tell, "number_type" if union else kind, value, field) or tell("wrong-value", shown(value), detail["msg"])


def _wrong_type(tell: Tell, kind: str, value: Any, field: FieldInfo | None) -> Problem | None:
    text = isinstance(value, str)
    found = f'text "{shortened(value)}"' if text else shown(value)
    if kind == "string_type":
        return _no_text(tell, found, value, field)
    if kind in ("number_type", "float_type", "int_type"):
        return _no_number(tell, found, value, whole=kind == "int_type", field=field)
    if kind == "bool_type":
        return tell("wrong-type", found, "true or false, without quotes", meant.truth(str(value)))
    if kind == "tuple_type":
        return _no_list(tell, found, value, field)
    if kind in ("model_type", "dict_type"):
        below = model_in(field.annotation) if field is not None else None
        some = f', such as text: "{shortened(value)}"' if text and below and "text" in by_key(below) else ""
        return tell("wrong-type", found, f"lines below it, each a key with its value{some}")
    return None


def _no_text(tell: Tell, found: str, value: Any, field: FieldInfo | None) -> Problem:
    if isinstance(value, bool):
        return tell("wrong-type", found, "text")
    if isinstance(value, int | float) and "date" in str(field) and (day := meant.day_of_excel(value)):
        return tell("wrong-type", found, "a date in double quotes (this is how a spreadsheet keeps one)", f'"{day}"')
    if isinstance(value, int | float):
        return tell("wrong-type", found, "text in double quotes", f'"{value}"')
    if isinstance(value, Items):
        alone = value[0] if len(value) == 1 and isinstance(value[0], str) else ""
        return tell("wrong-type", found, "one value after the key, without a hyphen or brackets", alone)
    if isinstance(value, Mapping):
        alone = next(iter(value)) if len(value) == 1 and next(iter(value.values())) is None else ""
        return tell("wrong-type", "a key without a value" if alone else found, "text, without a colon after it", alone)
    return tell("wrong-type", found, "text")


def _no_number(tell: Tell, found: str, value: Any, whole: bool, field: FieldInfo | None) -> Problem:
    expected = f"a {'whole ' if whole else ''}number without quotes, commas or currency signs"
    if not isinstance(value, str):
        return tell("wrong-type", found, expected)
    if field is None or "GBP million" not in (field.description or ""):
        letters = " (this has the letter O for a nought)" if meant.MIXED_UP.search(value) and "o" in value.lower() else ""
        return tell("wrong-type", found, expected + letters + _or_no_line(value), meant.number(value))
    low, high = meant.ends_of_range(value)
    if low:
        return tell(
            "wrong-type",
            found,
            f"the two ends on lines of their own, in millions of pounds: gbp_million: {low} and gbp_million_to: {high}",
        )
    return tell("wrong-type", found, f"{expected}, in millions of pounds{_or_no_line(value)}", meant.gbp_million(value))


def _or_no_line(value: str) -> str:
    return "; or no such line, where the source gives none" if meant.says_nothing(value) else ""


BULLETS = "-*+•·–—‣◦"


def _no_list(tell: Tell, found: str, value: Any, field: FieldInfo | None) -> Problem:
    expected = 'a list: each value on a line of its own after "- "'
    if not isinstance(value, str):
        return tell("wrong-type", found, expected)
    if value.strip().lower() in ("all", "all four", "all nations") and "northern-ireland" in (
        field.description or "" if field else ""
    ):
        return tell("wrong-type", found, expected, as_list(NATION_ORDER))
    if re.match(r"\d+[.)]\s", value):
        parts = [part.strip() for part in re.split(r"(?:^|\s)\d+[.)]\s+", value) if part.strip()]
        return tell(
            "wrong-type", found, "a list, with a hyphen and a space before each value in place of its number", as_list(parts)
        )
    bullet = re.match(rf"[{BULLETS}]", value)
    if bullet:
        parts = [part.strip() for part in re.split(rf"(?:^|\s)[{BULLETS}]\s*(?=\S)", value) if part.strip()]
        odd = "" if bullet[0].isascii() else f" (this has {name_of(bullet[0])})"
        after = "a space after the hyphen" if bullet[0] == "-" else f"a hyphen and a space before each value{odd}"
        return tell("wrong-type", found, f"a list, with {after}", as_list(parts))
    parts = [part for part in re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s+&\s+", value.strip()) if part]
    several = as_list(parts) if len(parts) > 1 else ""
    return tell("wrong-type", found, expected, several or f"- {value}")


def as_list(items: Sequence[str]) -> str:
    """Items as they would be written in a file: ``- england``, ``[england, wales]``."""
    return f"- {items[0]}" if len(items) == 1 else f"[{', '.join(items)}]"
