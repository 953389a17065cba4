"""The rules that hold between records: what no single record can be asked.

They look at the files' values before validation, so that they say all they can about files that have other faults too; what is
not there or not of the right type is passed over here, as the model tells it.
"""

import datetime
from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping

from commitments.governments import GOVERNMENT_OF, Term, after, department_of, later, spans
from commitments.reading.faults import shortened, shown
from commitments.reading.validation import line_at
from commitments.reading.yaml_values import MAX_FAULTS, Items, Mapping, Problem, too_many_faults
from commitments.records.fields import NATION_ORDER, date_exists, nearest, suggested_slug
from commitments.records.vocabulary import NOT_IN_POWER

GROUND, GROUND_DARK = "#ffffff", "#0e1117"
CONTRAST = 3.0  # WCAG 2.2, 1.4.11: marks in figures against the ground
# Keys whose dates are told of what has happened.
PAST = frozenset({"date", "about", "as_of", "looked_at", "published", "since", "until", "gathered", "latest_material_seen"})
LONGEST_CHAIN = 10  # of redirects that is followed for the nearest id; a ring of them has no end
Trees = AnyMapping[str, Mapping]
Path = tuple[str | int, ...]


def problems(trees: Trees) -> dict[str, list[Problem]]:
    """All breaches of these rules in the files given (name -> values), by file."""
    found: dict[str, list[Problem]] = {}
    for rule in RULES:
        for name, path, kind, what, expected, nearest_value in rule(trees):
            line = line_at(trees[name], path)
            found.setdefault(name, []).append(Problem(line, path, kind, what, expected, nearest_value))
            if len(found[name]) >= MAX_FAULTS:
                found[name].append(too_many_faults(line))
                break
    return found


Breach = tuple[str, Path, str, str, str, str]


def _breach(name: str, path: Path, kind: str, found: str, expected: str, nearest_value: str = "") -> Breach:
    return name, path, kind, found, expected, nearest_value


def _rows(trees: Trees, name: str, key: str) -> Iterator[tuple[Path, Mapping]]:
    """The records of a list in a file, each with its path; none where the file or the list is not there."""
    items = trees[name].get(key) if name in trees else None
    if isinstance(items, Items):
        for index, item in enumerate(items):
            if isinstance(item, Mapping):
                yield (key, index), item


def _has_list(trees: Trees, name: str, key: str) -> bool:
    return name in trees and isinstance(trees[name].get(key), Items)


def _text(record: Mapping, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _ids(trees: Trees, name: str, key: str) -> dict[str, Path]:
    """Each id of a list in a file, with the path of the first record that has it."""
    ids: dict[str, Path] = {}
    for path, record in _rows(trees, name, key):
        ids.setdefault(_text(record, "id"), path)
    ids.pop("", None)
    return ids


def _repeated(
    trees: Trees, name: str, key: str, kind: str, what: Callable[[Mapping], str | tuple], field: str
) -> Iterator[Breach]:
    """A breach for each record of which ``what`` is the same as of an earlier one; '' and tuples with '' are passed over."""
    first: dict[str | tuple, int] = {}
    for path, record in _rows(trees, name, key):
        value = what(record)
        if not value or isinstance(value, tuple) and "" in value:
            continue
        line = line_at(trees[name], path)
        if value in first:
            found = ", ".join(value) if isinstance(value, tuple) else value
            yield _breach(name, (*path, field), kind, shown(found), f"each one once (it stands in line {first[value]} as well)")
        first.setdefault(value, line)


def duplicate_ids(trees: Trees) -> Iterator[Breach]:
    """An id stands once in its list, in every list of every file."""
    for name, tree in trees.items():
        waiting: list[tuple[Path, object]] = [((), tree)]
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, Mapping):
                waiting.extend(((*path, key), below) for key, below in value.items())
            elif isinstance(value, Items):
                first: dict[str, int] = {}
                for index, item in enumerate(value):
                    waiting.append(((*path, index), item))
                    identity = _text(item, "id") if isinstance(item, Mapping) else ""
                    if identity and identity in first:
                        expected = f"an id of its own (line {first[identity]} has the same)"
                        yield _breach(name, (*path, index, "id"), "duplicate-id", shown(identity), expected)
                    elif identity:
                        first[identity] = item.line_of("id")


