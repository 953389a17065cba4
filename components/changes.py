"""Changes by date: the newest at once, older ones behind a fold for each month."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from commitments.describing import known_to
from commitments.downloads.feed import UNCHANGED, Change, changes_of, readings
from commitments.governments import later
from commitments.wording import count, date
from components.markup import link, markup, party_mark, together
from components.output import Output
from components.sentence import draw_sentence
from web.view import View

# How many are in sight, each with what it says: about two screens on a desk. What became of promises is what most readers come for.
AT_ONCE = {"What became of promises": 4, "Corrected and added": 2}
SAME = "Promises’ status unchanged"
UNFOLDED = 12  # or fewer of what became of promises are all in sight: since a reader's last visit there are seldom more
KINDS = {"correction": "Corrected", "reading": "Added"}
A_MONTH = len("2026-09")


def changes_since(view: View, since: str) -> list[Change]:
    """All that has changed of what the view shows, core and wider, newest first; from the day ``since`` on, '' for all of it."""
    dataset, selection = view.dataset, view.selection
    changes = changes_of(dataset, selection)
    if not selection.narrowing:
        changes = sorted([*changes, *readings(dataset)], key=lambda change: change.date, reverse=True)
    return [change for change in changes if not since or not later(since, change.date)]


def draw_told(view: View, out: Output, changes: Sequence[Change], since: str) -> None:
    """The changes below the sentence that says how many there are, whether a status changed, and how far the evidence reaches."""
    known = known_to(view.dataset)
    note = f"Since {date(since)}; evidence {known}." if since else f"Evidence {known}."
    became = sum(change.kind == "update" for change in changes)
    if since and became:
        moved = len(moving(changes))
        first = "is the first" if moved == 1 else "are the first"
        some = f"{count(moved, 'update')} changed a status or {first} of a promise."
        note = f"{some if moved else 'No status changed.'} {note}"
    if besides := len(changes) - became:
        note += f" Besides, {count(besides, 'correction or addition', 'corrections and additions')} to our data."
    draw_sentence(view, out, became, "update on a promise", note, plural="updates on promises")
    draw_changes(view, out, changes, since)


def draw_changes(view: View, out: Output, changes: Sequence[Change], since: str = "") -> None:
    """``changes``: newest first. What happened and what was corrected in the data stand apart: a day of many corrections hides no event. Where
    they are those ``since`` a day, what moved a status comes before what left it as it was."""
    if not changes:
        out.html(Markup("<p>Nothing has changed since.</p>"))
        return
    for heading, at_once in AT_ONCE.items():
        some = [change for change in changes if (change.kind == "update") == (heading == "What became of promises")]
        if not some:
            continue
        if some[0].kind != "update" or not since:
            out.html(_heading(heading, some))
            _by_month(view, out, some, len(some) if some[0].kind == "update" and len(some) <= UNFOLDED else at_once)
            continue
        # The heading says it for all that left a status as it was.
        same = [replace(change, moved=change.moved.removeprefix(UNCHANGED).strip()) for change in staying(some)]
        for said, part in (("Promises’ status changed, or first news", moving(some)), (SAME, same)):
            if part:
                out.html(_heading(said, part))
                _by_month(view, out, part, len(part) if len(part) <= UNFOLDED else at_once)


def _heading(said: str, some: Sequence[Change]) -> Markup:
    return markup('<h2 class="follows">{} <span class=quiet>({:,})</span></h2>', said, len(some))


def moving(changes: Iterable[Change]) -> list[Change]:
    """The updates that changed a status, or are the first that is known of a promise."""
    return [change for change in changes if change.kind == "update" and not change.moved.startswith(UNCHANGED)]


def staying(changes: Iterable[Change]) -> list[Change]:
    """The updates that left a status as it was."""
    return [change for change in changes if change.kind == "update" and change.moved.startswith(UNCHANGED)]


def _by_month(view: View, out: Output, some: Sequence[Change], at_once: int) -> None:
    """The first ``at_once``, and the others behind a fold for each month."""
    out.html(_list(view, some[:at_once], in_full=True))
    noun = "update" if some[0].kind == "update" else "change"
    folds = [
        markup(
            '<details class="more"><summary>{}: {}</summary>{}</details>',
            date(month),
            count(len(older), f"{'more ' if at_once and month == some[at_once - 1].date[:A_MONTH] else ''}{noun}"),
            _list(view, older),
        )
        for month, of_month in groupby(some[at_once:], key=lambda change: change.date[:A_MONTH])
        if (older := list(of_month))
    ]
    if folds:
        out.html(together(folds))


def _list(view: View, changes: Iterable[Change], in_full: bool = False) -> Markup:
    """What is said of several promises on one day stands once."""
    events: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        one = (change.date, change.kind, change.text, change.moved) if change.kind == "update" else (change.id,)
        events.setdefault(one, []).append(change)
    items = together(
        markup("<li>{}</li>", _event(view, some, in_full or some[0].kind != "reading")) for some in events.values()
    )
    return markup('<ol class="timeline">{}</ol>', items)


def _event(view: View, changes: Sequence[Change], in_full: bool) -> Markup:
    first = changes[0]
    moved = f" {first.moved}" if first.moved else ""
    return markup(
        '<span class="when">{}</span>{}<br>{}{}',
        date(first.date),
        "" if first.kind == "update" else markup(' <span class="quiet">{}</span>', KINDS[first.kind]),
        together((_title(view, change) for change in changes), Markup("<br>")),
        markup('<br><span class="quiet">{}{}</span>', first.text, moved) if in_full else "",
    )


def _title(view: View, change: Change) -> Markup:
    row = view.dataset.find(change.commitment) if change.commitment else None
    if row is None:
        return markup("{}", change.title)
    whose = party_mark(view.names, view.dataset.document_of(row).party)
    return markup("{} {}", whose, link(view.selection.address("commitment", id=row.id), change.title))
