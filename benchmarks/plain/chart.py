"""One plotly chart of the same counts on a plain page."""

import sys
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from commitments.library import Library
from web.settings import DATA


@st.cache_data
def rows() -> pd.DataFrame:
    """One row a commitment."""
    return Library(DATA).state().dataset.frame


st.write("hi")
order = st.radio("Choice", ["seats", "name", "theme", "party", "count"], horizontal=True)
table = pd.crosstab(rows()["theme"], rows()["party"])
st.plotly_chart(go.Figure(go.Heatmap(z=table.to_numpy(), x=list(table.columns), y=list(table.index))))
