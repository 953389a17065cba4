"""Plan sheet: a promise or a topic on one page, to work with; printed, or taken as PDF, Word or Markdown."""

from commitments.sheets.forms import OF_PROMISES, OF_TOPIC
from commitments.sheets.lists import code_of
from commitments.sheets.promise import promise_sheet
from commitments.sheets.topic import topic_sheet
from components.adding import add_link
from components.markup import chips, link, markup
from components.notices import no_such_commitment
from components.output import Output
from components.sheet import draw_files, draw_sheet
from web.view import View


def sheet(view: View, out: Output) -> None:
    """The sheet of the promise or the topic that the address names, or the way to one."""
    dataset, selection = view.dataset, view.selection
    asked = view.param("id")
    row = dataset.find(asked) if asked else None
    if row is not None:
        if view.names.hidden:
            out.html(markup("<h2>{}</h2>", view.names.text(row.title)))
        whole = "" if view.names.hidden else link(selection.address("commitment", id=row.id), "Everything known about it")
        out.html(
            markup(
                '<p class="quiet add-to-list">{} {}</p>',
                add_link(view, row.id, view.names.text(row.title)),
                markup("· {}", whole) if whole else "",
            )
        )
        draw_files(view, out, OF_PROMISES, "downloads", of=code_of(row.id))
        draw_sheet(view, out, promise_sheet(dataset, row, selection))
    elif asked:
        no_such_commitment(out, dataset, asked)
    elif len(selection.topics) == 1:
        topic = dataset.by_id["topic"][selection.topics[0]]
        nations = [
            link(selection.but(nations=(nation.id,)).address("sheet"), nation.name, **_here(selection.nations == (nation.id,)))
            for nation in dataset.nations.nations
        ]
        every = link(selection.but(nations=()).address("sheet"), "All nations", **_here(not selection.nations))
        out.html(chips("Nation", [every, *nations]))
        draw_files(view, out, OF_TOPIC, "downloads")
        draw_sheet(view, out, topic_sheet(dataset, topic, selection))
    else:
        out.html(
            markup(
                "<p>A plan sheet is made for one promise or one topic: open a promise and choose “Plan sheet”, or choose a topic.</p>{}",
                chips(
                    "Topics",
                    [link(selection.but(topics=(one.id,), themes=()).address("sheet"), one.name) for one in dataset.topics],
                ),
            )
        )


def _here(chosen: bool) -> dict[str, str]:
    return {"aria_current": "true"} if chosen else {}


if __name__ == "__main__":
    from components.frame import run

    run(sheet, "sheet")
