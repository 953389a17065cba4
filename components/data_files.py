"""The data as a publication: every file with what it holds, from the descriptions that the files themselves are made with."""

from markupsafe import Markup

from commitments.downloads.formats import FORMATS
from commitments.downloads.notes import citation
from commitments.downloads.tables import DATABASE, EVERYTHING, KINDS, Table, tables_of
from commitments.selecting.selection import Selection
from commitments.wording import count, date, joined
from components.markup import chips, folded, link, markup, together
from components.output import Output
from components.table import frame_of
from web.view import View

PARTS = {"whole": "Everything at once", "tables": "Tables", "examples": "Examples", "versions": "Versions and licence"}
# What only a server can promise.
WITH_FILTERS = " Without <code>?scope=all</code> they hold core commitments only. They take the same filters as the pages."
ANY_LIST = (
    "Any list on this site is available as files too. Add the filters in its address to the address of the file, as in "
    "<code>commitments.csv?party=labour&amp;theme=dentistry</code>."
)
# Language -> lines that read the commitments. ``{}`` is the address of the data folder.
EXAMPLES = {
    "Python, with pandas": (
        "import pandas as pd\n\n"
        'commitments = pd.read_csv("{0}/commitments.csv?scope=all")\n'
        'parties = pd.read_csv("{0}/parties.csv")\n'
        'both = commitments.merge(parties, left_on="party_id", right_on="id", suffixes=("", "_of_party"))\n'
        'print(both.groupby("short_name").size())'
    ),
    "R": (
        "library(readr)\nlibrary(dplyr)\n\n"
        'commitments <- read_csv("{0}/commitments.csv?scope=all")\n'
        'themes <- read_csv("{0}/themes.csv")\n'
        'commitments |> left_join(themes, by = c("theme" = "id")) |> count(name)'
    ),
    "SQL, with DuckDB": (
        "SELECT theme, stance, count(*) AS commitments\n"
        "FROM '{0}/commitments.parquet?scope=all'\n"
        "GROUP BY theme, stance ORDER BY theme, stance;"
    ),
}


def draw_whole(out: Output) -> None:
    """The files that hold everything, and the feeds."""
    files = [
        (
            link("data/package.zip", "Data package (ZIP)"),
            "every table as CSV, with a machine-readable description of each column",
        ),
        (link(f"data/{DATABASE}", "Database (SQLite)"), "every table with its keys, and a full-text index of the commitments"),
        *(
            (
                link(EVERYTHING.address(f"data/commitments.{ending}"), f"All commitments ({form.label})"),
                "core and wider, in one flat table",
            )
            for ending, form in FORMATS.items()
        ),
        (
            link("data/changes.atom", "Updates and corrections (Atom)"),
            "a feed of what became of promises, and of what was corrected",
        ),
        (link("data/corrections.atom", "Corrections (Atom)"), "a feed of corrections of published facts only"),
    ]
    out.html(
        markup(
            '<h2 id="whole">{}</h2><ul>{}</ul>',
            PARTS["whole"],
            together(markup("<li>{}: {}.</li>", file, holds) for file, holds in files),
        )
    )


def draw_tables(view: View, out: Output) -> None:
    """Each table: what a row is, how many there are, its columns and what they refer to."""
    made = tables_of(view.dataset)
    out.html(
        markup(
            '<h2 id="tables">{}</h2><p>{} that join by id, each as CSV, JSON and Parquet. An empty cell means that the text does not say, or '
            "that nothing was found. It never means zero.</p>{}",
            PARTS["tables"],
            count(len(made), "table"),
            chips("Tables", [link(f"#table-{name}", name) for name in made]),
        )
    )
    for table in made.values():
        out.html(_table(view, table, out.answers))


def _table(view: View, table: Table, answers: bool) -> Markup:
    whole = table.name == "commitments"
    files = (
        link((EVERYTHING if whole else Selection()).address(f"data/{table.name}.{kind}"), label)
        for kind, label in KINDS.items()
    )
    key = f" {joined(table.key)} {'identifies' if len(table.key) == 1 else 'together identify'} a row." if table.key else ""
    note = (
        markup(
            " This is the number in the data package and the database. The files below hold {}: in them, a promise that a national edition "
            "repeats is one row.{}",
            f"{EVERYTHING.number(view.dataset):,}",
            Markup(WITH_FILTERS) if answers else "",
        )
        if whole
        else ""
    )
    rows = together(
        markup(
            '<tr><th scope="row"><code>{}</code></th><td>{}</td><td>{}{}</td></tr>',
            column,
            table.type_of(column),
            meaning,
            markup(" Refers to {}.", link(f"#table-{table.refers[column][0]}", table.refers[column][0]))
            if column in table.refers
            else "",
        )
        for column, meaning in table.columns.items()
    )
    columns = frame_of(f"Columns of {table.name}", ["Column", "Type", "What it holds"], rows, wide=True)
    label = markup("{}<span class=unseen> of {}</span>", count(len(table.columns), "column"), table.name)
    return markup(
        '<section><h3 id="table-{}">{}</h3><p>A row is: {} {}.{}{}</p><p>{}</p>{}</section>',
        table.name,
        table.name,
        table.says[:1].lower() + table.says[1:],
        count(len(table.rows), "row"),
        key,
        note,
        together(files, " · "),
        folded(label, columns),
    )


def draw_examples(view: View, out: Output) -> None:
    """Lines to copy that read the data where it stands."""
    out.html(
        markup(
            '<h2 id="examples">{}</h2><p>{}</p>',
            PARTS["examples"],
            Markup(ANY_LIST)
            if out.answers
            else "The list of one party, nation, theme or topic is available as files too: its page names them.",
        )
    )
    for language, lines in EXAMPLES.items():
        out.html(markup("<h3>{}</h3>", language))
        out.code(lines.format(f"{view.site}/data".lstrip("/")))


def draw_versions(view: View, out: Output) -> None:
    """How a version is named and asked for, and under which licence the data is."""
    dataset, site = view.dataset, view.dataset.site
    out.html(
        markup(
            '<h2 id="versions">{}</h2><p>This is version {} of {}. The same version always has the same content. Every file names its version{}. '
            "Changes are listed under {}.</p>"
            "<p>The data is under {}. {} how to cite it, how ids behave and what to watch for when counting.</p>",
            PARTS["versions"],
            dataset.version,
            date(site.version_date),
            markup(", and an address with <code>?version={}</code> gives that version or nothing", dataset.version)
            if out.answers
            else "",
            link("new", "What’s new"),
            link(site.licence_url, site.licence),
            link("about#use", "About the data says"),
        )
    )
    out.code(citation(dataset))
