"""What the site is made of and by which rules: parties, manifestos, what was left out, corrections, licence."""

import streamlit as st

from commitments.describing import edition, published
from commitments.downloads.feed import corrections_feed
from commitments.downloads.notes import citation, how_to_use, paragraphs
from commitments.records import vocabulary as words
from commitments.selecting.selection import Selection
from commitments.wording import count, date, joined
from components.downloads import site_address
from components.markup import definition_list, esc, link, party_mark
from components.sources import source_line
from web.view import View


def draw_rules(view: View) -> None:
    """Which parties and why, how the texts were read, what is counted."""
    dataset = view.dataset
    unread = "".join(
        f"<li><strong>{esc(document.party_name)}</strong>, {esc(document.title)}: {esc(document.why)}</li>"
        for document in dataset.not_read
    )
    rows = dataset.commitments
    core = sum(row.scope == "core" for row in rows)
    repeats = sum(row.same_as is not None for row in rows)
    counted = Selection().number(dataset)
    stances = definition_list([(term.label, esc(term.meaning)) for term in words.STANCES.values()])
    st.html(
        "<h2>Which parties, and why these</h2>"
        "<p>Every party that won a Westminster seat on 4 July 2024, or held a seat in a devolved legislature then, and whose manifesto could "
        "be read; with its Scottish and Welsh editions. The Co-operative Party's members are counted as Labour.</p>"
        f"<p>Not read, with the reason:</p><ul>{unread}</ul>"
        f"<p>Parties stand {esc(Selection().order_in_words(dataset))}; a switch under Filters puts them in the order of the "
        "alphabet. The order is no judgement.</p>"
        "<h2>What counts as a commitment</h2>"
        "<p>Something the party says it will do, press for, keep or stop, that someone could later check. One promise is one entry, however "
        "often a manifesto repeats it. Every text was read in full by the same rule, and every entry is in our own words.</p>"
        f"<p>There are {count(len(rows), 'entry', 'entries')}: {core:,} core and {len(rows) - core:,} wider. "
        f"{esc(words.SCOPES['core'].meaning)} Only core entries compare parties, because the first readers' nets differed for wider ones. "
        f"{count(repeats, 'entry', 'entries')} of national editions repeat a UK manifesto's; the two count once, "
        f"which leaves {counted:,} of the {core:,} core ones.</p>"
        f'<h3>Stances</h3><div class="facts">{stances}</div>'
        "<h3>Where a commitment would be felt</h3>"
        "<p>As the text says. Where it is silent, our placing rule follows the law: health, care and food are devolved, so a UK manifesto's "
        "words mean England; medicines, immigration, drug law, tax and trade mean all four nations; employment and equality law mean Great "
        "Britain; mental health law means England and Wales. Each commitment says which rule placed it.</p>"
        "<h2>A count is not a score</h2>"
        "<p>A number of commitments says how much a party wrote. A short manifesto is not a worse one, and a promise that states more of a "
        "plan is not a better one. There is no ranking here.</p>"
    )


def draw_parties(view: View) -> None:
    dataset = view.dataset
    body = []
    for party in dataset.parties_in_order(view.selection.order):
        results = {result.election: result for result in party.results}
        numbers = "".join(
            f"<td>{results[election.id].seats:,}</td><td>{results[election.id].votes:,}</td>"
            if election.id in results
            else "<td>–</td><td>–</td>"
            for election in dataset.elections
        )
        where = joined(dataset.by_id["nation"][nation].name for nation in party.stands_in)
        notes = " ".join(filter(None, (party.note, *(result.note for result in party.results))))
        body.append(
            f'<tr><th scope="row">{party_mark(view.names, party.id, in_full=True)}</th>{numbers}'
            f"<td>{esc(where)}</td><td>{esc(notes)}</td></tr>"
        )
    heads = "".join(
        f'<th scope="col">Seats, {esc(election.short_name)}</th><th scope="col">Votes, {esc(election.short_name)}</th>'
        for election in dataset.elections
    )
    lines = "".join(f"<li>{source_line(dataset, id_)}</li>" for id_ in dataset.result_sources)
    st.html(
        '<h2>The parties</h2><div class="table-frame" role="region" tabindex="0" aria-label="The parties"><table class="rows wide"><thead><tr>'
        f'<th scope="col">Party</th>{heads}<th scope="col">Stood in</th>'
        f'<th scope="col">Note</th></tr></thead><tbody>{"".join(body)}</tbody></table></div>'
        f'<details class="sources"><summary>Sources of seats and votes</summary><ul>{lines}</ul></details>'
    )


