"""Compare: any number of parties, theme by theme, on each topic who says what and who is silent."""

import streamlit as st

from commitments.tables.comparison import compare
from commitments.tables.counts import party_by_theme
from commitments.wording import count
from components.downloads import draw_downloads
from components.figure import offer_figure
from components.frame import open_page
from components.gaps import draw_gaps
from components.markup import esc, link
from components.matrix import draw_matrix
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.sentence import draw_foot, draw_sentence
from components.sides import draw_comparison

view = open_page("compare")
dataset = view.dataset
# Without a theme in the address the first one is shown, so that the page is never empty; the sentence says which.
first = (dataset.themes[0].id,)
chosen = view.selection.themes or (tuple({dataset.by_id["topic"][t].theme: None for t in view.selection.topics}) or first)
view = view.showing(view.selection.but(themes=chosen))
selection = view.selection

chips = "".join(
    f'<li><span class="here" aria-current="true">{esc(theme.name)}</span></li>'
    if theme.id in chosen
    else f"<li>{link(selection.but(themes=(theme.id,), topics=()).address('compare'), theme.name)}</li>"
    for theme in dataset.themes
)
st.html(f'<nav aria-label="Themes"><ul class="chips">{chips}</ul></nav>')
rows = selection.rows(dataset)
comparisons = [compare(dataset, selection, theme_id) for theme_id in chosen]
related = {row.id for one in comparisons for line in one.lines for side in line.said.values() for row in side} - {
    row.id for row in rows
}
beside = f"Beside them, on shared topics, {count(len(related), 'commitment')} mainly about another theme. " if related else ""
columns = "" if selection.names_hidden else "Choose parties under Filters: up to four stand in columns."
draw_sentence(view, len(rows), note=f"{beside}{columns}")
draw_nation_context(view)
if not rows:
    nothing_to_show(dataset, selection, "compare")
for comparison in comparisons:
    draw_comparison(view, comparison)
    if not selection.topics:
        draw_gaps(view, comparison.theme)
offer_figure(view, "topics")
with st.expander("The same parties on all themes", on_change="rerun", key="all-themes") as all_themes:
    if all_themes.open:
        whole = view.showing(selection.but(themes=(), topics=()))
        draw_matrix(whole, party_by_theme(dataset, whole.selection), "Number of commitments by theme and party")
offer_figure(view.showing(selection.but(themes=(), topics=())), "themes")
draw_downloads(view, "compare")
draw_foot(view)
