"""What a reader copies of a figure: its words, the address of the picture, and code that shows it on another site."""

from typing import NamedTuple
from urllib.parse import urlencode

from commitments.figures import Picture
from commitments.figures.alt import alt_text, caption, credit, figure_html, iframe_html, markdown
from web.pictures import picture_path
from web.view import View


class Copied(NamedTuple):
    """``language`` is that of code; None for words."""

    label: str
    text: str
    language: str | None = None


def words_of(shown: Picture) -> list[Copied]:
    """Caption, credit and alt text."""
    return [Copied("Caption", caption(shown)), Copied("Credit", credit(shown)), Copied("Alt text", alt_text(shown))]


def code_of(view: View, shown: Picture, size: str, ground: str) -> list[Copied]:
    """The picture as HTML and as Markdown, and the live figure as HTML."""

    def address(layout: str) -> str:
        return picture_address(view, shown, layout, ground)

    return [
        Copied("HTML for the image", figure_html(shown, size, address), "html"),
        Copied("Markdown of the picture", markdown(shown, size, address), "markdown"),
        Copied("HTML of the live figure", iframe_html(shown, embed_address(view, shown, ground)), "html"),
    ]


def picture_address(view: View, shown: Picture, size: str, ground: str) -> str:
    """The full address of the picture."""
    return f"{view.site}/{picture_path(shown, 'png', size, ground)}"


def embed_address(view: View, shown: Picture, ground: str) -> str:
    """Where the figure stands alone, for an iframe."""
    more = {"figure": shown.figure.name, "ground": ground} | ({"id": shown.commitment} if shown.commitment else {})
    return f"{view.site}/{shown.asked.address('embed', **more)}&{urlencode({'embed': 'true'})}"
