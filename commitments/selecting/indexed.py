"""What of a commitment the full-text index holds, column by column."""

import re
from collections.abc import Iterator

from commitments.dataset import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.naming import name_of
from commitments.standing import standings

# The columns in their order, and how much a word in each weighs. ``besides``: what a row is found by and no page shows; ``called``: what its
# topics are also called; ``known``: the names of what it belongs to, as naming.py has them; those of subjects come when the other columns
# were searched for these.
COLUMNS = {
    "title": 10.0,
    "summary": 4.0,
    "topic": 6.0,
    "theme": 2.0,
    "details": 1.0,
    "chapter": 0.5,
    "besides": 1.0,
    "called": 6.0,
    "known": 0.1,
}
# What was promised, in its words, and the chapter in which it stands.
TEXTS = "title summary topic theme details chapter besides"
# Where a promise says a word itself, and not only the subject that it is put under.
SAID = "title summary details besides"
# Where a reader's words count, a chapter's name is said of all that is in it; and the same without the other names of topics.
OWN = "title summary topic theme details besides"
MEANT = f"{OWN} called"
BETWEEN = " · "  # the parts of one column


def indexed(dataset: Dataset) -> Iterator[tuple[object, ...]]:
    """Of each commitment its place and what each of ``COLUMNS`` holds of it."""
    standing, topics, themes = standings(dataset), dataset.by_id["topic"], dataset.by_id["theme"]
    for place, row in enumerate(dataset.commitments):
        known = (
            ("party", dataset.party_of(row).id),
            ("status", standing[row.id].status),
            *(("nation", nation) for nation in row.nations),
            *(("approach", approach) for approach in row.approaches),
            *(("who", actor) for actor in row.who_acts),
        )
        yield (
            place,
            row.title,
            row.summary,
            BETWEEN.join(topics[topic].name for topic in row.topics),
            themes[row.theme].name,
            _details(row),
            row.section,
            _besides(row),
            BETWEEN.join(name for topic in row.topics for name in topics[topic].also_called),
            " ".join(name_of(*one) for one in known),
        )


def _details(row: model.Commitment) -> str:
    """The rest of what a row says in words, as cards show it."""
    parts = (
        row.target and row.target.text,
        row.deadline and row.deadline.text,
        row.funding and row.funding.text,
        row.lead,
        row.mechanism,
        *(words.ACTORS[actor].label for actor in row.who_acts),
    )
    return BETWEEN.join(part for part in parts if part)


def _besides(row: model.Commitment) -> str:
    """The words of the manifesto that lead to a row, then its numbers without commas: 40,000 is found as 40000 too."""
    numbers = re.findall(r"\d+(?:,\d{3})+", f"{row.title} {row.summary} {_details(row)}")
    return BETWEEN.join([row.find, *(number.replace(",", "") for number in numbers)])
