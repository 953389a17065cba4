"""The offer to show what has changed since the reader's last look."""

from collections.abc import Iterable

from commitments.downloads.feed import Change
from components.markup import markup
from components.output import Output
from web.view import View


def draw_last_look(view: View, out: Output, changes: Iterable[Change], to: str) -> None:
    """A room that a script (last_look.js) fills and shows: what was seen is known to the reader's own browser alone.

    ``changes``: all that the page could show. ``to``: the page's own address, to which the day is added.
    """
    newest = max([view.dataset.site.version_date, *(change.date for change in changes)])
    out.html(markup('<p class="last-look" data-newest="{}" data-to="{}"></p>', newest, to))
