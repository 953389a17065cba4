"""Where a new entry stands in its list: behind the last of its document, theme or party, or where its date puts it, or at the end."""

from collections.abc import Sequence

from commitments.editing.commented import Block, Entry, Scalar

# By what the entries of a list stand together; of an id with a slash, what is before it: its document.
TOGETHER = {
    "commitments": "id",
    "left_out": "id",
    "progress": "commitment",
    "nothing_found": "commitment",
    "lies_with": "commitment",
    "documents": "party",
    "themes": "group",
    "topics": "theme",
}
OLDEST_FIRST = {
    "updates": ("date", "about"),
    "events": ("date",),
    "governments": ("since", "until"),
    "elections": ("date",),
    "readings": ("date",),
    "checks": ("date",),
    "accepted": ("date",),
}
NEWEST_FIRST = {"corrections": ("date",)}


def place_in(key: str, entries: Sequence[Entry], record: Block) -> int:
    """The index in the list ``key``, as it is now, at which a new record belongs."""
    if key in TOGETHER:
        shelf = _shelf(record, TOGETHER[key])
        beside = [number for number, entry in enumerate(entries) if _shelf(entry.value, TOGETHER[key]) == shelf]
        return beside[-1] + 1 if beside else len(entries)
    for order, fields in ((1, OLDEST_FIRST.get(key)), (-1, NEWEST_FIRST.get(key))):
        if fields and (date := _first(record, fields)):
            later = (number for number, entry in enumerate(entries) if _is_behind(_first(entry.value, fields), date, order))
            return next(later, len(entries))
    return len(entries)


def _is_behind(other: str, date: str, order: int) -> bool:
    """Whether an entry of another date stands behind the new one: a newer one, or in a list with the newest first any that is no newer.
    What has a date that is less precise counts as of the same time."""
    precision = min(len(other), len(date))
    if not other:
        return False
    return other[:precision] > date[:precision] if order > 0 else other[:precision] <= date[:precision]


def _shelf(record: Scalar | Block, key: str) -> str:
    return text_of(record, key).split("/")[0]


def _first(record: Scalar | Block, keys: tuple[str, ...]) -> str:
    return next(filter(None, (text_of(record, key) for key in keys)), "")


def text_of(record: Scalar | Block, key: str) -> str:
    """The text that a record has under a key, '' where it has none."""
    value = record.get(key) if isinstance(record, Block) else None
    return value.text if isinstance(value, Scalar) else ""
