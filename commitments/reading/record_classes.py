"""Which class of record, and which field of it, a place in a file belongs to."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from commitments.reading.yaml_values import Place


def record_at(model: type[BaseModel], path: Place) -> tuple[type[BaseModel], int]:
    """The class of the record in a list of the file that ``path`` leads into, and how much of the path leads to it; else the file's."""
    item_model = dict(lists_of_records(model)).get(str(path[0]))
    return (item_model, 2) if item_model is not None and len(path) > 2 else (model, 0)


def lists_of_records(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    for key, field in by_key(model).items():
        if get_origin(field.annotation) is tuple and (item_model := model_in(field.annotation)):
            yield key, item_model


def by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a record by the keys that they have in a file."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The first record class that ``annotation`` names, inside optionals and tuples too."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(model_in, get_args(annotation))), None)


def keys_at(model: type[BaseModel], path: Place) -> list[str]:
    """The keys that the mapping at ``path`` below a record of class ``model`` may have."""
    for part in path:
        if isinstance(part, str):
            model = model_in(by_key(model)[part].annotation) or model
    return list(by_key(model))


def field_at(model: type[BaseModel], path: Place) -> FieldInfo | None:
    """The field that the value at ``path`` below a record of class ``model`` belongs to; None where there is none."""
    field = None
    for part in path:
        if isinstance(part, str):
            field = by_key(model).get(part)
            if field is None:
                return None
            model = model_in(field.annotation) or model
    return field
