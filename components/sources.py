"""Statements with their sources, folded away under each."""

from collections.abc import Iterable

from markupsafe import Markup

from commitments.library import Dataset
from commitments.records import vocabulary as words
from commitments.wording import count, date
from components.markup import link, markup, together


def sources(dataset: Dataset, ids: Iterable[str], confidence: str | None = None) -> Markup:
    """A fold with the pages that a statement rests on, and how solid that is."""
    ids = list(ids)
    if not ids:
        return Markup('<span class="quiet">No source was found.</span>')
    items = together(markup("<li>{}</li>", source_line(dataset, id_)) for id_ in ids)
    sure = f", {words.FACT_CONFIDENCE[confidence].label.lower()}" if confidence else ""
    return markup(
        '<details class="sources"><summary>{}{}</summary><ul>{}</ul></details>', count(len(ids), "source"), sure, items
    )


def source_line(dataset: Dataset, id_: str) -> Markup:
    """Title as a link, publisher, the page's date and when it was seen."""
    source = dataset.by_id["source"][id_]
    title = link(source.url, source.title) if source.url else source.title
    page_date = f", {date(source.page_date)}" if source.page_date else ""
    return markup("{}, {}{}. <span class='quiet'>Seen {}.</span>", title, source.publisher, page_date, date(source.accessed))
