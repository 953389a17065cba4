"""The link by which a promise gets on a reader's list, the same at every card, row and page."""

from markupsafe import Markup

from commitments.sheets.lists import code_of
from components.markup import link
from web.view import View

ADD = "Add to my list"


def add_link(view: View, id_: str, title: str) -> Markup:
    """A plain link to a list with this promise. A script (my_list.js) adds it to the list that the reader has with them instead.
    ``title``: of the promise, for those who listen to one link after another."""
    code = code_of(id_)
    return link(view.selection.address("list", of=code), ADD, data_add=code, class_="add", aria_label=f"{ADD}: {title}")
