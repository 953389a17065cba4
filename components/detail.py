"""One commitment in full: what it says, how much of a plan it is, what became of it, where it stands, its neighbours."""

import datetime

import streamlit as st

from commitments.describing import (
    edition,
    elsewhere,
    known_to,
    plan_facts,
    published,
    reach,
    standing_when,
    status_label,
    status_meaning,
    update_when,
    who_acts,
)
from commitments.editing.reporting import report_link, report_text
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.selection import Selection
from commitments.standing import evidence_of, standings
from commitments.tables.neighbours import neighbours
from commitments.wording import date, inside, joined, sentence_case
from components.card import card
from components.downloads import page_address
from components.markup import definition_list, esc, link, party_mark, tag
from web.view import View

NOT_STATED = '<span class="quiet">The manifesto does not say.</span>'


def draw_way_back(view: View) -> None:
    """Above a commitment that was reached from a narrowed list, or by a link to it: the way to that list, and what it holds."""
    if view.selection.narrowing:
        way = link(view.selection.address("explore"), f"Back to the list of {view.selection.number(view.dataset):,}")
        st.html(f'<p class="quiet">{way}: {esc(view.selection.sentence(view.dataset))}.</p>')


def draw_without_names(view: View, row: model.Commitment) -> None:
    """What can be shown of a commitment to a reader who has hidden the names, and the way to the rest, which tells them."""
    whole = link(view.selection.but(names_hidden=False).address("commitment", id=row.id), "Show the whole page, with the names")
    st.html(
        '<p class="notice info">Party names are hidden, so this page shows only what does not name the party. Its source, what became of '
        f"it and what others say would. {whole}.</p>"
        f'<div class="cards">{card(view, row, level=2)}</div>'
    )


def draw_commitment(view: View, row: model.Commitment, asked: str) -> None:
    """The whole page below its title. ``asked``: the id in the address, which may be an old one."""
    dataset = view.dataset
    document = dataset.document_of(row)
    if row.id != asked:
        redirect = next(redirect for redirect in dataset.redirects if redirect.from_id == asked)
        st.html(
            f'<p class="notice info">The address names <code>{esc(asked)}</code>, which was '
            f"{esc(words.REDIRECT_KINDS[redirect.kind].label.lower())} into this commitment.</p>"
        )
    st.html(
        f'<p class="lead">{party_mark(view.names, document.party, in_full=True)} · {esc(document.title)} '
        f'<span class="quiet">({esc(edition(document, dataset))}, {esc(published(document))})</span></p>'
        f'<p class="tags">{tag(words.STANCES[row.stance].label, f"stance {row.stance}")}'
        f"{tag(sentence_case(reach(row, dataset)), 'nation')}{tag(words.SCOPES[row.scope].label, 'scope')}</p>"
        f'<p class="lead">{esc(row.summary)}</p>'
    )
    for nation in view.selection.nations:
        name = dataset.by_id["nation"][nation].name
        here = elsewhere(row, nation, dataset) or f"This reaches {name}. Who would have to act: {who_acts(row)}."
        st.html(f'<p class="notice info"><strong>In {esc(name)}:</strong> {esc(here)}</p>')
    st.html(f'<section class="facts"><h2>The promise</h2>{_promise(view, row)}</section>')
    st.html(f'<section class="facts"><h2>How much of a plan is it?</h2>{_plan(row)}</section>')
    st.html(f"<section><h2>What became of it?</h2>{_progress(view, row)}</section>")
    st.html(f'<section class="facts"><h2>Where it stands</h2>{_source(view, row)}</section>')
    _neighbours(view, row)
    _cite(view, row)
    _report(view, row)


