"""The Overview's matrix as anybody would first build it with pandas and Streamlit: same counts, a choice of the order of parties."""

import sys
from pathlib import Path

import pandas as pd
import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from commitments.library import Library
from web.settings import DATA


@st.cache_data
def rows() -> pd.DataFrame:
    """One row a commitment."""
    frame = Library(DATA).state().dataset.frame
    return frame[frame["scope"] == "core"]


st.write("hi")
order = st.radio("Choice", ["seats", "name", "theme", "party", "count"], horizontal=True)
table = pd.crosstab(rows()["theme"], rows()["party"])
if order == "name":
    table = table[sorted(table.columns)]
st.html(
    f'<p class="order">{order}</p>' + table.to_html(classes="matrix", border=0),
)
