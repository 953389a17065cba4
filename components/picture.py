"""A figure as HTML: a picture with its alt text, in the layout that fits the room it has, on the reader's ground.

For a page under Streamlit and for a plain document alike; no script is needed.
"""

import base64
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup

from commitments.figures import Picture
from commitments.figures.alt import LAYOUTS, alt_text
from commitments.figures.canvas.svg import svg
from web.pictures import picture_path

KEPT = 128  # pictures as HTML: the same view is drawn again with every change on its page
DARK = "(prefers-color-scheme: dark)"


@dataclass(frozen=True)
class _Wanted:
    """A picture, known again by what it was made from."""

    key: tuple[Hashable, ...]
    shown: Picture = field(compare=False)


@lru_cache(maxsize=KEPT)
def _fluid(wanted: _Wanted, ground: str, by_address: bool) -> Markup:
    layouts = (_layout(wanted.shown, size, ground, by_address) for size in LAYOUTS)
    return Markup('<div class="fluid-picture">{}</div>').format(Markup("").join(layouts))


def picture_html(shown: Picture, ground: str = "", by_address: bool = True) -> Markup:
    """The picture in both layouts, of which style.css shows the one that fits the room.

    ``ground``: "light", "dark" or "grey"; '' leaves it to the reader's browser, which needs addresses. ``by_address``: are there addresses
    of files to show, or has the picture to stand in the page itself?
    """
    return _fluid(
        _Wanted((shown.version, shown.figure.name, shown.selection, shown.commitment, shown.frame.address), shown),
        ground,
        by_address,
    )


def fixed_picture_html(shown: Picture, size: str, ground: str, by_address: bool = True) -> Markup:
    """The picture in one size, made smaller where the page is narrower."""
    return _image(shown, size, ground, by_address)


def _layout(shown: Picture, size: str, ground: str, by_address: bool) -> Markup:
    dark = (
        Markup('<source media="{}" srcset="{}">').format(DARK, _source(shown, size, "dark", by_address))
        if not ground and by_address
        else ""
    )
    return Markup('<picture class="{}">{}{}</picture>').format(size, dark, _image(shown, size, ground or "light", by_address))


def _image(shown: Picture, size: str, ground: str, by_address: bool) -> Markup:
    wide, high = shown.measures(size)
    return Markup('<img src="{}" alt="{}" width="{}" height="{}" loading="lazy" decoding="async">').format(
        _source(shown, size, ground, by_address), alt_text(shown), wide, high
    )


def _source(shown: Picture, size: str, ground: str, by_address: bool) -> str:
    if by_address:
        return picture_path(shown, "svg", size, ground)
    drawn = svg(shown.sheet(size, ground)).encode("utf-8")
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}"
