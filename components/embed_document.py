"""A figure alone as a document, for frames on other sites: a picture and a link, for which no script is needed."""

from markupsafe import Markup

from commitments.figures import picture
from components.in_html import HtmlOutput
from components.markup import link, markup
from components.notices import unknown_values
from components.picture import document_picture_html, ground_class
from web.view import View

ROOMY = ("(min-width: 36rem)",)  # frames with 35rem or more for the picture, which has half a rem on either side


# Below what the address asks for and cannot have.
NO_FIGURE = Markup('<p class="quiet">No figure is shown, as it would not be what the address asks for.</p>')


def embed_content(view: View) -> Markup:
    """The document's body; without a picture where the address asks for what there is not, as no other may take its place."""
    out = HtmlOutput(view)
    if view.unknown:
        unknown_values(out, view.unknown, became="")
        out.html(NO_FIGURE)
    else:
        name = view.own.get("figure", "matrix")
        shown = picture(view.dataset, view.selection, name, view.site, view.param("id"))
        more = {"figure": name} | ({"id": shown.commitment} if shown.commitment else {})
        # In a frame the link must open outside of it.
        explore = link(shown.asked.address("figures", **more), "Explore this", target="_blank", rel="noopener")
        pictured = document_picture_html(shown, True, ROOMY, view.own.get("ground", ""))
        out.html(markup('<h1 class="unseen">{}</h1>{}<p>{}</p>', shown.frame.title, pictured, explore))
    classes = f"document embedded {ground_class(view.own.get('ground', ''))}".strip()
    return markup('<div class="{}"><main id="content">{}</main></div>', classes, out.content())
