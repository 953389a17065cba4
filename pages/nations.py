"""Nations: what it means where the reader lives."""

from markupsafe import Markup

from components.downloads import draw_downloads
from components.four_nations import draw_cautions, draw_powers, draw_timeline
from components.markup import chips, contents, link, markup
from components.nation import draw_nation
from components.output import Output
from components.sentence import draw_sentence
from web.view import View

PARTS = {
    "commitments": "Which commitments reach here",
    "holds": "What already applies",
    "who": "Who decides",
    "waits": "How waits are measured",
    "service": "How the service works",
    "powers": "Who decides what",
    "since": "Since the election",
    "cautions": "What must not be compared",
}


def nations(view: View, out: Output) -> None:
    """The nations chosen, each in full; then what belongs to all four."""
    dataset, selection = view.dataset, view.selection
    chosen = selection.nations
    names = [
        markup('<span class="here" aria-current="true">{}</span>', nation.name)
        if chosen == (nation.id,)
        else link(selection.but(nations=(nation.id,)).address("nations"), nation.name)
        for nation in dataset.nations.nations
    ]
    lead = Markup(
        '<p class="lead">Health is devolved: the same words mean different things in England, Scotland, Wales and Northern Ireland.</p>'
    )
    out.html(lead + chips("Nations", names))
    if chosen:
        draw_sentence(view, out, selection.number(dataset))
        for nation_id in chosen:
            out.figure(view.showing(selection.but(nations=(nation_id,))), "nation", first=nation_id == chosen[0])
        out.html(contents(PARTS))
        for nation_id in chosen:
            draw_nation(view, out, dataset.by_id["nation"][nation_id])
        draw_downloads(view, out, "nations")
    else:
        out.figure(view, "reach", first=True)
    draw_powers(view, out)
    draw_timeline(view, out, chosen[0] if len(chosen) == 1 else "")
    draw_cautions(view, out)


if __name__ == "__main__":
    from components.frame import run

    run(nations, "nations")
