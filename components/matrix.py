"""The party by theme table: real HTML, each cell a link to the commitments behind it, blanks told apart."""

from markupsafe import Markup

from commitments.figures.matrix import STEPS
from commitments.records import model
from commitments.tables.blanks import BLANKS
from commitments.tables.counts import Crosstab
from commitments.wording import count
from components.markup import Text, definition, folded_on_a_phone, link, markup, party_mark, together
from components.output import Output
from components.table import number_link
from web.view import View

MANY = 15  # more parties than these have no room in a column of text: the table always scrolls in its frame


def draw_matrix(view: View, out: Output, table: Crosstab, caption: str) -> None:
    """``table`` of ``counts.party_by_theme``. ``caption`` says what is counted."""
    dataset, selection, names = view.dataset, view.selection, view.names
    parties = [party.id for party in names.in_order(tuple(dataset.by_id["party"][id_] for id_ in table.counts.columns))]
    head = together(markup('<th scope="col">{}</th>', party_mark(names, id_)) for id_ in parties)
    # Plain dicts: looked up cell by cell, they are a hundred times as quick as frames.
    counts, blanks, touched = (
        {id_: dict(zip(part.columns, row, strict=True)) for id_, row in zip(part.index, part.to_numpy().tolist(), strict=True)}
        for part in table
    )
    groups: dict[str, list[Markup]] = {}  # group -> its rows
    for theme_id in counts:
        theme = dataset.by_id["theme"][theme_id]
        chosen = selection.but(themes=(theme_id,))
        cells = together(
            _cell(view, theme, id_, counts[theme_id][id_], blanks[theme_id][id_], touched[theme_id][id_]) for id_ in parties
        )
        total = sum(counts[theme_id].values())
        groups.setdefault(theme.group, []).append(
            markup(
                '<tr><th scope="row">{}</th>{}<td class="total">{}</td></tr>',
                link(chosen.address("compare"), theme.name, title=theme.definition),
                cells,
                number_link(view, chosen, total, f"{theme.name}, all shown"),
            )
        )
    sums = table.counts.sum()
    foot = together(markup('<td class="total">{}</td>', _party_total(view, id_, int(sums[id_]))) for id_ in parties)
    out.html(
        markup(
            '<a class="skip" href="#matrix">Skip to the table</a>'
            '<p class="hint quiet" aria-hidden="true">Scroll sideways for more parties →</p>'
            '<div class="matrix-room"><div class="table-frame{}" id="matrix" role="region" '
            'aria-label="{}" tabindex="0"><table class="matrix">'
            "<caption>{}</caption>"
            '<thead><tr><th scope="col">Theme</th>{}<th scope="col"><span class="party">All shown</span></th></tr></thead>'
            "{}"
            '<tfoot><tr><th scope="row">All themes</th>{}<td class="total">{:,}</td></tr></tfoot></table></div></div>',
            " many" if len(parties) > MANY else "",
            caption,
            caption,
            head,
            together(_group(view, group, rows, len(parties) + 2) for group, rows in groups.items()),
            foot,
            int(sums.sum()),
        )
        + _legend(table)
    )


def _group(view: View, group: str, rows: list[Markup], columns: int) -> Markup:
    """A group of themes: a part of the table's body under a heading that spans it."""
    name = view.dataset.by_id["group"][group].name
    head = markup('<tr class="group"><th scope="rowgroup" colspan="{}"><span>{}</span></th></tr>', columns, name)
    return markup("<tbody>{}{}</tbody>", head, together(rows))


def _party_total(view: View, party_id: str, total: int) -> Text:
    return number_link(
        view, view.selection.but(parties=(party_id,)), total, f"{view.names.party_in_full(party_id)}, all themes"
    )


def _cell(view: View, theme: model.Theme, party_id: str, number: int, kind: str, touched: int) -> Markup:
    """``number`` commitments, or where there are none the ``kind`` of blank, with the number ``touched`` for that kind."""
    names = view.names
    chosen = view.selection.but(themes=(theme.id,), parties=(party_id,))
    if number:
        shade = sum(number >= least for least in STEPS)
        label = f"{names.party_in_full(party_id)}, {theme.name}: {count(number, 'commitment')}"
        inner = str(number) if names.hidden else link(chosen.address("explore"), str(number), aria_label=label)
        return markup('<td class="shade-{}">{}</td>', shade, inner)
    blank = BLANKS[kind]
    label = f"{names.party_in_full(party_id)}, {theme.name}: {blank.label}"
    if kind == "touched":
        wide = chosen.but(scope="all", second_themes=True).address("explore")
        inner = f"({touched})" if names.hidden else link(wide, f"({touched})", aria_label=f"{label}, {touched}")
        return markup('<td class="blank">{}</td>', inner)
    # Only the mark is seen; the words are for who listens or copies. One element and not three: a browser checks each on every click.
    return markup('<td class="blank" data-mark="{}" title="{}">{}</td>', blank.mark, label, blank.label)


def _legend(table: Crosstab) -> Markup:
    used = {kind for kind in table.blanks.to_numpy().ravel() if kind}
    items = together(
        definition(markup('<span class="key">{}</span> {}', blank.mark, blank.label), blank.meaning)
        for kind, blank in BLANKS.items()
        if kind in used
    )
    legend = markup('<dl class="legend" aria-label="What the marks mean">{}</dl>', items)
    return folded_on_a_phone("What the marks mean", legend) if items else Markup()
