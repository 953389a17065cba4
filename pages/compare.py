"""Compare: any number of parties, theme by theme, on each topic who says what and who is silent."""

from collections.abc import Mapping

from commitments.records import model
from commitments.selecting.search import index_of
from commitments.tables.comparison import compare
from commitments.wording import count
from components.downloads import draw_downloads
from components.gaps import draw_gaps
from components.markup import chips, link, markup
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.output import Output
from components.sentence import draw_sentence
from components.sides import draw_comparison
from web.view import View


def comparison(view: View, out: Output) -> None:
    """Each chosen theme side by side. Without a theme in the address one is shown, so that the page is never empty: the one that a
    search names or finds most in, else the first. The sentence says which, and how much of a search is elsewhere."""
    dataset, asked = view.dataset, view.selection
    numbers = _by_theme(view) if asked.text else {}
    topics = dict.fromkeys(dataset.by_id["topic"][topic].theme for topic in asked.topics)
    most = _meant(view, numbers) or dataset.themes[0].id
    chosen = asked.themes or tuple(topics) or (most,)
    view = view.showing(asked.but(themes=chosen))
    selection = view.selection
    themes = [
        markup('<span class="here" aria-current="true">{}</span>', _with_number(theme, numbers))
        if theme.id in chosen
        else link(selection.but(themes=(theme.id,), topics=()).address("compare"), _with_number(theme, numbers))
        for theme in dataset.themes
        if not numbers or theme.id in numbers or theme.id in chosen
    ]
    out.html(chips("Themes", themes))
    rows = selection.rows(dataset)
    compared = [compare(dataset, selection, theme_id) for theme_id in chosen]
    said = {row.id for one in compared for line in one.lines for side in line.said.values() for row in side}
    related = said - {row.id for row in rows}
    beside = (
        f"Beside them, on shared topics, {count(len(related), 'commitment')} mainly about another theme. " if related else ""
    )
    elsewhere = [theme for theme in numbers if theme not in chosen]
    if elsewhere:
        found = count(sum(numbers.values()), "commitment")
        beside = f"The search finds {found} in {count(len(numbers), 'theme')}: choose another above. {beside}"
    columns = "" if selection.names_hidden else "Choose parties under Filters: up to four are shown in columns."
    draw_sentence(view, out, len(rows), note=f"{beside}{columns}")
    draw_nation_context(view, out)
    if not rows:
        nothing_to_show(view, out, "compare")
    else:
        out.figure(view, "sides" if len(selection.topics) == 1 else "topics", first=True)
    for one in compared:
        draw_comparison(view, out, one)
        if not selection.topics:
            draw_gaps(view, out, one.theme)
    whole = view.showing(selection.but(themes=(), topics=()))
    out.html(markup('<h2 id="all-themes">The same parties on all themes</h2>'))
    out.figure(whole, "themes")
    out.html(markup("<p>{}</p>", link(whole.selection.address(), "The same numbers as a table")))
    draw_downloads(view, out, "compare")


def _meant(view: View, numbers: Mapping[str, int]) -> str:
    """Of the themes in which a search finds something the one that it names, as a theme or by a topic, or else all; of several the one in
    which it finds most, a theme that is named by itself before others. '' where it finds nothing."""
    dataset = view.dataset
    named = index_of(dataset).named_in(view.selection.text) if numbers else ()
    themes = {thing.id for thing in named if thing.kind == "theme"} & numbers.keys()
    by_topic = {dataset.by_id["topic"][thing.id].theme for thing in named if thing.kind == "topic"} & numbers.keys()
    return max(themes | by_topic or numbers, key=lambda theme: (numbers[theme], theme in themes), default="")


def _by_theme(view: View) -> dict[str, int]:
    """Theme -> how many commitments the search finds in it, themes without any left out."""
    asked = view.selection.but(themes=())
    numbers = {theme.id: asked.but(themes=(theme.id,)).number(view.dataset) for theme in view.dataset.themes}
    return {theme: number for theme, number in numbers.items() if number}


def _with_number(theme: model.Theme, numbers: dict[str, int]) -> str:
    return f"{theme.name} ({numbers.get(theme.id, 0):,})" if numbers else theme.name


if __name__ == "__main__":
    from components.frame import run

    run(comparison, "compare")
