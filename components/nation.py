"""One nation: who decides, what already holds, how its figures are defined, and which commitments reach it."""

import numpy as np
from markupsafe import Markup

from commitments.describing import edition
from commitments.governments import GOVERNMENT_OF
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.tables.blanks import silence_of
from commitments.tables.counts import who_would_act
from commitments.wording import as_of, count, date, joined, period_of, sentence_case
from components.markup import definition_list, folded, folded_on_a_phone, link, listed, markup, party_mark, together
from components.output import Output
from components.sources import sources
from components.table import frame_of, number_link
from web.view import View

AT_ONCE = 2  # of who decides: the legislature and the government of today


def draw_nation(view: View, out: Output, nation: model.NationRecord) -> None:
    """Everything about one nation except the powers table and the time line, which belong to all four."""
    # Of several nations the first has the places that the contents lead to.
    of = "" if nation.id in view.selection.nations[:1] else f"-{nation.id}"
    out.html(
        markup(
            '<section><h2 id="commitments{}">Which commitments reach {}?</h2>{}</section>',
            of,
            nation.name,
            _reaching(view, nation),
        )
    )
    out.html(
        markup(
            '<section class="facts"><h2 id="holds{}">What already applies in {}</h2>{}</section>',
            of,
            nation.name,
            _entitlements(view, nation),
        )
    )
    out.html(
        markup(
            '<section class="facts"><h2 id="who{}">Who decides in {}?</h2>{}</section>',
            of,
            nation.name,
            folded_on_a_phone("Legislature, governments, seats and law", _who_decides(view, nation)),
        )
    )
    out.html(
        markup(
            '<section class="facts"><h2 id="waits{}">How waits are measured in {}</h2>'
            "<p>Each nation measures in its own way, so figures from two nations cannot be compared.</p>{}</section>",
            of,
            nation.name,
            folded("Standards, targets and figures", _standards(view, nation)),
        )
    )
    out.html(
        markup(
            '<section class="facts"><h2 id="service{}">How the service works</h2>{}</section>',
            of,
            folded("Its parts, who runs them, and where the money comes from", _system(view, nation)),
        )
    )


def _government(view: View, government: model.Government) -> Markup:
    dataset = view.dataset
    parties = listed(party_mark(view.names, id_) for id_ in government.parties) or "No party"
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
    return markup("{}. {} {}", parties, said, sources(dataset, government.sources, government.confidence))


def _in_office(government: model.Government) -> str:
    """``In government now, since 20 July 2026``, ``In government to 4 July 2024``."""
    if not government.until:
        return f"In government now, since {date(government.since)}" if government.since else "In government now"
    since = f" from {date(government.since)}" if government.since else ""
    return f"In government{since} to {date(government.until)}"


def _who_decides(view: View, nation: model.NationRecord) -> Markup:
    dataset, law = view.dataset, nation.legal_basis_of_devolution
    act = f"{law.act}. " if law.act else ""
    election = nation.latest_devolved_election
    pairs = [
        ("Legislature", markup("{}. {}", nation.legislature.value, sources(dataset, nation.legislature.sources))),
        *((_in_office(government), _government(view, government)) for government in reversed(nation.governments)),
        (
            "Health minister's title",
            markup("{}. {}", nation.health_minister_title.value, sources(dataset, nation.health_minister_title.sources)),
        ),
        (
            "Health service",
            markup("{}. {}", nation.health_service_name.value, sources(dataset, nation.health_service_name.sources)),
        ),
        ("Law", markup("{}. {}", act + law.note, sources(dataset, law.sources))),
        *(
            (f"MPs, {view.dataset.by_id['election'][result.election].short_name}", _seats(view, result))
            for result in nation.westminster
        ),
    ]
    if election.date:
        seats = _named_seats(view, election.seats or {})
        said = f"{date(election.date)}: {seats}, of {election.total_seats} seats. {election.note}."
        pairs.append(
            ("Latest devolved election", markup("{} {}", said, sources(dataset, election.sources, election.confidence)))
        )
    return definition_list(pairs[:AT_ONCE]) + folded("Governments before, seats and the law", definition_list(pairs[AT_ONCE:]))


