"""What no shown party mentions under a theme."""

from markupsafe import Markup

from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.selection import Selection
from commitments.tables.gaps import gaps
from commitments.wording import count, inside, joined
from components.markup import Text, folded_on_a_phone, link, listed, markup, together
from components.output import Output
from web.view import View


def draw_gaps(view: View, out: Output, theme: model.Theme) -> None:
    """A short list; nothing where nothing is missing."""
    found = gaps(view.dataset, view.selection, theme.id)
    shown = len(view.selection.parties_shown(view.dataset))
    whose = "all parties" if shown == len(view.dataset.parties) else count(shown, "party", "parties") + " shown"
    lines: list[Text] = []
    if found.unmentioned:
        names = joined(inside(subject.name) for subject in found.unmentioned)
        lines.append(markup("Looked for, but in no commitment: <strong>{}</strong>.", names))
    if found.passing:
        names = joined(
            f"{inside(subject.name)} ({joined(view.names.party(party) for party in parties)})"
            for subject, parties in found.passing
        )
        lines.append(f"Only touched on, or mentioned in passing: {names}.")
    if found.topics:
        topics = listed(_topic(view, topic) for topic in found.topics)
        others = "other parties, or texts of another election," if view.selection.elections else "other parties"
        lines.append(markup("Topics that {} address but none of those shown does: {}.", others, topics))
    if found.nations and not view.selection.nations:
        names = joined(view.dataset.by_id["nation"][nation].name for nation in found.nations)
        lines.append(f"No commitment mainly on this theme reaches {names}.")
    if found.facts:
        lines.append(
            f"No text mainly on this theme says {joined((inside(words.PLAN_FACTS[fact].label) for fact in found.facts), 'or')}."
        )
    if found.approaches:
        names = joined((inside(words.APPROACHES[approach].label) for approach in found.approaches), "or")
        lines.append(f"No passage names one of these improvement approaches: {names}.")
    if not lines:
        return
    mentioned = together(markup("<li>{}</li>", _mentioned(view, subject, parties)) for subject, parties in found.mentioned)
    also = (
        markup(
            '<details class="more"><summary>{} looked for, and who has commitments on them</summary><ul>{}</ul></details>',
            count(len(found.mentioned), "subject"),
            mentioned,
        )
        if mentioned
        else ""
    )
    out.html(
        markup(
            '<section class="topic"><h3>What is not mentioned</h3>{}</section>',
            folded_on_a_phone(
                "Subjects, facts and nations",
                markup(
                    '<p class="quiet">Among the core commitments of {}. A word search can miss other wordings.</p><ul>{}</ul>{}',
                    whose,
                    together(markup("<li>{}</li>", line) for line in lines),
                    also,
                ),
            ),
        )
    )


def _topic(view: View, topic: model.Topic) -> Text:
    if view.names.hidden:
        return topic.name
    return link(Selection(topics=(topic.id,), nations=view.selection.nations).address("compare"), topic.name)


def _mentioned(view: View, subject: model.Subject, parties: tuple[str, ...]) -> Markup:
    names = joined(view.names.party(party) for party in parties)
    label: Text = subject.name
    if not view.names.hidden:
        asked = view.selection
        chosen = Selection(elections=asked.elections, parties=asked.parties, nations=asked.nations, scope=asked.scope)
        if subject.words:
            label = link(chosen.but(text=subject.words[0]).address("explore"), subject.name)
        elif subject.topics:
            label = link(chosen.but(topics=subject.topics).address("explore"), subject.name)
    return markup("{}: {}", label, names)
