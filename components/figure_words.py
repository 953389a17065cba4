"""What is said around a figure on a page, whatever draws it."""

import pandas as pd
from markupsafe import Markup

from commitments.figures import CATALOGUE, Picture
from commitments.wording import sentence_case
from components.markup import link, markup, together
from components.table import frame_of

LEAD = Markup(
    '<p class="lead">Each picture carries its title, source, date and licence inside its frame, so that it stays true wherever it goes. '
    "Choose what it shows under Filters.</p>"
)


def one_at_a_time(name: str) -> Markup:
    """What is said where a figure shows less than was asked for."""
    one = "theme" if CATALOGUE[name].needs == "theme" else "topic"
    return markup('<p class="quiet">This figure shows one {} at a time. Choose it under Filters.</p>', one)


def with_ways(image: Markup, shown: Picture) -> Markup:
    """A picture as it stands on a page, with the way to the page that has it as files."""
    take = link(shown.selection.address("figures", figure=shown.figure.name), "Take this as a picture")
    return markup('<figure class="on-page">{}<figcaption>{}</figcaption></figure>', image, take)


def numbers(shown: Picture) -> Markup:
    """The table behind the picture."""
    body = together(
        markup("<tr>{}</tr>", together(markup("<td>{}</td>", _plain(value)) for value in row))
        for row in shown.table.itertuples(index=False)
    )
    heads = [sentence_case(column.replace("_", " ")).replace("Gbp", "GBP") for column in shown.table.columns]
    return frame_of(f"{shown.frame.title}: the numbers in the picture", heads, body)


def _plain(value: object) -> str:
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:,g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
