"""What is said around a figure on a page, whatever draws it."""

from commitments.figures import CATALOGUE, Picture
from components.markup import Markup, link


def chart_label(name: str) -> str:
    """What the fold is called that a figure waits behind."""
    return f"Chart: {CATALOGUE[name].question}"


def take_link(shown: Picture) -> Markup:
    """The way to the page that has the figure as files."""
    return link(shown.selection.address("figures", figure=shown.figure.name), "Take this as a picture")
