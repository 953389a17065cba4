"""What a selection does not mention under a theme: said only where it can be told without judgement."""

from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.records.fields import NATION_ORDER
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection


class Gaps(NamedTuple):
    """Under one theme of a selection: subjects whose words no commitment uses, and subjects with the parties that use them; topics of the
    theme on which no shown party speaks; nations that no commitment reaches; plan facts that none states; approaches that none names."""

    unmentioned: tuple[model.Subject, ...]
    mentioned: tuple[tuple[model.Subject, tuple[str, ...]], ...]
    topics: tuple[model.Topic, ...]
    nations: tuple[str, ...]
    facts: tuple[str, ...]
    approaches: tuple[str, ...]


def gaps(dataset: Dataset, selection: Selection, theme_id: str) -> Gaps:
    """What is missing under a theme among the parties shown. Subjects and topics are looked for on every theme, so that a promise filed
    elsewhere is not called missing; filters other than party, nation, scope and election do not make a gap and are left aside."""
    base = Selection(
        elections=selection.elections,
        parties=selection.parties,
        nations=selection.nations,
        scope=selection.scope,
        order=selection.order,
    )
    everything = base.matching(dataset)  # where a promise reaches by a national edition alone, it is no gap either
    on_theme = everything[everything["theme"] == theme_id]
    theme = dataset.by_id["theme"][theme_id]
    index = index_of(dataset)
    unmentioned, mentioned = [], []
    for subject in theme.looked_for:
        places = {place for words_ in subject.words for place in index.ranked(words_)}
        parties = everything.loc[everything.index.isin(places), "party"].unique()
        if len(parties):
            mentioned.append((subject, tuple(p.id for p in base.parties_shown(dataset) if p.id in parties)))
        else:
            unmentioned.append(subject)
    spoken = set(everything["topic"])
    return Gaps(
        unmentioned=tuple(unmentioned),
        mentioned=tuple(mentioned),
        topics=tuple(topic for topic in dataset.topics if topic.theme == theme_id and topic.id not in spoken),
        nations=tuple(nation for nation in NATION_ORDER if not on_theme[f"nation:{nation}"].any()),
        facts=tuple(fact for fact in words.PLAN_FACTS if not on_theme[f"fact:{fact}"].any()),
        approaches=tuple(approach for approach in words.APPROACHES if not on_theme[f"approach:{approach}"].any()),
    )
