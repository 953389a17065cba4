"""Overview: who promised what, by theme and party."""

import streamlit as st

from commitments.tables.counts import party_by_theme, topics_by_parties
from commitments.wording import count, joined
from components.frame import open_page
from components.markup import esc, link
from components.matrix import draw_matrix
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.sentence import draw_foot, draw_sentence

view = open_page("")
dataset, selection = view.dataset, view.selection
elections = [e.name for e in dataset.elections if not selection.elections or e.id in selection.elections]

nations = "".join(f"<li>{link(selection.address('nations', nation=n.id), n.name)}</li>" for n in dataset.nations.nations)
st.html(
    f'<p class="lead">What UK parties promised on health and care at the {esc(joined(elections))}, read from their manifestos: '
    "by theme, by nation, and by how a pledge could become a plan.</p>"
    f'<nav aria-label="Nations"><ul class="chips"><li>Where do you live?</li>{nations}</ul></nav>'
    '<p class="quiet">Health is devolved: the same words mean different things in each nation of the UK.</p>'
)

number = selection.number(dataset)
table = party_by_theme(dataset, selection)
draw_sentence(
    view, number, note="Each number opens the commitments behind it. A count says how much a party wrote, and is no score."
)
draw_nation_context(view)
if not number:
    nothing_to_show(dataset, selection, "")
change = "" if selection.names_hidden else "; change the order under Filters"
ordered = f"Parties stand {selection.order_in_words(dataset)}{change}."
draw_matrix(view, table, f"Number of commitments by theme and party. {ordered}")


def numbers() -> list[tuple[str, str]]:
    """The few numbers that frame the selection: name, value as HTML."""
    stating = {
        "say by when": selection.but(facts=("deadline",)),
        "say with what money": selection.but(facts=("funding",)),
        "say how": selection.but(facts=("mechanism",)),
        "state none of five plan facts": selection.but(facts=("none",)),
    }
    found = [(name, link(chosen.address("explore"), f"{chosen.number(dataset):,}")) for name, chosen in stating.items()]
    return [("manifestos read in full", link(selection.address("about"), str(len(dataset.documents)))), *found]


topics = "".join(
    f"<li>{link(selection.but(topics=(topic.id,), themes=()).address('compare'), f'{topic.name} ({number})')}</li>"
    for topic, number in topics_by_parties(dataset, selection)[:14]
)
st.html(
    f"<p>{link(selection.address('figures', figure='matrix'), 'Take this as a picture')}, with its source in it.</p>"
    f"<h2>Of these {esc(count(number, 'commitment'))}</h2>"
    '<dl class="numbers">'
    + "".join(f"<div><dt>{esc(name)}</dt><dd>{value}</dd></div>" for name, value in numbers())
    + "</dl><p class='quiet'>Silence is a fact about the text, not a mark against it.</p>"
    "<h2>Topics that the most parties address</h2><p>With the number of parties that say something, side by side on one line.</p>"
    f'<ul class="chips">{topics}</ul>'
)

draw_foot(view)
