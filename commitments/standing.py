"""What became of a commitment: the status that the evidence gives it, or why it has none.

A party can only carry out what lies with a government it is part of, and in a shared government only what lies with its own ministers'
departments. Where no evidence was recorded, the answer is therefore one of three, never mixed: nobody looked, somebody looked and found
nothing, or the party was not in power. A party that came into office since the election, or left it, is handled by date.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from commitments.dataset import Dataset, derived
from commitments.governments import GOVERNMENT_OF, Span, Term, after, department_of, later, spans
from commitments.records import model
from commitments.records.vocabulary import ACTORS, DELIVERED, DELIVERED_IN_PART, INDEPENDENT_CHECK, LOW, NOT_IN_POWER
from commitments.records.vocabulary import UNFOLLOWED as UNFOLLOWED
from commitments.wording import date, joined

# Of a promise whose text does not make clear who would have to act, where the party could have been nowhere.
NOBODY_NAMED = "It is not clear from the text who would have to act. The party has been in none of the four governments since the election."


@dataclass(frozen=True)
class Standing:
    """Where a commitment stands.

    ``status``: an id from progress.yaml or of ``UNFOLLOWED``. ``note``: what has to be said with it, in a sentence ('' for nothing).
    ``as_of``: ISO date of the newest evidence ('' for none that can be placed); ``about``: whether that date was worked out.
    ``closed``: ISO date on which the party left the last government that could act ('' for none): the status is as of then.
    """

    status: str
    note: str = ""
    as_of: str = ""
    about: bool = False
    closed: str = ""


def terms_of(nation: model.NationRecord) -> tuple[Term, ...]:
    """The nation's governments as terms in office, oldest first."""
    return tuple(
        Term(
            government.parties,
            government.since or "",
            government.until or "",
            {department.id: department.parties for department in government.departments},
        )
        for government in nation.governments
    )


def governments_since_election(dataset: Dataset, election: str) -> dict[str, tuple[str, ...]]:
    """Actor -> ids of the parties that have been in that government at some time since the election."""
    return {
        actor: tuple(dict.fromkeys(party for term in terms for party in term.parties))
        for actor, terms in _terms_since(dataset, election).items()
    }


def evidence_of(dataset: Dataset, row: model.Commitment) -> model.Progress | None:
    """What was recorded on a commitment, or on the UK commitment that it repeats where the same governments would have to act.

    What one government did says nothing on whether another has done the same.
    """
    return next((dataset.progress_of[id_] for id_ in _known_under(dataset, row) if id_ in dataset.progress_of), None)


def shown_by(dataset: Dataset, row: model.Commitment) -> model.Update | None:
    """The update that shows the status of a commitment; None where no update says what its status says.

    That something to be done once was done, or a part of it, is shown by an independent body that judged it, else by the page that first
    said so: what followed tells of something else (the plan is published; a year later a third of its work is under way). All else is shown
    by the newest page that says the same. One of low confidence, which may be about something near it, shows nothing where another does.
    """
    known = evidence_of(dataset, row)
    if known is None:
        return None
    alike = [update for update in known.updates if update.status == known.status]
    saying = [update for update in alike if update.confidence != LOW] or alike
    newest = max(reversed(saying), key=lambda update: update.placed, default=None)
    happened = known.status == DELIVERED_IN_PART or known.status == DELIVERED and row.stance == "do"
    if not happened:
        return newest
    judged = [update for update in saying if update.kind == INDEPENDENT_CHECK]
    if judged:
        return max(judged, key=lambda update: update.placed)
    others = max((update.placed for update in known.updates if update.status != known.status), default="")
    return min((update for update in saying if update.placed > others), key=lambda update: update.placed, default=newest)


@derived
def standings(dataset: Dataset) -> dict[str, Standing]:
    """Commitment id -> its standing, for every commitment."""
    terms = {election.id: _terms_since(dataset, election.id) for election in dataset.elections}
    governed = {id_: {party for term in chain(*of.values()) for party in term.parties} for id_, of in terms.items()}
    nothing_found = {record.commitment: record.note for record in dataset.progress.nothing_found}
    lies_with = {record.commitment: record.department for record in dataset.progress.lies_with}
    found = {}
    for row in dataset.commitments:
        election = dataset.document_of(row).election
        office = _office(row, dataset, terms[election], governed[election], lies_with)
        polling_day = dataset.by_id["election"][election].date
        found[row.id] = _standing(row, dataset, office, nothing_found, polling_day)
    return found


