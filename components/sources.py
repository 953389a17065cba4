"""Statements with their sources, folded away under each."""

from collections.abc import Iterable

from commitments.library import Dataset
from commitments.records import vocabulary as words
from commitments.wording import count, date
from components.markup import esc, link


def sources(dataset: Dataset, ids: Iterable[str], confidence: str | None = None) -> str:
    """A fold with the pages that a statement rests on, and how solid that is."""
    ids = list(ids)
    if not ids:
        return '<span class="quiet">No source was found.</span>'
    items = "".join(f"<li>{source_line(dataset, id_)}</li>" for id_ in ids)
    sure = f", {words.FACT_CONFIDENCE[confidence].label.lower()}" if confidence else ""
    return f'<details class="sources"><summary>{esc(count(len(ids), "source"))}{esc(sure)}</summary><ul>{items}</ul></details>'


def source_line(dataset: Dataset, id_: str) -> str:
    """Title as a link, publisher, the page's date and when it was seen."""
    source = dataset.by_id["source"][id_]
    title = link(source.url, source.title) if source.url else esc(source.title)
    page_date = f", {date(source.page_date)}" if source.page_date else ""
    return f"{title}, {esc(source.publisher)}{esc(page_date)}. <span class='quiet'>Seen {esc(date(source.accessed))}.</span>"
