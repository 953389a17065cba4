"""What became of commitments."""

from collections.abc import Iterator

from commitments.reading.faults import shown
from commitments.reading.rules.trees import Found, Trees, at, ids, placed, repeated, rows, text
from commitments.reading.yaml_values import Items, Mapping
from commitments.records.fields import nearest
from commitments.records.vocabulary import NOT_IN_POWER


def standings(trees: Trees) -> Iterator[Found]:
    """A commitment has one standing, which is that of its newest update unless a reason is given."""
    name = "progress.yaml"
    yield from repeated(trees, name, "progress", "duplicate-progress", lambda row: (text(row, "commitment"),), "commitment")
    for path, record in rows(trees, name, "progress"):
        updates = record.get("updates")
        if not isinstance(updates, Items) or not updates or not all(isinstance(update, Mapping) for update in updates):
            continue
        newest = max(placed(update) for update in updates)
        as_of = record.get("as_of", "")
        if isinstance(as_of, str) and as_of != newest:
            found = shown(as_of) if as_of else "nothing"
            expected = "the date of the newest dated update" if newest else "no such line, as no update has a date"
            yield at(trees, name, (*path, "as_of"), "standing-differs", found, expected, newest)
        statuses = [text(update, "status") for update in updates if placed(update) == newest]
        status = text(record, "status")
        if status and all(statuses) and status not in statuses and "reason" not in record:
            expected = 'the status of the newest update, or a line that begins with "reason:"'
            yield at(trees, name, (*path, "status"), "standing-differs", shown(status), expected, statuses[-1])
        for index, update in enumerate(updates):
            if update.get("date") and update.get("about"):
                expected = "either date, a day that the page gives, or about, one that was worked out"
                yield at(trees, name, (*path, "updates", index, "about"), "two-dates", shown(update["about"]), expected)


def searched(trees: Trees) -> Iterator[Found]:
    """What was found does not stand among what was searched in vain, nor what was searched among what nobody has searched."""
    name = "progress.yaml"
    known = {text(record, "commitment"): "progress" for _, record in rows(trees, name, "progress")}
    for path, record in rows(trees, name, "nothing_found"):
        identity = text(record, "commitment")
        if identity in known:
            expected = f"a commitment on which nothing was found (this one is under {known[identity]}: take it out here)"
            yield at(trees, name, (*path, "commitment"), "searched-after-all", shown(identity), expected)
        elif identity:
            known[identity] = "nothing_found"
    for path, record in rows(trees, name, "not_searched"):
        listed = record.get("commitments")
        for index, identity in enumerate(listed if isinstance(listed, Items) else ()):
            if isinstance(identity, str) and identity in known:
                expected = (
                    f"a commitment that has not been searched for (this one is under {known[identity]}: take it out here)"
                )
                yield at(trees, name, (*path, "commitments", index), "searched-after-all", shown(identity), expected)


def statuses(trees: Trees) -> Iterator[Found]:
    """The status that commitments get without a record of their own is there."""
    there = ids(trees, "progress.yaml", "statuses")
    if there and NOT_IN_POWER not in there:
        expected = f"a record with the id {NOT_IN_POWER}"
        nearest_value = nearest(NOT_IN_POWER, there)
        found = f"{shown(nearest_value)} and no {NOT_IN_POWER}" if nearest_value else "nothing"
        yield at(trees, "progress.yaml", ("statuses",), "missing-status", found, expected)
