"""A page as a whole HTML document's content: what Streamlit shows at the same address, from the same functions."""

from contextlib import nullcontext

from markupsafe import Markup

from components.form import form_of
from components.head import draw_head, draw_notices
from components.in_html import HtmlOutput
from components.markup import link, markup
from components.output import Page
from components.sentence import draw_foot
from web.pages import PAGES
from web.view import View

LISTS = (PAGES["explore"], PAGES["answer"], PAGES["pledge_to_plan"])  # that show cards, each an article of its own


def content_of(view: View, page: Page) -> Markup:
    """The document's body. It comes before its filters in the source, so that who listens or reads line by line has it first."""
    out = HtmlOutput(view)
    draw_head(view, out)
    draw_notices(view, out)
    # A program that looks for what a page says takes its first article: without this one, that would be the first card of the list.
    with out.part("article") if view.page in LISTS else nullcontext():
        page(view, out)
    draw_foot(view, out)
    filters = form_of(view) if view.page.filters else Markup()
    way = markup('<p class="to-filters">{}</p>', link("#filters", "Filters")) if view.page.filters else ""
    return markup(
        '<div class="document{}"><a class="skip" href="#content">Skip to main content</a>{}'
        '<main id="content" tabindex="-1">{}</main>{}</div>',
        " with-filters" if view.page.filters else "",
        way,
        out.content(),
        filters,
    )
