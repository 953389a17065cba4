"""The outcomes of checks at the Editors' desk, each for the session that asked; a bounded number of them, for each holds the files."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from commitments.editing.desk import Outcome

AT_ONCE = 24  # of at most 6 MB; the oldest goes when there are more


class Result(NamedTuple):
    """``files`` are those that were checked, ``secret`` leads to their preview ('' where there is none)."""

    outcome: Outcome
    files: Mapping[str, bytes]
    secret: str


class Results:
    """The results of this process by their keys; safe to share between threads."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._kept: OrderedDict[str, Result] = OrderedDict()
        self._lock = threading.Lock()
        self._at_once = at_once

    def put(self, result: Result) -> str:
        """Keeps a result and gives the key to it."""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._kept[key] = result
            while len(self._kept) > self._at_once:
                self._kept.popitem(last=False)
        return key

    def get(self, key: str) -> Result | None:
        """The result, None where it had to go."""
        with self._lock:
            return self._kept.get(key)

    def drop(self, key: str) -> None:
        """Forgets a result."""
        with self._lock:
            self._kept.pop(key, None)


@st.cache_resource(show_spinner=False)
def shared_results() -> Results:
    """The results of this process."""
    return Results()
