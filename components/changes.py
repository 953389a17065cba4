"""Changes by date: the newest at once, older ones behind a fold for each month."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from commitments.downloads.feed import Change
from commitments.wording import count, date
from components.markup import Text, link, markup, party_mark, together
from components.output import Output
from web.view import View

# How many are in sight, each with what it says: about two screens on a desk. What became of promises is what most readers come for.
AT_ONCE = {"What became of promises": 4, "Corrected and added": 2}
UNFOLDED = 12  # or fewer of what became of promises are all in sight: since a reader's last visit there are seldom more
KINDS = {"correction": "Corrected", "update": "What became of it", "reading": "Added"}
A_MONTH = len("2026-09")


def draw_changes(view: View, out: Output, changes: Sequence[Change]) -> None:
    """``changes``: newest first. What happened and what was mended in the data stand apart: a day of many corrections hides no event."""
    if not changes:
        out.html(Markup("<p>Nothing has changed since.</p>"))
        return
    for heading, at_once in AT_ONCE.items():
        some = [change for change in changes if (change.kind == "update") == (heading == "What became of promises")]
        if not some:
            continue
        if some[0].kind == "update" and len(some) <= UNFOLDED:
            at_once = len(some)
        out.html(
            markup(
                "<h2>{} <span class=quiet>({:,})</span></h2>{}", heading, len(some), _list(view, some[:at_once], in_full=True)
            )
        )
        folds = [
            markup(
                '<details class="more"><summary>{}: {}</summary>{}</details>',
                date(month),
                count(len(older), "more change" if month == some[at_once - 1].date[:A_MONTH] else "change"),
                _list(view, older),
            )
            for month, of_month in groupby(some[at_once:], key=lambda change: change.date[:A_MONTH])
            if (older := list(of_month))
        ]
        if folds:
            out.html(together(folds))


def _list(view: View, changes: Iterable[Change], in_full: bool = False) -> Markup:
    items = together(
        markup("<li>{}</li>", _change(view, change, in_full or change.kind == "update" or _unclear(change)))
        for change in changes
    )
    return markup('<ol class="timeline">{}</ol>', items)


def _unclear(change: Change) -> bool:
    """Whether a correction's heading tells too little by itself: it names no promise, or is of what became of one."""
    return change.kind == "correction" and (not change.commitment or change.field == "status")


def _change(view: View, change: Change, in_full: bool) -> Markup:
    row = view.dataset.find(change.commitment) if change.commitment else None
    whose: Text = markup("{} ", party_mark(view.names, view.dataset.document_of(row).party)) if row else ""
    title: Text = link(view.selection.address("commitment", id=row.id), change.title) if row else change.title
    return markup(
        '<span class="when">{}</span> <span class="quiet">{}</span><br>{}{}{}',
        date(change.date),
        KINDS[change.kind],
        whose,
        title,
        markup('<br><span class="quiet">{}{}</span>', change.text, f" {change.moved}" if change.moved else "")
        if in_full
        else "",
    )
