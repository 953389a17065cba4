"""The chart of a figure to hover over, to switch parties in and to click: opened on the Figures page when a reader asks, and not before."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from markupsafe import Markup

from commitments.figures import Picture
from commitments.figures.alt import alt_text
from commitments.wording import count
from components.chart import chart, has_chart, how_to_read
from components.figure import reader_ground
from components.figure_words import EXPLORE
from components.markup import link, markup, party_mark, together
from web.addresses import grouped
from web.view import View

MOST = 12  # commitments that are listed under the chart; a link leads to all


def offer_chart(view: View, shown: Picture) -> None:
    """The chart behind a fold, which an address with ``chart=open`` opens."""
    if not has_chart(shown.figure.name) or not shown.rows:
        return
    opened = view.param("chart") == "open"
    with st.expander(EXPLORE, expanded=opened, on_change="rerun", key="explore-chart") as fold:
        if not fold.open:
            return
        drawn = chart(shown, reader_ground())
        st.html(markup('<p class="quiet">{}</p>', how_to_read(shown, drawn)))
        chosen = st.plotly_chart(
            drawn,
            theme=None,
            key=f"chart-{shown.figure.name}",
            on_select="rerun",
            selection_mode="points",
            config={"displayModeBar": False},
            alt=alt_text(shown),
        )
        address = address_of(chosen["selection"]["points"])
        if address:
            st.html(behind(view, address))


def address_of(points: Sequence[Mapping[str, Any]]) -> str:
    """The address that the mark carries that was clicked; '' where none was, or where a name that is hidden keeps it back."""
    for point in points:
        carried = point.get("customdata")
        found = carried[0] if isinstance(carried, list) and carried else carried
        if isinstance(found, str) and found:
            return found
    return ""


def behind(view: View, address: str) -> Markup:
    """The commitments at an address of ours, the first few by their titles, and the way to all."""
    parts = urlsplit(address)
    asked = grouped(parse_qsl(parts.query))
    one = view.dataset.find(asked.get("id", [""])[-1])
    selection = type(view.selection).from_params(asked, view.dataset)[0]
    rows = (one,) if one else selection.rows(view.dataset)
    items = together(
        markup(
            "<li>{} {}</li>",
            link(selection.address("commitment", id=row.id), view.names.text(row.title)),
            party_mark(view.names, view.dataset.document_of(row).party),
        )
        for row in rows[:MOST]
    )
    more = markup("<p>{}</p>", link(selection.address("explore"), f"All {len(rows):,} in Explore")) if len(rows) > MOST else ""
    return markup('<section aria-live="polite"><h3>{}</h3><ul>{}</ul>{}</section>', count(len(rows), "commitment"), items, more)
