"""How far the data can be trusted, from data/checks.yaml."""

from markupsafe import Markup

from commitments.editing.sampling import Tally, tallies
from commitments.records import vocabulary as words
from commitments.wording import count, date
from components.markup import link, markup, together
from components.output import Output
from components.table import frame_of
from web.view import View


def draw_checks(view: View, out: Output) -> None:
    """What was read again as a whole, by subject."""
    readings = view.dataset.checks.readings
    parts = [
        markup(
            "<h2>{}</h2><ul>{}</ul>",
            term.label,
            together(markup("<li><strong>{}:</strong> {}</li>", date(one.date), one.what) for one in readings if one.of == of),
        )
        for of, term in words.CHECKED_WHOLE.items()
        if any(one.of == of for one in readings)
    ]
    out.html(
        Markup(
            '<p class="lead">What was checked, by how many readers, when and with what result, and where the data is known to be weak. '
            "Mistakes are corrected in public: every correction says what the data said before.</p>"
        )
        + _newest(view)
        + together(parts)
    )


def _newest(view: View) -> Markup:
    """What the newest random check of commitments found, in a sentence; '' where there was none."""
    newest = next((tally for tally in tallies(view.dataset.checks.checks) if tally.kind == "row"), None)
    if newest is None:
        return Markup()
    return markup(
        "<p><strong>In the newest random check, of {}, {:,} of {} drawn {} right in every field.</strong> {} had a slip that would mislead "
        "nobody, and {} would have misled a reader. The random checks are listed below.</p>",
        date(newest.date),
        newest.verdicts["right"],
        count(newest.number, "commitment"),
        "was" if newest.verdicts["right"] == 1 else "were",
        newest.verdicts["slip"] or "None",
        newest.verdicts["misleads"] or "none",
    )


def draw_draws(view: View, out: Output) -> None:
    """What each random check found, the newest first."""
    found = tallies(view.dataset.checks.checks)
    if not found:
        out.html(Markup("<h2>Random checks</h2><p>There has been no random check yet.</p>"))
        return
    meanings = " ".join(f"{term.label}: {term.meaning}" for term in words.VERDICTS.values())
    out.html(
        markup(
            "<h2>Random checks</h2><p>Commitments, and topics paired with a party, are picked at random. Someone who did not write the entries "
            "looks up each one in the manifesto. {} A verdict describes the entry before any correction.</p>{}",
            meanings,
            frame_of(
                "What random checks found",
                ["What was looked at", "Date", "How many", *(term.label for term in words.VERDICTS.values())],
                together(_row(tally) for tally in found),
            ),
        )
    )


def _row(tally: Tally) -> Markup:
    cells = together(markup("<td>{:,}</td>", tally.verdicts[verdict]) for verdict in words.VERDICTS)
    return markup(
        '<tr><th scope="row">{} <span class="quiet">{}</span></th><td>{}</td><td>{:,}</td>{}</tr>',
        words.CHECKED[tally.kind].label,
        f"sample {tally.draw.rpartition('seed ')[2]}",
        date(tally.date),
        tally.number,
        cells,
    )


def draw_weak(view: View, out: Output) -> None:
    """What is known to be weak, and the ways to what was corrected and to looking again."""
    weak = view.dataset.checks.weak
    out.html(
        markup(
            "<h2>Known weaknesses</h2>{}<h2>Check it yourself</h2><p>Every commitment’s page names its manifesto, the section and a phrase to "
            "search for. {} logged so far: see {}.</p>",
            markup("<ul>{}</ul>", together(markup("<li>{}</li>", text) for text in weak))
            if weak
            else Markup("<p>None is recorded.</p>"),
            count(len(view.dataset.corrections), "correction"),
            link(view.selection.address("new"), "what has changed"),
        )
    )
