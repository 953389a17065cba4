"""The typed records -> JSON Schemas, one for each YAML file, by which a text editor completes and checks while one types.

The ids that a field may name (themes, parties, ...) are taken from the data, so the schemas change with it: ``make schema``
writes them again, and ``make check`` says when that is due.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from commitments.editing.parts import every
from commitments.editing.writing import write_whole
from commitments.reading.folder import read_folder
from commitments.records.fields import FIND_WORDS, SLUG
from commitments.records.model import FILES
from commitments.records.record import Record
from commitments.records.references import KEPT_IN

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TOO_MANY_TO_LIST = ("commitment", "source")


def schemas(records: Mapping[str, Record]) -> dict[str, str]:
    """Text of each schema by its path below the data folder: ``schemas/themes.schema.json`` for themes.yaml."""
    ids = {
        kind: {record.id: _called(record) for record in getattr(records[name], key)}
        for kind, (name, key) in KEPT_IN.items()
        if kind not in TOO_MANY_TO_LIST
    }
    texts = {}
    for name, model in FILES.items():
        schema = {"$schema": DIALECT, **model.model_json_schema(by_alias=True)}
        schema.setdefault("description", f"data/{name}")
        _flag_while_typing(schema, records)
        for part in every(schema):
            _without_null(part)
            if part.get("x-refers-to") in ids:
                part["enum"] = list(ids[part["x-refers-to"]])
                part["enumDescriptions"] = list(ids[part["x-refers-to"]].values())
        texts[f"schemas/{Path(name).stem}.schema.json"] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return texts


def write_schemas(folder: Path) -> list[Path]:
    """Writes the schemas into ``folder/schemas`` and returns their paths; ValueError if the folder's data has faults."""
    reading = read_folder(folder)
    if reading.records is None:
        raise ValueError(f"the data has {len(reading.faults)} faults, the first: {reading.faults[0]}")
    written = []
    for name, text in schemas(reading.records).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        write_whole(path, text)
        written.append(path)
    return written


def _called(record: Record) -> str:
    """What a record is called and what it means, beside its id in an editor's list."""
    name = next(getattr(record, field) for field in ("name", "label", "title") if hasattr(record, field))
    meaning = getattr(record, "definition", "") or getattr(record, "edition", "")
    return f"{name}: {meaning}" if meaning else str(name)


def _flag_while_typing(schema: dict[str, Any], records: Mapping[str, Record]) -> None:
    """Patterns for what a text editor can see by itself, each with the words that it shows: a title's end, the length of a search phrase,
    the document of a commitment's id."""
    fields = {
        (name, key): part for name, record in schema.get("$defs", {}).items() for key, part in record["properties"].items()
    }
    documents = [document.id for document in getattr(records["documents.yaml"], "documents", ())]
    words = rf"^\S+( +\S+){{0,{FIND_WORDS - 1}}}$"
    for (name, key), part in fields.items():
        if (name, key) == ("Commitment", "title"):
            part |= {"pattern": r"[^.,;:\s]$", "patternErrorMessage": "A title ends without a full stop or comma."}
        elif key == "find":
            told = {"pattern": words, "patternErrorMessage": f"A search phrase has at most {FIND_WORDS} words."}
            (part if "type" in part else next(option for option in part["anyOf"] if option.get("type") == "string")).update(
                told
            )
        elif key == "id" and name in ("Commitment", "LeftOut") and documents:
            part["pattern"] = f"^({'|'.join(documents)})/{SLUG}$"
            examples = [example.split("/") for example in part.get("examples", ())]
            part["examples"] = [f"{document if document in documents else documents[0]}/{own}" for document, own in examples]
            part["patternErrorMessage"] = (
                "The id of a document in documents.yaml, a slash, then lower-case words joined by hyphens."
            )


def _without_null(part: dict[str, Any]) -> None:
    """What is not stated is absent in the files, never null: a key without a value is a fault there, so here too."""
    options = part.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options:
        options.remove({"type": "null"})
        part.pop("default", None)
        if len(options) == 1:
            del part["anyOf"]
            part.update(options[0] | part)
