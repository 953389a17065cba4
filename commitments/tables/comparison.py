"""What parties say side by side: on each topic of a theme who speaks, with what, and why the others do not."""

import weakref
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.selection import Selection
from commitments.tables.blanks import blank_kind, filtered, mentioning, silence_of, silent_on_topic
from commitments.tables.counts import party_by_theme

KEPT = 32  # comparisons


class Line(NamedTuple):
    """One topic: the commitments of each party that speaks (in the selection's order), and why each other party does not.

    ``silent``: party id -> a key of ``blanks.BLANKS``; ``touched``: for "touched", how many wider commitments answer the topic.
    """

    topic: model.Topic
    said: dict[str, tuple[model.Commitment, ...]]
    silent: dict[str, str]
    touched: dict[str, int]


class Difference(NamedTuple):
    """One way in which the parties on a line differ: "stance", "figure" or "deadline", and each answer with who gives it."""

    what: str
    answers: tuple[tuple[str, tuple[str, ...]], ...]


def differences(line: Line) -> tuple[Difference, ...]:
    """How the parties on a line differ in stance, figure and deadline; only where at least two answers stand.

    Answers are words for readers ("Would oppose", "8,500 staff", "by 2030", "no figure") with party ids in the line's order.
    """
    questions = (
        ("stance", lambda row: words.STANCES[row.stance].label),
        ("figure", _figure),
        ("deadline", lambda row: row.deadline.text if row.deadline else "none stated"),
    )
    found = []
    for what, answer in questions:
        answers: dict[str, list[str]] = {}
        for party, rows in line.said.items():
            for text in dict.fromkeys(answer(row) for row in rows):
                answers.setdefault(text, []).append(party)
        if len(answers) > 1:
            found.append(Difference(what, tuple((text, tuple(parties)) for text, parties in answers.items())))
    return tuple(found)


def _figure(row: model.Commitment) -> str:
    if row.target is None or row.target.quantity is None:
        return "none stated"
    return f"{row.target.quantity:,} {row.target.unit or ''}".strip()


class Comparison(NamedTuple):
    """A theme side by side. ``lines``: its topics on which a shown party speaks, its own before those of other themes, then those with most parties first.
    ``alone``: by party, its commitments on the theme that are on no topic, because no other party promises the like.
    ``beside``: every other party -> why it has none there, a key of ``blanks.BLANKS``; ``touched``: for "touched", how many commitments,
    wider ones or mainly about another theme, touch the theme and stand on no line.
    ``silent``: parties without any commitment on the theme in this selection -> why."""

    theme: model.Theme
    lines: tuple[Line, ...]
    alone: dict[str, tuple[model.Commitment, ...]]
    beside: dict[str, str]
    touched: dict[str, int]
    silent: dict[str, str]


def compare(dataset: Dataset, selection: Selection, theme_id: str) -> Comparison:
    """One theme of a selection side by side. What it gives is shared and must not be changed.

    A topic is shown whole: where some of its commitments are mainly about another theme, they are on its line all the same.
    """
    return _comparisons(dataset)(selection, theme_id)


@derived
def _comparisons(dataset: Dataset) -> Callable[[Selection, str], Comparison]:
    """Page and picture ask for the same one after the other."""
    held = weakref.ref(dataset)  # what lives on the dataset does not keep it alive

    def compared(selection: Selection, theme_id: str) -> Comparison:
        alive = held()
        assert alive is not None  # who asks has it
        return _compared(alive, selection, theme_id)

    return lru_cache(maxsize=KEPT)(compared)


def _compared(dataset: Dataset, selection: Selection, theme_id: str) -> Comparison:
    parties = [party.id for party in selection.parties_shown(dataset)]
    everything = selection.but(themes=()).rows(dataset)
    on_theme = [row for row in everything if row.theme == theme_id]
    topics = {topic for row in on_theme for topic in row.topics} | {
        topic.id for topic in dataset.topics if topic.theme == theme_id
    }
    lines = []
    for topic in dataset.topics:
        if topic.id in topics and (not selection.topics or topic.id in selection.topics):
            said = _by_party(dataset, parties, [row for row in everything if topic.id in row.topics])
            if said:
                whys = silent_on_topic(dataset, selection, topic, [party for party in parties if party not in said])
                silent = {party: kind for party, (kind, _) in whys.items()}
                lines.append(Line(topic, said, silent, {party: number for party, (_, number) in whys.items() if number}))
    lines.sort(key=lambda line: (line.topic.theme != theme_id, -len(line.said)))
    alone = _by_party(dataset, parties, [row for row in on_theme if not row.topic])
    blanks = party_by_theme(dataset, selection.but(themes=(theme_id,))).blanks.loc[theme_id]
    silent = {str(party): str(kind) for party, kind in blanks.items() if kind}
    beside, touched = _beside(dataset, selection, theme_id, lines, [party for party in parties if party not in alone])
    return Comparison(dataset.by_id["theme"][theme_id], tuple(lines), alone, beside, touched, silent)


def _by_party(dataset: Dataset, parties: list[str], rows: list[model.Commitment]) -> dict[str, tuple[model.Commitment, ...]]:
    found = {party: tuple(row for row in rows if dataset.document_of(row).party == party) for party in parties}
    return {party: theirs for party, theirs in found.items() if theirs}


def _beside(
    dataset: Dataset, selection: Selection, theme_id: str, lines: list[Line], parties: list[str]
) -> tuple[dict[str, str], dict[str, int]]:
    """Why each of the parties has nothing on the theme beside its topics, and how many commitments touch it there all the same.

    The rules are those of ``party_by_theme``; commitments that stand on a line are not counted again.
    """
    on_lines = {row.same_as or row.id for line in lines for rows in line.said.values() for row in rows}
    topics = {line.topic.id for line in lines}  # wider commitments on them are counted there
    theme_of = {topic.id: topic.theme for topic in dataset.topics}

    def beside(row: model.Commitment) -> bool:
        near = theme_id in (row.theme, *row.also, *(theme_of[topic] for topic in row.topics))
        return near and (row.same_as or row.id) not in on_lines and not topics.intersection(row.topics)

    whole = Selection(parties=selection.parties, elections=selection.elections)
    near = whole.but(nations=selection.nations, scope="all").rows(dataset)
    touching = _by_party(
        dataset,
        parties,
        [row for row in near if beside(row)],
    )
    core = _by_party(dataset, parties, [row for row in whole.rows(dataset) if row.theme == theme_id and not row.topic])
    mentioned = mentioning(dataset, dataset.mentions_under(theme_id), selection)
    kinds, touched = {}, {}
    for party in parties:
        number = len(touching.get(party, ()))
        silence = silence_of(dataset, party, selection.nations, selection.elections)
        kinds[party] = blank_kind(
            silence, len(core.get(party, ())), number, filtered(selection), bool(selection.nations), party in mentioned
        )
        if kinds[party] == "touched":
            touched[party] = number
    return kinds, touched
