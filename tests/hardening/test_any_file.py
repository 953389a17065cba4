"""Whatever a data file holds, reading it gives records, or faults with a line in the file; soon, and never an error."""

import time
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.reading.folder import Reading, read_texts
from commitments.reading.yaml_source import load
from commitments.records.model import FILES
from commitments.records.record import Record
from tests.hardening.damaged_files import complaints

SOUND = Path(__file__).parents[1] / "domain" / "sound"
TEXTS = {name: (SOUND / name).read_bytes() for name in FILES}
TREES = {name: load(text).tree for name, text in TEXTS.items()}
SECONDS = 2  # of the processor
Place = tuple[str, ...]  # keys from the file's top; "*" is some item of a list

# --- what might stand there -------------------------------------------------------------------------------------------------


def _deep(value: Any, depth: int, as_lists: bool) -> Any:
    for _ in range(depth):
        value = [value] if as_lists else {"a": value}
    return value


# Ids, keys and words that mean something, to stand where they should not.
WORDS = sorted({word for text in TEXTS.values() for word in text.decode().replace('"', " ").split()})
# Each is known to trouble programs, or reads as something else than it looks like.
TROUBLE = [
    "https://[::1", "https://\u2100.com", "http://a b", "javascript:x", "//x", "a/b/c", "/", "../x", "__class__", "x" * 5000, "\u0301", "🦷", "\x00",
    "2024-02-30", "0000-00-00", "9999-99", "\u0662\u0660\u0662\u0664-07-04", "2024-07-04 ", "\u00b2", "#ABCDEF", "", " ", "null",
]  # fmt: skip
NOT_TEXT = [0, -1, 10**400, 1e308, float("inf"), float("nan"), True, None, [], {}, [[]], [None, 1], {"a": {}}]
ODD_TEXTS = (
    st.sampled_from(TROUBLE)
    | st.sampled_from(WORDS)
    | st.text(max_size=60)
    | st.text("/-#:.ab1 \n\u202e\u2028\x00é🦷", max_size=30)
    | st.builds(lambda text, times: text * times, st.text(min_size=1, max_size=3), st.integers(100, 2000))
)
SCALARS = (
    ODD_TEXTS
    | st.sampled_from(NOT_TEXT[:8])
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.binary(max_size=20)
)
ODD_VALUES = st.recursive(
    SCALARS,
    lambda values: (
        st.lists(values, max_size=4)
        | st.dictionaries(st.sampled_from(WORDS) | SCALARS.filter(lambda key: key == key), values, max_size=4)
        | st.builds(_deep, values, st.integers(1, 60), st.booleans())
    ),
    max_leaves=8,
)


# --- where ------------------------------------------------------------------------------------------------------------------


def places(model: type[Record], before: Place = ()) -> Iterator[Place]:
    """Every field of a record and of the records in it."""
    for name, field in model.model_fields.items():
        place = (*before, field.alias or name)
        yield place
        for inner, in_list in _records_in(field.annotation):
            yield from places(inner, (*place, "*") if in_list else place)


def _records_in(annotation: Any, in_list: bool = False) -> Iterator[tuple[type[Record], bool]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation, in_list
    is_list = typing.get_origin(annotation) in (tuple, list)
    if typing.get_origin(annotation) in (tuple, list, typing.Union, types.UnionType, typing.Annotated):
        for part in typing.get_args(annotation):
            yield from _records_in(part, in_list or is_list)


PLACES = [(name, place) for name, model in FILES.items() for place in places(model)]
ABOVE = {(name, place[:depth]) for name, place in PLACES for depth in range(1, len(place))}  # those that hold other fields


def put(node: Any, place: Place, value: Any, number: int) -> Any:
    """A copy of ``node`` with the value at the place, in item ``number`` of lists; what the way there needs is made."""
    if not place:
        return value
    key, rest = place[0], place[1:]
    if key == "*":
        items = list(node) if isinstance(node, (list, tuple)) and node else [{}]
        chosen = number % len(items)
        return [*items[:chosen], put(items[chosen], rest, value, number), *items[chosen + 1 :]]
    mapping = dict(node) if isinstance(node, dict) else {}
    return mapping | {key: put(mapping.get(key), rest, value, number)}


# --- what comes out ---------------------------------------------------------------------------------------------------------


def read(name: str, data: bytes) -> Reading:
    """The reading of the sound files with this one in its place, which must be as promised."""
    begun = time.process_time()
    reading = read_texts(TEXTS | {name: data})
    assert time.process_time() - begun < SECONDS
    assert complaints(reading) == []
    return reading


class InQuotes(yaml.CSafeDumper):
    """Writes all text in quotes, so that none is taken for a number or a date, and everything in full, without aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


InQuotes.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
InQuotes.add_multi_representer(tuple, lambda dumper, items: dumper.represent_list(items))
InQuotes.add_multi_representer(dict, lambda dumper, mapping: dumper.represent_dict(mapping))


def written(tree: Any, in_flow: bool = False) -> bytes:
    text = yaml.dump(tree, Dumper=InQuotes, allow_unicode=True, default_flow_style=in_flow, sort_keys=False, width=120)
    return text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("in_flow", [False, True])
def test_the_files_are_sound_before_anything_is_put_in(in_flow):
    for name, tree in TREES.items():
        assert read(name, written(tree, in_flow)).faults == ()


@pytest.mark.parametrize("value", [*TROUBLE, *NOT_TEXT], ids=lambda value: ascii(value)[:20])
def test_an_odd_value_in_every_field_at_once(value):
    for name, tree in TREES.items():
        for file, place in PLACES:
            if file == name and (file, place) not in ABOVE:
                tree = put(tree, place, value, 0)
        assert read(name, written(tree)).faults


@settings(max_examples=2 * settings().max_examples)
@given(st.sampled_from(PLACES), ODD_VALUES | ODD_TEXTS, st.integers(0, 20), st.booleans())
def test_any_value_in_any_field(where, value, number, in_flow):
    name, place = where
    read(name, written(put(TREES[name], place, value, number), in_flow))


@given(st.sampled_from(list(FILES)), ODD_VALUES, st.booleans())
def test_any_value_as_a_whole_file(name, value, in_flow):
    assert read(name, written(value, in_flow)).faults


TOKENS = st.sampled_from(
    [
        *WORDS,
        *"- : , [ ] { } ? | > ' \" # & * ! % @ ` ~ << --- ... \n \t \r".split(" "),
        "\n  ",
        "\n    - ",
        ": ",
        " #",
        "&a ",
        "*a",
        "!!set ",
    ]
)
LINES = st.lists(TOKENS | ODD_TEXTS.map(lambda text: text[:60]), max_size=40).map("".join)


@given(
    st.sampled_from(list(FILES)),
    LINES.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200),
    st.data(),
)
def test_any_text_or_bytes_in_a_file(name, put_in, data):
    lines = TEXTS[name].split(b"\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    place = data.draw(st.sampled_from([0, len(line) - len(line.lstrip()), line.find(b":") + 1, len(line)]))
    lines[number] = line[:place] + put_in + line[place:]
    read(name, b"\n".join(lines))
