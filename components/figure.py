"""Figures on a page: the picture as it will export, or fitted to the page, with the same numbers as a table."""

import streamlit as st
from markupsafe import Markup

from commitments.figures import Picture, picture
from components.figure_words import numbers, with_ways
from components.markup import markup
from components.picture import fixed_picture_html, picture_html
from web.library import shared_library
from web.pictures import served
from web.view import View


def reader_ground() -> str:
    """The ground that fits the reader's own theme at the moment."""
    return "dark" if st.context.theme.type == "dark" else "light"


def picture_ground(by_address: bool) -> str:
    """The ground of a picture that follows the reader's theme: '' where the browser finds both by their addresses."""
    return "" if by_address else reader_ground()


def has_addresses(view: View) -> bool:
    """Whether the files of the view's figures are at addresses of this server: those of a preview are nowhere but in the page."""
    return served.is_set() and view.dataset is shared_library().state().dataset


def draw_picture(view: View, shown: Picture, size: str, ground: str) -> None:
    """The picture exactly as it exports, made smaller by the browser where the page is narrower."""
    st.html(markup('<div class="exported-picture">{}</div>', fixed_picture_html(shown, size, ground, has_addresses(view))))


def draw_fluid(view: View, shown: Picture, ground: str) -> None:
    """The picture in the layout that fits the page's width: one for phones, one for wider windows. ``ground``: '' for the reader's own."""
    by_address = has_addresses(view)
    st.html(picture_html(shown, ground or picture_ground(by_address), by_address))


def draw_numbers(shown: Picture) -> None:
    """The table behind the picture."""
    st.html(numbers(shown))


def figure_html(view: View, name: str, first: bool, ground: str, by_address: bool) -> Markup:
    """A figure of the catalogue for the view's selection, fitted to the page, with the way to take it along. ``ground``: see
    ``picture_ground``; ``by_address``: see ``has_addresses``."""
    shown = picture(view.dataset, view.selection, name, view.site)
    return with_ways(picture_html(shown, ground, by_address), shown, first)
