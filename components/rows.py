"""Commitments as rows of a table."""

from commitments.describing import plan_facts, reach, status_label
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.standing import standings
from commitments.wording import sentence_case
from components.adding import add_link
from components.markup import link, markup, party_mark, together
from components.output import Output
from web.view import View


def draw_table(view: View, out: Output, rows: list[model.Commitment], caption: str) -> None:
    """The same commitments as a table, one row each."""
    dataset, names = view.dataset, view.names
    body = []
    for row in rows:
        document = dataset.document_of(row)
        title = names.text(row.title)
        heading = title if names.hidden else link(view.selection.address("commitment", id=row.id), title)
        said = dict(plan_facts(row))
        facts = ", ".join(said) or "None"
        body.append(
            markup(
                '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>',
                heading,
                party_mark(names, document.party),
                dataset.by_id["theme"][row.theme].name,
                words.STANCES[row.stance].label,
                sentence_case(reach(row, dataset)),
                facts,
                "Hidden with the names" if names.hidden else status_label(standings(dataset)[row.id], dataset),
                add_link(view, row.id, title),
            )
        )
    head = together(
        markup('<th scope="col">{}</th>', name)
        for name in (
            "Commitment",
            "Party",
            "Theme",
            "What the party would do",
            "Where it would be felt",
            "Plan facts stated",
            "What became of it",
            "My list",
        )
    )
    out.html(
        markup(
            '<div class="table-frame" role="region" aria-label="{}" tabindex="0"><table class="rows wide">'
            '<caption class="unseen">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
            caption,
            caption,
            head,
            together(body),
        )
    )