def _promise(view: View, row: model.Commitment) -> str:
    dataset = view.dataset
    theme = dataset.by_id["theme"][row.theme]
    pairs = [
        (
            "Stance",
            f"{esc(words.STANCES[row.stance].label)}. <span class='quiet'>{esc(words.STANCES[row.stance].meaning)}</span>",
        ),
        ("Kind of action", esc(joined(words.ACTIONS[action].label for action in row.action))),
        (
            "Where it would be felt",
            f"{esc(sentence_case(reach(row, dataset)))}. <span class='quiet'>{esc(row.nations_basis)}.</span>",
        ),
        ("Who would have to act", esc(sentence_case(who_acts(row)))),
        ("Theme", link(Selection(themes=(theme.id,)).address("explore"), theme.name)),
    ]
    if row.also:
        others = joined(link(Selection(themes=(id_,)).address("explore"), dataset.by_id["theme"][id_].name) for id_ in row.also)
        pairs.append(("Also touches", others))
    if row.topic:
        topic = dataset.by_id["topic"][row.topic]
        where = link(Selection(topics=(topic.id,)).address("explore"), topic.name)
        pairs.append(("Topic", f"{where}. <span class='quiet'>{esc(topic.definition)}</span>"))
    pairs.append(
        ("Scope", f"{esc(words.SCOPES[row.scope].label)}. <span class='quiet'>{esc(words.SCOPES[row.scope].meaning)}</span>")
    )
    return definition_list(pairs)


def _plan(row: model.Commitment) -> str:
    said = dict(plan_facts(row))
    pairs = [(term.label, esc(said[term.label]) if term.label in said else NOT_STATED) for term in words.PLAN_FACTS.values()]
    for approach in row.approaches:
        term = words.APPROACHES[approach]
        shown = f"Named in the passage: find “{esc(row.find)}”. <span class='quiet'>{esc(term.meaning)}</span>"
        pairs.append((f"Approach: {inside(term.label)}", shown))
    return definition_list(pairs) + '<p class="quiet">Silence is a fact about the text, not a mark against it.</p>'


def _progress(view: View, row: model.Commitment) -> str:
    dataset = view.dataset
    standing = standings(dataset)[row.id]
    label = status_label(standing, dataset)
    html = f"<p>{tag(label, 'status')} {esc(status_meaning(standing, dataset))}</p>"
    if standing.note:
        html += f"<p>{esc(sentence_case(standing.note).rstrip('.'))}.</p>"
    known = evidence_of(dataset, row)
    if known is None:
        return html
    if known.commitment != row.id:
        html += f"<p>Followed under the UK manifesto's commitment {link(view.selection.address('commitment', id=known.commitment), known.commitment)}.</p>"
    rated = [update for update in known.updates if update.independent_rating]
    for update in rated:
        rating = update.independent_rating
        html += f"<p>Independent: {esc(rating.by)} called it “{esc(rating.rating)}” on {esc(date(rating.as_of))}. {esc(update.what)}</p>"
    html += f'<p class="quiet">{esc(sentence_case(standing_when(standing, datetime.date.today())))}; evidence {esc(known_to(dataset))}.'
    html += f" {esc(known.reason)}" if known.reason else ""
    return f'{html}</p><ol class="timeline">{"".join(_update(view, update) for update in known.updates)}</ol>'


def _update(view: View, update: model.Update) -> str:
    status = view.dataset.by_id["status"][update.status].label
    rating = update.independent_rating
    said = f"<br>{esc(rating.by)} called it “{esc(rating.rating)}” on {esc(date(rating.as_of))}." if rating else ""
    confidence = words.CONFIDENCE[update.confidence].label.lower() + (
        f": {update.confidence_note}" if update.confidence_note else ""
    )
    page_date = f", {date(update.source.published)}" if update.source.published else ""
    return (
        f'<li><span class="when">{esc(update_when(update))}</span> {tag(status, "status")}<br>{esc(update.what)}{said}<br>'
        f'<span class="quiet">{esc(words.UPDATE_KINDS[update.kind].label)}. Source: '
        f"{link(update.source.url, update.source.title)}, {esc(update.source.publisher)}{esc(page_date)}. "
        f"Confidence {esc(confidence)}.</span></li>"
    )


