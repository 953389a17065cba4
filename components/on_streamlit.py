"""Pages written to Streamlit."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import streamlit as st
from markupsafe import Markup

from components import address
from components.annotating import annotated
from components.figure import figure_html, has_addresses, picture_ground
from components.output import Download
from web.view import View


class StreamlitOutput:
    """An ``Output`` that draws with Streamlit, in the run that is under way. Without a ``view`` it does not know which names are in other
    languages."""

    answers = True

    def __init__(self, view: View | None = None) -> None:
        self._dataset = view.dataset if view else None

    def html(self, piece: Markup) -> None:
        self.annotated_html(annotated(piece, self._dataset))

    def annotated_html(self, piece: Markup) -> None:
        """A piece of HTML that already says which day its dates are."""
        if piece:  # Streamlit refuses an empty one, which a document just leaves out
            st.html(piece)

    @contextmanager
    def row(self, key: str) -> Iterator[None]:
        with st.container(horizontal=True, vertical_alignment="bottom", key=key):
            yield

    @contextmanager
    def part(self, element: str) -> Iterator[None]:
        yield  # Streamlit has no elements that hold others

    @contextmanager
    def fold(self, label: str, key: str) -> Iterator[bool]:
        with st.expander(label, on_change="rerun", key=key) as fold:
            yield bool(fold.open)

    def choice(self, label: str, options: Mapping[str, str], param: str, chosen: str, many: bool = False) -> None:
        def write() -> None:
            address.write_one(param, st.session_state.get(param, chosen))

        st.session_state[param] = chosen
        st.segmented_control(label, list(options), key=param, format_func=options.__getitem__, required=True, on_change=write)

    def pages(self, number: int, shown: int) -> None:
        key = f"page-{shown}"  # a new widget for each page shown: its default is the page in the address

        def turn() -> None:
            if key in st.session_state:
                address.write_one("p", str(st.session_state[key]))

        st.pagination(number, default=shown, key=key, on_change=turn)

    def downloads(self, files: Sequence[Download], key: str) -> None:
        with st.container(horizontal=True, key=key, vertical_alignment="center"):
            for file in files:
                st.download_button(
                    file.label,
                    file.make,
                    file_name=file.name,
                    mime=file.media_type,
                    on_click="ignore",
                )

    def code(self, text: str) -> None:
        st.code(text, language=None, wrap_lines=True)

    def figure(self, view: View, name: str, first: bool = False) -> None:
        by_address = has_addresses(view)
        self.annotated_html(figure_html(view, name, first, picture_ground(by_address), by_address))
