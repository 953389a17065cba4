"""The preview of data from the Editors' desk: kept in memory for one reader, seen on every page by that reader alone.

A reader is told by the token that Streamlit gives each browser in a cookie, because a link in a page opens a new session. On a first
visit that cookie may still change while the page loads, so a preview begins with a link: the files wait under a secret that the link
carries, and go to the browser that follows it first. Where there is no cookie, the session is the reader and only the list of pages
at the top stays in the preview.
"""

from pathlib import Path

import streamlit as st

from commitments.library import Dataset, dataset_with
from components.markup import markup
from streamlit_internals.reader import reader_with
from web.desk import MINUTES, PARAM, previews, secret_key, waiting
from web.settings import settings


def current() -> Dataset | None:
    """The data that this reader previews; None where it is the live data."""
    return previews.get(_reader()) if settings().desk else None


def begin(folder: Path) -> bool:
    """Where the address carries the secret of files that wait, they become this reader's preview. ``folder``: the live data.

    False where the secret is of no use any more.
    """
    secret = st.query_params.get(PARAM)
    if secret is None or not settings().desk:
        return True
    del st.query_params[PARAM]
    files = waiting.take(secret)
    dataset = dataset_with(folder, files) if files else None
    if dataset is not None:
        previews.put(_reader(), dataset)
    return dataset is not None


def draw_banner(dataset: Dataset) -> None:
    """On every page of a preview: what is seen, by whom, and the way out."""
    with st.container(key="preview-banner", horizontal=True, vertical_alignment="center"):
        st.html(
            markup(
                '<p role="status"><strong>Preview.</strong> This is the site with the files from the Editors\' desk '
                "(version {}). Only this browser sees it, for up to {} minutes after you last open a page. "
                "The live data is unchanged.</p>",
                dataset.version,
                MINUTES,
            )
        )
        st.page_link("pages/editors_desk.py", label="Back to the desk", width="content")
        st.button("Leave the preview", on_click=_leave, key="leave-preview")


def _leave() -> None:
    previews.take(_reader())


def _reader() -> str:
    """A name for the reader at the browser, which nobody else can know."""
    return reader_with(st.context.cookies) or _session()


def _session() -> str:
    name: str | None = st.session_state.get("_preview_reader")
    if name is None:
        name = st.session_state["_preview_reader"] = secret_key()
    return name
