"""One nation: who decides, what already holds, how its figures are defined, and which commitments reach it."""

import streamlit as st

from commitments.governments import GOVERNMENT_OF
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.tables.blanks import silence_of
from commitments.tables.counts import who_would_act
from commitments.wording import as_of, count, date, joined, period_of, sentence_case
from components.markup import definition_list, esc, link, party_mark
from components.sources import sources
from components.table import frame_of, number_link
from web.view import View


def draw_nation(view: View, nation: model.NationRecord) -> None:
    """Everything about one nation except the powers table and the time line, which belong to all four."""
    st.html(
        f"<section><h2 id='commitments'>Which commitments reach {esc(nation.name)}?</h2>{_reaching(view, nation)}</section>"
    )
    st.html(
        f'<section class="facts"><h2 id="holds">What already holds in {esc(nation.name)}</h2>{_entitlements(view, nation)}</section>'
    )
    st.html(
        f'<section class="facts"><h2 id="who">Who decides in {esc(nation.name)}?</h2>{_who_decides(view, nation)}</section>'
    )
    st.html(
        f'<section class="facts"><h2 id="waits">How waits are measured in {esc(nation.name)}</h2>{_standards(view, nation)}</section>'
    )
    st.html(f'<section class="facts"><h2 id="service">How the service works</h2>{_system(view, nation)}</section>')


def _government(view: View, government: model.Government) -> str:
    dataset = view.dataset
    parties = joined(party_mark(view.names, id_) for id_ in government.parties) or "No party"
    texts = [
        f"{government.head}." if government.head else "Head of government: not established.",
        f"Health: {government.health_minister}." if government.health_minister else "Health minister: not established.",
        *(
            f"{department.name}: {joined(view.names.party(id_) for id_ in department.parties)}."
            for department in government.departments
        ),
        f"{as_of(government.as_of)}.",
        f"{government.note}." if government.note else "",
    ]
    said = " ".join(text.replace("..", ".") for text in texts if text)
    return f"{parties}. {esc(said)} {sources(dataset, government.sources, government.confidence)}"


def _in_office(government: model.Government) -> str:
    """``In government now, since 20 July 2026``, ``In government to 4 July 2024``."""
    if not government.until:
        return f"In government now, since {date(government.since)}" if government.since else "In government now"
    since = f" from {date(government.since)}" if government.since else ""
    return f"In government{since} to {date(government.until)}"


def _who_decides(view: View, nation: model.NationRecord) -> str:
    dataset, law = view.dataset, nation.legal_basis_of_devolution
    act = f"{law.act}. " if law.act else ""
    election = nation.latest_devolved_election
    pairs = [
        ("Legislature", f"{esc(nation.legislature.value)}. {sources(dataset, nation.legislature.sources)}"),
        *((_in_office(government), _government(view, government)) for government in reversed(nation.governments)),
        (
            "Health minister's title",
            f"{esc(nation.health_minister_title.value)}. {sources(dataset, nation.health_minister_title.sources)}",
        ),
        ("Health service", f"{esc(nation.health_service_name.value)}. {sources(dataset, nation.health_service_name.sources)}"),
        ("Law", f"{esc(act + law.note)}. {sources(dataset, law.sources)}"),
        *(
            (f"MPs, {view.dataset.by_id['election'][result.election].short_name}", _seats(view, result))
            for result in nation.westminster
        ),
    ]
    if election.date:
        seats = _named_seats(view, election.seats or {})
        said = f"{date(election.date)}: {seats}, of {election.total_seats} seats. {election.note}."
        pairs.append(("Latest devolved election", f"{esc(said)} {sources(dataset, election.sources, election.confidence)}"))
    return definition_list(pairs)


def _named_seats(view: View, seats: dict[str, int]) -> str:
    parties = view.dataset.by_id["party"]
    return ", ".join(
        f"{parties[id_].short_name if id_ in parties else sentence_case(id_.replace('-', ' '))} {number}"
        for id_, number in seats.items()
    )


def _seats(view: View, result: model.WestminsterResult) -> str:
    note = f" {result.note}." if result.note else ""
    said = f"{result.total_seats}: {_named_seats(view, result.seats)}.{note}"
    return f"{esc(said)} {sources(view.dataset, result.sources, result.confidence)}"


