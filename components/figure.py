"""Figures on a page: the picture as it will export, or fitted to the page, with the same numbers as a table."""

import pandas as pd
import streamlit as st

from commitments.figures import Picture, picture
from commitments.figures.alt import alt_text
from commitments.figures.rendering import Renderer
from commitments.wording import sentence_case
from components.downloads import site_address
from components.figure_words import chart_label, take_link
from components.markup import markup, together
from components.table import frame_of
from web.view import View


@st.cache_resource(show_spinner=False)
def shared_renderer() -> Renderer:
    """The one drawing process of this server."""
    return Renderer()


def reader_ground() -> str:
    """The ground that fits the reader's own theme."""
    return "dark" if st.context.theme.type == "dark" else "light"


def draw_picture(shown: Picture, size: str, ground: str, key: str, export_as: str = "") -> None:
    """The picture exactly as it exports, made smaller by the browser where the page is narrower.

    ``export_as`` ("png", "svg"): with a button in the picture by which the reader's own browser exports it.
    """
    with st.container(key=f"picture-{key}"):
        _chart(shown, size, ground, key, export_as)


def draw_fluid(shown: Picture, ground: str, key: str) -> None:
    """The picture in the layout that fits the page's width: one for phones, one for wider windows."""
    with st.container(key=f"fluid-{key}"):
        for size in ("wide", "narrow"):
            with st.container(key=f"picture-{size}-{key}"):
                _chart(shown, size, ground, f"{size}-{key}", "")


def _chart(shown: Picture, size: str, ground: str, key: str, export_as: str) -> None:
    figure = shown.plotly(size, ground)
    wide, high = figure.layout.width, figure.layout.height
    # Rules in style.css scale the chart by these.
    st.html(f"<style>.st-key-picture-{key} {{ --wide: {wide}; --high: {high}; }}</style>")
    save = {"format": export_as or "png", "filename": shown.file_stem, "width": wide, "height": high, "scale": 2}
    buttons = {
        "displayModeBar": bool(export_as),
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": save,
    }
    st.plotly_chart(
        figure,
        theme=None,
        width=wide,
        height=high,
        key=f"chart-{key}",
        alt=alt_text(shown),
        config=buttons | {"scrollZoom": False},
    )


def draw_numbers(shown: Picture) -> None:
    """The table behind the picture."""
    body = together(
        markup("<tr>{}</tr>", together(markup("<td>{}</td>", _plain(value)) for value in row))
        for row in shown.table.itertuples(index=False)
    )
    heads = [sentence_case(column.replace("_", " ")).replace("Gbp", "GBP") for column in shown.table.columns]
    st.html(frame_of(f"{shown.frame.title}: the numbers in the picture", heads, body))


def _plain(value: object) -> str:
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:,g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def draw_figure(view: View, name: str) -> None:
    """A figure of the catalogue for the view's selection, fitted to the page, with its numbers and the way to take it along.

    Call it inside what the reader has opened: it loads some megabytes of drawing code.
    """
    shown = picture(view.dataset, view.selection, name, site_address(view))
    draw_fluid(shown, reader_ground(), name)
    if st.toggle("Show the numbers as a table", key=f"numbers-{name}"):
        draw_numbers(shown)
    st.html(markup("<p>{}</p>", take_link(shown)))


def offer_figure(view: View, name: str) -> None:
    """The same behind a fold that the reader opens, so that only those who look at it load the drawing code."""
    with st.expander(chart_label(name), on_change="rerun", key=f"chart-of-{name}") as fold:
        if fold.open:
            draw_figure(view, name)
