"""Overview: who promised what, by theme and party."""

from commitments.tables.counts import party_by_theme, topics_by_parties
from commitments.wording import count, joined
from components.markup import Text, link, markup, together
from components.matrix import draw_matrix
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.output import Output
from components.sentence import draw_sentence
from web.view import View

TOPICS = 14  # as many as fill two lines


def overview(view: View, out: Output) -> None:
    """Where the reader lives, the matrix, the few numbers that frame it, and topics that many parties address."""
    dataset, selection = view.dataset, view.selection
    elections = [e.name for e in dataset.elections if not selection.elections or e.id in selection.elections]
    nations = (link(selection.address("nations", nation=nation.id), nation.name) for nation in dataset.nations.nations)
    out.html(
        markup(
            '<p class="lead">What UK parties promised on health and care at the {}, read from their manifestos: '
            "by theme, by nation, and by how a pledge could become a plan.</p>"
            '<nav aria-label="Nations"><ul class="chips"><li>Where do you live?</li>{}</ul></nav>'
            '<p class="quiet">Health is devolved: the same words mean different things in each nation of the UK.</p>',
            joined(elections),
            together(markup("<li>{}</li>", nation) for nation in nations),
        )
    )
    number = selection.number(dataset)
    note = "Each number opens the commitments behind it. A count says how much a party wrote, and is no score."
    draw_sentence(view, out, number, note=note)
    draw_nation_context(view, out)
    if not number:
        nothing_to_show(view, out, "")
    change = "" if selection.names_hidden else "; change the order under Filters"
    ordered = f"Parties stand {selection.order_in_words(dataset)}{change}."
    draw_matrix(view, out, party_by_theme(dataset, selection), f"Number of commitments by theme and party. {ordered}")
    topics = (
        link(selection.but(topics=(topic.id,), themes=()).address("compare"), f"{topic.name} ({parties})")
        for topic, parties in topics_by_parties(dataset, selection)[:TOPICS]
    )
    out.html(
        markup(
            "<p>{}, with its source in it.</p>"
            "<h2>Of these {}</h2>"
            '<dl class="numbers">{}</dl><p class="quiet">Silence is a fact about the text, not a mark against it.</p>'
            "<h2>Topics that the most parties address</h2><p>With the number of parties that say something, side by side on one line.</p>"
            '<ul class="chips">{}</ul>',
            link(selection.address("figures", figure="matrix"), "Take this as a picture"),
            count(number, "commitment"),
            together(markup("<div><dt>{}</dt><dd>{}</dd></div>", name, value) for name, value in _numbers(view)),
            together(markup("<li>{}</li>", topic) for topic in topics),
        )
    )


def _numbers(view: View) -> list[tuple[str, Text]]:
    """The few numbers that frame the selection: name and value."""
    dataset, selection = view.dataset, view.selection
    stating = {
        "say by when": selection.but(facts=("deadline",)),
        "say with what money": selection.but(facts=("funding",)),
        "say how": selection.but(facts=("mechanism",)),
        "state none of five plan facts": selection.but(facts=("none",)),
    }
    read = link(selection.address("about"), str(len(dataset.documents)))
    found = [(name, link(chosen.address("explore"), f"{chosen.number(dataset):,}")) for name, chosen in stating.items()]
    return [("manifestos read in full", read), *found]


if __name__ == "__main__":
    from components.frame import run

    run(overview, "")
