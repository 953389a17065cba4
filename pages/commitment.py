"""Commitment: everything that is known of one, by its id; old ids lead on to the new."""

import streamlit as st

from commitments.library import Dataset
from components.detail import draw_commitment
from components.notices import no_such_commitment
from components.page import PAGES, open_page
from components.sentence import draw_foot

asked = st.query_params.get("id", "")


def title(dataset: Dataset) -> str:
    row = dataset.find(asked)
    return row.title if row else PAGES["commitment"].question


view = open_page("commitment", title, with_filters=False)
row = view.dataset.find(asked)
if row is None:
    no_such_commitment(view.dataset, asked)
else:
    draw_commitment(view, row, asked)
draw_foot(view)
