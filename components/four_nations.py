"""What belongs to all four nations: who decides what, what has happened since the election, and what must not be compared."""

from commitments.records import vocabulary as words
from commitments.wording import count, date, joined
from components.markup import definition_list, folded, markup, together
from components.output import Output
from components.sources import sources
from web.view import View

EVENTS_AT_ONCE = 1


def draw_powers(view: View, out: Output) -> None:
    """The powers table: matter by nation, status words with their meaning below."""
    dataset = view.dataset
    nations = dataset.nations.nations
    head = together(markup('<th scope="col">{}</th>', nation.name) for nation in nations)
    body = []
    for power in dataset.powers:
        status = power.status.model_dump(by_alias=True)
        cells = together(markup("<td>{}</td>", words.POWER_STATUSES[status[nation.id]].label) for nation in nations)
        body.append(
            markup(
                '<tr><th scope="row">{}</th>{}<td>{} {}</td></tr>',
                power.power,
                cells,
                power.note,
                sources(dataset, power.sources, power.confidence),
            )
        )
    out.html(
        markup(
            '<h2 id="powers">Who decides what?</h2><p>Some matters are decided at Westminster for all four nations; most of health and '
            "care is decided in each nation.</p>{}",
            folded(
                f"{len(dataset.powers)} matters, nation by nation",
                markup(
                    '<div class="table-frame" role="region" tabindex="0" aria-label="Who decides what, by nation">'
                    '<table class="rows wide"><thead><tr><th scope="col">Matter</th>{}<th scope="col">Note and sources</th></tr></thead>'
                    "<tbody>{}</tbody></table></div>{}",
                    head,
                    together(body),
                    definition_list([(term.label, term.meaning) for term in words.POWER_STATUSES.values()]),
                ),
            ),
        )
    )


def draw_timeline(view: View, out: Output, nation: str = "") -> None:
    """Events since the election that bear on health, of one nation or of all."""
    events = [event for event in view.dataset.events if not nation or nation in event.nations]
    names = {record.id: record.name for record in view.dataset.nations.nations}
    items = [
        markup(
            '<li><span class="when">{}</span> <span class="quiet">{}{}</span><br>{}. {}</li>',
            date(event.date),
            "All four nations" if len(event.nations) == len(names) else joined(names[id_] for id_ in event.nations),
            f", {event.date_note}" if event.date_note else "",
            event.what,
            sources(view.dataset, event.sources),
        )
        for event in events
    ]
    first = view.dataset.elections[0].short_name if len(view.dataset.elections) > 1 else "election"
    newest, before = items[-EVENTS_AT_ONCE:], items[:-EVENTS_AT_ONCE]
    older = (
        folded(f"{count(len(before), 'earlier event')}", markup('<ol class="timeline">{}</ol>', together(before)))
        if before
        else ""
    )
    out.html(
        markup(
            '<h2 id="since">What has happened since the {}</h2>{}<ol class="timeline">{}</ol>',
            first,
            older,
            together(newest),
        )
    )


def draw_cautions(view: View, out: Output) -> None:
    """What must not be compared, how money reaches the nations, and what was not found."""
    record, dataset = view.dataset.nations, view.dataset
    never = together(markup("<li>{}.</li>", text) for text in record.never_side_by_side)
    grant = together(markup("<p>{} {}</p>", text.value, sources(dataset, text.sources)) for text in record.block_grant.plain)
    gaps = together(markup("<li>{}.</li>", text) for text in record.gaps)
    out.html(
        markup(
            "<h2 id='cautions'>What must not be compared, and what we do not know</h2>{}{}{}",
            folded("Figures that must never be put side by side", markup("<ul>{}</ul>", never)),
            folded("How money reaches the nations", markup("{}<p class='quiet'>{}.</p>", grant, record.block_grant.note)),
            folded("What we do not know", markup("<ul>{}</ul>", gaps)),
        )
    )
