"""Who governed where and when, and which of it counts for a manifesto: the promises of one election, by dates alone.

A government that an election ended has ended on polling day, so it never answers for the promises made at that election. Dates are
ISO strings as precise as their source and are compared as far as both go.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

# Which nation's government each actor is. Councils and the Irish Government are not followed.
GOVERNMENT_OF = {
    "uk-government": "england",
    "scottish-government": "scotland",
    "welsh-government": "wales",
    "ni-executive": "northern-ireland",
}

# The department that health and care promises lie with where a shared government divides its departments between parties.
HEALTH = "health"


class Term(NamedTuple):
    """A government's time in office. ``since`` is '' where no source gives it, ``until`` is '' while it is in office.

    ``departments``: department id -> the parties that hold it; empty where the government answers as one.
    """

    parties: tuple[str, ...]
    since: str
    until: str
    departments: Mapping[str, tuple[str, ...]]

    def answering(self, department: str) -> tuple[str, ...]:
        """The parties that answer for a department; all of them where it is not known whose it is."""
        return self.departments.get(department, self.parties)


class Span(NamedTuple):
    """A party's unbroken time in office: ``until`` is '' while it lasts."""

    since: str
    until: str


def later(one: str, other: str) -> bool:
    """Whether a date is later than another as far as both go: ``2024`` is neither before nor after ``2024-07``."""
    common = min(len(one), len(other))
    return one[:common] > other[:common]


def after(terms: Iterable[Term], polling_day: str) -> list[Term]:
    """The terms that went on beyond polling day or began later."""
    return [term for term in terms if not term.until or later(term.until, polling_day)]


def spans(terms: Iterable[Term], party: str, department: str) -> list[Span]:
    """When a party answered for a department, in order; terms that follow one another without a gap are one span."""
    found: list[Span] = []
    for term in terms:
        if party not in term.answering(department):
            continue
        if found and not later(term.since, found[-1].until):
            found[-1] = Span(found[-1].since, term.until)
        else:
            found.append(Span(term.since, term.until))
    return found


def department_of(commitment: str, scope: str, lies_with: Mapping[str, str]) -> str:
    """The department a commitment lies with: the one recorded, else health for core commitments, else '' (not known)."""
    return lies_with.get(commitment, HEALTH if scope == "core" else "")
