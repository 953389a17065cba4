"""The line that says what is shown, from the selection itself, with its count; and the foot of every page."""

from markupsafe import Markup

from commitments.describing import status_label, status_meaning
from commitments.standing import Standing
from commitments.wording import count, date
from components.markup import link, markup
from components.output import Output
from components.searching import also_note, search_note
from web.pages import DESK, offered
from web.view import View


def draw_sentence(view: View, out: Output, number: int, noun: str = "commitment", note: str = "", plural: str = "") -> None:
    """``number`` things are shown; ``note`` says what else a reader must know about them."""
    scope = (
        ""
        if view.selection.scope == "all"
        else "Core commitments only: on health and care itself, not on wider causes of health. "
    )
    meaning = _of_one_status(view)
    # An answer has said before all else which words were read as others.
    searched = also_note(view) if view.page.path == "answer" else search_note(view)
    quiet = " ".join(filter(None, [f"{scope}{searched}".strip(), meaning, note]))
    rest = markup('<br><span class="quiet">{}</span>', quiet) if quiet else ""
    if view.names.hidden:
        rest += markup("<br>{}", hidden_names(view))
    # What has changed is told of everything unless a filter narrows it, which no reader needs to be told.
    what = "" if view.page.path == "new" and not view.selection.narrowing else f"{view.selection.sentence(view.dataset)}."
    if number and view.page.path not in ("answer", "explore", "new"):
        rest += markup("<br>{}", link(view.selection.address("explore"), "Read it" if number == 1 else "Read them one by one"))
    out.html(
        markup(
            '<p class="sentence"><strong>{}</strong>{}{}</p>',
            count(number, noun, plural),
            markup('<br><span class="what">{}</span>', what) if what else "",
            rest,
        )
    )


def hidden_names(view: View) -> Markup:
    """That names are hidden and may be guessed, and the way to them."""
    reveal = link(view.selection.but(names_hidden=False).address(view.page.path), "Show the names")
    return markup("Party names are hidden; what is said may still give a party away. {}", reveal)


def _of_one_status(view: View) -> str:
    """What the one status means that is chosen, as it is in the data; '' where none or several are."""
    if len(view.selection.statuses) != 1 or view.names.hidden:
        return ""
    standing = Standing(view.selection.statuses[0])
    return f"“{status_label(standing, view.dataset)}”: {status_meaning(standing, view.dataset)}"


def draw_foot(view: View, out: Output, with_desk: bool = True) -> None:
    """Source, version, licence and the way to more; to the Editors' desk too, where the site offers it and ``with_desk``.

    No ``footer``, and the links in a piece of their own: what takes the text out of a page, as a browser's reader view does, leaves
    footers behind, and pieces that are mostly links.
    """
    site, dataset = view.dataset.site, view.dataset
    read = dataset.documents_of(view.selection.elections)
    out.html(
        markup(
            '<p class="page-source">'
            "Source: {} of {}, each read in full. "
            "Data of {}, version {}, {}. "
            "A count of commitments says how much a party wrote, and is not a score.</p>",
            count(len(read), "manifesto", "manifestos"),
            count(len({document.party for document in read}), "party", "parties"),
            date(site.version_date),
            dataset.version,
            link(site.licence_url, site.licence),
        )
    )
    out.html(
        markup(
            '<p class="page-end">{}. {}. {}.{}</p>',
            link(view.selection.address("about"), "About the data"),
            link(view.selection.address("trust"), "How it was checked"),
            link(view.selection.address("data"), "Download the data"),
            markup(" {}.", link(view.selection.address(DESK), "Editors’ desk")) if with_desk and offered(DESK) else "",
        )
    )
