"""The frame of every page under Streamlit: set-up, style, navigation, notices, title, filters.

A page's file ends with ``run(page, path)``. The web address is the only state: the view is read from it on every run, so links,
reload and the browser's back button need no further care.
"""

from pathlib import Path
from typing import NoReturn

import streamlit as st

from commitments.library import Dataset, State
from components import address, notices, preview
from components.filters import draw_filters
from components.head import draw_head, draw_notices, title_of
from components.kept import script_of
from components.markup import markup
from components.on_streamlit import StreamlitOutput
from components.output import Page
from components.sentence import draw_foot
from streamlit_internals.reconnection import run_again_after_a_lost_connection
from streamlit_internals.uploads import keep_bounds
from web.addresses import shown_at
from web.clients import client_or_proxy
from web.library import shared_library
from web.load import LOAD
from web.pages import EMBED, PAGES, PageInfo
from web.turns import TURNS
from web.view import View

STYLE = Path(__file__).with_name("style.css")


def run(page: Page, path: str) -> None:
    """Draws a page with Streamlit, in the run that is under way."""
    with TURNS.turn(_client()), LOAD.run():
        view = _open(path)
        out = StreamlitOutput(view)
        script_of(page, view).play(out)
        draw_foot(view, out)


def open_page(path: str) -> View:
    """Set a page up and draw its frame, when it is the turn of this reader's client. Without any good data the run ends here, with the
    faults on the screen."""
    TURNS.begin(_client())
    return _open(path)


def _client() -> str | None:
    """Whose run this is."""
    return client_or_proxy(st.context.ip_address or "")


def _open(path: str) -> View:
    page = PAGES[path]
    keep_bounds()
    address.seen()
    state = _state()
    preview_holds = preview.begin(shared_library().folder)
    previewed = preview.current()
    dataset = previewed or state.dataset
    if dataset is None:
        _without_data(page, state)
    params = address.asked()
    view = View.of(page, dataset, params, _site(dataset, page), None if previewed else state)
    shown = shown_at(path, params, dataset, view.site)
    st.set_page_config(page_title=f"{title_of(view, shown)} – {dataset.site.name}", page_icon="📋", layout="wide")
    _draw_style()
    out = StreamlitOutput(view)
    draw_head(view, out)
    if previewed is not None:
        preview.draw_banner(previewed)
    elif not preview_holds:
        notices.preview_over(out)
    draw_notices(view, out)
    if page.filters:
        draw_filters(view)
    run_again_after_a_lost_connection()
    return view


def open_embed() -> View:
    """Set up the view that is shown in frames on other sites: the style and what is wrong with the address, and nothing else."""
    TURNS.begin(_client())
    keep_bounds()
    state = shared_library().state()
    if state.dataset is None:
        _without_data(EMBED, state)
    st.set_page_config(page_title=state.dataset.site.name, layout="wide")
    _draw_style()
    params = address.asked()
    view = View.of(EMBED, state.dataset, params, _site(state.dataset, EMBED), state)
    notices.unknown_values(StreamlitOutput(), view.unknown)
    return view


def _state() -> State:
    library = shared_library()
    if library.has_been_read:
        return library.state()
    with st.spinner("Loading the data …"):
        return library.state()


def _site(dataset: Dataset, page: PageInfo) -> str:
    """The address of the site, without a slash at its end; '' where the server does not know its own."""
    base = str(dataset.site.address or "").rstrip("/")
    here = st.context.url or ""
    return base or here.split("?")[0].rstrip("/").removesuffix(f"/{page.path}")


def _draw_style() -> None:
    st.html(STYLE)  # the file and not its text, which Streamlit would search for indentation in every run


def _without_data(page: PageInfo, state: State) -> NoReturn:
    """Ends the run with the faults on the screen."""
    out = StreamlitOutput()
    st.set_page_config(page_title=page.question, page_icon="📋", layout="wide")
    _draw_style()
    out.html(markup('<h1 class="page-title">{}</h1>', page.question))
    notices.no_data(out, state)
    st.stop()
