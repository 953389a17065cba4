"""What no shown party mentions under a theme."""

import streamlit as st

from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.selection import Selection
from commitments.tables.gaps import gaps
from commitments.wording import count, inside, joined
from components.markup import esc, link
from web.view import View


def draw_gaps(view: View, theme: model.Theme) -> None:
    """A short list; nothing where nothing is missing."""
    found = gaps(view.dataset, view.selection, theme.id)
    shown = len(view.selection.parties_shown(view.dataset))
    whose = "all parties" if shown == len(view.dataset.parties) else count(shown, "party", "parties") + " shown"
    lines = []
    if found.unmentioned:
        names = joined(inside(subject.name) for subject in found.unmentioned)
        lines.append(f"Looked for, and in no commitment: <strong>{esc(names)}</strong>.")
    if found.passing:
        names = joined(
            f"{inside(subject.name)} ({joined(view.names.party(party) for party in parties)})"
            for subject, parties in found.passing
        )
        lines.append(f"Only touched on, or mentioned in passing: {esc(names)}.")
    if found.topics:
        topics = joined(_topic(view, topic) for topic in found.topics)
        lines.append(f"Topics on which other parties speak and none of those shown: {topics}.")
    if found.nations and not view.selection.nations:
        names = joined(view.dataset.by_id["nation"][nation].name for nation in found.nations)
        lines.append(f"No commitment mainly on this theme reaches {esc(names)}.")
    if found.facts:
        lines.append(
            f"No text mainly on this theme says {esc(joined((inside(words.PLAN_FACTS[fact].label) for fact in found.facts), 'or'))}."
        )
    if found.approaches:
        names = joined((inside(words.APPROACHES[approach].label) for approach in found.approaches), "or")
        lines.append(f"No passage names one of these improvement approaches: {esc(names)}.")
    if not lines:
        return
    mentioned = "".join(f"<li>{_mentioned(view, subject, parties)}</li>" for subject, parties in found.mentioned)
    also = (
        f'<details class="more"><summary>{esc(count(len(found.mentioned), "subject"))} looked for, and whose commitments are on them</summary>'
        f"<ul>{mentioned}</ul></details>"
        if mentioned
        else ""
    )
    st.html(
        f'<section class="topic"><h3>What is not mentioned</h3><p class="quiet">Among the core commitments of {esc(whose)}. A search by words can miss '
        f"another wording.</p><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>{also}</section>"
    )


def _topic(view: View, topic: model.Topic) -> str:
    if view.names.hidden:
        return esc(topic.name)
    return link(Selection(topics=(topic.id,), nations=view.selection.nations).address("compare"), topic.name)


def _mentioned(view: View, subject: model.Subject, parties: tuple[str, ...]) -> str:
    names = joined(view.names.party(party) for party in parties)
    label = esc(subject.name)
    if not view.names.hidden:
        chosen = Selection(parties=view.selection.parties, nations=view.selection.nations, scope=view.selection.scope)
        if subject.words:
            label = link(chosen.but(text=subject.words[0]).address("explore"), subject.name)
        elif subject.topics:
            label = link(chosen.but(topics=subject.topics).address("explore"), subject.name)
    return f"{label}: {esc(names)}"
