"""Names by which readers tell things apart stand once: where two things have one name, a table or picture seems to hold one of them."""

import unicodedata
from collections.abc import Iterable, Iterator

from commitments.reading.faults import shown
from commitments.reading.rules.trees import Found, Trees, at, rows, text
from commitments.reading.yaml_values import Items, Mapping, Place, line_at
from commitments.records.vocabulary import UNFOLLOWED

# File, list, and the fields of its records that share one set of names: a party's short name is not another's full name either.
NAMED = (
    ("elections.yaml", "elections", ("name", "short_name")),
    ("parties.yaml", "parties", ("name", "short_name", "in_sentence")),
    ("themes.yaml", "groups", ("name",)),
    ("themes.yaml", "themes", ("name",)),
    ("topics.yaml", "topics", ("name",)),
    ("nations.yaml", "nations", ("name",)),
    ("progress.yaml", "statuses", ("label",)),
)


def names(trees: Trees) -> Iterator[Found]:
    """No two records of a list are called the same, however it is written."""
    for name, key, fields in NAMED:
        yield from _shared(trees, name, rows(trees, name, key), fields)
    for path, theme in rows(trees, "themes.yaml", "themes"):
        subjects = theme.get("looked_for")
        found = enumerate(subjects if isinstance(subjects, Items) else ())
        listed = (((*path, "looked_for", index), subject) for index, subject in found if isinstance(subject, Mapping))
        yield from _shared(trees, "themes.yaml", listed, ("name",))


def documents_by_name(trees: Trees) -> Iterator[Found]:
    """A party's manifestos for an election are told apart by their editions. Titles are as printed: two parties may have the same."""

    first: dict[tuple[str, ...], int] = {}
    for path, document in rows(trees, "documents.yaml", "documents"):
        where = (*path, "edition")
        line = line_at(trees["documents.yaml"], where)
        edition = text(document, "edition")
        before = first.setdefault((text(document, "party"), as_read(edition), text(document, "election")), line)
        if before != line and edition:
            expected = f"a name of its own among the party's manifestos (line {before} has the same)"
            yield at(trees, "documents.yaml", where, "duplicate-name", shown(edition), expected)


def reserved_statuses(trees: Trees) -> Iterator[Found]:
    """No status is called what commitments without evidence are called."""
    taken = {as_read(term.label): term.label for term in UNFOLLOWED.values()}
    for path, status in rows(trees, "progress.yaml", "statuses"):
        for field, used in (("id", text(status, "id") in UNFOLLOWED), ("label", as_read(text(status, "label")) in taken)):
            if used:
                expected = "another name: commitments about which nothing is known are shown under this one"
                yield at(trees, "progress.yaml", (*path, field), "reserved-name", shown(text(status, field)), expected)


def _shared(trees: Trees, name: str, records: Iterable[tuple[Place, Mapping]], fields: tuple[str, ...]) -> Iterator[Found]:
    """A problem for each record that is called what an earlier one is called."""
    first: dict[str, tuple[Place, int]] = {}
    for path, record in records:
        for field in fields:
            called = as_read(text(record, field))
            owner, line = first.setdefault(called, (path, line_at(trees[name], (*path, field))))
            if called and owner != path:
                expected = f"a name of its own (line {line} has the same)"
                yield at(trees, name, (*path, field), "duplicate-name", shown(text(record, field)), expected)


def as_read(name: str) -> str:
    """``name`` as a reader takes it in: capitals, widths, spaces and an article tell nothing apart."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split()).removeprefix("the ")
