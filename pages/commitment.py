"""Commitment: everything that is known of one, by its id; old ids lead on to the new."""

import streamlit as st

from commitments.library import Dataset
from commitments.selecting.selection import Selection
from components.detail import draw_commitment, draw_way_back, draw_without_names
from components.frame import open_page
from components.notices import no_such_commitment
from components.sentence import draw_foot
from web.pages import PAGES

asked = st.query_params.get("id", "")


def title(dataset: Dataset, selection: Selection) -> str:
    row = dataset.find(asked)
    return row.title if row and not selection.names_hidden else PAGES["commitment"].question


view = open_page("commitment", title, with_filters=False)
row = view.dataset.find(asked)
if row is None:
    no_such_commitment(view.dataset, asked)
elif view.names.hidden:
    draw_way_back(view)
    draw_without_names(view, row)
else:
    draw_way_back(view)
    draw_commitment(view, row, asked)
draw_foot(view)
