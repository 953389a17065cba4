"""What a page writes to. A page is a function ``page(view, out)``; ``out`` is Streamlit or a plain HTML document, and the page cannot
tell which: everything that it says exists once.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from web.view import View


@dataclass(frozen=True)
class Download:
    """A file to take along: ``make`` makes its content; ``address`` is where the site serves the same to anybody."""

    label: str
    address: str
    name: str
    media_type: str
    make: Callable[[], bytes]


class Output(Protocol):
    """The few things that a page is made of. ``answers``: can something be added to an address, such as a filter or a version, and be
    answered? Plain files cannot."""

    answers: bool

    def html(self, piece: Markup) -> None:
        """A piece of HTML. Pieces stand below each other."""

    def row(self, key: str) -> AbstractContextManager[None]:
        """What is written inside stands side by side, in a box with the class ``st-key-{key}``."""

    def part(self, element: str) -> AbstractContextManager[None]:
        """What is written inside belongs together: an ``article`` or an ``aside``, for those who listen and for programs that read."""

    def fold(self, label: str, key: str) -> AbstractContextManager[bool]:
        """What is written inside is seen when the reader opens it. False: not open, and nothing needs to be written."""

    def choice(self, label: str, options: Mapping[str, str], param: str, chosen: str, many: bool = False) -> None:
        """One of a few options (value -> name), kept in the address under ``param``. ``many``: so many that a document shows only the
        chosen one until it is opened."""

    def pages(self, number: int, shown: int) -> None:
        """The way to the other pages of a list that has ``number`` of them, kept in the address under ``p``."""

    def downloads(self, files: Sequence[Download], key: str) -> None:
        """Files to take along, side by side."""

    def code(self, text: str) -> None:
        """A text to copy."""

    def figure(self, view: View, name: str, first: bool = False) -> None:
        """A figure of the catalogue for the view's selection as a picture with its alt text, and the way to take it along. It stands above
        the table that it sums up. ``first``: it is seen with the page's first content."""


Page = Callable[[View, Output], None]
