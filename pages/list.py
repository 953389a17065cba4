"""My list: promises that a reader has gathered, in an address that is the list."""

from commitments.sheets.forms import MOST_SHEETS, OF_LIST, OF_LONG_LIST
from commitments.sheets.lists import MOST, list_in
from commitments.wording import count
from components import my_list
from components.markup import markup
from components.output import Output
from components.sheet import draw_files
from web.view import View


def readers_list(view: View, out: Output) -> None:
    """The list, what can be taken of it, and more to add."""
    found = list_in(view.params, view.dataset)
    my_list.draw_notices(out, found)
    if found.rows:
        out.html(
            markup(
                '<p class="sentence" data-list="{}"><strong>{}</strong><br>The list is in the address of this page.</p>',
                found.codes,
                count(len(found.rows), "promise"),
            )
        )
        by = view.param("by") if view.param("by") in my_list.BY else ""
        with out.row("explore-tools"):
            out.choice("Show", my_list.BY, "by", by)
        few = len(found.rows) <= MOST_SHEETS
        draw_files(view, out, OF_LIST if few else OF_LONG_LIST, "downloads", of=found.codes)
        if not few:
            out.html(markup('<p class="quiet">Plan sheets are made for at most {} promises at a time.</p>', MOST_SHEETS))
        my_list.draw_files(view, out, found)
        my_list.draw_list(view, out, found, by)
        my_list.draw_sharing(view, out, found)
    else:
        out.html(
            markup(
                '<p class="lead">The list is empty.</p><p>Press “Add to my list” beside any promise on this site, or find promises here with '
                "the filters. This page’s address then holds the list: bookmark it or send it on. A list holds at most {}.</p>",
                count(MOST, "promise"),
            )
        )
    my_list.draw_more(view, out, found)


if __name__ == "__main__":
    from components.frame import run

    run(readers_list, "list")
