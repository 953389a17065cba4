"""What stands above the content of every page: the way to the other pages, the main heading, and what is wrong with data or address."""

from commitments.selecting.selection import Selection
from components.answer import heading
from components.markup import link, markup, together
from components.notices import faulty_data, unknown_values
from components.output import Output
from web.addresses import Shown
from web.pages import IN_NAVIGATION, PAGES
from web.view import View


def heading_of(view: View) -> str:
    """The main heading: the page's question, its answer, or the title of the one commitment or topic that it shows."""
    if view.page is PAGES["answer"]:
        return heading(view)
    if view.page in (PAGES["commitment"], PAGES["sheet"]) and not view.names.hidden and view.param("id"):
        row = view.dataset.find(view.param("id"))
        return row.title if row else view.page.question
    if view.page is PAGES["sheet"] and len(view.selection.topics) == 1 and not view.param("id"):
        return view.dataset.by_id["topic"][view.selection.topics[0]].name
    return view.page.question


def title_of(view: View, shown: Shown) -> str:
    """The title of the view in a browser's tab and in lists of results: an answer's is its heading."""
    return heading(view) if view.page is PAGES["answer"] else shown.title


def draw_head(view: View, out: Output) -> None:
    """The navigation, with the reader's filters in every link but that of the site's name, which begins anew, and the main heading."""
    # What is no filter goes along: who has hidden the names must not be shown them by the way.
    anew = Selection(order=view.selection.order, names_hidden=view.selection.names_hidden)
    with out.row("site-navigation"):
        out.html(
            markup(
                '<nav aria-label="Pages">{}<ul>{}</ul></nav>',
                link(anew.address(), view.dataset.site.name, class_="brand"),
                together(
                    markup(
                        "<li>{}</li>",
                        link(
                            view.selection.address(other.path),
                            other.label,
                            **({"aria_current": "page"} if other is view.page else {}),
                        ),
                    )
                    for other in IN_NAVIGATION
                ),
            )
        )
    out.html(markup('<h1 class="page-title">{}</h1>', heading_of(view)))


def draw_notices(view: View, out: Output) -> None:
    """Faults in newer data, and what the address asks for and cannot have."""
    if view.state is not None:
        faulty_data(out, view.state, view.selection)
    unknown_values(out, view.unknown)
