"""Topics that lie close to each other: who says nothing on the one may speak on the other ("NHS staff pay", "NHS pay review bodies")."""

from collections import Counter

from commitments.dataset import Dataset, derived
from commitments.selecting.typed import ASKING, JOINING, tokens_of

MOST_NAMES = 6  # a word that more names of topics have than that tells little of any of them: "NHS"
# Words of names that say how something is looked at, and not what it is.
OF_ANY_TOPIC = frozenset(
    "number new support centre funding sale practice place abroad use rule spending service public certain group".split()
)


@derived
def near_topics(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Topic id -> ids of the topics of the same theme with which its name shares a word that few names have; those first that share most."""
    words = {topic.id: _words(topic.name) for topic in dataset.topics}
    number = Counter(word for some in words.values() for word in some)
    near = {}
    for topic in dataset.topics:
        shared = {
            other.id: {word for word in words[topic.id] & words[other.id] if number[word] <= MOST_NAMES}
            for other in dataset.topics
            if other.theme == topic.theme and other != topic
        }
        near[topic.id] = tuple(sorted((id_ for id_, some in shared.items() if some), key=lambda id_: -len(shared[id_])))
    return near


def _words(name: str) -> set[str]:
    singular = {word.removesuffix("s") if len(word) > 3 else word for word in tokens_of(name)}
    return singular - OF_ANY_TOPIC - ASKING - JOINING
