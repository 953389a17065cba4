"""About the data: rules, parties, manifestos, what was left out, corrections, licence, downloads of everything."""

from markupsafe import Markup

from commitments.selecting.selection import Selection
from components.about import (
    draw_corrections,
    draw_documents,
    draw_licence,
    draw_parties,
    draw_progress_method,
    draw_rules,
    draw_use,
)
from components.downloads import draw_downloads, draw_package
from components.markup import link, markup
from components.nation_context import draw_nation_context
from components.notices import fault_list
from components.output import Output
from web.view import View


def about(view: View, out: Output) -> None:
    """Faults of the newest files first, then what the site is made of and by which rules."""
    if view.state is not None and view.state.faults:
        out.html(Markup('<h2 id="faults">Faults in the changed data files</h2>'))
        fault_list(out, view.state)
    draw_nation_context(view, out)
    draw_rules(view, out)
    draw_parties(view, out)
    draw_documents(view, out)
    draw_progress_method(view, out)
    draw_corrections(view, out)
    out.html(
        markup(
            '<h2 id="download">Download everything</h2><p>All commitments, core and wider, with every field. The data package holds '
            "them as CSV, JSON and Excel, with parties, documents, themes, topics and updates. It describes every "
            "column in a form that programs can read. {} names each file and column, with examples.</p>",
            link("data", "Download the data"),
        )
    )
    draw_downloads(view.showing(Selection(scope="all")), out, "everything")
    draw_package(view, out)
    draw_use(view, out)
    draw_licence(view, out)


if __name__ == "__main__":
    from components.frame import run

    run(about, "about")
