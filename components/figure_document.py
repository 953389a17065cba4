"""The Figures page as a document: the choices are links, the files are at their addresses."""

from functools import partial

from commitments.figures import CATALOGUE, GROUNDS, SIZES, picture
from commitments.figures.files import data_file, pdf_file, png_file, svg_file
from components.chart import chart, has_chart, how_to_read
from components.figure_texts import Copied, code_of, picture_address, words_of
from components.figure_words import CHART_PLACE, EXPLORE, LEAD, numbers, one_at_a_time
from components.markup import link, markup
from components.notices import no_such_commitment
from components.output import Download, Output
from components.picture import fixed_picture_html
from web.pictures import picture_path
from web.view import View

# Streamlit, which draws the chart, starts by itself (take_over.js), and finds the fold open that it fills.
OPENING = (
    '<details class="fold" id="chart" data-fold="explore-chart" data-start open><summary>{}</summary><p class="quiet">{}</p>'
    '<div class="chart-room" style="height:{}px"><p class="quiet">The chart is loading. It needs JavaScript.</p></div></details>'
)


def figures(view: View, out: Output) -> None:
    """Choose a picture, see it as it exports, take it away with all that it needs."""
    out.html(LEAD)
    name = view.param("figure") if view.param("figure") in CATALOGUE else "matrix"
    size = view.param("size") if view.param("size") in SIZES else CATALOGUE[name].size
    ground = view.param("ground") if view.param("ground") in GROUNDS else "light"
    # As wide and as high as Streamlit's, so that the picture stays where it is.
    with out.row("figure-look"):
        out.choice("Figure", {id_: figure.label for id_, figure in CATALOGUE.items()}, "figure", name, many=True)
        out.choice("Size", {id_: known.label for id_, known in SIZES.items()}, "size", size, many=True)
        out.choice("Colours", {id_: known.label for id_, known in GROUNDS.items()}, "ground", ground)
    asked = view.param("id")
    if asked and view.dataset.find(asked) is None:
        no_such_commitment(out, view.dataset, asked)
        return
    shown = picture(view.dataset, view.selection, name, view.site, asked)
    if name != "card" and shown.selection != view.selection:
        out.html(one_at_a_time(name))
    out.html(markup('<div class="exported-picture">{}</div>', fixed_picture_html(shown, size, ground)))
    if has_chart(name) and shown.rows:
        if view.param("chart") == "open":
            drawn = chart(shown, ground)
            out.html(markup(OPENING, EXPLORE, how_to_read(shown, drawn), drawn.layout.height))
        else:
            out.html(markup("<p>{}</p>", link(view.here(chart="open") + CHART_PLACE, EXPLORE)))
    make = {"png": ("image/png", png_file), "svg": ("image/svg+xml", svg_file), "pdf": ("application/pdf", pdf_file)}
    files = [
        Download(
            f"Download {kind.upper()}",
            picture_path(shown, kind, size, ground),
            f"{shown.file_stem}-{size}-{ground}.{kind}",
            media_type,
            partial(of, view.dataset, shown, size, ground),
        )
        for kind, (media_type, of) in make.items()
    ]
    table = Download(
        "Download the data (CSV)",
        picture_path(shown, "csv", size),
        f"{shown.file_stem}.csv",
        "text/csv",
        partial(data_file, view.dataset, shown),
    )
    out.downloads([*files, table], "figure-files")
    with out.fold("Text to copy", "read-texts") as opened:
        if opened:
            # Where nothing answers an address there is neither a picture of every size nor a live figure.
            code = code_of(view, shown, size, ground) if out.answers else []
            place = [Copied("Address of the image", picture_address(view, shown, size, ground))] if out.answers else []
            for copied in (*words_of(shown), *place, *code):
                out.html(markup('<p class="quiet">{}</p>', copied.label))
                out.code(copied.text)
    with out.fold("The numbers in this picture", "figure-numbers") as opened:
        if opened:
            out.html(numbers(shown))
