"""A page that is connected again, after its server was replaced, runs at once."""

import streamlit as st
from starlette.types import Scope

from streamlit_internals import leans_on

OF_A_NEW_READER = 2  # names of protocols that Streamlit's script gives: its own and a token; who comes back adds the session


def run_again_after_a_lost_connection() -> None:
    """To be called at the end of a page's frame; shows nothing.

    Where a part of a page renews itself, Streamlit's script asks for a run of the page as soon as it is connected again, to a server that
    may know nothing of this reader. Without it the reader's next click would be lost.
    """
    if leans_on("reconnection"):
        _renewed_daily()


@st.fragment(run_every=86_400)
def _renewed_daily() -> None:
    """Does nothing by itself."""


def comes_back(scope: Scope) -> bool:
    """Whether a socket is that of a reader whose connection was cut, as far as the reader's browser says."""
    return leans_on("reconnection") and len(scope.get("subprotocols", ())) > OF_A_NEW_READER
