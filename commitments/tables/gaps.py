"""What a selection does not mention under a theme: said only where it can be told without judgement."""

from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.records.fields import NATION_ORDER
from commitments.selecting.selection import Selection
from commitments.selecting.subjects import places_on
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
    everything = base.matching(dataset)  # where a promise reaches by a national edition alone, it is no gap either
    on_theme = everything[everything["theme"] == theme_id]
    theme = dataset.by_id["theme"][theme_id]
    wider = base.but(scope="all").matching(dataset)
    shown = [party.id for party in base.parties_shown(dataset)]
    unmentioned, passing, mentioned = [], [], []
    for subject in theme.looked_for:
        places = places_on(dataset, subject)
        speaking = set(everything.loc[everything.index.isin(places), "party"])
        near = set(wider.loc[wider.index.isin(places), "party"]) | mentioning_subject(dataset, subject, base)
        if speaking:
            mentioned.append((subject, tuple(party for party in shown if party in speaking)))
        elif near & set(shown):
            passing.append((subject, tuple(party for party in shown if party in near)))
        else:
            unmentioned.append(subject)
    spoken = {topic.id for topic in dataset.topics if everything[f"on:{topic.id}"].any()}
    return Gaps(
        unmentioned=tuple(unmentioned),
        passing=tuple(passing),
        mentioned=tuple(mentioned),
        topics=tuple(topic for topic in dataset.topics if topic.theme == theme_id and topic.id not in spoken),
        nations=tuple(nation for nation in NATION_ORDER if not on_theme[f"nation:{nation}"].any()),
        facts=tuple(fact for fact in words.PLAN_FACTS if not on_theme[f"fact:{fact}"].any()),
        approaches=tuple(approach for approach in words.APPROACHES if not on_theme[f"approach:{approach}"].any()),
    )


def mentioning_subject(dataset: Dataset, subject: model.Subject, selection: Selection) -> set[str]:
    """Ids of parties whose manifesto mentions a subject, or a topic that it covers, in a passage that no commitment holds."""
    mentions = [*subject.mentions, *(mention for id_ in subject.topics for mention in dataset.by_id["topic"][id_].mentions)]
    return mentioning(dataset, mentions, selection)