def documents_of_ids(trees: Trees) -> Iterator[Breach]:
    """What comes before the slash in an id is a manifesto in documents.yaml."""
    documents = _ids(trees, "documents.yaml", "documents")
    if not documents:
        return
    for name, field in (("commitments.yaml", "id"), ("left_out.yaml", "id"), ("redirects.yaml", "from")):
        for path, record in _rows(trees, name, name.removesuffix(".yaml")):
            document, slash, _ = _text(record, field).partition("/")
            if slash and document not in documents and suggested_slug(document) not in documents:
                expected = "the id of a document in documents.yaml before the slash"
                yield _breach(name, (*path, field), "unknown-document", shown(document), expected, nearest(document, documents))


def same_as(trees: Trees) -> Iterator[Breach]:
    """same_as leads from a national edition to a row of the same party's UK manifesto for the same election."""
    documents = {_text(record, "id"): record for _, record in _rows(trees, "documents.yaml", "documents")}
    commitments = _ids(trees, "commitments.yaml", "commitments")
    for path, record in _rows(trees, "commitments.yaml", "commitments"):
        target = _text(record, "same_as")
        own = documents.get(_text(record, "id").split("/")[0])
        other = documents.get(target.split("/")[0])
        if target not in commitments or own is None or other is None:
            continue
        expected = ""
        if _text(own, "branch") == "uk":
            expected = "no such line: this row stands in the UK manifesto itself"
        elif _text(other, "branch") != "uk" or any(_text(own, key) != _text(other, key) for key in ("party", "election")):
            expected = "a commitment in the UK manifesto of the same party"
        if expected:
            yield _breach("commitments.yaml", (*path, "same_as"), "bad-same-as", shown(target), expected)


def one_document_each(trees: Trees) -> Iterator[Breach]:
    """A party has one document for each branch and election."""

    def edition(record: Mapping) -> tuple:
        return _text(record, "party"), _text(record, "branch"), _text(record, "election")

    yield from _repeated(trees, "documents.yaml", "documents", "duplicate-document", edition, "branch")


def results(trees: Trees) -> Iterator[Breach]:
    """A party has one result for each election that it wrote a manifesto for: the order of the parties rests on it."""
    wrote: dict[str, dict[str, None]] = {}
    for _, record in _rows(trees, "documents.yaml", "documents"):
        wrote.setdefault(_text(record, "party"), {})[_text(record, "election")] = None
    for path, party in _rows(trees, "parties.yaml", "parties"):
        listed = party.get("results")
        if not isinstance(listed, Items):
            continue
        elections = [_text(result, "election") if isinstance(result, Mapping) else "" for result in listed]
        for index, election in enumerate(elections):
            if election and election in elections[:index]:
                where = (*path, "results", index, "election")
                yield _breach("parties.yaml", where, "duplicate-result", shown(election), "one result for each election")
        for election in wrote.get(_text(party, "id"), ()):
            if election and election not in elections and "" not in elections:
                expected = f"a result for {shortened(election)}, as documents.yaml has a manifesto of the party for it"
                yield _breach("parties.yaml", (*path, "results"), "missing-result", "none", expected)


def colours(trees: Trees) -> Iterator[Breach]:
    """A party's colours can be seen on the light and the dark ground."""
    for path, party in _rows(trees, "parties.yaml", "parties"):
        for key, ground in (("colour", GROUND), ("colour_dark", GROUND_DARK)):
            ratio = contrast(_text(party, key), ground)
            if ratio is not None and ratio < CONTRAST:
                expected = f"a colour with a contrast of at least 3:1 against {ground} (this has {ratio:.2f}:1)"
                yield _breach("parties.yaml", (*path, key), "weak-colour", shown(party[key]), expected)


def contrast(colour: str, ground: str) -> float | None:
    """WCAG's contrast ratio of two colours written #rrggbb, 1.0 to 21.0; None where one is not written so."""
    try:
        one, two = sorted((_luminance(colour), _luminance(ground)))
    except ValueError:
        return None
    return (two + 0.05) / (one + 0.05)


def _luminance(colour: str) -> float:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(colour)
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def topics(trees: Trees) -> Iterator[Breach]:
    """On every topic, core commitments of at least two parties meet."""
    if "documents.yaml" not in trees or not _has_list(trees, "commitments.yaml", "commitments"):
        return
    party_of = {_text(record, "id"): _text(record, "party") for _, record in _rows(trees, "documents.yaml", "documents")}
    parties: dict[str, set[str]] = {}
    for _, record in _rows(trees, "commitments.yaml", "commitments"):
        if _text(record, "scope") != "wider":  # a misspelt scope may be core
            document = _text(record, "id").split("/")[0]
            also = record.get("also_topics")
            others = [topic for topic in also if isinstance(topic, str)] if isinstance(also, Items) else []
            for topic in (_text(record, "topic"), *others):
                parties.setdefault(topic, set()).add(party_of.get(document, document))
    for topic, path in _ids(trees, "topics.yaml", "topics").items():
        count = len(parties.get(topic, ()))
        if count < 2:
            found = "core commitments of one party" if count else "no core commitment"
            expected = "core commitments of at least two parties with this topic"
            yield _breach("topics.yaml", (*path, "id"), "lonely-topic", found, expected)


