"""Compare: any number of parties, theme by theme, on each topic who says what and who is silent."""

from commitments.tables.comparison import compare
from commitments.tables.counts import party_by_theme
from commitments.wording import count
from components.downloads import draw_downloads
from components.gaps import draw_gaps
from components.markup import chips, link, markup
from components.matrix import draw_matrix
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.output import Output
from components.sentence import draw_sentence
from components.sides import draw_comparison
from web.view import View


def comparison(view: View, out: Output) -> None:
    """Each chosen theme side by side. Without a theme in the address the first one is shown, so that the page is never empty; the
    sentence says which."""
    dataset = view.dataset
    first = (dataset.themes[0].id,)
    topics = dict.fromkeys(dataset.by_id["topic"][topic].theme for topic in view.selection.topics)
    chosen = view.selection.themes or tuple(topics) or first
    view = view.showing(view.selection.but(themes=chosen))
    selection = view.selection
    themes = [
        markup('<span class="here" aria-current="true">{}</span>', theme.name)
        if theme.id in chosen
        else link(selection.but(themes=(theme.id,), topics=()).address("compare"), theme.name)
        for theme in dataset.themes
    ]
    out.html(chips("Themes", themes))
    rows = selection.rows(dataset)
    compared = [compare(dataset, selection, theme_id) for theme_id in chosen]
    said = {row.id for one in compared for line in one.lines for side in line.said.values() for row in side}
    related = said - {row.id for row in rows}
    beside = (
        f"Beside them, on shared topics, {count(len(related), 'commitment')} mainly about another theme. " if related else ""
    )
    columns = "" if selection.names_hidden else "Choose parties under Filters: up to four stand in columns."
    draw_sentence(view, out, len(rows), note=f"{beside}{columns}")
    draw_nation_context(view, out)
    if not rows:
        nothing_to_show(out, dataset, selection, "compare")
    else:
        out.figure(view, "sides" if len(selection.topics) == 1 else "topics", first=True)
    for one in compared:
        draw_comparison(view, out, one)
        if not selection.topics:
            draw_gaps(view, out, one.theme)
    whole = view.showing(selection.but(themes=(), topics=()))
    out.html(markup('<h2 id="all-themes">The same parties on all themes</h2>'))
    out.figure(whole, "themes")
    with out.fold("The same parties on all themes, as a table", "all-themes-table") as opened:
        if opened:
            draw_matrix(whole, out, party_by_theme(dataset, whole.selection), "Number of commitments by theme and party")
    draw_downloads(view, out, "compare")


if __name__ == "__main__":
    from components.frame import run

    run(comparison, "compare")
