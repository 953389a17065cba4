"""Pledge to plan, drawn: facts of a plan, approaches, money, deadlines and standings; each number leads to its commitments."""

import streamlit as st

from commitments.describing import status_label, status_meaning
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.selection import FACT_COUNTS
from commitments.standing import UNFOLLOWED, Standing, standings
from commitments.tables.counts import stated_by_party
from commitments.tables.plan import Due, deadlines, money, newest_evidence, ratings
from commitments.wording import count, date
from commitments.wording import money as money_words
from components.card import card
from components.markup import definition_list, esc, link, party_mark
from components.sources import sources
from components.table import frame_of, number_link
from web.view import View

CARDS = 12  # as many cards as a reader will look through; the link above them shows all


def _line(view: View, row: model.Commitment) -> str:
    """Title as a link, with its party."""
    title = view.names.text(row.title)
    heading = esc(title) if view.names.hidden else link(view.selection.address("commitment", id=row.id), title)
    return f"{heading} {party_mark(view.names, view.dataset.document_of(row).party)}"


def draw_facts(view: View) -> None:
    """How many commitments of each party state each fact, with the denominator."""
    table = stated_by_party(view.dataset, view.selection, "fact")
    columns = {fact: term.label for fact, term in words.PLAN_FACTS.items()}
    columns |= {"four-or-more": "Four or five of these", "none": "None of these"}
    body = []
    for party in view.names.in_order(view.selection.parties_shown(view.dataset)):
        of = int(table.at[party.id, "commitments"])
        chosen = view.selection.but(parties=(party.id,))
        cells = "".join(
            f"<td class='of'>{number_link(view, chosen.but(facts=(fact,)), int(table.at[party.id, fact]))} <span class='quiet'>of {of:,}</span></td>"
            for fact in columns
        )
        if not of:
            cells = f'<td colspan="{len(columns)}" class="quiet">No commitment in this selection</td>'
        body.append(f'<tr><th scope="row">{party_mark(view.names, party.id)}</th>{cells}</tr>')
    total = int(table["commitments"].sum())
    cells = "".join(
        f"<td class='of'>{number_link(view, view.selection.but(facts=(fact,)), int(table[fact].sum()))} <span class='quiet'>of {total:,}</span></td>"
        for fact in columns
    )
    body.append(f'<tr><th scope="row">All shown</th>{cells}</tr>')
    meanings = definition_list([(term.label, esc(term.meaning)) for term in words.PLAN_FACTS.values()])
    st.html(
        '<h2 id="facts">How much of a plan is stated?</h2>'
        "<p>More is not better, and silence is a fact about the text: a short promise may be well prepared, and a detailed one may never "
        "happen.</p>"
        + frame_of("Commitments that state each fact of a plan, by party", ["Party", *columns.values()], "".join(body))
        + f'<details class="more"><summary>What each fact means</summary><div class="facts">{meanings}</div></details>'
    )


def draw_most_and_least(view: View) -> None:
    """The commitments that state four or five facts, and the way to those that state none."""
    dataset = view.dataset
    most = view.selection.but(facts=("four-or-more",))
    rows = most.rows(dataset)
    none = view.selection.but(facts=("none",))
    silent = none.number(dataset)
    cards = "".join(card(view, row) for row in rows[:CARDS])
    shown = f" The first {CARDS} are shown." if len(rows) > CARDS else ""
    st.html(
        f"<h2>{esc(FACT_COUNTS['four-or-more'][0])}</h2>"
        f"<p>{number_link(view, most, len(rows))} {'commitment' if len(rows) == 1 else 'commitments'} in this selection.{shown}</p>"
        f'<div class="cards">{cards}</div>'
        f"<h2>{esc(FACT_COUNTS['none'][0])}</h2>"
        f"<p>{number_link(view, none, silent)} {'commitment' if silent == 1 else 'commitments'} in this selection.</p>"
    )


def draw_approaches(view: View) -> None:
    """Each improvement approach: where it comes from, and the commitments whose passage names it, with the search phrase."""
    dataset = view.dataset
    origin = dataset.approaches.origin
    blocks = []
    for approach in dataset.approaches.approaches:
        term = words.APPROACHES[approach.id]
        chosen = view.selection.but(approaches=(approach.id,))
        rows = chosen.rows(dataset)
        items = "".join(
            f"<li>{_line(view, row)}{'' if view.names.hidden else f' <span class=quiet>find “{esc(row.find)}”</span>'}</li>"
            for row in rows
        )
        share = f"{count(len(rows), 'commitment')} of {view.selection.number(dataset):,}"
        named = (
            f'<details class="more"><summary>{esc(share)}</summary><ul>{items}</ul></details>'
            if rows
            else "<p>No passage in this selection names it.</p>"
        )
        blocks.append(
            f"<h3>{esc(term.label)}</h3><p>{esc(approach.explanation)} {sources(dataset, approach.sources)}</p>"
            f"<p class='quiet'>Counted where: {esc(term.meaning)}</p>{named}"
        )
    st.html(
        '<h2 id="approaches">Improvement approaches that passages name</h2>'
        f"<p>{esc(origin.value)} {sources(dataset, origin.sources)}</p>{''.join(blocks)}"
    )


