"""The dashboard as a public site: Streamlit's own server with what a public site needs around the pages.

``python -m streamlit run serve.py`` or, without Streamlit's command line, ``uvicorn serve:app``. ``streamlit run dashboard.py`` shows
the same pages with none of this, for hosts that start that file themselves.
"""

from pathlib import Path

import streamlit as st

from server.site import MIDDLEWARE, ROUTES
from server.warming import warm_up

app = st.App(Path(__file__).with_name("dashboard.py"), lifespan=warm_up, routes=ROUTES, middleware=MIDDLEWARE)
