"""Nations: what it means where the reader lives."""

import streamlit as st

from components.downloads import draw_downloads
from components.figure import offer_figure
from components.frame import open_page
from components.markup import contents, esc, link
from components.nation import draw_cautions, draw_nation, draw_powers, draw_timeline
from components.sentence import draw_foot, draw_sentence

PARTS = {
    "commitments": "Which commitments reach here",
    "holds": "What already holds",
    "who": "Who decides",
    "waits": "How waits are measured",
    "service": "How the service works",
    "powers": "Who decides on what",
    "since": "Since the election",
    "cautions": "What must not be compared",
}

view = open_page("nations")
dataset, selection = view.dataset, view.selection
chosen = selection.nations
chips = "".join(
    f'<li><span class="here" aria-current="true">{esc(nation.name)}</span></li>'
    if chosen == (nation.id,)
    else f"<li>{link(selection.but(nations=(nation.id,)).address('nations'), nation.name)}</li>"
    for nation in dataset.nations.nations
)
st.html(
    '<p class="lead">Health is devolved: the same words mean different things in England, Scotland, Wales and Northern Ireland.</p>'
    f'<nav aria-label="Nations"><ul class="chips">{chips}</ul></nav>'
)
if chosen:
    st.html(contents(PARTS))
    draw_sentence(view, selection.number(dataset))
    for nation_id in chosen:
        draw_nation(view, dataset.by_id["nation"][nation_id])
    offer_figure(view, "reach")
    draw_downloads(view, "nations")
draw_powers(view)
draw_timeline(view, chosen[0] if len(chosen) == 1 else "")
draw_cautions(view)
draw_foot(view)
