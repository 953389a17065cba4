"""Taking a figure away: files, texts to copy, code to paste."""

from urllib.parse import urlencode

import streamlit as st

from commitments.figures import Picture
from commitments.figures.alt import alt_text, caption, credit, figure_html, iframe_html, markdown, to_copy
from commitments.figures.files import data_file, pdf_file, png_file, svg_file
from components.copying import copy_button
from web.pictures import picture_path
from web.view import View


def embed_address(view: View, shown: Picture, ground: str) -> str:
    """Where the figure stands alone, for an iframe."""
    more = {"figure": shown.figure.name, "ground": ground} | ({"id": shown.commitment} if shown.commitment else {})
    return f"{view.site}/{shown.selection.address('embed', **more)}&{urlencode({'embed': 'true'})}"


def draw_files(view: View, shown: Picture, size: str, ground: str) -> None:
    """Downloads of the picture and of its data; each is made when it is asked for."""
    dataset = view.dataset
    files = {
        "png": ("Download PNG", f"-{size}-{ground}", "image/png", lambda: png_file(dataset, shown, size, ground)),
        "svg": ("Download SVG", f"-{size}-{ground}", "image/svg+xml", lambda: svg_file(dataset, shown, size, ground)),
        "pdf": ("Download PDF", f"-{size}-{ground}", "application/pdf", lambda: pdf_file(dataset, shown, size, ground)),
        "csv": ("Download the data (CSV)", "", "text/csv", lambda: data_file(dataset, shown)),
    }
    with st.container(horizontal=True, key="figure-files"):
        for ending, (label, more, mime, make) in files.items():
            st.download_button(
                label,
                make,
                file_name=f"{shown.file_stem}{more}.{ending}",
                mime=mime,
                icon=":material/table:" if ending == "csv" else ":material/image:",
                on_click="ignore",
                key=f"file-{ending}",
            )


def draw_texts(view: View, shown: Picture, size: str, ground: str) -> None:
    """A button each for the texts, for the HTML and the Markdown of the picture and for the HTML of the live figure; and all to read."""
    base = view.site

    def address(layout: str) -> str:
        return f"{base}/{picture_path(shown, 'png', layout, ground)}"

    codes = (
        ("Copy HTML of the picture", "copy-figure", figure_html(shown, size, address), "html"),
        ("Copy Markdown of the picture", "copy-markdown", markdown(shown, size, address), "markdown"),
        ("Copy HTML of the live figure", "copy-iframe", iframe_html(shown, embed_address(view, shown, ground)), "html"),
    )
    with st.container(horizontal=True, key="figure-texts"):
        copy_button("Copy caption, credit, alt text and link", to_copy(shown), "copy-texts")
        for label, key, code, _ in codes:
            copy_button(label, code, key)
    with st.expander("See what is copied"):
        for label, text in (("Caption", caption(shown)), ("Credit", credit(shown)), ("Alt text", alt_text(shown))):
            st.caption(label)
            st.code(text, language=None, wrap_lines=True)
        st.caption("Address of the picture")
        st.code(address(size), language=None, wrap_lines=True)
        for label, _, code, language in codes:
            st.caption(label.removeprefix("Copy "))
            st.code(code, language=language, wrap_lines=True)