def draw_money(view: View) -> None:
    """The sums that texts give, by kind and period, one by one."""
    groups = money(view.dataset, view.selection)
    body = "".join(
        f'<tr><th scope="row">{esc(money_words(row.funding.gbp_million, row.funding.gbp_million_to))}</th>'
        f"<td>{esc(words.FUNDING_KINDS[kind].label)}</td><td>{esc(period)}</td><td>{_line(view, row)}<br>"
        f"<span class='quiet'>{esc(view.names.text(row.funding.text))}</span></td></tr>"
        for (kind, period), rows in groups.items()
        for row in rows
    )
    number = sum(len(rows) for rows in groups.values())
    table = frame_of("Sums that the texts give, by kind and period", ["Sum", "Kind", "Period", "Commitment"], body, wide=True)
    st.html(
        '<h2 id="money">What sums do they give?</h2>'
        f"<p>{esc(count(number, 'commitment gives', 'commitments give'))} a sum for itself. Sums of different periods or kinds are never "
        "added up here: one year's cost and five years' revenue are different things.</p>"
        + (table if number else "<p>No text in this selection gives a sum.</p>")
    )


def draw_deadlines(view: View) -> None:
    """Dated deadlines in order, beside what has happened since."""
    due = deadlines(view.dataset, view.selection)
    body = "".join(
        f'<tr><th scope="row">{esc(date(one.by))}</th><td>{_line(view, one.row)}<br>'
        f"<span class='quiet'>The text: {esc(view.names.text(one.row.deadline.text))}</span></td><td>{_since(view, one)}</td></tr>"
        for one in due
    )
    table = frame_of("Deadlines, and what has happened since", ["By", "Commitment", "What has happened since"], body, wide=True)
    st.html(
        '<h2 id="deadlines">When is it due?</h2>'
        f"<p>{esc(count(len(due), 'commitment names', 'commitments name'))} a date. Words such as “by the end of the parliament” name none.</p>"
        + (table if due else "<p>No text in this selection names a date.</p>")
    )


def _since(view: View, one: Due) -> str:
    label = status_label(Standing(one.status), view.dataset)
    if one.newest is None:
        return esc(label)
    return f"<strong>{esc(label)}</strong>. {esc(date(one.newest.date))}: {esc(one.newest.what)}"


def draw_standings(view: View) -> None:
    """How the commitments stand: each status with its meaning, number and newest evidence; then independent ratings."""
    dataset = view.dataset
    standing = standings(dataset)
    by_status: dict[str, list[model.Commitment]] = {}
    for row in view.selection.rows(dataset):
        by_status.setdefault(standing[row.id].status, []).append(row)
    order = [status.id for status in dataset.progress.statuses] + list(UNFOLLOWED)
    body = ""
    for status in order:
        rows = by_status.get(status, [])
        newest = newest_evidence(dataset, rows)
        evidence = date(newest) if newest else "None recorded" if status in UNFOLLOWED else "None dated"
        body += (
            f'<tr><th scope="row">{esc(status_label(Standing(status), dataset))}</th>'
            f"<td>{number_link(view, view.selection.but(statuses=(status,)), len(rows))}</td>"
            f"<td>{esc(status_meaning(Standing(status), dataset))}</td><td>{esc(evidence)}</td></tr>"
        )
    rated = "".join(
        f"<li>{esc(one.rating.by)}: “{esc(one.rating.rating)}”, {esc(date(one.rating.as_of))}. {_line(view, one.row)} "
        f"<span class='quiet'>{link(one.source.url, one.source.title)}</span></li>"
        for one in ratings(dataset, view.selection)
    )
    st.html(
        '<h2 id="standings">What became of them?</h2>'
        "<p>Only parties in government can carry a commitment out. For the others the answer is “not in power”, which is no failure: each "
        f"commitment's page says who was. {esc(dataset.progress.newest_seen.note)}</p>"
        + frame_of(
            "Commitments by what became of them", ["Standing", "Commitments", "What the word means", "Newest evidence"], body
        )
        + "<h3>Independent ratings</h3><p>These are the words of the bodies named, not ours.</p>"
        + (f"<ul>{rated}</ul>" if rated else "<p>None in this selection.</p>")
    )
