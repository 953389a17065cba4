"""What a selection does not mention under a theme: said only where it can be told without judgement."""

from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.records.references import NATION_ORDER
from commitments.selecting.masks import masks_of
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection
from commitments.tables.blanks import mentioning


class Gaps(NamedTuple):
    """Under one theme of a selection: subjects that no commitment is on, subjects that only a passage outside the commitments mentions, with
    its parties, and subjects with the parties whose commitments are on them; topics of the
    theme on which no shown party speaks; nations that no commitment reaches; plan facts that none states; approaches that none names."""

    unmentioned: tuple[model.Subject, ...]
    passing: tuple[tuple[model.Subject, tuple[str, ...]], ...]
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
    columns = dataset.columns
    everything = masks_of(dataset)(base).matching  # where a promise reaches by a national edition alone, it is no gap either
    theme_codes, code_of = dataset.coded["theme"]
    on_theme = everything & (theme_codes == code_of.get(theme_id, -1))
    theme = dataset.by_id["theme"][theme_id]
    wider = masks_of(dataset)(base.but(scope="all")).matching
    shown = [party.id for party in base.parties_shown(dataset)]
    unmentioned, passing, mentioned = [], [], []
    for subject in theme.looked_for:
        places = index_of(dataset).places_on(subject)
        speaking = {columns["party"][place] for place in places if everything[place]}
        near = {columns["party"][place] for place in places if wider[place]} | mentioning_subject(dataset, subject, base)
        if speaking:
            mentioned.append((subject, tuple(party for party in shown if party in speaking)))
        elif near & set(shown):
            passing.append((subject, tuple(party for party in shown if party in near)))
        else:
            unmentioned.append(subject)
    spoken = {topic.id for topic in dataset.topics if (everything & columns[f"on:{topic.id}"]).any()}
    return Gaps(
        unmentioned=tuple(unmentioned),
        passing=tuple(passing),
        mentioned=tuple(mentioned),
        topics=tuple(topic for topic in dataset.topics if topic.theme == theme_id and topic.id not in spoken),
        nations=tuple(nation for nation in NATION_ORDER if not (on_theme & columns[f"nation:{nation}"]).any()),
        facts=tuple(fact for fact in words.PLAN_FACTS if not (on_theme & columns[f"fact:{fact}"]).any()),
        approaches=tuple(approach for approach in words.APPROACHES if not (on_theme & columns[f"approach:{approach}"]).any()),
    )


def mentioning_subject(dataset: Dataset, subject: model.Subject, selection: Selection) -> set[str]:
    """Ids of parties whose manifesto mentions a subject, or a topic that it covers, in a passage that no commitment holds."""
    mentions = [*subject.mentions, *(mention for id_ in subject.topics for mention in dataset.by_id["topic"][id_].mentions)]
    return mentioning(dataset, mentions, selection)
