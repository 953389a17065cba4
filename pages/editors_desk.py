"""Editors' desk: is my edited data right, and what would it change? Nothing that is brought here leaves this reader's session."""

import streamlit as st

from commitments.editing import desk
from commitments.records.model import FILES
from components.desk import draw_outcome
from components.frame import open_page
from components.markup import link, markup
from components.on_streamlit import StreamlitOutput
from components.sentence import draw_foot
from streamlit_internals.uploads import keep_bounds, no_more_room
from web.desk import PARAM, Result, results, secret_key, waiting
from web.library import shared_library
from web.pages import DESK, offered

MOST_FILES = len(FILES)
BY_USE = ("commitments.yaml", "progress.yaml", "corrections.yaml", "redirects.yaml", "documents.yaml", "parties.yaml")

if not offered(DESK):
    keep_bounds()
    st.set_page_config(page_title="There is no such page")
    st.html(markup("<h1>There is no such page</h1><p>This site has no Editors’ desk. {}</p>", link("./", "Overview")))
    st.stop()

view = open_page(DESK)
library = shared_library()


def forget() -> None:
    """A changed input makes the old result untrue."""
    results.take(st.session_state.pop("desk-result", ""))


st.html(
    '<p class="lead">Upload or paste one or more data files that you have edited. You will see every fault with its line, or what would '
    "change on the site. Nothing is stored: the files stay in this session and affect neither the live data nor other readers.</p>"
)
names = [*BY_USE, *(name for name in FILES if name not in BY_USE)]
upload, paste = st.tabs(["Upload files", "Paste a file"])
with upload:
    uploads = st.file_uploader(
        f"YAML files with the names of the data files (commitments.yaml and so on), each at most {desk.MAX_BYTES // 1024**2} MB, "
        f"together at most {desk.MAX_ALL // 1024**2} MB",
        type=["yaml", "yml"],
        accept_multiple_files=True,
        key="desk-upload",
        on_change=forget,
    )
    if full := no_more_room():
        st.html(markup('<p class="notice warning" role="status">{} Files marked with an error were not uploaded.</p>', full))
with paste:
    name = st.selectbox("Which file is it?", names, key="desk-name", on_change=forget)
    text = st.text_area("The whole text of the file", key="desk-text", height=260, on_change=forget)

ready = [f"{desk.plain_name(file.name)} ({file.size / 1024:,.0f} KB)" for file in (uploads or [])[:MOST_FILES]]
if ready:
    st.html(markup('<p class="quiet" role="status">Ready to check: {}.</p>', ", ".join(ready)))

if st.button("Check", icon=":material/fact_check:"):
    brought = [(name, text.encode(errors="replace"))] if text.strip() else []
    brought += [(desk.plain_name(file.name), file.getvalue()) for file in (uploads or [])[:MOST_FILES]]
    files = {desk.name_by_content(called, data): data for called, data in brought}
    with st.spinner("Checking …"):
        outcome = desk.check(library.folder, files)
    secret = secret_key() if outcome.is_sound and outcome.changes else ""
    if secret:
        waiting.put(secret, files)
    forget()
    st.session_state["desk-result"] = secret_key()
    results.put(st.session_state["desk-result"], Result(outcome, files, secret))

if "desk-result" in st.session_state:
    result = results.get(st.session_state["desk-result"])
    if result is None:
        st.html("<p class='notice info' role='status'>This result has expired. Press Check again.</p>")
    else:
        if result.secret:
            way = link(f"./?{PARAM}={result.secret}", "Preview the pages with this data")
            words = '<p class="notice info">{}. Only this browser sees them, under a banner with a link back.</p>'
            st.html(markup(words, way))
        draw_outcome(view, result.outcome, result.files)

st.html(
    "<h2>How to edit</h2><p>The guidelines for editors are in the project's <code>docs/</code> folder: start with "
    "<code>docs/editing.md</code>. The same check runs on your own computer with <code>make check</code>.</p>"
)
draw_foot(view, StreamlitOutput())