def left_out(trees: Trees) -> Iterator[Breach]:
    """What was left out is not in the dataset."""
    commitments = _ids(trees, "commitments.yaml", "commitments")
    for identity, path in _ids(trees, "left_out.yaml", "left_out").items():
        if identity in commitments:
            expected = "an id that is no commitment (this one stands in commitments.yaml)"
            yield _breach("left_out.yaml", (*path, "id"), "left-out-but-live", shown(identity), expected)


def redirects(trees: Trees) -> Iterator[Breach]:
    """A redirect leads, in one step, from an id that is gone to one that is there."""
    name = "redirects.yaml"
    yield from _repeated(trees, name, "redirects", "duplicate-redirect", lambda row: _text(row, "from"), "from")
    if not _has_list(trees, "commitments.yaml", "commitments"):
        return
    commitments = _ids(trees, "commitments.yaml", "commitments")
    leads_to = {_text(record, "from"): _text(record, "to") for _, record in _rows(trees, name, "redirects")}
    for path, record in _rows(trees, name, "redirects"):
        old, new = _text(record, "from"), _text(record, "to")
        if old and old in commitments:
            expected = "an id that is no longer used (this one stands in commitments.yaml)"
            yield _breach(name, (*path, "from"), "redirect-shadows-live-id", shown(old), expected)
        elif new and new not in commitments and new in leads_to:
            end, steps = new, 0
            while end in leads_to and end not in commitments and steps < LONGEST_CHAIN:
                end, steps = leads_to[end], steps + 1
            found = f"{shown(new)}, which is itself a redirect"
            expected = "the id of a commitment in commitments.yaml"
            yield _breach(name, (*path, "to"), "dangling-redirect", found, expected, end if end in commitments else "")


def standings(trees: Trees) -> Iterator[Breach]:
    """A commitment has one standing, which is that of its newest update unless a reason is given."""
    name = "progress.yaml"
    yield from _repeated(trees, name, "progress", "duplicate-progress", lambda row: _text(row, "commitment"), "commitment")
    for path, record in _rows(trees, name, "progress"):
        updates = record.get("updates")
        if not isinstance(updates, Items) or not updates or not all(isinstance(update, Mapping) for update in updates):
            continue
        newest = max(_placed(update) for update in updates)
        as_of = record.get("as_of", "")
        if isinstance(as_of, str) and as_of != newest:
            found = shown(as_of) if as_of else "nothing"
            expected = "the date of the newest dated update" if newest else "no such line, as no update has a date"
            yield _breach(name, (*path, "as_of"), "standing-differs", found, expected, newest)
        statuses = [_text(update, "status") for update in updates if _placed(update) == newest]
        status = _text(record, "status")
        if status and all(statuses) and status not in statuses and "reason" not in record:
            expected = 'the status of the newest update, or a line that begins with "reason:"'
            yield _breach(name, (*path, "status"), "standing-differs", shown(status), expected, statuses[-1])
        for index, update in enumerate(updates):
            if update.get("date") and update.get("about"):
                expected = "either date, a day that the page gives, or about, one that was worked out"
                yield _breach(name, (*path, "updates", index, "about"), "two-dates", shown(update["about"]), expected)


def _placed(update: Mapping) -> str:
    return _text(update, "date") or _text(update, "about")


def searched(trees: Trees) -> Iterator[Breach]:
    """What was found does not stand among what was searched in vain, nor what was searched among what nobody has searched."""
    name = "progress.yaml"
    known = {_text(record, "commitment"): "progress" for _, record in _rows(trees, name, "progress")}
    for path, record in _rows(trees, name, "nothing_found"):
        identity = _text(record, "commitment")
        if identity in known:
            expected = f"a commitment on which nothing was found (this one stands under {known[identity]})"
            yield _breach(name, (*path, "commitment"), "searched-after-all", shown(identity), expected)
        elif identity:
            known[identity] = "nothing_found"
    for path, record in _rows(trees, name, "not_searched"):
        listed = record.get("commitments")
        for index, identity in enumerate(listed if isinstance(listed, Items) else ()):
            if isinstance(identity, str) and identity in known:
                expected = f"a commitment that nobody has searched for (this one stands under {known[identity]})"
                yield _breach(name, (*path, "commitments", index), "searched-after-all", shown(identity), expected)


