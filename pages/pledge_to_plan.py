"""Pledge to plan: how much of a plan each pledge is, and what became of it."""

from components.downloads import draw_downloads
from components.markup import contents, markup
from components.nation_context import draw_nation_context
from components.notices import nothing_to_show
from components.output import Output
from components.plan import (
    draw_approaches,
    draw_deadlines,
    draw_facts,
    draw_money,
    draw_most_and_least,
    draw_standings,
)
from components.sentence import draw_sentence
from web.view import View

PARTS = {
    "standings": "What became of them",
    "facts": "Facts of a plan",
    "approaches": "Approaches",
    "money": "Money",
    "deadlines": "Deadlines",
}


def pledge_to_plan(view: View, out: Output) -> None:
    """Facts, approaches, money, deadlines and standings of the selection, each with its figure."""
    number = view.selection.number(view.dataset)
    out.html(
        markup(
            '<p class="lead">Read a pledge for how it could become a plan (what '
            "exactly, by when, with what money, who leads and how) and for what became of it.</p>{}",
            contents(PARTS) if number else "",
        )
    )
    draw_sentence(view, out, number)
    draw_nation_context(view, out)
    if not number:
        nothing_to_show(view, out, "pledge_to_plan")
        return
    draw_standings(view, out)
    draw_facts(view, out)
    draw_most_and_least(view, out)
    draw_approaches(view, out)
    draw_money(view, out)
    draw_deadlines(view, out)
    draw_downloads(view, out, "plan")


if __name__ == "__main__":
    from components.frame import run

    run(pledge_to_plan, "pledge_to_plan")
