"""New entries for the data files: a skeleton in the right place, with a free id and with hints as comments.

Every hint is a comment line that begins with ``#?``; ``format --drop-hints`` takes them out again. Lines that must be filled hold empty
quotes, of which ``check`` says what is missing.
"""

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from commitments.editing.commented import Block, Commented, Entry, Scalar, block, parse
from commitments.editing.editorial import HINT
from commitments.editing.formatting import readable, sub_lines, written
from commitments.editing.parts import Part, plain, record_named, schema_of
from commitments.editing.places import place_in, text_of
from commitments.records.fields import nearest, suggested_slug
from commitments.records.references import KEPT_IN

HINT_WIDTH = 110
KEY_WORDS = 5  # of a title in an id: long enough to tell, short enough to say
SMALL_WORDS = {"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"}
MANY_WORDS = 20
HOW = (
    f'Fill every line with empty quotes. Lines with {HINT} are hints; to use one of the examples among them, delete its "{HINT} " and '
    "write your own words. Leave out what the text does not state. When all is filled, run: python -m commitments format "
    "--drop-hints, then: make check"
)
Texts = Mapping[str, bytes]  # the data files by name


class Refused(Exception):
    """The entry cannot be made; the message says why, in words for the editor."""


class New(NamedTuple):
    """A changed file: its name, its new content, the id of the entry, and the line where the entry begins (from 1)."""

    file: str
    text: bytes
    id: str
    line: int


def new_commitment(texts: Texts, document: str, title: str, key: str = "") -> New:
    """A skeleton behind the last commitment of the document. ``key``: the id's second part; '' makes one from the title."""
    documents = {text_of(record, "id"): record for record in _records(texts, "documents.yaml", "documents")}
    _insist(document, documents, "document", "documents.yaml")
    own = f"{document}/{suggested_slug(key) or _free_key(texts, document, title)}"
    if own in _used_ids(texts):
        raise Refused(f"{own} is in use; choose another with --key")
    tree = _tree(texts, "commitments.yaml")
    rows = _items(tree.root, "commitments")
    entry = _skeleton(texts, "commitments.yaml", "Commitment", {"id": own, "title": title})
    if not any(text_of(row.value, "id").startswith(f"{document}/") for row in rows):
        entry.before = [_heading(texts, documents[document]), ""]
    rows.insert(place_in("commitments", rows, block(entry.value)), entry)
    return _new("commitments.yaml", tree, own, f"  - id: {own}")


def _heading(texts: Texts, document: Block) -> str:
    """The comment above the commitments of a document."""
    whose = next(p for p in _records(texts, "parties.yaml", "parties") if text_of(p, "id") == text_of(document, "party"))
    return f"# --- {text_of(whose, 'short_name')}: {text_of(document, 'title')} ({text_of(document, 'edition')}) ---"


def new_update(texts: Texts, commitment: str, date: str) -> New:
    """A skeleton of an update on progress, in order of date; the record of the commitment is made where there is none."""
    _insist(commitment, _ids(texts, "commitment"), "commitment", "commitments.yaml")
    tree = _tree(texts, "progress.yaml")
    records = _items(tree.root, "progress")
    update = _skeleton(texts, "progress.yaml", "Update", {"date": date})
    record = next((entry for entry in records if text_of(entry.value, "commitment") == commitment), None)
    if record is None:
        keys: dict[str, Scalar | Block] = {
            "commitment": Scalar(commitment),
            "status": Scalar(""),
            "as_of": Scalar(date),
            "updates": Block(False, [update]),
        }
        record = Entry(None, Block(True, [Entry(key, value) for key, value in keys.items()]))
        records.insert(place_in("progress", records, block(record.value)), record)
    else:
        updates = _items(record.value, "updates")
        place = place_in("updates", updates, block(update.value))
        updates.insert(place, update)
        if place == len(updates) - 1:
            _set(block(record.value), "as_of", date)
    status = next(entry for entry in block(record.value).entries if entry.key == "status")
    status.before += _hint_lines("Where it stands now: the status of the newest dated update.")
    return _new("progress.yaml", tree, commitment, f"  - commitment: {commitment}")


def new_correction(texts: Texts, date: str, filled: Mapping[str, str]) -> New:
    """An entry at the head of the corrections log. ``filled``: what is known of commitment, field, said, says, why."""
    commitment = filled.get("commitment", "")
    if commitment:
        _insist(commitment, _ids(texts, "commitment"), "commitment", "commitments.yaml")
    tree = _tree(texts, "corrections.yaml")
    entry = _skeleton(texts, "corrections.yaml", "Correction", {"date": date, **filled})
    entries = _items(tree.root, "corrections")
    entries.insert(place_in("corrections", entries, block(entry.value)), entry)
    return _new("corrections.yaml", tree, commitment, f'  - date: "{date}"')


def new_redirect(texts: Texts, old: str, new: str, kind: str) -> New:
    """A redirect at the end of its file; complete as it is."""
    _insist(new, _ids(texts, "commitment"), "commitment", "commitments.yaml")
    if old in _ids(texts, "commitment"):
        raise Refused(f"{old} still stands in commitments.yaml: change the id there first")
    tree = _tree(texts, "redirects.yaml")
    keys = [Entry("from", Scalar(old)), Entry("to", Scalar(new)), Entry("kind", Scalar(kind))]
    _items(tree.root, "redirects").append(Entry(None, Block(True, keys)))
    return _new("redirects.yaml", tree, old, f"  - from: {old}")


# --- parts of a skeleton ------------------------------------------------------------------------------------------------------


