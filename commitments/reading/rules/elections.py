"""Parties, their documents and their results; the four nations."""

from collections.abc import Iterator

from commitments.reading.faults import shortened, shown
from commitments.reading.rules.trees import Found, Trees, at, ids, repeated, rows, text
from commitments.reading.yaml_values import Items, Mapping, Place
from commitments.records.fields import MOST_SEATS
from commitments.records.references import NATION_ORDER


def one_document_each(trees: Trees) -> Iterator[Found]:
    """A party has one document for each branch and election."""

    def edition(record: Mapping) -> tuple[str, ...]:
        return text(record, "party"), text(record, "branch"), text(record, "election")

    yield from repeated(trees, "documents.yaml", "documents", "duplicate-document", edition, "branch")


def results(trees: Trees) -> Iterator[Found]:
    """A party has one result for each election that it wrote a manifesto for: the order of the parties rests on it."""
    wrote: dict[str, dict[str, None]] = {}
    for _, record in rows(trees, "documents.yaml", "documents"):
        wrote.setdefault(text(record, "party"), {})[text(record, "election")] = None
    for path, party in rows(trees, "parties.yaml", "parties"):
        listed = party.get("results")
        if not isinstance(listed, Items):
            continue
        elections = [text(result, "election") for result in listed]
        for index, election in enumerate(elections):
            if election and election in elections[:index]:
                where = (*path, "results", index, "election")
                yield at(trees, "parties.yaml", where, "duplicate-result", shown(election), "one result for each election")
        for election in wrote.get(text(party, "id"), ()):
            if election and election not in elections and "" not in elections:
                expected = f"a result for {shortened(election)}, as documents.yaml has a manifesto of the party for it"
                yield at(trees, "parties.yaml", (*path, "results"), "missing-result", "none", expected)


def nations(trees: Trees) -> Iterator[Found]:
    """All four nations are there."""
    there = ids(trees, "nations.yaml", "nations")
    for nation in NATION_ORDER:
        if there and nation not in there:
            yield at(trees, "nations.yaml", ("nations",), "missing-nation", "nothing", f"a record with the id {nation}")


def seats(trees: Trees) -> Iterator[Found]:
    """The parties of an election have no more seats together than a legislature has, and a nation's no more than it has."""
    together: dict[str, int] = {}
    for path, party in rows(trees, "parties.yaml", "parties"):
        listed = party.get("results")
        for index, result in enumerate(listed if isinstance(listed, Items) else ()):
            election, won = text(result, "election"), number(result, "seats")
            if not election or won > MOST_SEATS:  # a fault by itself
                continue
            before = together.get(election, 0)
            together[election] = before + won
            if before <= MOST_SEATS < together[election]:
                found = f"{together[election]:,} seats for this and the parties above"
                expected = f"at most {MOST_SEATS} for all parties of an election together"
                yield at(trees, "parties.yaml", (*path, "results", index, "seats"), "too-many-seats", found, expected)
    for path, nation in rows(trees, "nations.yaml", "nations"):
        general = nation.get("westminster")
        results: list[tuple[Place, object]] = [((*path, "latest_devolved_election"), nation.get("latest_devolved_election"))]
        results += [
            ((*path, "westminster", index), result)
            for index, result in enumerate(general if isinstance(general, Items) else ())
        ]
        for where, result in results:
            by_party = result.get("seats") if isinstance(result, Mapping) else None
            won = sum(number(by_party, party) for party in by_party) if isinstance(by_party, Mapping) else 0
            most = number(result, "total_seats")
            if most and won > most:
                found, expected = f"{won:,} seats together", f"at most the {most} that there are"
                yield at(trees, "nations.yaml", (*where, "seats"), "too-many-seats", found, expected)


def number(record: object, key: str) -> int:
    """The whole number that stands under a key; 0 where there is none."""
    value = record.get(key) if isinstance(record, Mapping) else 0
    return value if type(value) is int else 0
