"""Data: every file with what it holds, its columns and how to read it."""

from commitments.wording import count
from components.data_files import PARTS, draw_examples, draw_tables, draw_versions, draw_whole
from components.markup import contents, link, markup
from components.output import Output
from web.view import View


def data(view: View, out: Output) -> None:
    """What can be taken, from the whole to the single column."""
    site = view.dataset.site
    out.html(
        markup(
            '<p class="lead">{} and everything around them, for spreadsheets, programs and databases. Free to use under {}.</p>{}',
            count(len(view.dataset.commitments), "commitment"),
            link(site.licence_url, site.licence),
            contents(PARTS),
        )
    )
    draw_whole(out)
    draw_tables(view, out)
    draw_examples(view, out)
    draw_versions(view, out)


if __name__ == "__main__":
    from components.frame import run

    run(data, "data")
