"""What's new: what became of promises, what was corrected and what was read, by date."""

from markupsafe import Markup

from commitments.downloads.feed import changes_feed
from commitments.records.fields import date_exists
from commitments.wording import date
from components.changes import changes_since, draw_told
from components.last_look import draw_last_look
from components.markup import chips, hidden_fields, link, markup
from components.output import Download, Output
from components.sentence import draw_sentence
from web.view import View

MONTHS_OFFERED = 3  # as many dates as a phone has on one line, so that few readers need the calendar


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
    everything = changes_since(view, "")
    if since:  # what was asked for stands before the offer
        draw_told(view, out, changes_since(view, since), since)
        draw_last_look(view, out, everything, asked.address("new"))
    else:
        shortcuts = [
            link(asked.address("new", since=day), markup("<span class=unseen>Since </span>{}", _without_year(day)))
            for day in _first_days(dataset.site.version_date)
        ]
        out.html(chips("Since the first of a month", shortcuts))
        draw_last_look(view, out, everything, asked.address("new"))
        draw_told(view, out, everything, since)
    out.html(Markup('<p class="quiet">A filter narrows the changes, and their feed with them.</p>'))
    feed = Download(
        "These changes as a feed (Atom)",
        asked.address("data/changes.atom"),
        "pledge-to-plan-changes.atom",
        "application/atom+xml",
        lambda: changes_feed(dataset, selection, view.site),
    )
    out.downloads([feed], "changes-feed")


def _first_days(day: str) -> list[str]:
    """The first day of the month that a day is in, and of the two months before, newest first."""
    year, month = map(int, day.split("-")[:2])
    months = [divmod(year * 12 + month - 1 - back, 12) for back in range(MONTHS_OFFERED)]
    return [f"{year}-{month + 1:02}-01" for year, month in months]


def _without_year(day: str) -> str:
    return date(day).rpartition(" ")[0]


if __name__ == "__main__":
    from components.frame import run

    run(new, "new")