def _reaching(view: View, nation: model.NationRecord) -> str:
    """Counts by party of what it would do itself and what it would press others for, each number a link."""
    selection = view.selection.but(nations=(nation.id,))
    itself, others = who_would_act(view.dataset, selection, nation.id)
    body, absent = [], []
    for party in view.names.in_order(selection.parties_shown(view.dataset)):
        kind = silence_of(view.dataset, party.id, (nation.id,), selection.elections)
        mine = [sum(view.dataset.document_of(row).party == party.id for row in rows) for rows in (itself, others)]
        if kind in ("not-standing", "not-theirs") and not any(mine):
            absent.append(view.names.party(party.id))
            continue
        stands = "" if nation.id in party.stands_in else " <span class='quiet'>(does not stand here)</span>"
        cells = "".join(
            f"<td>{number_link(view, selection.but(parties=(party.id,), stances=stances), number)}</td>"
            for number, stances in zip(mine, (("do", "keep"), ("press", "oppose")), strict=True)
        )
        edition = next((d.edition for d in view.dataset.documents if d.party == party.id and d.branch == nation.id), "")
        read = edition or next((d.edition for d in view.dataset.documents if d.party == party.id), "")
        unread = " A manifesto for this nation exists and was not read." if kind == "not-read" else ""
        body.append(
            f'<tr><th scope="row">{party_mark(view.names, party.id)}{stands}</th>{cells}'
            f"<td>{esc('' if view.names.hidden else sentence_case(read) + '.' + unread)}</td></tr>"
        )
    actor = next(actor for actor, place in GOVERNMENT_OF.items() if place == nation.id)
    decides = words.ACTORS[actor].label
    here = selection.but(actors=(actor,))
    there = selection.but(actors=("uk-government",))
    lines = (
        f"<p>{count(len(itself) + len(others), 'commitment')} in this selection reach {esc(nation.name)}: {len(itself):,} that the party "
        f"would do or keep itself, {len(others):,} that it would press others for or oppose. "
    )
    if nation.id != "england":
        lines += (
            f"For {number_link(view, here, here.number(view.dataset))} of them the {esc(decides)} would have to act; "
            f"for {number_link(view, there, there.number(view.dataset))} the UK Government. "
            f"A health pledge of a UK manifesto that is not among them would not apply in {esc(nation.name)}."
        )
    head = ["Party", "Would do or keep itself", "Would press others for, or oppose", "Read"]
    table = "</p>" + frame_of(f"Commitments that reach {nation.name}, by party", head, "".join(body))
    rest = (
        f'<p class="quiet">Not standing here, and no commitment that reaches it: {esc(joined(absent))}.</p>' if absent else ""
    )
    return lines + table + rest + f"<h3>Theme by theme, and who could do it</h3>{_by_theme(view, nation)}"


def _by_theme(view: View, nation: model.NationRecord) -> str:
    """Theme by theme: how many commitments reach the nation, and which governments would have to act."""
    dataset = view.dataset
    selection = view.selection.but(nations=(nation.id,))
    frame = selection.frame(dataset)
    own = next(actor for actor, place in GOVERNMENT_OF.items() if place == nation.id)
    actors = list(dict.fromkeys((own, "uk-government", "local-government")))
    body = []
    for theme in dataset.themes:
        rows = frame[frame["theme"] == theme.id]
        if rows.empty:
            continue
        chosen = selection.but(themes=(theme.id,))
        cells = "".join(
            f"<td>{number_link(view, chosen.but(actors=(actor,)), int(rows[f'who:{actor}'].sum()))}</td>" for actor in actors
        )
        rest = int((~rows[[f"who:{actor}" for actor in actors]].any(axis=1)).sum())
        body.append(
            f'<tr><th scope="row">{link(chosen.address("compare"), theme.name)}</th><td>{number_link(view, chosen, len(rows))}</td>'
            f"{cells}<td>{rest:,}</td></tr>"
        )
    head = ["Theme", "Commitments", *(words.ACTORS[actor].label for actor in actors), "Others only, or not stated"]
    note = "<p class='quiet'>A commitment that several governments would have to act on stands in several columns.</p>"
    return frame_of(f"Commitments that reach {nation.name}, and who would have to act", head, "".join(body)) + note


def _entitlements(view: View, nation: model.NationRecord) -> str:
    pairs = []
    for entitlement in nation.entitlements:
        value = f"<strong>{esc(entitlement.value)}</strong>" if entitlement.value else "Not found."
        when = f"{as_of(entitlement.as_of)}. " if entitlement.as_of else ""
        note = f"{entitlement.note}." if entitlement.note else ""
        pairs.append(
            (
                words.ENTITLEMENTS[entitlement.id].label,
                f'{value}<br><span class="quiet">{esc(when + note)}</span> '
                f"{sources(view.dataset, entitlement.sources, entitlement.confidence)}",
            )
        )
    return definition_list(pairs)