def _named_seats(view: View, seats: dict[str, int]) -> str:
    parties = view.dataset.by_id["party"]
    return ", ".join(
        f"{parties[id_].short_name if id_ in parties else sentence_case(id_.replace('-', ' '))} {number}"
        for id_, number in seats.items()
    )


def _seats(view: View, result: model.WestminsterResult) -> Markup:
    note = f" {result.note}." if result.note else ""
    said = f"{result.total_seats}: {_named_seats(view, result.seats)}.{note}"
    return markup("{} {}", said, sources(view.dataset, result.sources, result.confidence))


def _reaching(view: View, nation: model.NationRecord) -> Markup:
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
        stands = (
            ""
            if nation.id in party.stands_in or view.names.hidden
            else Markup(" <span class='quiet'>(does not stand here)</span>")
        )
        cells = together(
            markup(
                "<td>{}</td>",
                number_link(
                    view, selection.but(parties=(party.id,), stances=stances), number, f"{view.names.party(party.id)}, {what}"
                ),
            )
            for number, stances, what in zip(
                mine,
                (("do", "keep"), ("press", "oppose")),
                ("would do or keep itself", "would press others for, or oppose"),
                strict=True,
            )
        )
        written = [d for d in view.dataset.documents_of(selection.elections) if d.party == party.id]
        own = [edition(d, view.dataset) for d in written if d.branch == nation.id]
        read = "; ".join(own or [edition(d, view.dataset) for d in written[:1]])
        unread = " There is a manifesto for this nation, but it was not read." if kind == "not-read" else ""
        body.append(
            markup(
                '<tr><th scope="row">{}{}</th>{}<td>{}</td></tr>',
                party_mark(view.names, party.id),
                stands,
                cells,
                "" if view.names.hidden else sentence_case(read) + "." + unread,
            )
        )
    actor = next(actor for actor, place in GOVERNMENT_OF.items() if place == nation.id)
    decides = words.ACTORS[actor].label
    here = selection.but(actors=(actor,))
    there = selection.but(actors=("uk-government",))
    lines = markup(
        "<p>{} in this selection reach {}: {:,} that the party "
        "would do or keep itself, {:,} that it would press others for or oppose. ",
        count(len(itself) + len(others), "commitment"),
        nation.name,
        len(itself),
        len(others),
    )
    if nation.id != "england":
        lines += markup(
            "For {} of them the {} would have to act; for {} the UK Government. "
            "A health pledge in a UK manifesto that is not among them would not apply in {}.",
            number_link(view, here, here.number(view.dataset), decides),
            decides,
            number_link(view, there, there.number(view.dataset), "UK Government"),
            nation.name,
        )
    head = ["Party", "Would do or keep itself", "Would press others for, or oppose", "Read"]
    table = Markup("</p>") + folded(
        "Party by party", frame_of(f"Commitments that reach {nation.name}, by party", head, together(body))
    )
    rest = (
        markup('<p class="quiet">Not standing here, and with no commitment that reaches it: {}.</p>', joined(absent))
        if absent
        else ""
    )
    return lines + table + folded("Theme by theme, and who could do it", _by_theme(view, nation)) + rest


