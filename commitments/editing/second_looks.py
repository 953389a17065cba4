"""What a good editor would look at again: figures, dates and names that do not agree. None of it need be wrong, so none is a fault.

What was looked at and is right stands under ``accepted`` in checks.yaml with the reason, and is not asked again until it changes.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from commitments.editing.left_office import in_commitment, in_search, in_standing, left_office
from commitments.editing.numbers import numbers_in
from commitments.reading import yaml_source
from commitments.reading.faults import Fault
from commitments.reading.yaml_values import Mapping as Tree
from commitments.reading.yaml_values import Place, line_at
from commitments.records.checks import ChecksFile
from commitments.records.commitment import Commitment
from commitments.records.model import CommitmentsFile, PartiesFile
from commitments.records.nations import NationsFile
from commitments.records.progress import ProgressFile, Update
from commitments.records.record import Record
from commitments.wording import MONTHS

MILLION = 1_000_000
COMMON = (0.0, 1.0)  # "no", "one" and "single" are words rather than figures
LATE = datetime.timedelta(days=31)  # a page may tell of what happened some weeks before
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MONTH = re.compile(rf"\b({'|'.join(MONTHS)}) ((?:19|20)\d\d)\b")


class Look(NamedTuple):
    """Something to be looked at: in which file and entry, where in it, what was found, what it was compared with."""

    file: str
    place: Place
    commitment: str
    field: str
    kind: str
    found: str
    beside: str


def second_looks(records: Mapping[str, Record], texts: Mapping[str, bytes]) -> list[Fault]:
    """All that is to be looked at and was not accepted, in the order of the files."""
    checks = records["checks.yaml"]
    assert isinstance(checks, ChecksFile)
    accepted = {(one.look, one.commitment, one.found) for one in checks.accepted}
    looks = [look for look in _all(records) if (look.kind, look.commitment, look.found) not in accepted]
    trees: dict[str, Tree | None] = {
        name: yaml_source.load(texts[name]).tree for name in dict.fromkeys(look.file for look in looks)
    }
    return [
        Fault(
            look.file,
            line_at(tree, look.place) if (tree := trees[look.file]) is not None else 1,
            look.commitment,
            look.field,
            look.kind,
            look.found,
            look.beside,
        )
        for look in looks
    ]


def _all(records: Mapping[str, Record]) -> Iterator[Look]:
    commitments, progress, nations, parties = (
        records[f"{name}.yaml"] for name in ("commitments", "progress", "nations", "parties")
    )
    assert isinstance(commitments, CommitmentsFile) and isinstance(progress, ProgressFile)
    assert isinstance(nations, NationsFile) and isinstance(parties, PartiesFile)
    names = {name for party in parties.parties for name in (party.name, party.short_name, *party.aliases)}
    left = left_office(nations.nations, names)
    for index, row in enumerate(commitments.commitments):
        for field, kind, found, beside in (*_figures(row), *_dates(row), *_phrase(row), *_money(row)):
            yield Look("commitments.yaml", ("commitments", index, *field.split(".")), row.id, field, kind, found, beside)
        for way, field, found, beside in in_commitment(row, left):
            yield Look("commitments.yaml", ("commitments", index, *way), row.id, field, "left-office", found, beside)
    for index, searched in enumerate(progress.nothing_found):
        for way, field, found, beside in in_search(searched, left):
            yield Look(
                "progress.yaml", ("nothing_found", index, *way), searched.commitment, field, "left-office", found, beside
            )
    for index, record in enumerate(progress.progress):
        for way, field, found, beside in in_standing(record, left):
            yield Look("progress.yaml", ("progress", index, *way), record.commitment, field, "left-office", found, beside)
        for number, update in enumerate(record.updates):
            path: Place = ("progress", index, "updates", number)
            field = f"updates[{number + 1}]"
            if found := _later(update, record.as_of):
                expected = f"a standing as of that day, or a source of its day ({record.as_of})"
                place = (*path, "source", "published")
                yield Look(
                    "progress.yaml", place, record.commitment, f"{field}.source.published", "later-source", found, expected
                )


def _figures(row: Commitment) -> Iterator[tuple[str, str, str, str]]:
    """Figures that one part of a commitment has and the others have not."""
    target, funding = row.target, row.funding
    if target is not None and target.quantity is not None:
        stated = numbers_in(target.text)
        if set(stated) - set(COMMON) and target.quantity not in stated:
            yield (
                "target.quantity",
                "figures-differ",
                _written(target.quantity),
                f"a figure of the text beside it: '{target.text}'",
            )
    summed = numbers_in(row.summary)
    texts = " | ".join(part.text for part in (target, funding, row.deadline) if part is not None)
    for number in _new(numbers_in(row.title), [*summed, *numbers_in(texts)]):
        yield "title", "figures-differ", f"{_written(number)} in '{row.title}'", "the same figure in the summary or the target"
    if target is not None:
        for number in _new(numbers_in(target.text), [*summed, *numbers_in(row.title)]):
            yield (
                "target.text",
                "figures-differ",
                f"{_written(number)} in '{target.text}'",
                "the same figure in the summary or the title",
            )
    if funding is not None:
        stated = numbers_in(funding.text)
        for field, sum_ in (("gbp_million", funding.gbp_million), ("gbp_million_to", funding.gbp_million_to)):
            if sum_ is not None and stated and not {round(sum_ * MILLION), sum_} & {*map(round, stated), *stated}:
                found = f"{_written(sum_)} million"
                yield f"funding.{field}", "figures-differ", found, f"a sum of the text beside it: '{funding.text}'"


def _dates(row: Commitment) -> Iterator[tuple[str, str, str, str]]:
    deadline = row.deadline
    if deadline is None or deadline.by is None:
        return
    years, months = YEAR.findall(deadline.text), MONTH.findall(deadline.text)
    if years and deadline.by[:4] not in years:
        yield "deadline.by", "dates-differ", deadline.by, f"a year of the text beside it: '{deadline.text}'"
    elif (
        len(deadline.by) > 4
        and months
        and deadline.by[:7] not in {f"{year}-{MONTHS.index(name) + 1:02}" for name, year in months}
    ):
        yield "deadline.by", "dates-differ", deadline.by, f"the month of the text beside it: '{deadline.text}'"


def _phrase(row: Commitment) -> Iterator[tuple[str, str, str, str]]:
    parts = (row.target, row.funding, row.deadline)
    texts = [row.title, row.summary, row.section, row.mechanism, *(part.text for part in parts if part is not None)]
    if row.funding is not None:
        texts.append(row.funding.period)
    for number in _new(numbers_in(row.find), numbers_in(" | ".join(filter(None, texts)))):
        yield (
            "find",
            "phrase-figures",
            f"{_written(number)} in '{row.find}'",
            "a figure that the title, the summary or a fact has as well",
        )


def _money(row: Commitment) -> Iterator[tuple[str, str, str, str]]:
    costs = row.funding is not None and row.funding.kind == "cost"
    if "spend" in row.action and not costs:
        yield "action", "money-apart", "spend without a cost", "funding that gives the text's words on money, or another action"
    elif costs and "spend" not in row.action:
        yield "funding", "money-apart", "a cost without spend", "spend among the actions, or no cost"


def _later(update: Update, as_of: str | None) -> str:
    """The day of a page that was published long after the day of the standing; '' for others."""
    published = update.source.published
    if not published or not as_of or len(published) < 10 or len(as_of) < 10:
        return ""
    return published if datetime.date.fromisoformat(published) - datetime.date.fromisoformat(as_of) > LATE else ""


def _new(numbers: Iterable[float], known: Iterable[float]) -> list[float]:
    """The numbers that are not among the known ones, each once, without those that are words rather than figures."""
    there = {*known, *COMMON}
    return [number for number in dict.fromkeys(numbers) if number not in there]


def _written(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"
