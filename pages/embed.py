"""Embed: one figure alone, small, for an iframe on another site, with the way to the live view."""

import streamlit as st

from commitments.figures import CATALOGUE, GROUNDS, picture
from components.embed_document import NO_FIGURE
from components.figure import draw_fluid
from components.frame import open_embed
from components.markup import markup
from components.picture import ground_class
from components.resizing import tell_height

view = open_embed()
name = view.param("figure", "matrix")
ground = view.param("ground")
if view.unknown or name not in CATALOGUE:
    # No other figure takes the place of the one that was asked for.
    st.html(NO_FIGURE)
    st.stop()
shown = picture(view.dataset, view.selection, name, view.site, view.param("id"))
ground = ground if ground in GROUNDS else ""
st.html(markup('<h1 class="{}">{}</h1>', f"unseen embedded-figure {ground_class(ground)}".strip(), shown.frame.title))
draw_fluid(view, shown, ground)
more = {"figure": name} | ({"id": shown.commitment} if shown.commitment else {})
# In a frame the link must open outside of it; markdown does that, and st.html takes the target away.
st.markdown(f"[Explore this]({shown.asked.address('figures', **more)})")
tell_height()
