"""A figure as HTML: a picture with its alt text, in the layout that fits the room it has, on the reader's ground.

For a page under Streamlit and for a plain document alike; no script is needed. Width and height stand with every picture, so that nothing
moves when it comes.
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
# Windows in which a document with filters has 35rem or more for a picture: document.css has the filters beside it from 48.01rem on.
Rooms = tuple[str, ...]
ROOMY: Rooms = ("(min-width: 37rem) and (max-width: 48rem)", "(min-width: 63.75rem)")
FIRST = Markup(' fetchpriority="high"')
LATER = Markup(' loading="lazy" decoding="async"')


def ground_class(ground: str) -> str:
    """The class of an embed that puts what stands round its picture on the same ground; '' where that is the window's."""
    return f"on-{'dark' if ground == 'dark' else 'light'}" if ground else ""


@dataclass(frozen=True)
class _Wanted:
    """A picture, known again by what it was made from."""

    key: tuple[Hashable, ...]
    shown: Picture = field(compare=False)


@lru_cache(maxsize=KEPT)
def _fluid(wanted: _Wanted, ground: str, by_address: bool) -> Markup:
    layouts = (_layout(wanted.shown, size, ground, by_address) for size in LAYOUTS)
    return Markup('<div class="fluid-picture">{}</div>').format(Markup("").join(layouts))


def picture_html(shown: Picture, ground: str, by_address: bool = True) -> Markup:
    """The picture in both layouts, of which style.css shows the one that fits the room: under Streamlit that changes without the window's
    width, because the filters open and close.

    ``ground``: "light", "dark" or "grey"; '' where it is the window's, which a browser knows, and keeps to when it changes.
    ``by_address``: are there addresses of files to show, or has the picture to stand in the page itself? Then its ground is needed.
    """
    return _fluid(
        _Wanted((shown.version, shown.figure.name, shown.selection, shown.commitment, shown.frame.address), shown),
        ground,
        by_address,
    )


def document_picture_html(shown: Picture, first: bool = False, rooms: Rooms = ROOMY, ground: str = "") -> Markup:
    """The picture for a document, in the layout and on the ground of the reader's window: a browser knows both as soon as it reads the
    place, and asks for that one alone. ``first``: it belongs to what is seen first, and is asked for before anything else. ``rooms``:
    windows with room for the wide layout; ``ground``: the same for every reader, '' where it is the window's."""
    wide, narrow = LAYOUTS
    roomy, roomy_and_dark = ", ".join(rooms), ", ".join(f"{room} and {DARK}" for room in rooms)
    wide_measures, narrow_measures = (_measures(shown, size) for size in LAYOUTS)
    others = (
        (roomy_and_dark, wide, "dark", wide_measures),
        (roomy, wide, "light", wide_measures),
        (DARK, narrow, "dark", narrow_measures),
    )
    sources = (
        Markup('<source media="{}" srcset="{}" {}>').format(media, picture_path(shown, "svg", size, on), measures)
        for media, size, on, measures in (((roomy, wide, ground, wide_measures),) if ground else others)
    )
    return Markup('<div class="fluid-picture"><picture>{}<img src="{}" alt="{}" {}{}></picture></div>').format(
        Markup("").join(sources),
        picture_path(shown, "svg", narrow, ground or "light"),
        alt_text(shown),
        narrow_measures,
        FIRST if first else LATER,
    )


def fixed_picture_html(shown: Picture, size: str, ground: str, by_address: bool = True) -> Markup:
    """The picture in one size, made smaller where the page is narrower."""
    return _image(shown, size, ground, by_address, FIRST)


def _layout(shown: Picture, size: str, ground: str, by_address: bool) -> Markup:
    dark = "" if ground else Markup('<source media="{}" srcset="{}">').format(DARK, picture_path(shown, "svg", size, "dark"))
    return Markup('<picture class="{}">{}{}</picture>').format(
        size, dark, _image(shown, size, ground or "light", by_address, LATER)
    )


def _image(shown: Picture, size: str, ground: str, by_address: bool, fetched: Markup) -> Markup:
    return Markup('<img src="{}" alt="{}" {}{}>').format(
        _source(shown, size, ground, by_address), alt_text(shown), _measures(shown, size), fetched
    )


def _measures(shown: Picture, size: str) -> Markup:
    wide, high = shown.measures(size)
    return Markup('width="{}" height="{}"').format(wide, high)


def _source(shown: Picture, size: str, ground: str, by_address: bool) -> str:
    if by_address:
        return picture_path(shown, "svg", size, ground)
    drawn = svg(shown.sheet(size, ground)).encode("utf-8")
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}"
