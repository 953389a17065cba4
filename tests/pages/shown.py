"""What a page shows, as a test reads it: words, tooltips, links, notices, and everything that is sent to the browser."""

import re
from collections.abc import Callable
from functools import cached_property
from html.parser import HTMLParser
from typing import NamedTuple

from app_test import AppTest
from google.protobuf.text_format import MessageToString

# What a reader can come across in an attribute: tooltips and names for screen readers.
SAYING = ("title", "aria-label", "alt")


class Link(NamedTuple):
    """A link in our own HTML: where it leads and what it is called."""

    href: str
    label: str


class _Reader(HTMLParser):
    """Collects of a piece of HTML its words, its tags, its links, its pictures, and the texts of its notices."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.said: list[str] = []
        self.tags: set[str] = set()
        self.links: list[Link] = []
        self.pictures: list[str] = []
        self._href: str | None = None
        self._label: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.said += [value for name in SAYING if (value := found.get(name))]
        self._in_style = tag == "style"
        if tag == "img":
            self.pictures.append(found.get("src") or "")
        if tag == "a":
            self._href, self._label = found.get("href") or "", []

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False
        if tag == "a" and self._href is not None:
            self.links.append(Link(self._href, "".join(self._label)))
            self._href = None

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.words.append(data)
            self._label.append(data)


def read(html: str) -> _Reader:
    """The parts of a piece of HTML: ``words``, ``said`` (tooltips and the like), ``tags``, ``links``, ``pictures`` (where each is)."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


class Shown:
    """A page after its run."""

    def __init__(self, at: AppTest) -> None:
        self.at = at

    @cached_property
    def bodies(self) -> list[str]:
        """The HTML that the page drew, piece by piece."""
        return [element.proto.body for element in self.at.get("html")]

    @cached_property
    def html(self) -> _Reader:
        """All of that HTML, read."""
        return read("\n".join(self.bodies))

    @cached_property
    def words(self) -> str:
        """What a reader reads in it, with single spaces."""
        return " ".join("".join(self.html.words).split())

    @property
    def heading(self) -> str:
        """The main heading; a page has exactly one."""
        found = [read(heading).words for body in self.bodies for heading in re.findall(r"<h1\b.*?</h1>", body, re.DOTALL)]
        assert len(found) == 1, f"{len(found)} main headings"
        return "".join(found[0])

    @property
    def notices(self) -> list[str]:
        """The words of each notice, such as the one about faults in the data."""
        return [
            " ".join("".join(read(body).words).split())
            for body in self.bodies
            if 'class="notice' in body and 'role="status"' in body
        ]

    @property
    def sent(self) -> str:
        """Everything that goes to the browser, widgets and their choices included, as one text."""
        elements = [*self.at.main, *self.at.sidebar]
        messages = [element.proto for element in elements if getattr(element, "proto", None) is not None]
        return "\n".join(MessageToString(message, as_utf8=True) for message in messages)


OpenPage = Callable[..., Shown]  # the fixture open_page of conftest.py
