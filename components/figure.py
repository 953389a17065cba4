"""Figures on a page: the picture as it will export, or fitted to the page, with the same numbers as a table."""

import pandas as pd
import streamlit as st

from commitments.figures import CATALOGUE, Picture, picture
from commitments.wording import sentence_case
from components.downloads import site_address
from components.markup import esc, link
from components.picture import fixed_picture_html, picture_html
from components.table import frame_of
from web.library import shared_library
from web.pictures import served
from web.view import View


def reader_ground() -> str:
    """The ground that fits the reader's own theme."""
    return "dark" if st.context.theme.type == "dark" else "light"


def has_addresses(view: View) -> bool:
    """Whether the files of the view's figures are at addresses of this server: those of a preview are nowhere but in the page."""
    return served.is_set() and view.dataset is shared_library().state().dataset


def draw_picture(view: View, shown: Picture, size: str, ground: str) -> None:
    """The picture exactly as it exports, made smaller by the browser where the page is narrower."""
    st.html(f'<div class="exported-picture">{fixed_picture_html(shown, size, ground, has_addresses(view))}</div>')


def draw_fluid(view: View, shown: Picture, ground: str) -> None:
    """The picture in the layout that fits the page's width: one for phones, one for wider windows."""
    st.html(picture_html(shown, ground, has_addresses(view)))


def draw_numbers(shown: Picture) -> None:
    """The table behind the picture."""
    body = "".join(
        f"<tr>{''.join(f'<td>{esc(_plain(value))}</td>' for value in row)}</tr>" for row in shown.table.itertuples(index=False)
    )
    heads = [sentence_case(column.replace("_", " ")).replace("Gbp", "GBP") for column in shown.table.columns]
    st.html(frame_of(f"{shown.frame.title}: the numbers in the picture", heads, body))


def _plain(value: object) -> str:
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:,g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def draw_figure(view: View, name: str) -> None:
    """A figure of the catalogue for the view's selection, fitted to the page, with its numbers and the way to take it along."""
    shown = picture(view.dataset, view.selection, name, site_address(view))
    draw_fluid(view, shown, reader_ground())
    if st.toggle("Show the numbers as a table", key=f"numbers-{name}"):
        draw_numbers(shown)
    st.html(f"<p>{link(shown.selection.address('figures', figure=CATALOGUE[name].name), 'Take this as a picture')}</p>")


def offer_figure(view: View, name: str) -> None:
    """The same behind a fold that the reader opens."""
    with st.expander(f"Chart: {CATALOGUE[name].question}", on_change="rerun", key=f"chart-of-{name}") as fold:
        if fold.open:
            draw_figure(view, name)