def governments(trees: Trees) -> Iterator[Breach]:
    """A nation's governments follow one another: each begins when the one before has ended, and only the last is in office."""
    name = "nations.yaml"
    for path, nation in _rows(trees, name, "nations"):
        listed = nation.get("governments")
        rows = [row for row in listed if isinstance(row, Mapping)] if isinstance(listed, Items) else []
        for index, row in enumerate(rows):
            since, until = _text(row, "since"), _text(row, "until")
            where = (*path, "governments", index)
            if index and "since" not in row:
                yield _breach(name, where, "open-term", "no since", "the day on which this government took office")
            if index + 1 < len(rows) and "until" not in row:
                yield _breach(name, where, "open-term", "no until", "the day on which it ended, as another one follows")
            if since and until and later(since, until):
                yield _breach(
                    name, (*where, "until"), "wrong-order", shown(until), f"a day after {shortened(since)}, its first"
                )
            before = _text(rows[index - 1], "until") if index else ""
            if since and before and later(before, since):
                expected = f"a day on which the one before had ended ({shortened(before)})"
                yield _breach(name, (*where, "since"), "wrong-order", shown(since), expected)
            parties, departments = _words(row.get("parties")), row.get("departments")
            for number, department in enumerate(departments if isinstance(departments, Items) else ()):
                for party in _words(department.get("parties")) if isinstance(department, Mapping) else ():
                    if party not in parties:
                        expected = f"a party of this government: {', '.join(parties)}"
                        at = (*where, "departments", number, "parties")
                        yield _breach(name, at, "not-in-government", shown(party), expected, nearest(party, parties))


def in_government(trees: Trees) -> Iterator[Breach]:
    """Only a party that has governed where it would have to be done can have done it, and not before it came into office."""
    name, files = "progress.yaml", ("progress.yaml", "nations.yaml", "commitments.yaml", "documents.yaml", "elections.yaml")
    if not all(file in trees for file in files):
        return
    terms = {_text(nation, "id"): _terms(nation) for _, nation in _rows(trees, "nations.yaml", "nations")}
    rows = {_text(record, "id"): record for _, record in _rows(trees, "commitments.yaml", "commitments")}
    documents = {_text(record, "id"): record for _, record in _rows(trees, "documents.yaml", "documents")}
    days = {_text(record, "id"): _text(record, "date") for _, record in _rows(trees, "elections.yaml", "elections")}
    lies_with = {}
    departments = {department for listed in terms.values() for term in listed for department in term.departments}
    for path, record in _rows(trees, name, "lies_with"):
        department = _text(record, "department")
        lies_with[_text(record, "commitment")] = department
        if department and department not in departments:
            expected = f"the id of a department in nations.yaml: {', '.join(sorted(departments)) or 'it names none'}"
            at = (*path, "department")
            yield _breach(name, at, "unknown-department", shown(department), expected, nearest(department, departments))
    yield from _repeated(trees, name, "lies_with", "duplicate-lies-with", lambda row: _text(row, "commitment"), "commitment")
    for path, record in _rows(trees, name, "progress"):
        identity = _text(record, "commitment")
        row, document = rows.get(identity), documents.get(identity.split("/")[0])
        polling_day = days.get(_text(document, "election"), "") if document is not None else ""
        actors = row.get("who_acts") if row is not None else None
        followed = [actor for actor in actors if actor in GOVERNMENT_OF] if isinstance(actors, Items) else []
        if row is None or document is None or not polling_day or not followed:
            continue
        department = department_of(identity, _text(row, "scope"), lies_with)
        party = _text(document, "party")
        held = [
            span
            for actor in followed
            for span in spans(after(terms.get(GOVERNMENT_OF[actor], ()), polling_day), party, department)
        ]
        places = ", ".join(GOVERNMENT_OF[actor] for actor in followed)
        if not held and _text(record, "status") not in ("", NOT_IN_POWER):
            expected = f"{NOT_IN_POWER}: {party or 'the party'} has not governed where it would have to be done ({places})"
            at = (*path, "status")
            yield _breach(name, at, "not-in-government", shown(record["status"]), expected, NOT_IN_POWER)
        first = min((span.since for span in held), default="")
        updates = record.get("updates")
        for index, update in enumerate(updates if isinstance(updates, Items) else ()):
            placed = _placed(update) if isinstance(update, Mapping) else ""
            if not placed or not first or _text(update, "status") in ("", NOT_IN_POWER):
                continue
            if later(first, placed) and later(placed, polling_day):
                expected = f"{NOT_IN_POWER}: {party} came into office on {shortened(first)} ({places})"
                at = (*path, "updates", index, "status")
                yield _breach(name, at, "not-in-government", shown(update["status"]), expected, NOT_IN_POWER)


