"""One commitment in plain words: its plan facts, where it would be felt, who would have to act, in what standing."""

import datetime
import re
from collections.abc import Iterable, Iterator

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.records.references import NATION_ORDER
from commitments.records.vocabulary import NOT_IN_POWER
from commitments.standing import UNFOLLOWED, Standing
from commitments.wording import age, date, inside, joined, money, with_article

# Who decides on devolved matters for each nation, inside a sentence.
DECIDES = {
    "england": "the UK Government",
    "scotland": "the Scottish Government and Parliament",
    "wales": "the Welsh Government and the Senedd",
    "northern-ireland": "the Northern Ireland Executive and Assembly",
}

# What a correction names by its field, in the words of the pages.
FIELDS = {fact: inside(term.label) for fact, term in words.PLAN_FACTS.items()} | {
    "status": "what became of it",
    "scope": "whether core or wider",
    "nations": "where it would be felt",
    "doubt": "editor's note",
    "target.quantity": "number of the target",
    "funding.gbp_million": "sum of money",
}
BETWEEN_FIELDS = re.compile("(, | and )")


def field_in_words(field: str) -> str:
    """What was corrected, as its editor wrote it or, where that is the name of a field, as readers know it: ``by when and how``."""
    return "".join(FIELDS.get(part, part) for part in BETWEEN_FIELDS.split(field))


def newest_or_not(corrections: Iterable[model.Correction]) -> Iterator[tuple[model.Correction, bool]]:
    """Each of the corrections, which come newest first, and whether it is the newest of what it corrects. Of one that is not, what it says
    of a promise does not hold any more; one that names no promise is of something of its own."""
    corrected: set[tuple[str | None, str]] = set()
    for correction in corrections:
        parts = {(correction.commitment, part) for part in BETWEEN_FIELDS.split(correction.field)[::2]}
        yield correction, not (correction.commitment and parts & corrected)
        corrected |= parts


def plan_facts(row: model.Commitment) -> list[tuple[str, str]]:
    """The plan facts that the text states: label ("By when") and what it says, in their order."""
    said = {
        "target": row.target.text if row.target else None,
        "deadline": row.deadline.text if row.deadline else None,
        "funding": funding(row.funding) if row.funding else None,
        "lead": row.lead,
        "mechanism": row.mechanism,
    }
    return [(term.label, text) for fact, term in words.PLAN_FACTS.items() if (text := said[fact])]


def facts_not_stated(row: model.Commitment) -> str:
    """The plan facts on which the text is silent: ``by when, with what money and who leads``; '' for none."""
    return joined(inside(term.label) for fact, term in words.PLAN_FACTS.items() if fact not in row.plan_facts)


def funding(funding_: model.Funding) -> str:
    """What the text says of the money, with its kind, the sum as a figure, its period and who pays."""
    kind = words.FUNDING_KINDS[funding_.kind].label
    parts = []
    if funding_.gbp_million is not None:
        period = f" {funding_.period}" if funding_.period else ", period not stated"
        parts.append(f"{kind}: {money(funding_.gbp_million, funding_.gbp_million_to)}{period}.")
    else:
        parts.append(f"{kind}: no sum for this promise alone.")
    parts.append(f"The text: {funding_.text}.")
    if funding_.paid_by:
        parts.append(f"Paid by: {funding_.paid_by}.")
    return " ".join(part.replace("..", ".") for part in parts)


def reach(row: model.Commitment, dataset: Dataset) -> str:
    """``England and Wales``, ``all four nations`` or ``outside the UK``."""
    if not row.nations:
        return "outside the UK"
    if len(row.nations) == len(NATION_ORDER):
        return "all four nations"
    return joined(dataset.by_id["nation"][nation].name for nation in row.nations)


def who_acts(row: model.Commitment) -> str:
    """``the UK Government and local government``, or that it cannot be told."""
    if not row.who_acts:
        return "not clear from the text"
    return joined(with_article(words.ACTORS[actor].label) for actor in row.who_acts)


def repeated(row: model.Commitment, dataset: Dataset) -> str:
    """Where the party's national manifestos repeat a commitment, which counts once: ``Repeated in its Scottish manifesto (for Scotland).``"""
    again = [
        f"{edition(dataset.document_of(other), dataset)} (for {reach(other, dataset)})"
        for other in _repeats(dataset).get(row.id, ())
    ]
    return f"Repeated in its {joined(again)}." if again else ""


@derived
def _repeats(dataset: Dataset) -> dict[str, list[model.Commitment]]:
    found: dict[str, list[model.Commitment]] = {}
    for row in dataset.commitments:
        if row.same_as:
            found.setdefault(row.same_as, []).append(row)
    return found


def elsewhere(row: model.Commitment, nation: str, dataset: Dataset) -> str:
    """Why a commitment would not apply in a nation, in a plain sentence; '' where it reaches that nation."""
    if nation in row.nations:
        return ""
    name = dataset.by_id["nation"][nation].name
    if not row.nations:
        return f"This acts outside the UK and not in {name}."
    verb = "decides" if nation == "england" else "decide"
    return f"This would not apply in {name}: it reaches {reach(row, dataset)}. On matters like this, {DECIDES[nation]} {verb} there."


def status_label(standing: Standing, dataset: Dataset) -> str:
    """The reader's word for a standing: ``In progress``, ``Not in power``, ``Not checked yet``."""
    if standing.status in UNFOLLOWED:
        return UNFOLLOWED[standing.status].label
    return dataset.by_id["status"][standing.status].label


def status_meaning(standing: Standing, dataset: Dataset) -> str:
    """What that word means, in a sentence or two."""
    if standing.status in UNFOLLOWED:
        return UNFOLLOWED[standing.status].meaning
    return dataset.by_id["status"][standing.status].definition


def standing_when(standing: Standing, today: datetime.date) -> str:
    """How old a standing's evidence is: ``as of 14 July 2026, four months ago``; '' for a standing without evidence."""
    if standing.status in UNFOLLOWED or standing.status == NOT_IN_POWER and not standing.as_of:
        return ""
    if not standing.as_of:
        return "none of the evidence shows a date"
    return f"as of {'about ' if standing.about else ''}{date(standing.as_of)}, {age(standing.as_of, today)}"


def update_when(update: model.Update) -> str:
    """``5 March 2026``, ``About January 2026`` for a page placed by its contents, ``Undated`` for one that cannot be placed."""
    return date(update.date) if update.date else f"About {date(update.about)}" if update.about else "Undated"


def known_to(dataset: Dataset) -> str:
    """How far the evidence reaches: ``up to 9 October 2026``."""
    return f"up to {date(dataset.progress.newest_seen.date)}"


def edition(document: model.Document, dataset: Dataset) -> str:
    """``Scottish manifesto``; with the election where the data has several: ``UK manifesto, 2024 general election``."""
    if len(dataset.elections) == 1:
        return document.edition
    return f"{document.edition}, {dataset.by_id['election'][document.election].short_name}"


def published(document: model.Document) -> str:
    return date(document.published, unknown="day of publication not found")
