"""Pledge to plan: how much of a plan each pledge is, and what became of it."""

import streamlit as st

from components.downloads import draw_downloads
from components.figure import offer_figure
from components.frame import open_page
from components.markup import contents
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.plan import (
    draw_approaches,
    draw_deadlines,
    draw_facts,
    draw_money,
    draw_most_and_least,
    draw_standings,
)
from components.sentence import draw_foot, draw_sentence

PARTS = {
    "facts": "Facts of a plan",
    "approaches": "Approaches",
    "money": "Money",
    "deadlines": "Deadlines",
    "standings": "What became of them",
}

view = open_page("pledge_to_plan")
st.html(
    '<p class="lead">Ideas get more attention than carrying them out. A pledge is worth reading for how it could become a plan: '
    f"what exactly, by when, with what money, who leads, how; and for what became of it.</p>{contents(PARTS)}"
)
rows = view.selection.frame(view.dataset)
draw_sentence(view, len(rows))
draw_nation_context(view)
if rows.empty:
    nothing_to_show(view.dataset, view.selection, "pledge_to_plan")
else:
    draw_facts(view)
    offer_figure(view, "facts")
    draw_most_and_least(view)
    draw_approaches(view)
    offer_figure(view, "approaches")
    draw_money(view)
    offer_figure(view, "money")
    draw_deadlines(view)
    offer_figure(view, "deadlines")
    draw_standings(view)
    offer_figure(view, "standings")
    draw_downloads(view, "plan")
draw_foot(view)