def _standards(view: View, nation: model.NationRecord) -> str:
    pairs = []
    for standard in nation.standards:
        figures = [(standard.performance, standard.performance_period)] if standard.performance else []
        shown = "".join(f"<li><strong>{esc(value)}</strong> ({esc(period_of(period))})</li>" for value, period in figures)
        shown += "".join(
            f"<li>{esc(figure.value)} ({esc(period_of(figure.period))}) {sources(view.dataset, figure.sources)}</li>"
            for figure in standard.other_figures
        )
        pairs.append(
            (
                words.STANDARDS[standard.id].label,
                f"{esc(standard.definition)}. Target: {esc(standard.target)}."
                f"{f'<ul>{shown}</ul>' if shown else '<br>No figure was found.'}"
                f'<span class="quiet">Do not set beside other nations. {esc(standard.comparability_note)}.</span> '
                f"{sources(view.dataset, standard.sources, standard.confidence)}",
            )
        )
    return definition_list(pairs)


def _system(view: View, nation: model.NationRecord) -> str:
    dataset = view.dataset
    facts = "".join(f"<li>{esc(fact.fact)}. {sources(dataset, fact.sources, fact.confidence)}</li>" for fact in nation.system)
    bodies = "".join(
        f"<li><strong>{esc(body.body)}</strong>: {esc(body.role)}. {sources(dataset, body.sources)}</li>"
        for body in nation.who_runs_it
    )
    money = "".join(f"<li>{esc(figure.value)}. {sources(dataset, figure.sources)}</li>" for figure in nation.funding.figures)
    per_head = nation.funding.health_spending_per_head
    return (
        f"<ul>{facts}</ul><h3>Who runs it</h3><ul>{bodies}</ul><h3>Where the money comes from</h3>"
        f"<p>{esc(nation.funding.how)}. {sources(dataset, nation.funding.sources)}</p><ul>{money}"
        f"<li>Spending a head: {esc(per_head.value or 'not established')}. {esc(per_head.note)}. {sources(dataset, per_head.sources)}</li></ul>"
    )


def draw_powers(view: View) -> None:
    """The powers table: matter by nation, status words with their meaning below."""
    dataset = view.dataset
    nations = dataset.nations.nations
    head = "".join(f'<th scope="col">{esc(nation.name)}</th>' for nation in nations)
    body = []
    for power in dataset.powers:
        status = power.status.model_dump(by_alias=True)
        cells = "".join(f"<td>{esc(words.POWER_STATUSES[status[nation.id]].label)}</td>" for nation in nations)
        body.append(
            f'<tr><th scope="row">{esc(power.power)}</th>{cells}<td>{esc(power.note)} {sources(dataset, power.sources, power.confidence)}</td></tr>'
        )
    st.html(
        '<h2 id="powers">Who decides on what?</h2><div class="table-frame" role="region" tabindex="0" aria-label="Who decides on what, by nation">'
        f'<table class="rows wide"><thead><tr><th scope="col">Matter</th>{head}<th scope="col">Note and sources</th></tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
        + definition_list([(term.label, esc(term.meaning)) for term in words.POWER_STATUSES.values()])
    )


def draw_timeline(view: View, nation: str = "") -> None:
    """Events since the election that bear on health, of one nation or of all."""
    events = [event for event in view.dataset.events if not nation or nation in event.nations]
    names = {record.id: record.name for record in view.dataset.nations.nations}
    items = "".join(
        f'<li><span class="when">{esc(date(event.date))}</span> <span class="quiet">'
        f"{esc('All four nations' if len(event.nations) == len(names) else joined(names[id_] for id_ in event.nations))}"
        f"{esc(f', {event.date_note}') if event.date_note else ''}</span><br>{esc(event.what)}. {sources(view.dataset, event.sources)}</li>"
        for event in events
    )
    st.html(f'<h2 id="since">What has happened since the election</h2><ol class="timeline">{items}</ol>')


def draw_cautions(view: View) -> None:
    """What must not be compared, how money reaches the nations, and what was not found."""
    record, dataset = view.dataset.nations, view.dataset
    never = "".join(f"<li>{esc(text)}.</li>" for text in record.never_side_by_side)
    grant = "".join(f"<p>{esc(text.value)} {sources(dataset, text.sources)}</p>" for text in record.block_grant.plain)
    gaps = "".join(f"<li>{esc(text)}.</li>" for text in record.gaps)
    st.html(
        f"<h2 id='cautions'>Figures that must never stand side by side</h2><ul>{never}</ul>"
        f"<h2>How money reaches the nations</h2>{grant}<p class='quiet'>{esc(record.block_grant.note)}.</p>"
        f"<h2>What we do not know</h2><ul>{gaps}</ul>"
    )