class _Office(NamedTuple):
    """``spans``: actor -> when the party answered there; ``others``: actor -> who else did, with the government, in words; ``nowhere``:
    whether the text names nobody who would have to act, and the party has been in no government since the election."""

    spans: dict[str, list[Span]]
    others: dict[str, str]
    nowhere: bool

    @property
    def never(self) -> bool:
        """Whether others governed everywhere it would have to be done."""
        return bool(self.spans) and not any(self.spans.values())

    @property
    def closed(self) -> str:
        """The day on which the party left the last of these governments; '' where it is in one of them or never was."""
        ends = [span.until for found in self.spans.values() for span in found]
        return max(ends) if ends and all(ends) else ""


def _terms_since(dataset: Dataset, election: str) -> dict[str, list[Term]]:
    polling_day = dataset.by_id["election"][election].date
    return {actor: after(terms_of(dataset.by_id["nation"][nation]), polling_day) for actor, nation in GOVERNMENT_OF.items()}


def _known_under(dataset: Dataset, row: model.Commitment) -> list[str]:
    known = [row.id]
    if row.same_as and _followed(row) == _followed(dataset.by_id["commitment"][row.same_as]):
        known.append(row.same_as)
    return known


def _followed(row: model.Commitment) -> set[str]:
    return {actor for actor in row.who_acts if actor in GOVERNMENT_OF}


def _office(
    row: model.Commitment,
    dataset: Dataset,
    terms: Mapping[str, list[Term]],
    governed: Collection[str],
    lies_with: Mapping[str, str],
) -> _Office:
    party, department = dataset.party_of(row).id, department_of(row.id, row.scope, lies_with)
    followed = [actor for actor in row.who_acts if actor in terms]
    names = {record.id: record.short_name for record in dataset.parties}
    others = {}
    for actor in followed:
        answering = dict.fromkeys(party for term in terms[actor] for party in term.answering(department))
        nation = dataset.by_id["nation"][GOVERNMENT_OF[actor]]
        offices = {record.id: record.name for government in nation.governments for record in government.departments}
        government = ACTORS[actor].label
        place = f"{government}, {offices[department]}" if department in offices else government
        others[actor] = f"{joined(names[id_] for id_ in answering)} ({place})" if answering else ""
    own = {actor: spans(terms[actor], party, department) for actor in followed}
    return _Office(own, others, not row.who_acts and party not in governed)


def _standing(
    row: model.Commitment, dataset: Dataset, office: _Office, nothing_found: Mapping[str, str], polling_day: str
) -> Standing:
    known = evidence_of(dataset, row)
    if known is not None:
        newest = known.newest
        as_of, about = (newest.placed, newest.date is None) if newest else ("", False)
        closed = "" if known.status == NOT_IN_POWER else office.closed
        note = f"{_left(office, dataset)} This is how it stood then." if closed else ""
        return Standing(known.status, note, as_of, about, closed)
    for id_ in _known_under(dataset, row):
        if id_ in nothing_found:
            return Standing("nothing-found", nothing_found[id_])
    if office.never:
        return Standing(NOT_IN_POWER, _who_governed(office, dataset))
    if office.nowhere:
        return Standing(NOT_IN_POWER, NOBODY_NAMED)
    if office.closed:
        return Standing("not-searched", _left(office, dataset), closed=office.closed)
    return Standing("not-searched", _came_in(office, dataset, polling_day))


def _governments(actors: list[str]) -> str:
    """Not their nations: a benefit that London sets in Northern Ireland is no matter of "England"."""
    return joined(ACTORS[actor].label for actor in actors)


def _left(office: _Office, dataset: Dataset) -> str:
    place = _governments([actor for actor, found in office.spans.items() if found])
    return f"The party left the government that would have to act ({place}) on {date(office.closed)}."


def _came_in(office: _Office, dataset: Dataset, polling_day: str) -> str:
    """Since when the party has been in office, where it came in after polling day; '' where it was in already."""
    begun = {
        actor: found[-1].since
        for actor, found in office.spans.items()
        if found and not found[-1].until and found[-1].since and later(found[-1].since, polling_day)
    }
    return (
        f"In office since {joined(f'{date(since)} ({_governments([actor])})' for actor, since in begun.items())}."
        if begun
        else ""
    )


def _who_governed(office: _Office, dataset: Dataset) -> str:
    """A sentence that names the parties in these governments; a government may be without any, as while an assembly is suspended."""
    if not any(office.others.values()):
        place = _governments(list(office.others))
        return f"No party is recorded in government where it would have to be done: {place}."
    who = joined(said or f"no party ({_governments([actor])})" for actor, said in office.others.items())
    return f"In government where it would have to be done, at some time since the election: {who}."
