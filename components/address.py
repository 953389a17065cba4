"""The page's web address as the reader has it, and changes to it: the one state of a page.

A change of the address reaches the browser a moment after the change itself. What a quick reader does meanwhile comes with the address
from before, and must not undo what was done in between: so each change builds on the newest address, not on the one it came with.
"""

from collections.abc import Mapping

import streamlit as st

_KEY = "_address"
_MOST = 20  # superseded addresses that are remembered; a reader who is quicker than twenty changes a round trip is none

Params = dict[str, list[str]]


def asked() -> Params:
    """The parameters of the page's address, each with all its values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def newest() -> Params:
    """For callbacks: the parameters that a change builds on. Those of the address, or of the one that has taken its place where the
    browser cannot know that yet."""
    came_with = asked()
    superseded, written = st.session_state.get(_KEY, ([], came_with))
    return written if came_with in superseded else came_with


def write(params: Mapping[str, list[str]]) -> None:
    """For callbacks: gives the page a new address."""
    before = newest()
    superseded, written = st.session_state.get(_KEY, ([], before))
    chain = [*superseded, before] if written == before else [before]
    after = dict(params)
    st.session_state[_KEY] = ([known for known in chain if known != after][-_MOST:], after)
    st.session_state[_KEY + "-new"] = True
    st.query_params.from_dict(after)


def write_one(name: str, value: str) -> None:
    """For callbacks: changes one parameter and leaves the others."""
    write(newest() | {name: [value]})


def seen() -> None:
    """To be called in every run of a page. A run that no change has begun, as after the browser's back button, comes with an address
    that the reader means as it is."""
    if not st.session_state.pop(_KEY + "-new", False):
        st.session_state.pop(_KEY, None)