def _by_theme(view: View, nation: model.NationRecord) -> Markup:
    """Theme by theme: how many commitments reach the nation, and which governments would have to act."""
    dataset = view.dataset
    selection = view.selection.but(nations=(nation.id,))
    frame = selection.frame(dataset)
    own = next(actor for actor, place in GOVERNMENT_OF.items() if place == nation.id)
    actors = list(dict.fromkeys((own, "uk-government", "local-government")))
    body = []
    # Plain arrays: cut theme by theme, frames would take a hundred times as long.
    of_theme = frame["theme"].to_numpy()
    acts = {actor: frame[f"who:{actor}"].to_numpy(dtype=bool) for actor in actors}
    nobody = ~np.any(list(acts.values()), axis=0)
    for theme in dataset.themes:
        rows = of_theme == theme.id
        if not rows.any():
            continue
        chosen = selection.but(themes=(theme.id,))
        cells = together(
            markup(
                "<td>{}</td>",
                number_link(
                    view,
                    chosen.but(actors=(actor,)),
                    int((rows & acts[actor]).sum()),
                    f"{theme.name}, {words.ACTORS[actor].label}",
                ),
            )
            for actor in actors
        )
        rest = int((rows & nobody).sum())
        body.append(
            markup(
                '<tr><th scope="row">{}</th><td>{}</td>{}<td>{:,}</td></tr>',
                link(chosen.address("compare"), theme.name),
                number_link(view, chosen, int(rows.sum()), theme.name),
                cells,
                rest,
            )
        )
    head = ["Theme", "Commitments", *(words.ACTORS[actor].label for actor in actors), "Others only, or not stated"]
    note = Markup("<p class='quiet'>A commitment that needs several governments to act appears in several columns.</p>")
    return frame_of(f"Commitments that reach {nation.name}, and who would have to act", head, together(body)) + note


def _entitlements(view: View, nation: model.NationRecord) -> Markup:
    pairs = []
    for entitlement in nation.entitlements:
        value = markup("<strong>{}</strong>", entitlement.value) if entitlement.value else "Not found."
        when = f"{as_of(entitlement.as_of)}. " if entitlement.as_of else ""
        note = f"{entitlement.note}." if entitlement.note else ""
        pairs.append(
            (
                words.ENTITLEMENTS[entitlement.id].label,
                markup(
                    "{}{}",
                    value,
                    folded(
                        markup("Since when<span class=unseen>: {}</span>", words.ENTITLEMENTS[entitlement.id].label),
                        markup(
                            '<span class="quiet">{}</span> {}',
                            when + note,
                            sources(view.dataset, entitlement.sources, entitlement.confidence),
                        ),
                    ),
                ),
            )
        )
    return definition_list(pairs)


def _standards(view: View, nation: model.NationRecord) -> Markup:
    pairs = []
    for standard in nation.standards:
        figures = [(standard.performance, standard.performance_period)] if standard.performance else []
        shown = together(markup("<li><strong>{}</strong> ({})</li>", value, period_of(period)) for value, period in figures)
        shown += together(
            markup("<li>{} ({}) {}</li>", figure.value, period_of(figure.period), sources(view.dataset, figure.sources))
            for figure in standard.other_figures
        )
        pairs.append(
            (
                words.STANDARDS[standard.id].label,
                markup(
                    '{}. Target: {}.{}<span class="quiet">Do not compare with other nations. {}.</span> {}',
                    standard.definition,
                    standard.target,
                    markup("<ul>{}</ul>", shown) if shown else Markup("<br>No figure was found."),
                    standard.comparability_note,
                    sources(view.dataset, standard.sources, standard.confidence),
                ),
            )
        )
    return definition_list(pairs)


def _system(view: View, nation: model.NationRecord) -> Markup:
    dataset = view.dataset
    facts = together(
        markup("<li>{}. {}</li>", fact.fact, sources(dataset, fact.sources, fact.confidence)) for fact in nation.system
    )
    bodies = together(
        markup("<li><strong>{}</strong>: {}. {}</li>", body.body, body.role, sources(dataset, body.sources))
        for body in nation.who_runs_it
    )
    money = together(
        markup("<li>{}. {}</li>", figure.value, sources(dataset, figure.sources)) for figure in nation.funding.figures
    )
    per_head = nation.funding.health_spending_per_head
    return markup(
        "<ul>{}</ul><h3>Who runs it</h3><ul>{}</ul><h3>Where the money comes from</h3>"
        "<p>{}. {}</p><ul>{}"
        "<li>Spending a head: {}. {}. {}</li></ul>",
        facts,
        bodies,
        nation.funding.how,
        sources(dataset, nation.funding.sources),
        money,
        per_head.value or "not established",
        per_head.note,
        sources(dataset, per_head.sources),
    )
