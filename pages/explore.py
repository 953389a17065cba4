"""Explore: the commitments that match, as cards or as a table, to read and to take away."""

import streamlit as st

from commitments.selecting.search import synonyms_used
from commitments.wording import joined
from components import address
from components.card import draw_by_party, draw_cards, draw_table
from components.downloads import draw_downloads
from components.frame import open_page
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.sentence import draw_foot, draw_sentence

PER_PAGE = 24

view = open_page("explore")
dataset, selection = view.dataset, view.selection
rows = selection.rows(dataset)

also = synonyms_used(selection.text)
draw_sentence(view, len(rows), note=f"Also searched for: {joined(also)}." if also else "")

draw_nation_context(view)
if not rows:
    nothing_to_show(dataset, selection, "explore")
else:
    draw_by_party(view, rows)
    with st.container(horizontal=True, vertical_alignment="bottom", key="explore-tools"):
        st.session_state["view"] = view.param("view", "cards") if view.param("view") in ("cards", "table") else "cards"

        def show_as() -> None:
            address.write_one("view", st.session_state.get("view", "cards"))

        st.segmented_control(
            "Show as", ("cards", "table"), key="view", format_func=str.capitalize, required=True, on_change=show_as
        )
        draw_downloads(view)
    pages = -(-len(rows) // PER_PAGE)
    asked = view.param("p", "1")
    page = min(int(asked), pages) if asked.isdecimal() and int(asked[:6]) > 0 else 1
    shown = list(rows[(page - 1) * PER_PAGE : page * PER_PAGE])
    if st.session_state["view"] == "table":
        draw_table(view, shown, selection.sentence(dataset))
    else:
        position = {row.id: place for place, row in enumerate(dataset.commitments)}
        draw_cards(view, shown, [position[row.id] for row in shown])
    if pages > 1:
        key = f"page-{page}"  # a new widget for each page shown: its default is the page in the address

        def turn() -> None:
            if key in st.session_state:
                address.write_one("p", str(st.session_state[key]))

        st.pagination(pages, default=page, key=key, on_change=turn)
        st.html(f'<p class="quiet">Page {page} of {pages}. The downloads hold all {len(rows):,}.</p>')
draw_foot(view)