def _skeleton(texts: Texts, name: str, record: str, filled: Mapping[str, str]) -> Entry:
    """A list item with every field of the record: filled, empty where it is needed, shown in hints where it is not."""
    definitions = schema_of(name)["$defs"]
    entries: list[Entry] = []
    waiting: list[str] = []
    told: list[str] = []  # lists of words, each shown once
    for key, part in definitions[record]["properties"].items():
        hints = _hint_lines(_explained(texts, part, told))
        if filled.get(key):
            entries.append(Entry(key, Scalar(filled[key]), before=waiting if key in ("id", "date") else waiting + hints))
            waiting = []
        elif key in definitions[record].get("required", ()):
            entries.append(Entry(key, _empty(part, definitions), before=waiting + hints))
            waiting = []
        else:
            example = sub_lines(name, record, Entry(key, _example(texts, part, definitions)))
            waiting += hints + [f"{HINT} {line}" for line in example]
    entries[-1].after = waiting
    if all(isinstance(entry.value, Scalar) and entry.value.text for entry in entries):  # nothing is left to explain
        return Entry(None, Block(True, [Entry(entry.key, entry.value) for entry in entries]))
    return Entry(None, Block(True, entries), before=_hint_lines(HOW))


def _hint_lines(text: str) -> list[str]:
    lines = textwrap.wrap(f"({text})", HINT_WIDTH, break_on_hyphens=False) if text else []
    return [f"{HINT} {line}" for line in lines]


def _explained(texts: Texts, part: Part, told: list[str]) -> str:
    """The field's description and, where it holds one of a few words, the words; ``told`` are the lists shown before."""
    part = plain(part)
    inner = part.get("items", part)
    kind = inner.get("x-refers-to", "")
    words = inner.get("enum") or list(_ids(texts, kind))
    choice = f"One of: {', '.join(words)}." if words and len(words) <= MANY_WORDS else ""
    if kind and not choice and KEPT_IN[kind][0] not in part.get("description", ""):
        choice = f"An id from {KEPT_IN[kind][0]}."
    known = choice in told or all(word in part.get("description", "") for word in words)
    told.append(choice)
    return " ".join(filter(None, (part.get("description"), "" if known else choice)))


def _empty(part: Part, definitions: Part) -> Scalar | Block:
    part = plain(part)
    if record := record_named(part):
        inner = definitions[record]
        needed = inner.get("required", ())
        return Block(True, [Entry(key, _empty(inner["properties"][key], definitions)) for key in needed])
    return Block(False, [Entry(None, Scalar(""))]) if part.get("type") == "array" else Scalar("")


def _example(texts: Texts, part: Part, definitions: Part) -> Scalar | Block:
    part = plain(part)
    if "examples" in part:
        return _as_tree(part["examples"][0])
    if record := record_named(part):
        inner = definitions[record]["properties"]
        return Block(True, [Entry(key, _example(texts, below, definitions)) for key, below in inner.items()])
    if part.get("type") == "array":
        return Block(False, [Entry(None, _example(texts, part["items"], definitions))])
    words = part.get("enum") or list(_ids(texts, part.get("x-refers-to", "")))
    return Scalar(words[0] if words else "")


def _as_tree(value: Any) -> Scalar | Block:
    if isinstance(value, list):
        return Block(False, [Entry(None, _as_tree(item)) for item in value])
    return Scalar(str(value), plain=not isinstance(value, str))


# --- the files ----------------------------------------------------------------------------------------------------------------


def _tree(texts: Texts, name: str) -> Commented:
    return parse(readable(texts[name])[0])


def _new(name: str, tree: Commented, id_: str, first_line: str) -> New:
    text = written(name, tree)
    return New(name, text.encode(), id_, text[: text.index(first_line)].count("\n") + 1)


def _records(texts: Texts, name: str, key: str) -> Iterable[Block]:
    entries = _items(_tree(texts, name).root, key)
    return (entry.value for entry in entries if isinstance(entry.value, Block))


def _items(record: Scalar | Block | None, key: str) -> list[Entry]:
    """The entries of a list in a record, to be read or changed."""
    return block(block(record).get(key)).entries


def _set(record: Block, key: str, text: str) -> None:
    for entry in record.entries:
        if entry.key == key:
            entry.value = Scalar(text)
            return
    record.entries.append(Entry(key, Scalar(text)))


def _ids(texts: Texts, kind: str) -> dict[str, None]:
    """The ids of a kind of record, in the order of their file."""
    if kind not in KEPT_IN:
        return {}
    return dict.fromkeys(text_of(record, "id") for record in _records(texts, *KEPT_IN[kind]))


def _used_ids(texts: Texts) -> set[str]:
    """Every id that leads somewhere or once did."""
    old = {text_of(record, "from") for record in _records(texts, "redirects.yaml", "redirects")}
    if block(_tree(texts, "redirects.yaml").root).get("withdrawn"):
        old |= {text_of(record, "id") for record in _records(texts, "redirects.yaml", "withdrawn")}
    return {*_ids(texts, "commitment"), *old, *(text_of(r, "id") for r in _records(texts, "left_out.yaml", "left_out"))}


def _free_key(texts: Texts, document: str, title: str) -> str:
    """The telling words of a title, as an id that is not in use."""
    words = [word for word in suggested_slug(re.sub(r"['’]", "", title)).split("-") if word and word not in SMALL_WORDS]
    key = "-".join(words[:KEY_WORDS]) or "new"
    used, number, free = _used_ids(texts), 2, key
    while f"{document}/{free}" in used:
        free, number = f"{key}-{number}", number + 1
    return free


def _insist(id_: str, known: Iterable[str], what: str, file: str) -> None:
    if id_ not in known:
        near = nearest(id_, known)
        raise Refused(f"there is no {what} '{id_}' in {file}{f'; did you mean {near}?' if near else ''}")
