"""What the site is made of and by which rules: parties, manifestos, what was left out, corrections, licence."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from commitments.describing import edition, field_in_words, newest_or_not, published
from commitments.downloads.feed import corrections_feed
from commitments.downloads.notes import citation, how_to_use, paragraphs
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.selection import Selection
from commitments.wording import count, date, inside, joined, sentence_case
from components.markup import definition, definition_list, folded, link, markup, party_mark, together
from components.output import Download, Output
from components.sources import source_line
from web.view import View

CORRECTIONS_AT_ONCE = 3


def draw_rules(view: View, out: Output) -> None:
    """Which parties and why, how the texts were read, what is counted."""
    dataset = view.dataset
    unread = together(
        markup(
            "<li><strong>{}</strong>, {}{}: {}</li>",
            document.party_name,
            document.title,
            f" ({dataset.by_id['election'][document.election].short_name})" if len(dataset.elections) > 1 else "",
            document.why,
        )
        for document in dataset.not_read
    )
    rows = dataset.commitments
    core = sum(row.scope == "core" for row in rows)
    repeats = sum(row.same_as is not None for row in rows)
    core_repeats = sum(row.same_as is not None and row.scope == "core" for row in rows)
    counted = Selection().number(dataset)
    stances = definition_list([(term.label, term.meaning) for term in words.STANCES.values()])
    out.html(
        markup(
            "<h2>Which parties, and why these</h2>"
            "{}<p>Not read, and why:</p><ul>{}</ul>"
            "<p>Parties are listed {}; a switch under Filters puts them in "
            "alphabetical order. The order implies no judgement.</p>"
            "<h2>What counts as a commitment</h2>"
            "<p>Something the party says it will do, press for, keep or stop, that someone could later check. One promise is one entry, however "
            "often a manifesto repeats it. Every text was read in full by the same rule, and every entry is in our own words.</p>"
            "<p>There are {}: {:,} core and {:,} wider. "
            "{} Only core entries compare parties, because the first readers did not all look for wider ones in the same places. "
            "{} of national editions, {:,} of them core, repeat a UK manifesto's; the two count once, "
            "which leaves {:,} of the {:,} core ones.</p>"
            '<h3>Stances</h3><div class="facts">{}</div>'
            "<h3>Where a commitment would be felt</h3>"
            "<p>Where the text says. If it is silent, our placing rule follows the law. Health, care and food are devolved: a UK manifesto's "
            "words on them mean England. On medicines, immigration, drug law, tax and trade they mean all four nations. On employment and "
            "equality law they mean Great Britain, and on mental health law England and Wales. Each commitment says which rule placed it.</p>"
            "<h2>A count is not a score</h2>"
            "<p>A number of commitments says how much a party wrote. A short manifesto is not a worse one, and a promise that states more of a "
            "plan is not a better one. There is no ranking here.</p>",
            together(_taken_in(election, several=len(dataset.elections) > 1) for election in dataset.elections),
            unread,
            Selection().order_in_words(dataset),
            count(len(rows), "entry", "entries"),
            core,
            len(rows) - core,
            words.SCOPES["core"].meaning,
            count(repeats, "entry", "entries"),
            core_repeats,
            counted,
            core,
            stances,
        )
    )


def _taken_in(election: model.Election, several: bool) -> Markup:
    """The rule by which parties were taken in for an election."""
    if not election.taken_in and not several:
        return Markup("")
    name = markup("<strong>{}.</strong> ", election.name) if several else Markup("")
    return markup("<p>{}{}</p>", name, election.taken_in or "The rule for choosing parties has not been written down yet.")


def draw_parties(view: View, out: Output) -> None:
    dataset = view.dataset
    body = []
    for party in dataset.parties_in_order(view.selection.order):
        results = {result.election: result for result in party.results}
        numbers = together(
            markup("<td>{:,}</td><td>{:,}</td>", results[election.id].seats, results[election.id].votes)
            if election.id in results
            else Markup("<td>–</td><td>–</td>")
            for election in dataset.elections
        )
        where = joined(dataset.by_id["nation"][nation].name for nation in party.stands_in)
        called = {election.id: f"{election.short_name}: " for election in dataset.elections if len(dataset.elections) > 1}
        told = (f"{called.get(result.election, '')}{result.note}" for result in party.results if result.note)
        notes = " ".join(filter(None, (party.note, *told)))
        body.append(
            markup(
                '<tr><th scope="row">{}</th>{}<td>{}</td><td>{}</td></tr>',
                party_mark(view.names, party.id, in_full=True),
                numbers,
                where,
                notes,
            )
        )
    heads = together(
        markup('<th scope="col">Seats, {}</th><th scope="col">Votes, {}</th>', election.short_name, election.short_name)
        for election in dataset.elections
    )
    lines = together(markup("<li>{}</li>", source_line(dataset, id_)) for id_ in dataset.result_sources)
    out.html(
        markup(
            '<h2>The parties</h2><div class="table-frame" role="region" tabindex="0" aria-label="The parties"><table class="rows wide"><thead><tr>'
            '<th scope="col">Party</th>{}<th scope="col">Stood in</th>'
            '<th scope="col">Note</th></tr></thead><tbody>{}</tbody></table></div>'
            '<details class="sources"><summary>Sources of seats and votes</summary><ul>{}</ul></details>',
            heads,
            together(body),
            lines,
        )
    )


def draw_documents(view: View, out: Output) -> None:
    """Each manifesto: what was read, how complete each copy is, what was skipped, how many commitments, how many left out."""
    dataset = view.dataset
    blocks = []
    for document in dataset.documents:
        rows = [row for row in dataset.commitments if row.document == document.id]
        core = sum(row.scope == "core" for row in rows)
        left = [record for record in dataset.left_out if record.id.startswith(f"{document.id}/")]
        own = [
            link(address, label)
            for address, label in ((document.url, "party's copy"), (document.web, "party's page"))
            if address
        ]
        copies = together([*own, link(document.archive_url, "archived text")], ", ")
        dropped = together(markup("<li>{}: {}</li>", record.title, record.why) for record in left)
        blocks.append(
            markup(
                "<details class='more'><summary>{} ({}, "
                "{}): {} core and {} wider</summary>"
                "<p>Published: {}. Read {}: {}. {}.</p>"
                "<p><strong>Read in full:</strong> {}.</p>"
                "<p><strong>How complete the copies are:</strong> {}</p>"
                "<p><strong>Left out:</strong> {}</p>",
                document.title,
                dataset.by_id["party"][document.party].short_name,
                edition(document, dataset),
                core,
                len(rows) - core,
                published(document),
                date(document.read_on),
                copies,
                document.read_from,
                "; ".join(document.read_in_full),
                together((_copy(copy) for copy in document.copies), " "),
                document.skipped,
            )
            + (
                markup("<p><strong>Considered, but not commitments ({}):</strong></p><ul>{}</ul>", len(left), dropped)
                if left
                else ""
            )
            + Markup("</details>")
        )
    out.html(markup("<h2>The manifestos, and what was left out</h2>{}", together(blocks)))


def _copy(copy: model.Copy) -> Markup:
    """A copy in words: which, how long, how complete, and how that is known."""
    kind, complete = words.COPIES[copy.kind].label, words.COMPLETENESS[copy.complete].label
    return markup(
        "{}, {:,} characters, {}: {}. {}", kind, copy.characters, inside(complete), copy.text.rstrip("."), copy.known_by
    )


def draw_progress_method(view: View, out: Output) -> None:
    progress = view.dataset.progress
    method = progress.method
    statuses = definition_list(
        [(s.label, markup("{} <span class='quiet'>{}</span>", s.definition, s.tie_break)) for s in progress.statuses]
    )
    scales = together(
        markup("<li><strong>{}</strong>: {} {}</li>", scale.name, scale.note, link(scale.source.url, scale.source.title))
        for scale in method.other_scales
    )
    out.html(
        markup(
            "<h2>How progress is followed</h2><p>{}</p><p>{}</p>"
            '<div class="facts">{}</div><p>{}</p><p>{}</p><p>{}</p>'
            "<p>{}</p><h3>What other projects call it</h3><ul>{}</ul><p>{}</p>",
            method.purpose,
            method.positions,
            statuses,
            method.dates,
            method.confidence,
            method.limits,
            progress.newest_seen.note,
            scales,
            method.difference_from_all,
        )
    )


def draw_corrections(view: View, out: Output) -> None:
    """The newest corrections, and the older ones behind a fold for each day."""
    dataset = view.dataset
    told = list(newest_or_not(dataset.corrections))
    newest, older = told[:CORRECTIONS_AT_ONCE], told[CORRECTIONS_AT_ONCE:]
    folds = (
        folded(
            f"{date(day)}: {count(len(of_day), 'more correction' if day == newest[-1][0].date else 'correction')}",
            _corrections(view, of_day),
        )
        for day, some in groupby(older, key=lambda one: one[0].date)
        if (of_day := list(some))
    )
    out.html(
        markup(
            "<h2 id='corrections'>Corrections</h2><p>{}</p>{}{}",
            f"{count(len(told), 'entry', 'entries')}, newest first. One may be of many commitments."
            if newest
            else "None so far. Every correction of a published fact is logged here.",
            _corrections(view, newest),
            together(folds),
        )
    )
    feed = Download(
        "Corrections as a feed (Atom)",
        "data/corrections.atom",
        "pledge-to-plan-corrections.atom",
        "application/atom+xml",
        lambda: corrections_feed(dataset, view.site),
    )
    out.downloads([feed], "corrections-feed")


def _corrections(view: View, some: Sequence[tuple[model.Correction, bool]]) -> Markup:
    """What was corrected, what stood there before, what stands there now or stood there until it was corrected again, and what was wrong."""
    items = together(
        markup(
            '<li><p>{} <span class="quiet">{}</span></p><dl class="lines">{}</dl></li>',
            _corrected(view, correction),
            date(correction.date),
            together(
                definition(name, value)
                for name, value in (
                    ("Before", correction.said),
                    ("Now" if newest else "Then", correction.says if newest else f"{correction.says}; corrected again since"),
                    ("Why", correction.why),
                )
            ),
        )
        for correction, newest in some
    )
    return markup('<ul class="corrections">{}</ul>', items) if some else Markup()


def _corrected(view: View, correction: model.Correction) -> Markup:
    field = field_in_words(correction.field)
    row = view.dataset.find(correction.commitment) if correction.commitment else None
    if row is None:
        return markup("<strong>{}</strong>", sentence_case(field))
    title = link(f"commitment?id={row.id}", view.names.text(row.title))
    return markup("{} {}: <strong>{}</strong>", party_mark(view.names, view.dataset.document_of(row).party), title, field)


def draw_use(view: View, out: Output) -> None:
    """How to cite, how ids and versions behave, what to mind when counting."""
    texts = paragraphs(how_to_use(view.dataset))
    parts = [markup("<h3>{}</h3><p>{}</p>", heading, text) for heading, text in zip(texts[::2], texts[1::2], strict=True)]
    out.html(markup('<h2 id="use">Use the data</h2>{}', together(parts)))


def draw_licence(view: View, out: Output) -> None:
    site = view.dataset.site
    out.html(
        markup(
            "<h2>Licence, and how to cite</h2><p>The data is under {}, the code under the MIT licence. "
            "Keep the source line with any picture or table that you take from here.</p>",
            link(site.licence_url, site.licence),
        )
    )
    out.code(citation(view.dataset))
