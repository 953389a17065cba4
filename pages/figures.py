"""Figures: choose a picture, see it as it exports, take it away with all that it needs."""

from collections.abc import Container

import streamlit as st

from commitments.figures import CATALOGUE, GROUNDS, SIZES, picture
from components import address
from components.explore_chart import offer_chart
from components.figure import draw_numbers, draw_picture
from components.figure_words import LEAD, one_at_a_time
from components.frame import open_page
from components.notices import no_such_commitment
from components.on_streamlit import StreamlitOutput
from components.sentence import draw_foot
from components.taking import draw_files, draw_texts

view = open_page("figures")
dataset = view.dataset


def chosen(param: str, valid: Container[str], default: str) -> str:
    """The value of a parameter of this page, or the default where it is missing or means nothing."""
    asked = view.param(param)
    return asked if asked in valid else default


def write(param: str) -> None:
    if f"figures-{param}" in st.session_state:
        address.write_one(param, st.session_state[f"figures-{param}"])


name = chosen("figure", CATALOGUE, "matrix")
size = chosen("size", SIZES, CATALOGUE[name].size)
ground = chosen("ground", GROUNDS, "light")
st.session_state["figures-figure"], st.session_state["figures-size"], st.session_state["figures-ground"] = name, size, ground
st.html(LEAD)
labels = {id_: figure.label for id_, figure in CATALOGUE.items()}
left, middle, right = st.columns([4, 3, 3])
left.selectbox("Figure", labels, key="figures-figure", format_func=labels.__getitem__, on_change=write, args=("figure",))
sizes = {id_: known.label for id_, known in SIZES.items()}
middle.selectbox("Size", sizes, key="figures-size", format_func=sizes.__getitem__, on_change=write, args=("size",))
grounds = {id_: known.label for id_, known in GROUNDS.items()}
right.segmented_control(
    "Colours", grounds, key="figures-ground", format_func=grounds.__getitem__, required=True, on_change=write, args=("ground",)
)
asked_for = view.param("id")
if asked_for and dataset.find(asked_for) is None:
    no_such_commitment(StreamlitOutput(), dataset, asked_for)
    draw_foot(view, StreamlitOutput())
    st.stop()
shown = picture(dataset, view.selection, name, view.site, asked_for)
if name == "card" and shown.commitment:
    rows = [*view.selection.rows(dataset), dataset.by_id["commitment"][shown.commitment]]
    titles = {row.id: f"{view.names.party(dataset.document_of(row).party)}: {view.names.text(row.title)}" for row in rows}
    st.session_state["figures-id"] = shown.commitment
    st.selectbox("Commitment", titles, key="figures-id", format_func=titles.__getitem__, on_change=write, args=("id",))
elif shown.selection != view.selection:
    st.html(one_at_a_time(name))

draw_picture(view, shown, size, ground)
offer_chart(view, shown)
draw_files(view, shown, size, ground)
draw_texts(view, shown, size, ground)
with st.expander("The numbers in this picture", on_change="rerun", key="figure-numbers") as numbers:
    if numbers.open:
        draw_numbers(shown)
draw_foot(view, StreamlitOutput())