def _terms(nation: Mapping) -> list[Term]:
    """A nation's governments as far as they can be read."""
    terms = []
    listed = nation.get("governments")
    for row in listed if isinstance(listed, Items) else ():
        if not isinstance(row, Mapping):
            continue
        offices = row.get("departments")
        departments = {
            _text(office, "id"): _words(office.get("parties"))
            for office in (offices if isinstance(offices, Items) else ())
            if isinstance(office, Mapping)
        }
        terms.append(Term(_words(row.get("parties")), _text(row, "since"), _text(row, "until"), departments))
    return terms


def _words(value: object) -> tuple[str, ...]:
    return tuple(word for word in value if isinstance(word, str)) if isinstance(value, Items) else ()


def future_dates(trees: Trees) -> Iterator[Breach]:
    """What is told of the past has happened: nothing of it is dated after today."""
    today = datetime.date.today().isoformat()
    for name in ("progress.yaml", "nations.yaml"):
        waiting: list[tuple[Path, object]] = [((), trees.get(name))]
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, Mapping):
                for key, below in value.items():
                    waiting.append(((*path, key), below))
                    if key in PAST and isinstance(below, str) and date_exists(below) and later(below, today):
                        expected = "a date that is not in the future"
                        yield _breach(name, (*path, key), "future-date", shown(below), expected)
            elif isinstance(value, Items):
                waiting.extend(((*path, index), below) for index, below in enumerate(value))


def order_of_dates(trees: Trees) -> Iterator[Breach]:
    """Updates and events stand in order of date, corrections with the newest first; what has no date may stand anywhere."""
    for path, record in _rows(trees, "progress.yaml", "progress"):
        yield from _out_of_order("progress.yaml", (*path, "updates"), record.get("updates"), newest_first=False)
    for name, key, newest_first in (("timeline.yaml", "events", False), ("corrections.yaml", "corrections", True)):
        if name in trees:
            yield from _out_of_order(name, (key,), trees[name].get(key), newest_first)


def _out_of_order(name: str, path: Path, items: object, newest_first: bool) -> Iterator[Breach]:
    before = ""
    for index, item in enumerate(items if isinstance(items, Items) else ()):
        date = _placed(item) if isinstance(item, Mapping) else ""
        common = min(len(date), len(before))  # "2024" is neither before nor after "2024-07"
        earlier, later = (date, before) if newest_first else (before, date)
        if earlier[:common] > later[:common]:
            expected = f"the {'newest' if newest_first else 'oldest'} first (the one above has {shortened(before)})"
            field = "date" if "date" in item else "about"
            yield _breach(name, (*path, index, field), "wrong-order", shown(date), expected)
        before = date or before


def nations(trees: Trees) -> Iterator[Breach]:
    """All four nations are there."""
    there = _ids(trees, "nations.yaml", "nations")
    for nation in NATION_ORDER:
        if there and nation not in there:
            yield _breach("nations.yaml", ("nations",), "missing-nation", "nothing", f"a record with the id {nation}")


def statuses(trees: Trees) -> Iterator[Breach]:
    """The status that commitments get without a record of their own is there."""
    there = _ids(trees, "progress.yaml", "statuses")
    if there and NOT_IN_POWER not in there:
        expected = f"a record with the id {NOT_IN_POWER}"
        nearest_value = nearest(NOT_IN_POWER, there)
        found = f"{shown(nearest_value)} and no {NOT_IN_POWER}" if nearest_value else "nothing"
        yield _breach("progress.yaml", ("statuses",), "missing-status", found, expected)


RULES: tuple[Callable[[Trees], Iterator[Breach]], ...] = (
    duplicate_ids,
    documents_of_ids,
    same_as,
    one_document_each,
    results,
    colours,
    topics,
    left_out,
    redirects,
    standings,
    searched,
    governments,
    in_government,
    future_dates,
    order_of_dates,
    nations,
    statuses,
)
