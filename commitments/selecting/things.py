"""What the data has names for besides its commitments: themes, topics, approaches, statuses, parties, nations and governments, each with
the words that readers type for it, and with the filter that shows it.
"""

from typing import NamedTuple

from commitments.dataset import Dataset, derived
from commitments.records import vocabulary as words
from commitments.selecting.people import PEOPLE

# What people say of a nation, in English and in its own languages.
NATIONS_ALSO = {
    "england": ("English", "Lloegr", "Sasana"),
    "scotland": ("Scottish", "Scots", "Alba"),
    "wales": ("Welsh", "Cymru", "Cymraeg"),
    "northern-ireland": ("Northern Irish", "Ulster", "NI", "Tuaisceart Éireann", "Norlin Airlann"),
}


class Thing(NamedTuple):
    """``kind``: the parameter of the filter that shows it (``topic``); ``id``: the value there; ``name``: what readers see;
    ``also``: what else it is called."""

    kind: str
    id: str
    name: str
    also: tuple[str, ...] = ()

    @property
    def called(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.also)


@derived
def things(dataset: Dataset) -> tuple[Thing, ...]:
    """All of them, of each kind in the order of the data."""
    approaches_also = {approach.id: approach.also_called for approach in dataset.approaches.approaches}
    return (
        *(Thing("topic", topic.id, topic.name, topic.also_called) for topic in dataset.topics),
        *(Thing("theme", theme.id, theme.name, theme.also_called) for theme in dataset.themes),
        *(Thing("approach", id_, term.label, approaches_also.get(id_, ())) for id_, term in words.APPROACHES.items()),
        *(Thing("status", status.id, status.label, status.also_called) for status in dataset.progress.statuses),
        *(
            Thing("party", party.id, party.short_name, (party.name, *party.aliases, *PEOPLE.get(party.id, ())))
            for party in dataset.parties
        ),
        *(Thing("nation", one.id, one.name, NATIONS_ALSO.get(one.id, ())) for one in dataset.nations.nations),
        *(Thing("who", id_, term.label) for id_, term in words.ACTORS.items()),
    )
