"""The nearest commitments of other parties: the same topic first, then the most words in common on the same theme."""

import re
from functools import lru_cache

from commitments.dataset import Dataset
from commitments.records import model

# Words that tell nothing about what is promised.
COMMON = frozenset(
    "a an and are as at be been by for from has have if in into is it its more new no not of on or other own so such than that the"
    " their them there they this to under up was were where which who with within would all any each every health care nhs people".split()
)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in COMMON)


def neighbours(dataset: Dataset, row: model.Commitment, most: int = 6) -> tuple[model.Commitment, ...]:
    """At most ``most`` core commitments of other parties, nearest first, at most two of a party; none that repeats another.

    Nearness: on the same topic, then the share of telling words in common (Jaccard) within the same theme; below a twelfth in common
    nothing is called near.
    """
    own, party = _words(f"{row.title} {row.summary}"), dataset.party_of(row).id
    scored = []
    for place, other in enumerate(dataset.commitments):
        if other.scope != "core" or other.same_as or dataset.document_of(other).party == party:
            continue
        same_topic = row.topic is not None and other.topic == row.topic
        if not same_topic and other.theme != row.theme:
            continue
        theirs = _words(f"{other.title} {other.summary}")
        common = len(own & theirs) / max(1, len(own | theirs))
        if same_topic or common >= 1 / 12:
            scored.append((not same_topic, -common, place, other))
    found: list[model.Commitment] = []
    taken: dict[str, int] = {}
    for *_, other in sorted(scored, key=lambda entry: entry[:3]):
        other_party = dataset.document_of(other).party
        if taken.get(other_party, 0) < 2 and len(found) < most:
            taken[other_party] = taken.get(other_party, 0) + 1
            found.append(other)
    return tuple(found)
