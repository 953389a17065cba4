"""The frame of every page: set-up, style, navigation, notices, title.

A page begins with ``view = open_page("explore")`` and then composes. The web address is the only state: the selection is read from
it on every run, so links, reload and the browser's back button need no further care.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from commitments.library import Dataset, State
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from components import address, notices, preview
from components.filters import draw_filters
from components.markup import esc, link
from streamlit_internals.reconnection import run_again_after_a_lost_connection
from streamlit_internals.uploads import keep_bounds
from web.addresses import unknown_here
from web.library import shared_library
from web.pages import EMBED, IN_NAVIGATION, PAGES, PageInfo
from web.view import View

STYLE = Path(__file__).with_name("style.css")


def _state() -> State:
    library = shared_library()
    if library.has_been_read:
        return library.state()
    with st.spinner("Reading the data …"):
        return library.state()


def open_page(path: str, title: Callable[[Dataset, Selection], str] | None = None, with_filters: bool = True) -> View:
    """Set a page up and draw its frame. ``title`` finds the heading where it is not the page's question.

    Without any good data the run ends here, with the faults on the screen.
    """
    page = PAGES[path]
    keep_bounds()
    address.seen()
    state = _state()
    preview_holds = preview.begin(shared_library().folder)
    previewed = preview.current()
    dataset = previewed or state.dataset
    params = address.asked()
    selection, unknown = Selection.from_params(params, dataset) if dataset else (Selection(), ())
    if dataset and path == "figures":
        unknown += unknown_here(params, dataset)
    heading = title(dataset, selection) if title and dataset else page.question
    st.set_page_config(page_title=f"{heading} – Pledge to Plan", page_icon="📋", layout="wide")
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
    if dataset is None:
        _header(page, selection, heading)
        notices.no_data(state)
        st.stop()
    _header(page, selection, heading)
    if previewed is not None:
        preview.draw_banner(previewed)
    else:
        if not preview_holds:
            notices.preview_over()
        notices.faulty_data(state, selection)
    notices.unknown_values(unknown)
    if with_filters:
        draw_filters(dataset, selection)
    run_again_after_a_lost_connection()
    return View(page, dataset, selection, Names(dataset, selection), params, unknown)


def open_embed() -> View:
    """Set up the view that is shown in frames on other sites: the style and what is wrong with the address, and nothing else."""
    keep_bounds()
    state: State = shared_library().state()
    st.set_page_config(page_title="Pledge to Plan", layout="wide")
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
    if state.dataset is None:
        notices.no_data(state)
        st.stop()
    params = address.asked()
    selection, unknown = Selection.from_params(params, state.dataset)
    unknown += unknown_here(params, state.dataset)
    notices.unknown_values(unknown)
    return View(EMBED, state.dataset, selection, Names(state.dataset, selection), params, unknown)


def _header(page: PageInfo, selection: Selection, title: str) -> None:
    with st.container(horizontal=True, key="site-navigation", vertical_alignment="center"):
        st.html(link(selection.address(), "Pledge to Plan", class_="brand"), width="content")
        for other in IN_NAVIGATION:
            label = f"**{other.label}**" if other is page else other.label
            st.page_link(other.file, label=label, query_params=selection.params(), width="content")
    st.html(f'<h1 class="page-title">{esc(title)}</h1>')
