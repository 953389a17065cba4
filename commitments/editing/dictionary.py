"""docs/data-dictionary.md from the typed records and the data: every file, record, field, word, theme and status.

What needs arguing stands in docs/hard-cases.md, written by hand.
"""

from collections.abc import Mapping
from typing import Any

from commitments.editing.parts import Part, every, plain, record_named, schema_of
from commitments.records import vocabulary as words
from commitments.records.model import FILES, ThemesFile
from commitments.records.progress import ProgressFile
from commitments.records.record import Record
from commitments.records.references import KEPT_IN

HEAD = """# Data dictionary

Every file of `data/`, every record in it and every field, with what it holds. This page is generated from the code and the data:
to change a word here, change it there (`commitments/records/`, `data/themes.yaml`, `data/progress.yaml`) and run `make schema`.
What needs arguing is in [hard cases](hard-cases.md); a whole entry with notes is in [an annotated example](example.md).

Dates stand in double quotes, as precise as the source: `"2024-07-04"`, `"2024-07"` or `"2024"`. Money is in GBP million. What a
source does not state has no line: never write zero, "none" or "unknown".
"""
LISTS = (
    ("Scope", words.SCOPES),
    ("Stance", words.STANCES),
    ("Action", words.ACTIONS),
    ("Who acts", words.ACTORS),
    ("Approaches", words.APPROACHES),
    ("Facts of a plan (computed from the fields)", words.PLAN_FACTS),
    ("Kind of funding", words.FUNDING_KINDS),
    ("Branch of a document", words.BRANCHES),
    ("Kind of redirect", words.REDIRECT_KINDS),
    ("Language of a name", words.LANGUAGES),
    ("What else may be renamed", words.RENAMED_KINDS),
    ("What may be taken back", words.RELEASED_KINDS),
    ("Kind of copy", words.COPIES),
    ("How complete a copy is", words.COMPLETENESS),
    ("What is checked again", words.CHECKED),
    ("What is checked as a whole", words.CHECKED_WHOLE),
    ("What a second reader found", words.VERDICTS),
    ("What `check` asks to be looked at again", words.SECOND_LOOKS),
    ("Kind of update", words.UPDATE_KINDS),
    ("What a commitment is called of which nothing is known", words.UNFOLLOWED),
    ("Confidence in an update", words.CONFIDENCE),
    ("Confidence in a fact on nations and powers", words.FACT_CONFIDENCE),
    ("Who decides", words.POWER_STATUSES),
    ("Entitlements", words.ENTITLEMENTS),
    ("Waiting-time standards", words.STANDARDS),
)


def dictionary(records: Mapping[str, Record]) -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    for name in FILES:
        parts.append(f"\n## {name}\n")
        schema = schema_of(name)
        definitions = schema.get("$defs", {})
        parts.append("\n".join(_record("The file", schema)))
        parts += [
            "\n".join(_record(record, definitions[record])) for record in _in_reading_order(schema["properties"], definitions)
        ]
    parts.append("\n## Words\n")
    for title, terms in LISTS:
        parts.append("\n".join(_table(title, ((f"`{word}`", term.label, term.meaning) for word, term in terms.items()))))
    theme_file, progress = records["themes.yaml"], records["progress.yaml"]
    assert isinstance(theme_file, ThemesFile) and isinstance(progress, ProgressFile)
    themes = ((f"`{t.id}`", t.name, f"{t.holds} {t.leaves_out or ''}".strip()) for t in theme_file.themes)
    parts.append("\n".join(_table("Themes (themes.yaml)", themes)))
    statuses = ((f"`{s.id}`", s.label, f"{s.definition} {s.tie_break}") for s in progress.statuses)
    parts.append("\n".join(_table("Statuses (progress.yaml)", statuses)))
    return "\n".join(parts) + "\n"


def _in_reading_order(part: Any, definitions: Part) -> list[str]:
    """Names of the records in a file, each behind the one that names it first."""
    found: dict[str, None] = {}
    for name in filter(None, map(record_named, every(part))):
        if name not in found:
            found |= {name: None, **dict.fromkeys(_in_reading_order(definitions[name], definitions))}
    return list(found)


def _record(name: str, schema: Part) -> list[str]:
    lines = [f"\n### {name}\n"]
    if schema.get("description") and name != "The file":
        lines += [" ".join(schema["description"].split()), ""]
    lines += ["| field | needed | holds | meaning |", "| --- | --- | --- | --- |"]
    for key, part in schema["properties"].items():
        needed = "yes" if key in schema.get("required", ()) else ""
        lines.append(f"| `{key}` | {needed} | {_cell(_holds(part))} | {_cell(_meaning(part))} |")
    return lines


def _meaning(part: Part) -> str:
    inner = plain(part)
    examples = "; ".join(f"`{_shown(example)}`" for example in part.get("examples", inner.get("examples", ())))
    return f"{inner.get('description', '')}{f' For example: {examples}' if examples else ''}".strip()


def _shown(example: Any) -> str:
    if isinstance(example, list):
        return ", ".join(map(str, example))
    return ", ".join(f"{key}: {value}" for key, value in example.items()) if isinstance(example, dict) else str(example)


def _holds(part: Part) -> str:
    """What sort of value, in words."""
    part = plain(part)
    if record := record_named(part):
        return record
    if part.get("type") == "array":
        return f"list: {_holds(part['items'])}"
    if "x-refers-to" in part:
        return f"id from {KEPT_IN[part['x-refers-to']][0]}"
    if "enum" in part:
        return f"word: {', '.join(part['enum'])}"
    kinds = {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "true or false",
        "object": "keys with values",
    }
    if part.get("format") == "uri":
        return "web address"
    if "\\d{4}" in part.get("pattern", ""):
        return "date"
    return "id" if "[a-z0-9]+" in part.get("pattern", "") else kinds.get(part.get("type", ""), "number")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _table(title: str, rows: Any) -> list[str]:
    lines = [f"\n### {title}\n", "| word | shown as | meaning |", "| --- | --- | --- |"]
    return lines + [f"| {' | '.join(map(_cell, row))} |" for row in rows]