def draw_documents(view: View) -> None:
    """Each manifesto: what was read in full, what was skipped, how many commitments, how many left out."""
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
        copies = ", ".join([*own, link(document.archive_url, "archived text")])
        dropped = "".join(f"<li>{esc(record.title)}: {esc(record.why)}</li>" for record in left)
        blocks.append(
            f"<details class='more'><summary>{esc(document.title)} ({esc(dataset.by_id['party'][document.party].short_name)}, "
            f"{esc(edition(document, dataset))}): {core} core and {len(rows) - core} wider</summary>"
            f"<p>Published: {esc(published(document))}. Read {esc(date(document.read_on))}: {copies}. {esc(document.read_from)}.</p>"
            f"<p><strong>Read in full:</strong> {esc('; '.join(document.read_in_full))}.</p>"
            f"<p><strong>Left out:</strong> {esc(document.skipped)}</p>"
            + (f"<p><strong>Looked at and no commitment here ({len(left)}):</strong></p><ul>{dropped}</ul>" if left else "")
            + "</details>"
        )
    st.html(f"<h2>The manifestos, and what was left out</h2>{''.join(blocks)}")


def draw_progress_method(view: View) -> None:
    progress = view.dataset.progress
    method = progress.method
    statuses = definition_list(
        [(s.label, f"{esc(s.definition)} <span class='quiet'>{esc(s.tie_break)}</span>") for s in progress.statuses]
    )
    scales = "".join(
        f"<li><strong>{esc(scale.name)}</strong>: {esc(scale.note)} {link(scale.source.url, scale.source.title)}</li>"
        for scale in method.other_scales
    )
    st.html(
        f"<h2>How progress is followed</h2><p>{esc(method.purpose)}</p><p>{esc(method.positions)}</p>"
        f'<div class="facts">{statuses}</div><p>{esc(method.dates)}</p><p>{esc(method.confidence)}</p><p>{esc(method.limits)}</p>'
        f"<p>{esc(progress.newest_seen.note)}</p><h3>Other projects' words</h3><ul>{scales}</ul><p>{esc(method.difference_from_all)}</p>"
    )


def draw_corrections(view: View) -> None:
    dataset = view.dataset
    items = "".join(
        f"<li>{esc(date(c.date))}: {link(f'commitment?id={c.commitment}', c.commitment) if c.commitment else ''} {esc(c.field)} said "
        f"“{esc(c.said)}”, says “{esc(c.says)}”. {esc(c.why)}</li>"
        for c in dataset.corrections
    )
    st.html(
        f"<h2 id='corrections'>Corrections</h2>{f'<ul>{items}</ul>' if items else '<p>None so far. Every correction of a published fact is logged here.</p>'}"
    )
    st.download_button(
        "Corrections as a feed (Atom)",
        lambda: corrections_feed(dataset, site_address(view)),
        file_name="pledge-to-plan-corrections.atom",
        mime="application/atom+xml",
        icon=":material/rss_feed:",
        on_click="ignore",
    )


def draw_use(view: View) -> None:
    """How to cite, how ids and versions behave, what to mind when counting."""
    texts = paragraphs(how_to_use(view.dataset))
    parts = [f"<h3>{esc(heading)}</h3><p>{esc(text)}</p>" for heading, text in zip(texts[::2], texts[1::2], strict=True)]
    st.html(f'<h2 id="use">Use the data</h2>{"".join(parts)}')


def draw_licence(view: View) -> None:
    site = view.dataset.site
    st.html(
        f"<h2>Licence, and how to cite</h2><p>The data is under {link(site.licence_url, site.licence)}, the code under the MIT licence. "
        "A picture or a table taken from here stays true with its source line.</p>"
    )
    st.code(citation(view.dataset), language=None, wrap_lines=True)
