"""A view of every kind of page, as a whole document: for tests of what other programs read in it."""

import re
from html.parser import HTMLParser

from commitments.library import Dataset
from components.annotating import DATES
from components.document import content_of
from server.documents import PAGE_OF
from web.pages import PAGES
from web.view import View

DENTISTRY = {"theme": ["dentistry"]}
KINDS: dict[str, dict[str, list[str]]] = {
    "": {},
    "answer": DENTISTRY | {"nation": ["wales"]},
    "explore": DENTISTRY,
    "compare": DENTISTRY,
    "nations": {"nation": ["wales"]},
    "pledge_to_plan": DENTISTRY,
    "figures": {},
    "new": {},
    "list": {},
    "commitment": {"id": ["labour-uk-2024/shared-waiting-lists"]},
    "sheet": {"topic": ["nhs-dental-contract"]},
    "data": {},
    "trust": {},
    "about": {},
}


def document_of(path: str, dataset: Dataset) -> str:
    """The document of the page at ``path``."""
    view = View.of(PAGES[path], dataset, KINDS[path], "https://example.org")
    body = content_of(view, PAGE_OF[path])
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{path}</title></head><body>{body}</body></html>'
    )


class _Parts(HTMLParser):
    """The text of a document without its navigation, its filters and what stands aside; and its headings' levels."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.headings: list[int] = []
        self._outside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inside_of_such = self._outside > 0 and tag in ("nav", "aside", "form", "ul")
        self._outside += inside_of_such or self._is_outside(tag, dict(attrs))
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        if self._outside and tag in ("nav", "aside", "form", "ul"):
            self._outside -= 1

    def handle_data(self, data: str) -> None:
        if not self._outside:
            self.texts.append(data)

    @staticmethod
    def _is_outside(tag: str, attrs: dict[str, str | None]) -> bool:
        return tag in ("nav", "aside", "form") or (tag == "ul" and "chips" in (attrs.get("class") or ""))


def parts_of(html: str) -> _Parts:
    parts = _Parts()
    parts.feed(html)
    parts.close()
    return parts


def parties_in(text: str, dataset: Dataset) -> set[str]:
    return {party.short_name for party in dataset.parties if party.short_name in text}


def dates_in(text: str) -> set[str]:
    return {date[0].replace("\u00a0", " ") for date in DATES.finditer(text)}


def without_times(html: str) -> str:
    """The same words without any ``time`` element: what an extractor leaves of these, it must leave of ours."""
    return re.sub(r"</?time\b[^>]*>", "", html)
