"""Taking a figure away: files, texts to copy, code to paste."""

from urllib.parse import urlencode

import streamlit as st

from commitments.downloads.export import table_csv
from commitments.figures import Picture
from commitments.figures.alt import alt_text, caption, credit, figure_html, iframe_html, to_copy
from commitments.figures.rendering import NotRendered
from commitments.figures.writing import about
from components.copying import copy_button
from components.delivery import deliver
from components.downloads import site_address
from components.figure import shared_renderer
from components.notices import no_picture
from components.on_streamlit import StreamlitOutput
from web.view import View

MIMES = {"png": "image/png", "svg": "image/svg+xml"}


def embed_address(view: View, shown: Picture, ground: str) -> str:
    """Where the figure stands alone, for an iframe."""
    more = {"figure": shown.figure.name, "ground": ground} | ({"id": shown.commitment} if shown.commitment else {})
    return f"{site_address(view)}/{shown.selection.address('embed', **more)}&{urlencode({'embed': 'true'})}"


def draw_files(view: View, shown: Picture, size: str, ground: str, with_browser: bool) -> None:
    """Downloads: PNG and SVG where the server has a browser to draw with, the data always."""
    words = about(shown, view.dataset.site.licence)
    asked = ""
    with st.container(horizontal=True, key="figure-files"):
        for format_ in MIMES if with_browser else ():
            if st.button(f"Download {format_.upper()}", icon=":material/image:", key=f"file-{format_}"):
                asked = format_
        st.download_button(
            "Download the data (CSV)",
            lambda: table_csv(shown.table, words["Source"]),
            file_name=f"{shown.file_stem}.csv",
            mime="text/csv",
            icon=":material/table:",
            on_click="ignore",
            key="file-csv",
        )
    if not asked:
        return
    try:
        with st.spinner("Drawing the file …"):
            content = shared_renderer().image(shown.plotly(size, ground), asked, words)
    except NotRendered as problem:
        no_picture(StreamlitOutput(), str(problem))
    else:
        deliver(content, f"{shown.file_stem}-{size}-{ground}.{asked}", MIMES[asked], "delivery")


def draw_texts(view: View, shown: Picture, size: str, ground: str) -> None:
    """One button each for the texts, for the HTML of the picture and for the HTML of the live figure; and all three to read."""
    texts = to_copy(shown)
    picture_code = figure_html(shown, size, f"{shown.file_stem}-{size}-{ground}.png")
    high = int(shown.plotly("wide", ground).layout.height) + 60
    frame_code = iframe_html(shown, embed_address(view, shown, ground), high)
    with st.container(horizontal=True, key="figure-texts"):
        copy_button("Copy caption, credit, alt text and link", texts, "copy-texts")
        copy_button("Copy HTML of the picture", picture_code, "copy-figure")
        copy_button("Copy HTML of the live figure", frame_code, "copy-iframe")
    with st.expander("Read what is copied"):
        for label, text in (("Caption", caption(shown)), ("Credit", credit(shown)), ("Alt text", alt_text(shown))):
            st.caption(label)
            st.code(text, language=None, wrap_lines=True)
        st.caption("HTML of the picture: put the PNG beside your page, or change the address in src")
        st.code(picture_code, language="html", wrap_lines=True)
        st.caption("HTML of the live figure")
        st.code(frame_code, language="html", wrap_lines=True)
