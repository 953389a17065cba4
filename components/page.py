"""The frame that every page stands in: set-up, style, navigation, notices, title; and what the page works on.

A page begins with ``view = open_page("explore")`` and then composes. The web address is the only state: the selection is read from
it on every run, so links, reload and the browser's back button need no further care.
"""

import gc
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from commitments.kept import Kept, default_path
from commitments.library import DATA, Dataset, Library, State
from commitments.reading.yaml_source import MAX_BYTES
from commitments.selecting.names import Names
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection
from commitments.standing import standings
from components import notices, preview
from components.filters import draw_filters
from components.markup import esc, link
from components.uploads import keep_bounds

STYLE = Path(__file__).with_name("style.css")


@dataclass(frozen=True)
class PageInfo:
    """A page: its path in web addresses ('' is the Overview), its file, its short name and the question it answers."""

    path: str
    file: str
    label: str
    question: str


PAGES = {
    page.path: page
    for page in (
        PageInfo("", "dashboard.py", "Overview", "Who promised what on health and care?"),
        PageInfo("explore", "pages/explore.py", "Explore", "Which commitments match what I care about?"),
        PageInfo("compare", "pages/compare.py", "Compare", "How do the parties differ on this?"),
        PageInfo("nations", "pages/nations.py", "Nations", "What does it mean where I live?"),
        PageInfo(
            "pledge_to_plan", "pages/pledge_to_plan.py", "Pledge to plan", "How much of a plan is it, and what became of it?"
        ),
        PageInfo("figures", "pages/figures.py", "Figures", "Which picture do you need?"),
        PageInfo("commitment", "pages/commitment.py", "Commitment", "What exactly did they say?"),
        PageInfo(
            "editors_desk", "pages/editors_desk.py", "Editors' desk", "Is my edited data right, and what would it change?"
        ),
        PageInfo("about", "pages/about.py", "About the data", "Where does all this come from?"),
    )
}
# The page of one commitment is reached from a list, the editors' page from the foot of every page.
IN_NAVIGATION = tuple(page for page in PAGES.values() if page.path not in ("commitment", "editors_desk"))
# Shown in frames on other sites, and no page of this one: it has no frame of its own and no link leads to it.
EMBED = PageInfo("embed", "pages/embed.py", "Embed", "A figure to show on other sites")


@dataclass(frozen=True)
class View:
    """What a page works on: the data, the reader's selection, and the names that this reader wants to see."""

    page: PageInfo
    dataset: Dataset
    selection: Selection
    names: Names

    def showing(self, selection: Selection) -> "View":
        """The same view of another selection."""
        return View(self.page, self.dataset, selection, Names(self.dataset, selection))

    def param(self, name: str, default: str = "") -> str:
        """A parameter of the address that belongs to this page alone."""
        values = st.query_params.get_all(name)
        return values[-1] if values else default


@st.cache_resource(show_spinner=False)
def shared_library() -> Library:
    """The one library of this process. It reads the data when its state is first asked for.

    ``PLEDGE_DATA`` names another folder; ``PLEDGE_MAX_MB`` allows larger files; ``PLEDGE_CACHE`` says where good data is kept.
    """
    max_bytes = int(os.environ.get("PLEDGE_MAX_MB", MAX_BYTES // 2**20)) * 2**20
    folder = Path(os.environ.get("PLEDGE_DATA", DATA))
    return Library(folder, prepare, max_bytes, Kept(default_path(folder)))


def prepare(dataset: Dataset) -> None:
    """Builds what readers would wait for, and takes it out of the garbage collector's rounds.

    Streamlit collects after every run, and going through these long-lived records each time costs more than the run itself.
    """
    gc.freeze()  # not gone through while the rest is built either
    index_of(dataset)
    standings(dataset)
    Selection().mask(dataset)
    free_of_collection()


def free_of_collection() -> None:
    """Takes all that is loaded by now out of the garbage collector's rounds, after a last one."""
    gc.unfreeze()  # what an earlier dataset has left behind goes
    gc.collect()
    gc.freeze()


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
    state = _state()
    preview_holds = preview.begin(shared_library().folder)
    previewed = preview.shared_previews().get(preview.reader())
    dataset = previewed or state.dataset
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    selection, unknown = Selection.from_params(params, dataset) if dataset else (Selection(), ())
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
    _run_again_after_a_lost_connection()
    return View(page, dataset, selection, Names(dataset, selection))


@st.fragment(run_every=86_400)
def _run_again_after_a_lost_connection() -> None:
    """Does nothing by itself. But where a part of a page renews itself, Streamlit's script asks for a run of the page as soon as it is
    connected again, to a server that may know nothing of this reader. Without it the reader's next click would be lost."""


def open_embed() -> View:
    """Set up the view that is shown in frames on other sites: the style and what is wrong with the address, and nothing else."""
    keep_bounds()
    state: State = shared_library().state()
    st.set_page_config(page_title="Pledge to Plan", layout="wide")
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
    if state.dataset is None:
        notices.no_data(state)
        st.stop()
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    selection, unknown = Selection.from_params(params, state.dataset)
    notices.unknown_values(unknown)
    return View(EMBED, state.dataset, selection, Names(state.dataset, selection))


def _header(page: PageInfo, selection: Selection, title: str) -> None:
    with st.container(horizontal=True, key="site-navigation", vertical_alignment="center"):
        st.html(link(selection.address(), "Pledge to Plan", class_="brand"), width="content")
        for other in IN_NAVIGATION:
            label = f"**{other.label}**" if other is page else other.label
            st.page_link(other.file, label=label, query_params=selection.params(), width="content")
    st.html(f'<h1 class="page-title">{esc(title)}</h1>')
