"""What's new: what became of promises, what was corrected and what was read, by date."""

from markupsafe import Markup

from commitments.describing import known_to
from commitments.downloads.feed import changes_feed, changes_of, readings
from commitments.governments import later
from commitments.records.fields import date_exists
from commitments.wording import count, date
from components.changes import draw_changes, moving
from components.last_look import draw_last_look
from components.markup import hidden_fields, markup
from components.output import Download, Output
from components.sentence import draw_sentence
from web.view import View


def new(view: View, out: Output) -> None:
    """The changes since a day that the reader names, or all, newest first; and the same as a feed."""
    asked = view.selection
    view = view.showing(asked.but(scope="all"))  # what changed in wider promises has changed too
    dataset, selection = view.dataset, view.selection
    since = view.param("since") if date_exists(view.param("since")) else ""
    out.html(
        markup(
            '<form class="ask since" action="new">{}<label><span>Since</span><input type="date" name="since" value="{}"></label>'
            '<button type="submit">Show changes</button></form>',
            hidden_fields(asked.params()),
            since if len(since) == len("2026-09-01") else "",
        )
    )
    if view.names.hidden:
        draw_sentence(view, out, 0, "change", "What changed would show which party is meant, so it is hidden with the names.")
        return
    changes = changes_of(dataset, selection)
    if not selection.narrowing:
        changes = sorted([*changes, *readings(dataset)], key=lambda change: change.date, reverse=True)
    draw_last_look(view, out, changes, asked.address("new"))
    if since:
        changes = [change for change in changes if not later(since, change.date)]
    known = known_to(dataset)
    note = f"Since {date(since)}; evidence {known}." if since else f"Evidence {known}."
    became = sum(change.kind == "update" for change in changes)
    if since and became:
        moved = len(moving(changes))
        first = "is the first" if moved == 1 else "are the first"
        note = (
            f"{count(moved, 'update')} changed a status or {first} of a promise. " if moved else "No status changed. "
        ) + note
    if besides := len(changes) - became:
        note += f" There were also {count(besides, 'change')} to the data."
    draw_sentence(view, out, became, "update", note)
    draw_changes(view, out, changes, since)
    out.html(Markup('<p class="quiet">A filter narrows the changes, and their feed with them.</p>'))
    feed = Download(
        "These changes as a feed (Atom)",
        asked.address("data/changes.atom"),
        "pledge-to-plan-changes.atom",
        "application/atom+xml",
        lambda: changes_feed(dataset, selection, view.site),
    )
    out.downloads([feed], "changes-feed")


if __name__ == "__main__":
    from components.frame import run

    run(new, "new")
