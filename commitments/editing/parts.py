"""The parts of a file's JSON Schema: what a field holds behind the choice of leaving it out and behind the name of a record.

Pydantic writes a field that may be left out as a choice with null, and a record inside another as a reference to its definition.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from commitments.records.model import FILES

Part = Mapping[str, Any]


@cache
def schema_of(name: str) -> Part:
    """The schema of a file, not to be changed; empty for a file that we do not know."""
    return FILES[name].model_json_schema(by_alias=True) if name in FILES else {}


def plain(part: Part) -> Part:
    """The part without the choice of leaving it out, with what is said beside that choice (its description, its examples)."""
    options = _options(part)
    return {**options[0], **part} if options else part


def record_named(part: Part) -> str:
    """Name of the record that stands here; '' where it is no record."""
    return str(part.get("$ref", "")).rsplit("/", 1)[-1]


def resolved(part: Part, definitions: Part) -> Part:
    """What stands here in the end: a record's own schema, or that of a value."""
    while "$ref" in part or "anyOf" in part:
        part = definitions[record_named(part)] if "$ref" in part else _options(part)[0]
    return part


def every(part: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a part, the outer ones first, in the order in which they stand there."""
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for below in part:
            yield from every(below)


def _options(part: Part) -> list[Part]:
    return [option for option in part.get("anyOf", ()) if option.get("type") != "null"]
