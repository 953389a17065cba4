"""Explore: the commitments that match, as cards or as a table, to read and to take away."""

from components.card import draw_cards
from components.downloads import draw_downloads
from components.markup import link, markup
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.output import Output
from components.rows import draw_table
from components.searching import draw_subjects
from components.sentence import draw_sentence
from components.who_promises import draw_by_party
from web.pages import PER_PAGE
from web.view import View

FORMS = {"cards": "Cards", "table": "Table"}


def explore(view: View, out: Output) -> None:
    """The sentence, whose they are, and one page of the list."""
    dataset, selection = view.dataset, view.selection
    rows = selection.rows(dataset)
    draw_sentence(view, out, len(rows))
    draw_nation_context(view, out)
    if not rows:
        nothing_to_show(view, out, "explore")
        return
    # A topic and a party are looked at before they are read.
    subject = set(selection.narrowing) - {"nations", "elections"}
    if subject == {"topics"} and len(selection.topics) == 1:
        out.figure(view, "sides", first=True)
    elif subject == {"parties"} and len(selection.parties) == 1:
        out.figure(view, "programme", first=True)
    draw_subjects(view, out)
    draw_by_party(view, out, rows)
    form = view.own.get("view", "cards")
    with out.row("explore-tools"):
        out.choice("Show as", FORMS, "view", form)
        draw_downloads(view, out)
    if selection.narrowing:
        out.html(markup('<p class="quiet add-to-list">{}</p>', link(selection.address("list"), "Make a list of these")))
    pages = -(-len(rows) // PER_PAGE)
    page = int(view.own.get("p", "1"))
    shown = list(rows[(page - 1) * PER_PAGE : page * PER_PAGE])
    if form == "table":
        draw_table(view, out, shown, selection.sentence(dataset))
    else:
        position = {row.id: place for place, row in enumerate(dataset.commitments)}
        draw_cards(view, out, shown, [position[row.id] for row in shown])
    if pages > 1:
        out.pages(pages, page)
        out.html(markup('<p class="quiet">Page {} of {}. The downloads hold all {:,}.</p>', page, pages, len(rows)))


if __name__ == "__main__":
    from components.frame import run

    run(explore, "explore")
