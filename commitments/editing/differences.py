"""What changed between two versions of the data, record by record and field by field, in words.

Works on the files' values as they are read, so that a version that today's rules would refuse can still be compared.
"""

import difflib
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from commitments.records.model import FILES
from commitments.wording import count

Values = Mapping[str, Any]  # of a file or a record, by key

NAMED_BY = {
    "progress": "commitment",
    "redirects": "from",
    "renamed": "from",
    "not_searched": "document",
    "nothing_found": "commitment",
}
TITLES = ("title", "name", "label", "what", "power", "fact", "note", "id")
ALIKE = 0.6  # how alike the words of two titles must be for one id to count as the other renamed
SHOWN = 160
AROUND = 60  # characters shown before the place where two long texts part
NOTHING = object()


@dataclass(frozen=True)
class FieldChange:
    """A value that changed: the way to it inside its record, and what it was and is ('' for none)."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class RecordChange:
    """A record that is in both versions and says something else; ``was`` is its old id where it was renamed."""

    id: str
    title: str
    fields: tuple[FieldChange, ...]
    was: str = ""
    redirected: bool = True


@dataclass(frozen=True)
class FileChange:
    """What changed in one list of one file (``list`` is '' for what stands outside the lists): ids and titles."""

    file: str
    list: str
    added: tuple[tuple[str, str], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    changed: tuple[RecordChange, ...] = ()

    @property
    def number(self) -> int:
        return len(self.added) + len(self.removed) + len(self.changed)


def differences(old: Mapping[str, Values], new: Mapping[str, Values]) -> tuple[FileChange, ...]:
    """The changes from ``old`` to ``new`` (file name -> its values), in the order of the files. Files missing in one are empty there."""
    redirects = _redirects(new.get("redirects.yaml", {}))
    found = []
    for name in FILES:
        before, after = old.get(name, {}), new.get(name, {})
        if before == after:
            continue
        for key in dict.fromkeys((*before, *after)):
            one, two = before.get(key, ()), after.get(key, ())
            if one == two or not (_is_records(one) or _is_records(two)):
                continue
            found.append(_of_list(name, key, _items(one), _items(two), redirects))
        rest_before, rest_after = (
            {k: v for k, v in tree.items() if not (_is_records(v) or _is_records(other.get(k)))}
            for tree, other in ((before, after), (after, before))
        )
        fields = tuple(_field_changes(rest_before, rest_after))
        if fields:
            found.append(FileChange(name, "", changed=(RecordChange("", name, fields),)))
    return tuple(change for change in found if change.number)


def _is_records(value: Any) -> bool:
    return isinstance(value, tuple | list) and any(isinstance(item, Mapping) for item in value)


def _items(value: Any) -> list[Values]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, tuple | list) else []


def _redirects(tree: Values) -> dict[str, str]:
    return {str(row.get("from", "")): str(row.get("to", "")) for row in _items(tree.get("redirects", ()))}


def title_of(record: Values) -> str:
    """What a record is called."""
    if "from" in record and "to" in record:
        return f"leads to {record['to']}"
    if "field" in record:
        return f"{record.get('commitment', '')} {record['field']}: {record.get('why', '')}".strip()
    return next((str(record[key]) for key in TITLES if record.get(key)), "")


def _of_list(name: str, key: str, old: list[Values], new: list[Values], redirects: dict[str, str]) -> FileChange:
    id_key = NAMED_BY.get(key, "id")
    ids = [str(item[id_key]) for item in (*old, *new) if id_key in item]
    named = len(ids) == len(old) + len(new) and all(
        max(Counter(str(item[id_key]) for item in items).values(), default=0) < 2 for items in (old, new)
    )
    if not named:
        return FileChange(name, key, _titles("", _without(new, old)), _titles("", _without(old, new)))
    before, after = ({str(item[id_key]): item for item in items} for items in (old, new))
    if id_key == "commitment":  # what was filed under a renamed commitment goes on under its new id
        before = {now if (now := redirects.get(id_, id_)) in after else id_: item for id_, item in before.items()}
    gone = {id_: item for id_, item in before.items() if id_ not in after}
    come = {id_: item for id_, item in after.items() if id_ not in before}
    changed = [
        RecordChange(id_, title_of(item) if id_key == "id" else "", tuple(_field_changes(before[id_], item)))
        for id_, item in after.items()
        if id_ in before and before[id_] != item
    ]
    if key == "commitments":
        for was, now in _renamed(gone, come, redirects).items():
            one, two = ({k: v for k, v in item.items() if k != "id"} for item in (gone.pop(was), come.pop(now)))
            fields = tuple(_field_changes(one, two))
            changed.append(RecordChange(now, title_of(two), fields, was, redirects.get(was) == now))
    return FileChange(name, key, _titles(id_key, come.values()), _titles(id_key, gone.values()), tuple(changed))


def _titles(id_key: str, items: Iterable[Values]) -> tuple[tuple[str, str], ...]:
    return tuple((str(item.get(id_key, "")), "" if id_key in ("commitment", "document") else title_of(item)) for item in items)


def _without(items: list[Values], others: list[Values]) -> list[Values]:
    left = list(others)
    found = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            found.append(item)
    return found


def _renamed(gone: Mapping[str, Values], come: Mapping[str, Values], redirects: Mapping[str, str]) -> dict[str, str]:
    """Old id -> new id, by redirect; else by the same search phrase, or much the same title, in the same document."""
    pairs = {was: redirects[was] for was in gone if redirects.get(was) in come}
    taken = set(pairs.values())
    for was, record in gone.items():
        if was in pairs or was in redirects:
            continue
        document = was.split("/")[0]
        near = [id_ for id_ in come if id_ not in taken and id_.split("/")[0] == document]
        same = next((id_ for id_ in near if come[id_].get("find") == record.get("find")), "")
        if not same:
            titles = {str(come[id_].get("title", "")): id_ for id_ in near}
            alike = difflib.get_close_matches(str(record.get("title", "")), titles, n=1, cutoff=ALIKE)
            same = titles[alike[0]] if alike else ""
        if same:
            pairs[was] = same
            taken.add(same)
    return pairs


def _field_changes(old: Values, new: Values, path: str = "") -> Iterable[FieldChange]:
    for key in dict.fromkeys((*old, *new)):
        one, two = old.get(key, NOTHING), new.get(key, NOTHING)
        if one == two:
            continue
        where = f"{path}.{key}" if path else str(key)
        if isinstance(one, Mapping) and isinstance(two, Mapping):
            yield from _field_changes(one, two, where)
        elif _is_records(one) or _is_records(two):
            yield from _item_changes(_items(one), _items(two), where)
        elif isinstance(one, Mapping) or isinstance(two, Mapping):
            yield from _field_changes(one if isinstance(one, Mapping) else {}, two if isinstance(two, Mapping) else {}, where)
        else:
            yield FieldChange(where, _said(one), _said(two))


def _item_changes(old: list[Values], new: list[Values], path: str) -> Iterable[FieldChange]:
    """Changes of the records in a list inside a record: those that are in neither or both are passed over."""
    gone, come = _without(old, new), _without(new, old)
    for number, (one, two) in enumerate(zip(gone, come, strict=False)):
        yield from _field_changes(one, two, f"{path}[{new.index(come[number]) + 1}]")
    yield from (FieldChange(path, _said(title_of(item)), "") for item in gone[len(come) :])
    yield from (FieldChange(path, "", _said(title_of(item))) for item in come[len(gone) :])


def _said(value: Any) -> str:
    if value is NOTHING or value is None or value == ():
        return ""
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return str(value)


# --- in words -----------------------------------------------------------------------------------------------------------------


def in_words(changes: Iterable[FileChange], old: str = "", new: str = "") -> str:
    """The changes as Markdown for release notes; ``old`` and ``new`` are what the versions are called."""
    lines = [f"## Changes of the data from {old} to {new}", ""] if old or new else []
    changes = tuple(changes)
    if not changes:
        return "\n".join([*lines, "Nothing changed.", ""])
    for change in changes:
        lines += [f"### {heading(change)}", ""]
        lines += [f"- added: {_called(*record)}" for record in change.added]
        lines += [f"- removed: {_called(*record)}" for record in change.removed]
        for record in change.changed:
            lines.append(f"- {title_in_words(record)}")
            lines += [f"  - {field_in_words(item)}" for item in record.fields]
        lines.append("")
    return "\n".join(lines)


def heading(change: FileChange) -> str:
    """``commitments: 1 added, 2 changed``."""
    kinds = (("added", change.added), ("removed", change.removed), ("changed", change.changed))
    told = ", ".join(f"{len(records):,} {kind}" for kind, records in kinds if records)
    if not change.list:
        return f"{change.file}: {count(sum(len(record.fields) for record in change.changed), 'value')} changed"
    whole = change.file.removesuffix(".yaml")
    return f"{whole if whole == change.list else f'{change.file}, {change.list}'}: {told}"


def title_in_words(record: RecordChange) -> str:
    """``changed: A title (its-id)``, or that it was renamed, and whether the old id leads on."""
    if not record.was:
        return f"changed: {_called(record.id, record.title)}"
    told = "renamed" if record.redirected else "renamed without a redirect"
    return f"{told}: {_called(record.id, record.title)}, was {record.was}"


def field_in_words(change: FieldChange) -> str:
    """``deadline.by: "2029" -> "2030"``, or what was added or taken out."""
    if not change.old:
        return f"{change.field} added: “{_short(change.new)}”"
    if not change.new:
        return f"{change.field} taken out: “{_short(change.old)}”"
    old, new = _apart(change.old, change.new)
    return f"{change.field}: “{_short(old)}” is now “{_short(new)}”"


def _called(id_: str, title: str) -> str:
    if title.startswith("leads to "):
        return f"{id_} {title}"
    return f"{title} ({id_})" if id_ and title and title != id_ else id_ or title


def _apart(old: str, new: str) -> tuple[str, str]:
    """Two texts, cut at a word before the place where they part if that lies far behind their start."""
    same = len(os.path.commonprefix((old, new)))
    start = old.rfind(" ", 0, max(same - AROUND, 0)) + 1
    return (old, new) if not start else (f"…{old[start:]}", f"…{new[start:]}")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
