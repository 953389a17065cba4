"""Pledge to plan, drawn: facts of a plan, approaches, money, deadlines and standings; each number leads to its commitments."""

from collections.abc import Hashable

from markupsafe import Markup

from commitments.describing import status_label, status_meaning, update_when
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.filters import FACT_COUNTS
from commitments.standing import UNFOLLOWED, Standing, standings
from commitments.tables.counts import stated_by_party
from commitments.tables.plan import Due, deadlines, money, newest_evidence, ratings
from commitments.wording import count, date
from commitments.wording import money as money_words
from components.approach_guide import guide, support
from components.became import became_in_numbers
from components.card import card
from components.markup import Text, as_it_stands, definition_list, folded, link, markup, party_mark, together
from components.output import Output
from components.sources import sources
from components.table import frame_of, number_link
from web.view import View

CARDS = 12  # as many cards as a reader will look through; the link above them shows all


def _line(view: View, row: model.Commitment) -> Markup:
    """Title as a link, with its party."""
    title = view.names.text(row.title)
    heading = title if view.names.hidden else link(view.selection.address("commitment", id=row.id), title)
    return markup("{} {}", heading, party_mark(view.names, view.dataset.document_of(row).party))


def draw_facts(view: View, out: Output) -> None:
    """How many commitments of each party state each fact, with the denominator."""
    out.html(
        Markup(
            '<h2 id="facts">How much of a plan is stated?</h2>'
            "<p>More is not better, and silence is a fact about the text: a short promise may be well prepared, and a detailed one may never "
            "happen.</p>"
        )
    )
    out.figure(view, "facts")
    table = stated_by_party(view.dataset, view.selection, "fact")
    columns = {fact: term.label for fact, term in words.PLAN_FACTS.items()}
    columns |= {"four-or-more": "Four or five of these", "none": "None of these"}
    numbers: dict[Hashable, dict[Hashable, int]] = table.astype(int).to_dict("index")
    body = []
    for party in view.names.in_order(view.selection.parties_shown(view.dataset)):
        own = numbers[party.id]
        of = own["commitments"]
        chosen = view.selection.but(parties=(party.id,))
        cells = together(
            markup(
                "<td class='of'>{} <span class='quiet'>of {:,}</span></td>",
                number_link(view, chosen.but(facts=(fact,)), own[fact], f"{view.names.party(party.id)}, {columns[fact]}"),
                of,
            )
            for fact in columns
        )
        if not of:
            cells = markup('<td colspan="{}" class="quiet">No commitment in this selection</td>', len(columns))
        body.append(markup('<tr><th scope="row">{}</th>{}</tr>', party_mark(view.names, party.id), cells))
    total = int(table["commitments"].sum())
    cells = together(
        markup(
            "<td class='of'>{} <span class='quiet'>of {:,}</span></td>",
            number_link(view, view.selection.but(facts=(fact,)), int(table[fact].sum()), f"all shown, {columns[fact]}"),
            total,
        )
        for fact in columns
    )
    body.append(markup('<tr><th scope="row">All shown</th>{}</tr>', cells))
    meanings = definition_list([(term.label, term.meaning) for term in words.PLAN_FACTS.values()])
    out.html(
        folded(
            "The numbers, party by party",
            frame_of("Commitments that state each fact of a plan, by party", ["Party", *columns.values()], together(body)),
        )
        + folded("What each fact means", markup('<div class="facts">{}</div>', meanings))
    )


def draw_most_and_least(view: View, out: Output) -> None:
    """The commitments that state four or five facts, and the way to those that state none."""
    dataset = view.dataset
    most = view.selection.but(facts=("four-or-more",))
    rows = most.rows(dataset)
    none = view.selection.but(facts=("none",))
    silent = none.number(dataset)
    cards = together(card(view, row) for row in rows[:CARDS])
    shown = f" The first {CARDS} are shown." if len(rows) > CARDS else ""
    out.html(
        markup(
            "<h3>{}</h3><p>{} {} in this selection.</p>{}<h3>{}</h3><p>{} {} in this selection.</p>",
            FACT_COUNTS["four-or-more"][0],
            number_link(view, most, len(rows), FACT_COUNTS["four-or-more"][0]),
            "commitment" if len(rows) == 1 else "commitments",
            folded(f"Read them.{shown}", markup('<div class="cards">{}</div>', cards)) if rows else "",
            FACT_COUNTS["none"][0],
            number_link(view, none, silent, FACT_COUNTS["none"][0]),
            "commitment" if silent == 1 else "commitments",
        )
    )


def draw_approaches(view: View, out: Output) -> None:
    """Each improvement approach: where it comes from, and the commitments whose passage names it, with the search phrase."""
    dataset = view.dataset
    origin = dataset.approaches.origin
    out.html(
        markup(
            '<h2 id="approaches">Improvement approaches that passages name</h2><p>{} {}</p>',
            origin.value,
            sources(dataset, origin.sources),
        )
    )
    out.figure(view, "approaches")
    blocks = []
    for approach in dataset.approaches.approaches:
        term = words.APPROACHES[approach.id]
        chosen = view.selection.but(approaches=(approach.id,))
        rows = chosen.rows(dataset)
        items = together(
            markup(
                "<li>{}{}</li>",
                _line(view, row),
                "" if view.names.hidden else markup(" <span class=quiet>find “{}”</span>", as_it_stands(row.find)),
            )
            for row in rows
        )
        share = f"{count(len(rows), 'commitment')} of {view.selection.number(dataset):,}"
        named = (
            markup('<details class="more"><summary>{}</summary><ul>{}</ul></details>', share, items)
            if rows
            else Markup("<p>No passage in this selection names it.</p>")
        )
        blocks.append(
            markup(
                "<h3>{}</h3><p class='quiet'>Counted where: {}</p>{}{}",
                term.label,
                term.meaning,
                named,
                folded(
                    markup("A short guide, and where the idea comes from<span class=unseen>: {}</span>", term.label),
                    markup(
                        "<p>{} {}</p>{}", approach.explanation, sources(dataset, approach.sources), guide(dataset, approach)
                    ),
                ),
            )
        )
    out.html(together(blocks) + support(dataset))


