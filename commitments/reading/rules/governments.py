"""Who governed: terms in office follow one another, and only who governed can have done what was promised."""

from collections.abc import Iterator

from commitments.governments import GOVERNMENT_OF, Term, after, department_of, later, spans
from commitments.reading.faults import shortened, shown
from commitments.reading.rules.trees import Found, Trees, at, placed, repeated, rows, text
from commitments.reading.yaml_values import Items, Mapping
from commitments.records.fields import nearest
from commitments.records.vocabulary import NOT_IN_POWER


def governments(trees: Trees) -> Iterator[Found]:
    """A nation's governments follow one another: each begins when the one before has ended, and only the last is in office."""
    name = "nations.yaml"
    for path, nation in rows(trees, name, "nations"):
        listed = nation.get("governments")
        terms = [row for row in listed if isinstance(row, Mapping)] if isinstance(listed, Items) else []
        for index, row in enumerate(terms):
            since, until = text(row, "since"), text(row, "until")
            where = (*path, "governments", index)
            if index and "since" not in row:
                yield at(trees, name, where, "open-term", "no since", "the day on which this government took office")
            if index + 1 < len(terms) and "until" not in row:
                yield at(trees, name, where, "open-term", "no until", "the day on which it ended, as another one follows")
            if since and until and later(since, until):
                yield at(
                    trees, name, (*where, "until"), "wrong-order", shown(until), f"a day after {shortened(since)}, its first"
                )
            before = text(terms[index - 1], "until") if index else ""
            if since and before and later(before, since):
                expected = f"a day on which the one before had ended ({shortened(before)})"
                yield at(trees, name, (*where, "since"), "wrong-order", shown(since), expected)
            parties, departments = _words(row.get("parties")), row.get("departments")
            for number, department in enumerate(departments if isinstance(departments, Items) else ()):
                for party in _words(department.get("parties")) if isinstance(department, Mapping) else ():
                    if party not in parties:
                        expected = f"a party of this government: {', '.join(parties)}"
                        place = (*where, "departments", number, "parties")
                        yield at(trees, name, place, "not-in-government", shown(party), expected, nearest(party, parties))


def in_government(trees: Trees) -> Iterator[Found]:
    """Only a party that has governed where it would have to be done can have done it, and not before it came into office."""
    name, files = "progress.yaml", ("progress.yaml", "nations.yaml", "commitments.yaml", "documents.yaml", "elections.yaml")
    if not all(file in trees for file in files):
        return
    terms = {text(nation, "id"): _terms(nation) for _, nation in rows(trees, "nations.yaml", "nations")}
    promises = {text(record, "id"): record for _, record in rows(trees, "commitments.yaml", "commitments")}
    documents = {text(record, "id"): record for _, record in rows(trees, "documents.yaml", "documents")}
    days = {text(record, "id"): text(record, "date") for _, record in rows(trees, "elections.yaml", "elections")}
    lies_with = {}
    departments = {department for listed in terms.values() for term in listed for department in term.departments}
    for path, record in rows(trees, name, "lies_with"):
        department = text(record, "department")
        lies_with[text(record, "commitment")] = department
        if department and department not in departments:
            expected = f"the id of a department in nations.yaml: {', '.join(sorted(departments)) or 'it names none'}"
            place = (*path, "department")
            yield at(trees, name, place, "unknown-department", shown(department), expected, nearest(department, departments))
    yield from repeated(trees, name, "lies_with", "duplicate-lies-with", lambda row: (text(row, "commitment"),), "commitment")
    for path, record in rows(trees, name, "progress"):
        identity = text(record, "commitment")
        row, document = promises.get(identity), documents.get(identity.split("/")[0])
        polling_day = days.get(text(document, "election"), "") if document is not None else ""
        actors = row.get("who_acts") if row is not None else None
        followed = (
            [actor for actor in actors if isinstance(actor, str) and actor in GOVERNMENT_OF]
            if isinstance(actors, Items)
            else []
        )
        if row is None or document is None or not polling_day or not followed:
            continue
        department = department_of(identity, text(row, "scope"), lies_with)
        party = text(document, "party")
        held = [
            span
            for actor in followed
            for span in spans(after(terms.get(GOVERNMENT_OF[actor], ()), polling_day), party, department)
        ]
        places = ", ".join(GOVERNMENT_OF[actor] for actor in followed)
        if not held and text(record, "status") not in ("", NOT_IN_POWER):
            expected = f"{NOT_IN_POWER}: {party or 'the party'} has not governed where it would have to be done ({places})"
            place = (*path, "status")
            yield at(trees, name, place, "not-in-government", shown(record["status"]), expected, NOT_IN_POWER)
        first = min((span.since for span in held), default="")
        updates = record.get("updates")
        for index, update in enumerate(updates if isinstance(updates, Items) else ()):
            when = placed(update)
            if not when or not first or text(update, "status") in ("", NOT_IN_POWER):
                continue
            if later(first, when) and later(when, polling_day):
                expected = f"{NOT_IN_POWER}: {party} came into office on {shortened(first)} ({places})"
                place = (*path, "updates", index, "status")
                yield at(trees, name, place, "not-in-government", shown(update["status"]), expected, NOT_IN_POWER)


def _terms(nation: Mapping) -> list[Term]:
    """A nation's governments as far as they can be read."""
    terms = []
    listed = nation.get("governments")
    for row in listed if isinstance(listed, Items) else ():
        if not isinstance(row, Mapping):
            continue
        offices = row.get("departments")
        departments = {
            text(office, "id"): _words(office.get("parties"))
            for office in (offices if isinstance(offices, Items) else ())
            if isinstance(office, Mapping)
        }
        terms.append(Term(_words(row.get("parties")), text(row, "since"), text(row, "until"), departments))
    return terms


def _words(value: object) -> tuple[str, ...]:
    return tuple(word for word in value if isinstance(word, str)) if isinstance(value, Items) else ()
