"""Taking a figure away: files, texts to copy, code to paste."""

import streamlit as st

from commitments.figures import Picture
from commitments.figures.alt import to_copy
from commitments.figures.files import data_file, pdf_file, png_file, svg_file
from components.copying import copy_button
from components.figure_texts import Copied, code_of, picture_address, words_of
from web.view import View


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
    codes = code_of(view, shown, size, ground)
    with st.container(horizontal=True, key="figure-texts"):
        copy_button("Copy caption, credit, alt text and link", to_copy(shown), "copy-texts")
        for number, code in enumerate(codes):
            copy_button(f"Copy {code.label}", code.text, f"copy-code-{number}")
    with st.expander("Text to copy", key="read-texts"):
        for label, text, language in (
            *words_of(shown),
            Copied("Address of the image", picture_address(view, shown, size, ground)),
            *codes,
        ):
            st.caption(label)
            st.code(text, language=language, wrap_lines=True)
