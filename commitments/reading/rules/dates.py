"""What has a date stands in order, and nothing happens before what it follows from."""

from collections.abc import Iterator

from commitments.governments import later
from commitments.reading.faults import shortened, shown
from commitments.reading.rules.trees import Found, Trees, at, placed, rows, text
from commitments.reading.yaml_values import Items, Place
from commitments.records.fields import date_exists

LONGEST_BEFORE = 2  # years before its election that a manifesto comes out


def order_of_dates(trees: Trees) -> Iterator[Found]:
    """Updates and events stand in order of date, corrections with the newest first; what has no date may stand anywhere."""
    for path, record in rows(trees, "progress.yaml", "progress"):
        yield from _out_of_order(trees, "progress.yaml", (*path, "updates"), record.get("updates"), newest_first=False)
    for name, key, newest_first in (("timeline.yaml", "events", False), ("corrections.yaml", "corrections", True)):
        if name in trees:
            yield from _out_of_order(trees, name, (key,), trees[name].get(key), newest_first)


def _out_of_order(trees: Trees, name: str, path: Place, items: object, newest_first: bool) -> Iterator[Found]:
    before = ""
    for index, item in enumerate(items if isinstance(items, Items) else ()):
        date = placed(item)
        first, second = (date, before) if newest_first else (before, date)
        if later(first, second):
            expected = f"the {'newest' if newest_first else 'oldest'} first (the one above has {shortened(before)})"
            field = "date" if text(item, "date") else "about"
            yield at(trees, name, (*path, index, field), "wrong-order", shown(date), expected)
        before = date or before


def publication(trees: Trees) -> Iterator[Found]:
    """A manifesto comes out before its election, and not long before."""
    elections = {text(record, "id"): text(record, "date") for _, record in rows(trees, "elections.yaml", "elections")}
    for path, document in rows(trees, "documents.yaml", "documents"):
        published, election = text(document, "published"), elections.get(text(document, "election"), "")
        if not (date_exists(published) and date_exists(election)):
            continue
        too_early = int(published[:4]) < int(election[:4]) - LONGEST_BEFORE
        if too_early or later(published, election):
            expected = f"a day in the {LONGEST_BEFORE} years before the election ({election})"
            yield at(trees, "documents.yaml", (*path, "published"), "far-from-election", shown(published), expected)


def reading(trees: Trees) -> Iterator[Found]:
    """A page or a manifesto is read after it came out."""
    for name, key, out, read in (
        ("documents.yaml", "documents", "published", "read_on"),
        ("sources.yaml", "sources", "page_date", "accessed"),
    ):
        for path, record in rows(trees, name, key):
            came_out, was_read = text(record, out), text(record, read)
            if date_exists(came_out) and date_exists(was_read) and later(came_out, was_read):
                expected = f"a day not before {came_out}, when it came out ({out})"
                yield at(trees, name, (*path, read), "read-before-published", shown(was_read), expected)
