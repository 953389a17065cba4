"""One commitment in full: what it says, how much of a plan it is, what became of it, where it stands, its neighbours."""

import datetime
from collections.abc import Sequence

from markupsafe import Markup

from commitments import PROJECT
from commitments.describing import (
    edition,
    elsewhere,
    field_in_words,
    known_to,
    newest_or_not,
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
from commitments.standing import Standing, evidence_of, shown_by, standings
from commitments.tables.neighbours import neighbours
from commitments.wording import count, date, inside, joined, quoted, sentence_case
from components.adding import add_link
from components.card import card
from components.markup import (
    Text,
    as_it_stands,
    definition_list,
    folded_on_a_phone,
    link,
    listed,
    markup,
    party_mark,
    tag,
    together,
)
from components.output import Output
from components.sheet import draw_four_nations
from web.view import View

NEWEST = 2  # updates that a phone shows at once
MOST_IN_SIGHT = 4  # of them, where the one that shows the status is among these
NOT_STATED = Markup('<span class="quiet">The manifesto does not say.</span>')


def draw_way_back(view: View, out: Output) -> None:
    """Above a commitment that was reached from a narrowed list, or by a link to it: the way to that list, and what it holds."""
    if view.selection.narrowing:
        way = link(view.selection.address("explore"), f"Back to the list of {view.selection.number(view.dataset):,}")
        out.html(markup('<p class="quiet">{}: {}.</p>', way, view.selection.sentence(view.dataset)))


def draw_without_names(view: View, out: Output, row: model.Commitment) -> None:
    """What can be shown of a commitment to a reader who has hidden the names, and the way to the rest, which tells them."""
    whole = link(view.selection.but(names_hidden=False).address("commitment", id=row.id), "Show the whole page, with names")
    out.html(
        markup(
            '<p class="notice info">Party names are hidden, so this page leaves out what would name the party: the source, '
            "what became of it and what others say. {}.</p>"
            '<div class="cards">{}</div>',
            whole,
            card(view, row, level=2),
        )
    )


def draw_commitment(view: View, out: Output, row: model.Commitment, asked: str) -> None:
    """The whole page below its title. ``asked``: the id in the address, which may be an old one."""
    dataset = view.dataset
    if row.id != asked:
        redirect = next(redirect for redirect in dataset.redirects if redirect.from_id == asked)
        out.html(
            markup(
                '<p class="notice info">The address names <code>{}</code>, which was {} into this commitment.</p>',
                asked,
                words.REDIRECT_KINDS[redirect.kind].label.lower(),
            )
        )
    with out.part("article"):
        _draw_itself(view, out, row)
    with out.part("aside"):
        _neighbours(view, out, row)
    _cite(view, out, row)
    _report(view, out, row)


def _draw_itself(view: View, out: Output, row: model.Commitment) -> None:
    """What the commitment is, without what others say and what to do with the page."""
    dataset = view.dataset
    document = dataset.document_of(row)
    out.html(
        markup(
            '<p class="lead">{} · {} <span class="quiet">({}, {})</span></p><p class="tags">{}{}{}{}</p><p class="lead">{}</p>',
            party_mark(view.names, document.party, in_full=True),
            document.title,
            edition(document, dataset),
            published(document),
            tag(words.STANCES[row.stance].label, f"stance {row.stance}"),
            tag(sentence_case(reach(row, dataset)), "nation"),
            tag(status_label(standings(dataset)[row.id], dataset), "status"),
            tag(words.SCOPES[row.scope].label, "scope"),
            row.summary,
        )
    )
    plan = link(view.selection.address("sheet", id=row.id), "Plan sheet for this promise")
    out.html(markup('<p class="add-to-list">{} · {}</p>', plan, add_link(view, row.id, row.title)))
    for nation in view.selection.nations:
        name = dataset.by_id["nation"][nation].name
        here = elsewhere(row, nation, dataset) or f"This reaches {name}. Who would have to act: {who_acts(row)}."
        out.html(markup('<p class="notice info"><strong>In {}:</strong> {}</p>', name, here))
    out.html(
        markup(
            '<section class="facts"><h2>The promise</h2>{}</section>',
            folded_on_a_phone("Kind, place, theme and topic", _promise(view, row)),
        )
    )
    out.html(markup("<section><h2>What became of it?</h2>{}</section>", _progress(view, row)))
    out.html(markup('<section class="facts"><h2>How much of a plan is it?</h2>{}</section>', _plan(row)))
    draw_four_nations(view, out, row)
    out.html(
        markup(
            '<section class="facts"><h2>Where to find it</h2>{}</section>',
            folded_on_a_phone("Manifesto, section and search phrase", _source(view, row)),
        )
    )


def _promise(view: View, row: model.Commitment) -> Markup:
    dataset = view.dataset
    theme = dataset.by_id["theme"][row.theme]
    pairs = [
        (
            "What the party would do",
            markup("{}. <span class='quiet'>{}</span>", words.STANCES[row.stance].label, words.STANCES[row.stance].meaning),
        ),
        ("Kind of action", joined(words.ACTIONS[action].label for action in row.action)),
        (
            "Where it would be felt",
            markup("{}. <span class='quiet'>{}.</span>", sentence_case(reach(row, dataset)), row.nations_basis),
        ),
        ("Who would have to act", sentence_case(who_acts(row))),
        ("Theme", link(Selection(themes=(theme.id,)).address("explore"), theme.name)),
    ]
    if row.also:
        others = listed(link(Selection(themes=(id_,)).address("explore"), dataset.by_id["theme"][id_].name) for id_ in row.also)
        pairs.append(("Also touches", others))
    if row.topic:
        topic = dataset.by_id["topic"][row.topic]
        where = link(Selection(topics=(topic.id,)).address("explore"), topic.name)
        plan = link(Selection(topics=(topic.id,)).address("sheet"), "Plan sheet of this topic")
        pairs.append(("Topic", markup("{}. <span class='quiet'>{}</span> {}", where, topic.definition, plan)))
    pairs.append(
        ("Scope", markup("{}. <span class='quiet'>{}</span>", words.SCOPES[row.scope].label, words.SCOPES[row.scope].meaning))
    )
    return definition_list(pairs)


def _plan(row: model.Commitment) -> Markup:
    said = dict(plan_facts(row))
    pairs = [(term.label, said.get(term.label, NOT_STATED)) for term in words.PLAN_FACTS.values()]
    for approach in row.approaches:
        term = words.APPROACHES[approach]
        shown = markup("Named in the passage: find “{}”. <span class='quiet'>{}</span>", as_it_stands(row.find), term.meaning)
        pairs.append((f"Approach: {inside(term.label)}", shown))
    return definition_list(pairs) + Markup('<p class="quiet">Silence is a fact about the text, not a mark against it.</p>')


def _progress(view: View, row: model.Commitment) -> Markup:
    dataset = view.dataset
    standing = standings(dataset)[row.id]
    label = status_label(standing, dataset)
    known = evidence_of(dataset, row)
    if known is None:
        html = markup("<p>{} {}</p>", tag(label, "status"), status_meaning(standing, dataset))
        return html + _with_it(standing)
    when = sentence_case(standing_when(standing, datetime.date.today()))
    why = f" {known.reason}" if known.reason else ""
    html = markup("<p>{} {}; evidence {}.{}</p>", tag(label, "status"), when, known_to(dataset), why) + _with_it(standing)
    if known.commitment != row.id:
        html += markup(
            "<p>What became of it is recorded under the UK manifesto's commitment {}.</p>",
            link(view.selection.address("commitment", id=known.commitment), known.commitment),
        )
    first = _first_in_sight(known.updates, shown_by(dataset, row))
    for update in known.updates[:first]:  # those behind a fold
        if rating := update.independent_rating:
            on = date(rating.as_of)
            html += markup("<p>Independent: {} called it “{}” on {}.</p>", rating.by, rating.rating, on)
    updates = [_update(view, update) for update in known.updates]
    before, newest = updates[:first], updates[first:]
    older = (
        folded_on_a_phone(f"{count(len(before), 'earlier update')}", markup('<ol class="timeline">{}</ol>', together(before)))
        if before
        else ""
    )
    means = markup('<p class="quiet">What “{}” means: {}</p>', label, status_meaning(standing, dataset))
    return markup('{}{}<ol class="timeline">{}</ol>{}', html, older, together(newest), means)


def _first_in_sight(updates: Sequence[model.Update], shows: model.Update | None) -> int:
    """The place of the first update that no phone folds: of the newest, and of the one that shows the status where few came after it."""
    newest = max(0, len(updates) - NEWEST)
    place = next((place for place, update in enumerate(updates) if update is shows), newest)
    return min(newest, place) if len(updates) - place <= MOST_IN_SIGHT else newest


def _with_it(standing: Standing) -> Markup:
    """What has to be said with a standing, '' for nothing."""
    return markup("<p>{}.</p>", sentence_case(standing.note).rstrip(".")) if standing.note else Markup()


def _update(view: View, update: model.Update) -> Markup:
    status = view.dataset.by_id["status"][update.status].label
    rating = update.independent_rating
    said = markup("<br>{} called it “{}” on {}.", rating.by, rating.rating, date(rating.as_of)) if rating else ""
    confidence = words.CONFIDENCE[update.confidence].label.lower() + (
        f": {update.confidence_note}" if update.confidence_note else ""
    )
    page_date = f", {date(update.source.published)}" if update.source.published else ""
    return markup(
        '<li><span class="when">{}</span> {}<br>{}{}<br><span class="quiet">{}. Source: {}, {}{}. Confidence {}.</span></li>',
        update_when(update),
        tag(status, "status"),
        update.what,
        said,
        words.UPDATE_KINDS[update.kind].label,
        link(update.source.url, update.source.title),
        update.source.publisher,
        page_date,
        confidence,
    )


def _source(view: View, row: model.Commitment) -> Markup:
    dataset = view.dataset
    document = dataset.document_of(row)
    copies = [link(document.archive_url, "Archived text that was read")]
    if document.url:
        copies.insert(0, link(document.url, "The party's own copy"))
    if document.web:
        copies.insert(1, link(document.web, "The party's web page"))
    none = "" if document.url or document.web else " No link to the party's own copy was found."
    pairs = [
        (
            "Manifesto",
            f"{document.title} ({edition(document, dataset)}), {dataset.by_id['party'][document.party].name}",
        ),
        ("Section", row.section),
        ("Search phrase", markup("“{}” <span class='quiet'>finds the passage in the text</span>", as_it_stands(row.find))),
        ("Copies", markup("{}.{}", together(copies, ", "), none)),
        ("Read", f"{date(document.read_on)}, from {document.read_from}"),
    ]
    if row.doubt:
        pairs.append(("Editor's note", row.doubt))
    if row.same_as:
        pairs.append(
            (
                "Same promise",
                markup(
                    "Repeats {}; the two count once.", link(view.selection.address("commitment", id=row.same_as), row.same_as)
                ),
            )
        )
    repeats = [other for other in dataset.commitments if other.same_as == row.id]
    if repeats:
        again = listed(link(view.selection.address("commitment", id=other.id), other.id) for other in repeats)
        pairs.append(("Repeated in", markup("{}; they count once.", again)))
    joins = [redirect for redirect in dataset.redirects if redirect.to == row.id]
    if joins:
        items = together(markup("<li>{}{}</li>", j.title or j.from_id, f" (find “{j.find}”)" if j.find else "") for j in joins)
        pairs.append(("Joined here", markup("<ul>{}</ul>", items)))
    corrections = [correction for correction in dataset.corrections if correction.commitment == row.id]
    if corrections:
        items = together(
            markup(
                "<li>{}: {} changed from {} to {}{}. {}</li>",
                date(c.date),
                field_in_words(c.field),
                quoted(c.said),
                quoted(c.says),
                "" if newest else ", and again since",
                c.why,
            )
            for c, newest in newest_or_not(corrections)
        )
        pairs.append(("Corrections", markup("<ul>{}</ul>", items)))
    return definition_list(pairs)


def _neighbours(view: View, out: Output, row: model.Commitment) -> None:
    near = neighbours(view.dataset, row)
    if not near:
        out.html(Markup("<h2>What others say</h2><p>No other party's commitment comes close to this one.</p>"))
        return
    if row.topic:
        name = view.dataset.by_id["topic"][row.topic].name
        every = link(Selection(topics=(row.topic,)).address("explore"), f"All on “{name}”")
        intro: Text = markup("Nearest commitments of other parties. {}", every)
    else:
        intro = "Nearest commitments of other parties on the same theme, by the words they share"
    cards = together(card(view, other) for other in near)
    out.html(markup('<h2>What others say</h2><p>{}.</p><div class="cards">{}</div>', intro, cards))


def _address(view: View, row: model.Commitment) -> str:
    return f"{view.site}/{view.page.path}?id={row.id}"


def _report(view: View, out: Output, row: model.Commitment) -> None:
    """The way to tell an editor of a mistake; corrections are logged in the open."""
    address = _address(view, row)
    issue = report_link(row, view.dataset, address)
    way = (
        markup("{} with these lines filled in, or copy them:", link(issue, "Report it as an issue"))
        if issue
        else "This copy of the site names no place for reports. Copy these lines to whoever runs it:"
    )
    log = link(view.selection.address("about") + "#corrections", "corrections log")
    out.html(
        markup(
            "<h2 id='report'>Report a mistake</h2><p>Corrections of published facts are made in the open, in the {}. {}</p>",
            log,
            way,
        )
    )
    out.code(report_text(row, view.dataset, address))


def _cite(view: View, out: Output, row: model.Commitment) -> None:
    document, dataset = view.dataset.document_of(row), view.dataset
    address = _address(view, row)
    party = dataset.by_id["party"][document.party].name
    out.html(Markup("<h2>Link and cite</h2><p>This link keeps working: if the id ever changes, the old one leads here.</p>"))
    out.code(
        f"“{row.title}”, {party}, {document.title} ({edition(document, dataset)}, {published(document)}). "
        f"{PROJECT}, {row.id}, data {dataset.version}. {address}",
    )
