"""The line that says what is shown, from the selection itself, with its count; and the foot of every page."""

import streamlit as st

from commitments.wording import count, date
from components.markup import esc, link
from web.pages import DESK, offered
from web.view import View


def draw_sentence(view: View, number: int, noun: str = "commitment", note: str = "") -> None:
    """``number`` things are shown; ``note`` says what else a reader must know about them."""
    scope = "" if view.selection.scope == "all" else "Core commitments only. "
    rest = f'<br><span class="quiet">{esc(scope + note)}</span>' if scope or note else ""
    if view.names.hidden:
        reveal = link(view.selection.but(names_hidden=False).address(view.page.path), "Show the names")
        rest += f"<br>Party names are hidden; what is said may still give a party away. {reveal}"
    if number and view.page.path != "explore":
        rest += f"<br>{link(view.selection.address('explore'), 'Read it' if number == 1 else 'Read them one by one')}"
    st.html(
        f'<p class="sentence"><strong>{esc(count(number, noun))}</strong><br>{esc(view.selection.sentence(view.dataset))}.{rest}</p>'
    )


def draw_foot(view: View) -> None:
    """Source, version, licence and the way to more."""
    site, dataset = view.dataset.site, view.dataset
    desk = f" {link(view.selection.address(DESK), 'Editors’ desk')}." if offered(DESK) else ""
    st.html(
        '<footer class="page-foot">'
        f"Source: {count(len(dataset.documents), 'manifesto', 'manifestos')} of {count(len(dataset.parties), 'party', 'parties')}, read in full. "
        f"Data of {esc(date(site.version_date))}, version {esc(dataset.version)}, {link(site.licence_url, site.licence)}. "
        f"A count of commitments says how much a party wrote, and is no score. {link(view.selection.address('about'), 'About the data')}."
        f"{desk}"
        "</footer>"
    )
