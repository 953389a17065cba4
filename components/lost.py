"""The page at an address that is none: what was asked for, and the ways on."""

import difflib

from markupsafe import Markup

from commitments.library import Dataset
from components.head import draw_head
from components.in_html import HtmlOutput
from components.markup import link, markup, together
from components.sentence import draw_foot
from web.pages import IN_NAVIGATION, PageInfo
from web.view import View

LOST = PageInfo("lost", "", "Not found", "There is no such page", filters=False)
LONGEST = 120  # of an address, repeated


def lost_content(asked: str, dataset: Dataset, site: str) -> Markup:
    """The body of the document. ``asked``: the path, without the slash at its beginning; '' where it is not known."""
    view = View.of(LOST, dataset, {}, site)
    out = HtmlOutput(view)
    draw_head(view, out)
    near = difflib.get_close_matches(asked[:LONGEST].lower(), [page.path for page in IN_NAVIGATION if page.path], n=1)
    pages = (
        markup(
            "<li>{}: {}{}</li>",
            link(page.path or "./", page.label),
            page.question,
            Markup(" <strong>Did you mean this?</strong>") if page.path in near else "",
        )
        for page in IN_NAVIGATION
    )
    out.html(
        markup(
            "<p>There is nothing at {}. The pages are:</p><ul>{}</ul>"
            '<form action="explore" class="search-all"><label>Search all commitments <input type="search" name="q"></label> '
            '<button type="submit">Search</button></form>'
            "<p>The data: {}, {}.</p>",
            markup("<code>/{}</code>", asked[:LONGEST]) if asked else "this address",
            together(pages),
            link("data/commitments.csv", "all commitments as CSV"),
            link("data/package.zip", "everything as a data package"),
        )
    )
    draw_foot(view, out)
    return markup('<div class="document"><main id="content">{}</main></div>', out.content())
