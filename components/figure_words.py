"""What is said around a figure on a page, whatever draws it."""

import pandas as pd
from markupsafe import Markup

from commitments.figures import CATALOGUE, Picture
from commitments.wording import sentence_case
from components.chart import has_chart
from components.markup import folded_on_a_phone, link, markup, together
from components.table import frame_of

LEAD = Markup(
    '<p class="lead">Each picture carries its title, source, date and licence inside its frame, so that it can be checked wherever it '
    "goes. Choose what it shows under Filters.</p>"
)

EXPLORE = "Explore this chart"
CHART_PLACE = "#chart"  # where the chart is on the Figures page, below the picture
HIGH = 1_000  # pixels: a picture that is higher than this on a phone scrolls in a room of its own


def one_at_a_time(name: str) -> Markup:
    """What is said where a figure shows less than was asked for."""
    return markup('<p class="quiet">This figure shows one {} at a time. Choose it under Filters.</p>', CATALOGUE[name].needs)


def with_ways(image: Markup, shown: Picture, in_sight: bool = False) -> Markup:
    """A picture as it stands on a page, with the ways to the page that has it as files and as a chart to explore. On a phone, where it
    would be as long as all the rest, it stands behind a fold, or where it is ``in_sight`` and still too high, in a room that scrolls."""
    ways = [link(shown.asked.address("figures", figure=shown.figure.name), "Save as a picture")]
    if has_chart(shown.figure.name):
        ways.append(explore_link(shown))
    if not in_sight:
        image = folded_on_a_phone("Show the picture", image, shown.frame.title)
    elif shown.measures("narrow")[1] > HIGH:
        room = '<div class="picture-room" tabindex="0" role="region" aria-label="{}">{}</div>'
        image = markup(room, f"Picture: {shown.frame.title}", image)
    return markup('<figure class="on-page">{}<figcaption>{}</figcaption></figure>', image, together(ways, " · "))


def explore_link(shown: Picture) -> Markup:
    """The way to the chart, which the Figures page opens."""
    return link(shown.asked.address("figures", figure=shown.figure.name, chart="open") + CHART_PLACE, EXPLORE)


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