def _source(view: View, row: model.Commitment) -> str:
    dataset = view.dataset
    document = dataset.document_of(row)
    copies = [link(document.archive_url, "Archived text that was read")]
    if document.url:
        copies.insert(0, link(document.url, "The party's own copy"))
    if document.web:
        copies.insert(1, link(document.web, "The party's web page"))
    none = "" if document.url or document.web else " No address of the party's own copy was found."
    pairs = [
        (
            "Manifesto",
            f"{esc(document.title)} ({esc(edition(document, dataset))}), {esc(dataset.by_id['party'][document.party].name)}",
        ),
        ("Section", esc(row.section)),
        ("Search phrase", f"“{esc(row.find)}” <span class='quiet'>finds the passage in the text</span>"),
        ("Copies", f"{', '.join(copies)}.{none}"),
        ("Read", f"{esc(date(document.read_on))}, from {esc(document.read_from)}"),
    ]
    if row.doubt:
        pairs.append(("Editor's note", esc(row.doubt)))
    if row.same_as:
        pairs.append(
            (
                "Same promise",
                f"Repeats {link(view.selection.address('commitment', id=row.same_as), row.same_as)}; the two count once.",
            )
        )
    repeats = [other for other in dataset.commitments if other.same_as == row.id]
    if repeats:
        again = joined(link(view.selection.address("commitment", id=other.id), other.id) for other in repeats)
        pairs.append(("Repeated in", f"{again}; they count once."))
    joins = [redirect for redirect in dataset.redirects if redirect.to == row.id]
    if joins:
        items = "".join(f"<li>{esc(j.title or j.from_id)}{f' (find “{esc(j.find)}”)' if j.find else ''}</li>" for j in joins)
        pairs.append(("Joined here", f"<ul>{items}</ul>"))
    corrections = [correction for correction in dataset.corrections if correction.commitment == row.id]
    if corrections:
        items = "".join(
            f"<li>{esc(date(c.date))}: {esc(c.field)} said “{esc(c.said)}”, says “{esc(c.says)}”. {esc(c.why)}</li>"
            for c in corrections
        )
        pairs.append(("Corrections", f"<ul>{items}</ul>"))
    return definition_list(pairs)


def _neighbours(view: View, row: model.Commitment) -> None:
    near = neighbours(view.dataset, row)
    if not near:
        st.html("<h2>What others say</h2><p>No commitment of another party comes near this one.</p>")
        return
    if row.topic:
        name = view.dataset.by_id["topic"][row.topic].name
        intro = f"Nearest commitments of other parties. {link(Selection(topics=(row.topic,)).address('explore'), f'All on “{name}”')}"
    else:
        intro = "Nearest commitments of other parties on the same theme, by the words that they share"
    cards = "".join(card(view, other) for other in near)
    st.html(f'<h2>What others say</h2><p>{intro}.</p><div class="cards">{cards}</div>')


def _address(view: View, row: model.Commitment) -> str:
    return page_address(view).split("?")[0] + f"?id={row.id}"


def _report(view: View, row: model.Commitment) -> None:
    """The way to tell an editor of a mistake; corrections are logged in the open."""
    address = _address(view, row)
    issue = report_link(row, view.dataset, address)
    way = (
        f"{link(issue, 'Report it as an issue')} with these lines filled in, or copy them:"
        if issue
        else "Copy these lines to the editors:"
    )
    log = link(view.selection.address("about") + "#corrections", "corrections log")
    st.html(
        f"<h2 id='report'>Report a mistake</h2><p>Corrections of published facts are made in the open, in the {log}. {way}</p>"
    )
    st.code(report_text(row, view.dataset, address), language=None, wrap_lines=True)


def _cite(view: View, row: model.Commitment) -> None:
    document, dataset = view.dataset.document_of(row), view.dataset
    address = _address(view, row)
    party = dataset.by_id["party"][document.party].name
    st.html("<h2>Link and cite</h2><p>This address stays: if the id ever changes, the old one leads here.</p>")
    st.code(
        f"“{row.title}”, {party}, {document.title} ({edition(document, dataset)}, {published(document)}). "
        f"Pledge to Plan, {row.id}, data {dataset.version}. {address}",
        language=None,
        wrap_lines=True,
    )