def draw_money(view: View, out: Output) -> None:
    """The sums that texts give, by kind and period, one by one."""
    groups = money(view.dataset, view.selection)
    body = together(
        markup(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}<br><span class='quiet'>{}</span></td></tr>",
            money_words(sum_.gbp_million, sum_.gbp_million_to),
            words.FUNDING_KINDS[kind].label,
            period,
            _line(view, row),
            view.names.text(sum_.text),
        )
        for (kind, period), rows in groups.items()
        for row in rows
        if (sum_ := row.funding) and sum_.gbp_million is not None
    )
    number = sum(len(rows) for rows in groups.values())
    table = frame_of("Sums that the texts give, by kind and period", ["Sum", "Kind", "Period", "Commitment"], body, wide=True)
    out.html(
        markup(
            '<h2 id="money">What sums do they give?</h2>'
            "<p>{}. Sums of different periods or kinds are never "
            "added up here: one year's cost and five years' revenue are different things.</p>",
            count(number, "commitment gives a sum of its own", "commitments give a sum of their own"),
        )
    )
    if number:
        out.figure(view, "money")
    out.html(folded("The sums, one by one", table) if number else Markup("<p>No text in this selection gives a sum.</p>"))


def draw_deadlines(view: View, out: Output) -> None:
    """Dated deadlines in order, beside what has happened since."""
    due = deadlines(view.dataset, view.selection)
    body = together(
        markup(
            "<tr><th scope=\"row\">{}</th><td>{}<br><span class='quiet'>The text: {}</span></td><td>{}</td></tr>",
            date(one.by),
            _line(view, one.row),
            view.names.text(deadline.text),
            _since(view, one),
        )
        for one in due
        if (deadline := one.row.deadline)
    )
    table = frame_of("Deadlines, and what has happened since", ["By", "Commitment", "What has happened since"], body, wide=True)
    out.html(
        markup(
            '<h2 id="deadlines">When is it due?</h2><p>{} a date. Words such as “by the end of the parliament” name none.</p>',
            count(len(due), "commitment names", "commitments name"),
        )
    )
    if due:
        out.figure(view, "deadlines")
    out.html(folded("The dates, one by one", table) if due else Markup("<p>No text in this selection names a date.</p>"))


def _since(view: View, one: Due) -> Text:
    label = status_label(Standing(one.status), view.dataset)
    if one.shown_by is None:
        return label
    when = update_when(one.shown_by)
    return markup("<strong>{}</strong>. {}: {}", label, when, one.shown_by.what)


def draw_standings(view: View, out: Output) -> None:
    """How the commitments stand: each status with its meaning, number and newest evidence; then independent ratings."""
    dataset = view.dataset
    standing = standings(dataset)
    by_status: dict[str, list[model.Commitment]] = {}
    for row in view.selection.rows(dataset):
        by_status.setdefault(standing[row.id].status, []).append(row)
    order = [status.id for status in dataset.progress.statuses] + list(UNFOLLOWED)
    body = Markup()
    for status in order:
        rows = by_status.get(status, [])
        newest = newest_evidence(dataset, rows)
        evidence = date(newest) if newest else "None recorded" if status in UNFOLLOWED else "None dated"
        body += markup(
            '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>',
            status_label(Standing(status), dataset),
            number_link(view, view.selection.but(statuses=(status,)), len(rows), status_label(Standing(status), dataset)),
            status_meaning(Standing(status), dataset),
            evidence,
        )
    rated = together(
        markup(
            "<li>{}: “{}”, {}. {} <span class='quiet'>{}</span></li>",
            one.rating.by,
            one.rating.rating,
            date(one.rating.as_of),
            _line(view, one.row),
            link(one.source.url, one.source.title),
        )
        for one in ratings(dataset, view.selection)
    )
    out.html(
        markup(
            '<h2 id="standings">What became of them?</h2>'
            "<p>Only parties in government can carry a commitment out. For the others the answer is “not in power”, which is not a failure: each "
            "commitment's page says who governed. {}</p>{}",
            dataset.progress.newest_seen.note,
            became_in_numbers(view),
        )
    )
    out.figure(view, "kept", first=True)
    out.html(
        folded(
            "What each word means, and the newest evidence",
            frame_of(
                "Commitments by what became of them",
                ["What became of it", "Commitments", "What the word means", "Newest evidence"],
                body,
            ),
        )
        + Markup("<h3>Independent ratings</h3><p>These are the words of the bodies named, not ours.</p>")
        + (folded("The ratings", markup("<ul>{}</ul>", rated)) if rated else Markup("<p>None in this selection.</p>"))
    )
