"""A small guide to each improvement approach: what a team would ask, how it shows in a plan, what goes wrong, where to read on, who helps."""

from collections.abc import Iterable

from markupsafe import Markup

from commitments.library import Dataset
from commitments.records import model
from commitments.records.record import Statement
from components.markup import folded, link, listed, markup, together
from components.sources import sources


def guide(dataset: Dataset, approach: model.Approach) -> Markup:
    """The guide behind a fold; nothing where the data holds none."""
    parts = {
        "A team would ask": approach.questions,
        "In a plan it shows as": approach.in_a_plan,
        "What goes wrong": approach.traps,
    }
    said = together(
        markup("<p><strong>{}</strong></p>{}", name, _items(dataset, items)) for name, items in parts.items() if items
    )
    if not said:
        return Markup()
    pages = (dataset.by_id["source"][id_] for id_ in approach.read_on)
    named = listed(link(page.url, page.title) if page.url else page.title for page in pages)
    rest = markup("<p>Read on: {}.</p>", named) if named else ""
    return markup(
        '<details class="more"><summary>In practice: {} questions</summary>{}{}</details>', len(approach.questions), said, rest
    )


def support(dataset: Dataset) -> Markup:
    """Who supports improvement, nation by nation."""
    lines = together(
        markup(
            "<li><strong>{}</strong>: {}. {} {}</li>",
            dataset.by_id["nation"][one.nation].name,
            one.body,
            one.what,
            sources(dataset, one.sources),
        )
        for one in dataset.approaches.support
    )
    return folded("Who supports improvement, nation by nation", markup("<ul>{}</ul>", lines)) if lines else Markup()


def _items(dataset: Dataset, items: Iterable[Statement]) -> Markup:
    return markup("<ul>{}</ul>", together(markup("<li>{} {}</li>", one.value, sources(dataset, one.sources)) for one in items))
