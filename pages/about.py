"""About the data: rules, parties, manifestos, what was left out, corrections, licence, downloads of everything."""

import streamlit as st

from commitments.selecting.selection import Selection
from components.about import (
    draw_corrections,
    draw_documents,
    draw_licence,
    draw_parties,
    draw_progress_method,
    draw_rules,
    draw_use,
)
from components.downloads import draw_downloads, draw_package
from components.frame import open_page
from components.nation_context import draw_nation_context
from components.notices import fault_list
from components.sentence import draw_foot
from web.library import shared_library

view = open_page("about", with_filters=False)
state = shared_library().state()
if state.faults:
    st.html('<h2 id="faults">Faults in the changed data files</h2>')
    fault_list(state)
draw_nation_context(view)
draw_rules(view)
draw_parties(view)
draw_documents(view)
draw_progress_method(view)
draw_corrections(view)
st.html(
    '<h2 id="download">Download everything</h2><p>All commitments, core and wider, with every field. The data package holds them as CSV, '
    "JSON and Excel, with parties, documents, themes, topics and updates, and a description of every column that programs can read.</p>"
)
draw_downloads(view.showing(Selection(scope="all")), "everything")
draw_package(view)
draw_use(view)
draw_licence(view)
draw_foot(view)
