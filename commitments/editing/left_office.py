"""People and offices that an entry or a standing names although they had left by then, as far as nations.yaml tells.

Who held an office stands there in sentences: "Wes Streeting until he resigned on 14 May 2026; after him James Murray". Of somebody with
a day of their own that day counts, of others the end of the government; "Before her Neil Gray" had left by the day that the entry reaches.
"""

import re
from collections.abc import Iterator, Mapping

from commitments.reading.yaml_values import Place
from commitments.records.commitment import Commitment
from commitments.records.fields import date_exists
from commitments.records.meant import date as written_date
from commitments.records.nations import Government, NationRecord
from commitments.records.progress import NothingFound, Progress
from commitments.wording import MONTHS

NAME = r"[A-Z][\w'’-]+(?: (?:ap|ab|de|van|von|O['’])?\b ?[A-Z][\w'’-]+)+"
PERSON = re.compile(rf"\b{NAME}")
NOT_NAMES = {"Prime", "First", "Deputy", "Minister", "Secretary", "Cabinet", "Government", "Chief", "Executive", "Party"}
DAY = rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) )?(?:19|20)\d\d"
LEFT_ON = re.compile(rf"\b(?:until|up to)\b[^;.]*?\b({DAY})")
FORMER_TITLE = re.compile(r"\((?:in (\d{4}): )?([A-Z][\w ,]+?)(?: up to the (\d{4}) election)?\)")
SAID_AS_PAST = re.compile(r"\b(?:the then|former|formerly|ex|previous|predecessor)\W+(?:\w+\W+){0,8}$", re.I)
Left = Mapping[str, str]  # who or what -> the last day, month or year


def left_office(nations: tuple[NationRecord, ...], parties: set[str]) -> dict[str, str]:
    """Each person whom the governments name and who holds none of their offices any more, and each title that health ministers had before,
    with the last day."""
    there: set[str] = set()
    left: dict[str, str] = {}
    for nation in nations:
        for government in nation.governments:
            for person, day in _people(government, parties):
                if day:
                    left[person] = max(day, left.get(person, ""))
                else:
                    there.add(person)
    titles = dict(title for nation in nations for title in _titles(nation))
    return {who: day for who, day in {**left, **titles}.items() if who not in there}


def _people(government: Government, parties: set[str]) -> Iterator[tuple[str, str]]:
    """Each person of a government with the last day in it; '' for those who are there."""
    for text in (government.head, government.health_minister):
        earlier = False  # whether the sentence is about those before
        for part in re.split(r"; |\. (?=[A-Z])", text or ""):
            earlier = part.startswith("Before ") or (earlier and part.startswith(("he ", "she ")))
            gone = LEFT_ON.search(part)
            day = government.until or (government.as_of if earlier and date_exists(government.as_of) else "")
            if gone and (said := _iso(gone[1])):
                day = day if day.startswith(said) else min(filter(None, (said, day)))
            for number, person in enumerate(PERSON.findall(part)):
                person = person.removeprefix("Before ").removeprefix("After ")
                if person in parties or NOT_NAMES & set(person.split()):
                    continue
                yield person, day if not gone or number == 0 else government.until or ""


def _titles(nation: NationRecord) -> Iterator[tuple[str, str]]:
    title = nation.health_minister_title.value if nation.health_minister_title else ""
    for year, name, election in FORMER_TITLE.findall(title):
        ended = max((g.until for g in nation.governments if g.until and g.until[:4] == election), default="")
        if last := year or ended:
            yield name, last


def _iso(text: str) -> str:
    """``14 May 2026`` as ``2026-05-14``; '' for what is no date."""
    found = text if date_exists(text) else written_date(text)
    return found if date_exists(found) else ""


def in_standing(record: Progress, left: Left) -> Iterator[tuple[Place, str, str, str]]:
    """Where a standing names somebody after the last day: the way to the text, its field in words, who, and what is expected."""
    for number, update in enumerate(record.updates):
        for key, text in (("what", update.what), ("confidence_note", update.confidence_note)):
            for found, beside in _named(text, update.placed, left):
                yield ("updates", number, key), f"updates[{number + 1}].{key}", found, beside
    for found, beside in _named(record.reason, record.looked_at or record.as_of or "", left):
        yield ("reason",), "reason", found, beside


def in_search(record: NothingFound, left: Left) -> Iterator[tuple[Place, str, str, str]]:
    """The same of a note on a search in vain."""
    for found, beside in _named(record.note, record.looked_at or "", left):
        yield ("note",), "note", found, beside


def in_commitment(row: Commitment, left: Left) -> Iterator[tuple[Place, str, str, str]]:
    """The same of what a commitment says would be: whoever is named there has to be told as of then."""
    for key in ("title", "summary", "lead", "mechanism"):
        for found, beside in _named(getattr(row, key), "9999", left):
            yield (key,), key, found, beside


def _named(text: str | None, when: str, left: Left) -> Iterator[tuple[str, str]]:
    for who, until in left.items():
        place = re.search(rf"(?<!\w){re.escape(who)}(?!\w)", text or "")
        if place is None or when[: len(until)] <= until[: len(when)] or SAID_AS_PAST.search((text or "")[: place.start()]):
            continue
        yield who, f"who was in office on that day ({who}: up to {until}); or say 'former'"
