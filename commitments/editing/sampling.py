"""Draws by chance what a second reader looks at again, and counts what was found."""

import random
from collections.abc import Iterable
from typing import NamedTuple

from commitments.records import model
from commitments.records import vocabulary as words
from commitments.records.checks import Check


class Cell(NamedTuple):
    """A topic and a party: does the party speak on it?"""

    topic: str
    party: str


def drawn_rows(commitments: Iterable[model.Commitment], number: int, seed: int) -> list[model.Commitment]:
    """Commitments drawn by chance, all with the same chance, in the data's order; the same seed draws the same."""
    rows = list(commitments)
    places = sorted(random.Random(f"rows {seed}").sample(range(len(rows)), min(number, len(rows))))
    return [rows[place] for place in places]


def drawn_cells(topics: Iterable[model.Topic], parties: Iterable[model.Party], number: int, seed: int) -> list[Cell]:
    """Topics drawn by chance, each with one party drawn by chance."""
    cells = [Cell(topic.id, party.id) for topic in topics for party in parties]
    return sorted(random.Random(f"cells {seed}").sample(cells, min(number, len(cells))))


def sheet(rows: Iterable[model.Commitment], cells: Iterable[Cell], seed: int, date: str) -> str:
    """What was drawn as entries of checks.yaml, with the verdicts to fill in."""
    entries = []
    for row in rows:
        entries.append(_entry(date, f"rows, seed {seed}", "row", f"commitment: {row.id}"))
    for cell in cells:
        entries.append(_entry(date, f"cells, seed {seed}", "cell", f"topic: {cell.topic}\n    party: {cell.party}"))
    return "\n".join(entries)


def _entry(date: str, draw: str, kind: str, what: str) -> str:
    verdicts = ", ".join(words.VERDICTS)
    return f'  - date: "{date}"\n    draw: "{draw}"\n    kind: {kind}\n    {what}\n    verdict:  # {verdicts}\n'


class Tally(NamedTuple):
    """Of one draw: ``verdicts``: verdict -> how many. Zero is there too."""

    date: str
    draw: str
    kind: str
    verdicts: dict[str, int]

    @property
    def number(self) -> int:
        """How many were looked at."""
        return sum(self.verdicts.values())


def tallies(checks: Iterable[Check]) -> list[Tally]:
    """Every draw with what was found, newest first."""
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for check in checks:
        verdicts = found.setdefault((check.date, check.draw, check.kind), dict.fromkeys(words.VERDICTS, 0))
        verdicts[check.verdict] += 1
    # Of draws of one day, the one that stands last in the file is the newest.
    latest = [Tally(*key, verdicts) for key, verdicts in reversed(found.items())]
    return sorted(latest, key=lambda tally: tally.date, reverse=True)
