"""The preview of data from the Editors' desk: kept in memory for one reader, seen on every page by that reader alone.

A reader is told by the token that Streamlit gives each browser in a cookie, because a link in a page opens a new session. On a first
visit that cookie may still change while the page loads, so a preview begins with a link: the files wait under a secret that the link
carries, and go to the browser that follows it first. Where there is no cookie, the session is the reader and only the list of pages
at the top stays in the preview.
"""

import binascii
import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from commitments.library import Dataset, dataset_with
from components.markup import esc

PARAM = "preview"  # of the address, with the secret of files that wait
COOKIE = "_streamlit_xsrf"  # "2|mask|masked token|time", see Streamlit's starlette_app_utils.py
MINUTES = 30
AT_ONCE = 4  # the oldest is dropped when there are more: each holds a whole dataset in memory


@dataclass
class _Kept:
    dataset: Dataset
    until: float


Files = Mapping[str, bytes]


class Previews:
    """The previews of this process, by reader, and files that wait to be one; safe to share between threads."""

    def __init__(self, minutes: float = MINUTES, at_once: int = AT_ONCE) -> None:
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._waiting: OrderedDict[str, Files] = OrderedDict()
        self._lock = threading.Lock()
        self._seconds, self._at_once = minutes * 60, at_once

    def offer(self, files: Files) -> str:
        """The secret under which the files wait; the oldest go when too many wait."""
        secret = secrets.token_urlsafe(24)
        with self._lock:
            self._waiting[secret] = files
            while len(self._waiting) > self._at_once:
                self._waiting.popitem(last=False)
        return secret

    def taken(self, secret: str) -> Files | None:
        """The files that wait under the secret, once; None where there are none."""
        with self._lock:
            return self._waiting.pop(secret, None)

    def put(self, reader: str, dataset: Dataset) -> None:
        """Keeps the reader's preview until it has not been looked at for half an hour."""
        with self._lock:
            self._kept[reader] = _Kept(dataset, time.monotonic() + self._seconds)
            self._kept.move_to_end(reader)
            while len(self._kept) > self._at_once:
                self._kept.popitem(last=False)

    def get(self, reader: str) -> Dataset | None:
        """The reader's preview, None where there is none or its time is over."""
        now = time.monotonic()
        with self._lock:
            for other in [name for name, kept in self._kept.items() if kept.until < now]:
                del self._kept[other]
            kept = self._kept.get(reader)
            if kept is None:
                return None
            kept.until = now + self._seconds
            return kept.dataset

    def drop(self, reader: str) -> None:
        """Ends the reader's preview."""
        with self._lock:
            self._kept.pop(reader, None)


@st.cache_resource(show_spinner=False)
def shared_previews() -> Previews:
    """The previews of this process."""
    return Previews()


def reader() -> str:
    """A name for the reader at the browser, which nobody else can know."""
    return reader_with(st.context.cookies) or _session()


def reader_with(cookies: Mapping[str, str]) -> str:
    """The name of the reader whose browser sends these cookies; '' where they do not tell."""
    try:
        _, mask, masked, _ = cookies[COOKIE].strip("\"'").split("|")
        token = bytes(a ^ b for a, b in zip(binascii.a2b_hex(masked), binascii.a2b_hex(mask) * 8, strict=False))
    except (KeyError, ValueError):
        return ""
    return hashlib.sha256(b"preview" + token).hexdigest() if len(token) >= 16 else ""


def is_previewing(cookies: Mapping[str, str]) -> bool:
    """Whether the reader whose browser sends these cookies sees a preview."""
    name = reader_with(cookies)
    return bool(name) and shared_previews().get(name) is not None


def _session() -> str:
    name = st.session_state.get("_preview_reader")
    if name is None:
        name = st.session_state["_preview_reader"] = secrets.token_hex(32)
    return name


def begin(folder: Path) -> bool:
    """Where the address carries the secret of files that wait, they become this reader's preview. ``folder``: the live data.

    False where the secret is of no use any more.
    """
    secret = st.query_params.get(PARAM)
    if secret is None:
        return True
    del st.query_params[PARAM]
    files = shared_previews().taken(secret)
    dataset = dataset_with(folder, files) if files else None
    if dataset is not None:
        shared_previews().put(reader(), dataset)
    return dataset is not None


def draw_banner(dataset: Dataset) -> None:
    """On every page of a preview: what is seen, by whom, and the way out."""
    with st.container(key="preview-banner", horizontal=True, vertical_alignment="center"):
        st.html(
            '<p role="status"><strong>Preview.</strong> You see the site with the files from the Editors\' desk '
            f"(version {esc(dataset.version)}). Only this browser sees it, for at most {MINUTES} minutes after the last look. "
            "The live data is unchanged.</p>"
        )
        st.page_link("pages/editors_desk.py", label="Back to the desk", width="content")
        st.button("Leave the preview", on_click=_leave, key="leave-preview")


def _leave() -> None:
    shared_previews().drop(reader())
