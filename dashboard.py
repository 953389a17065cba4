"""Overview: who promised what, by theme and party."""

from markupsafe import Markup

from commitments.standing import governments_since_election
from commitments.tables.counts import party_by_theme, topics_by_parties
from commitments.wording import count, joined
from components.became import became_in_numbers, how_far, lay_with_a_government
from components.markup import Text, chips, link, markup, together
from components.matrix import draw_matrix
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.output import Output
from components.question import question_box
from components.sentence import draw_sentence
from components.table import number_link
from web.view import View

BECAME_OF = "What became of governing parties’ promises"
TOPICS = 14  # as many as fill two lines


def overview(view: View, out: Output) -> None:
    """A question, the few numbers that matter, what became of it all, and who says how much on what."""
    dataset, selection = view.dataset, view.selection
    elections = [e for e in dataset.elections if not selection.elections or e.id in selection.elections]
    names = [elections[0].name] if len(elections) == 1 else [f"the {election.short_name}" for election in elections]
    # In pieces of their own: programs that take the text out of a page drop a piece that is mostly links.
    out.html(question_box(view))
    out.html(_party_by_party(view))
    out.html(
        markup(
            "<p class='lead'>From {} for {}{}.</p>",
            count(len(dataset.documents_of(selection.elections)), "manifesto", "manifestos"),
            "the " if len(names) == 1 else "",
            joined(names),
        )
    )
    number = selection.number(dataset)
    if number:
        out.html(markup("{}{}", became_in_numbers(view), how_far(view)))
        if lay_with_a_government(view):
            out.figure(view, "kept", first=True)
    draw_sentence(view, out, number)
    draw_nation_context(view, out)
    if not number:
        nothing_to_show(view, out, "")
    change = "" if selection.names_hidden else "; change the order under Filters"
    ordered = f"Parties are listed {selection.order_in_words(dataset)}{change}."
    draw_matrix(view, out, party_by_theme(dataset, selection), f"Number of commitments by theme and party. {ordered}")
    out.html(
        markup(
            "<p>{}</p>",
            link(selection.address("figures", figure="matrix"), "Save this table as a picture"),
        )
    )
    with out.fold("How many say by when, how, and with what money", "plan-numbers") as opened:
        if opened:
            numbers = together(markup("<div><dt>{}</dt><dd>{}</dd></div>", name, value) for name, value in _numbers(view))
            out.html(
                markup(
                    '<dl class="numbers">{}</dl><p class="quiet">Silence is a fact about the text, not a mark against it.</p>',
                    numbers,
                )
            )
    with out.fold("Topics most parties address", "most-addressed") as opened:
        if opened:
            topics = (
                link(selection.but(topics=(topic.id,), themes=()).address("compare"), f"{topic.name} ({parties})")
                for topic, parties in topics_by_parties(dataset, selection)[:TOPICS]
            )
            out.html(
                markup(
                    '<p>The number in brackets is how many parties promise something on it.</p><ul class="chips">{}</ul>',
                    together(markup("<li>{}</li>", topic) for topic in topics),
                )
            )


def _party_by_party(view: View) -> Markup:
    """The way to each party that has governed and promised something shown, where there are several."""
    dataset, selection = view.dataset, view.selection
    if not lay_with_a_government(view):
        return Markup()
    elections = [e.id for e in dataset.elections if not selection.elections or e.id in selection.elections]
    governed = {id_ for election in elections for ids in governments_since_election(dataset, election).values() for id_ in ids}
    own = {party.id: selection.but(parties=(party.id,)) for party in view.names.in_order(selection.parties_shown(dataset))}
    ways = [
        link(one.address("answer"), view.names.party(party))
        for party, one in own.items()
        if party in governed and one.number(dataset)
    ]
    if len(ways) < 2:
        return Markup()
    return markup('<div class="by-name"><p class="quiet" aria-hidden="true">{}</p>{}</div>', BECAME_OF, chips(BECAME_OF, ways))


def _numbers(view: View) -> list[tuple[str, Text]]:
    """The few numbers that frame the selection: name and value."""
    dataset, selection = view.dataset, view.selection
    stating = {
        "say by when": selection.but(facts=("deadline",)),
        "say with what money": selection.but(facts=("funding",)),
        "say how": selection.but(facts=("mechanism",)),
        "give none of the five facts of a plan": selection.but(facts=("none",)),
    }
    return [(name, number_link(view, chosen, chosen.number(dataset), name)) for name, chosen in stating.items()]


if __name__ == "__main__":
    from components.frame import run

    run(overview, "")
