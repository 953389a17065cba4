"""The party by theme table: real HTML, each cell a link to the commitments behind it, blanks told apart."""

import streamlit as st

from commitments.figures.matrix import STEPS
from commitments.records import model
from commitments.tables.blanks import BLANKS
from commitments.tables.counts import Crosstab
from commitments.wording import count
from components.markup import esc, link, party_mark
from web.view import View

MANY = 15  # more parties than these have no room in a column of text: the table always scrolls in its frame


def draw_matrix(view: View, table: Crosstab, caption: str) -> None:
    """``table`` of ``counts.party_by_theme``. ``caption`` says what is counted."""
    dataset, selection, names = view.dataset, view.selection, view.names
    parties = [party.id for party in names.in_order(tuple(dataset.by_id["party"][id_] for id_ in table.counts.columns))]
    head = "".join(f'<th scope="col">{party_mark(names, id_)}</th>' for id_ in parties)
    # Plain dicts: looked up cell by cell, they are a hundred times as quick as frames.
    counts, blanks, touched = (
        {id_: dict(zip(part.columns, row, strict=True)) for id_, row in zip(part.index, part.to_numpy().tolist(), strict=True)}
        for part in table
    )
    body = []
    group = ""
    for theme_id in counts:
        theme = dataset.by_id["theme"][theme_id]
        if theme.group != group:
            group = theme.group
            name = dataset.by_id["group"][group].name
            body.append(
                f'<tr class="group"><th scope="colgroup" colspan="{len(parties) + 2}"><span>{esc(name)}</span></th></tr>'
            )
        chosen = selection.but(themes=(theme_id,))
        cells = "".join(
            _cell(view, theme, id_, counts[theme_id][id_], blanks[theme_id][id_], touched[theme_id][id_]) for id_ in parties
        )
        total = sum(counts[theme_id].values())
        body.append(
            f'<tr><th scope="row">{link(chosen.address("compare"), theme.name, title=theme.definition)}</th>{cells}'
            f'<td class="total">{link(chosen.address("explore"), f"{total:,}") if total else "0"}</td></tr>'
        )
    sums = table.counts.sum()
    foot = "".join(f'<td class="total">{_party_total(view, id_, int(sums[id_]))}</td>' for id_ in parties)
    st.html(
        '<a class="skip" href="#matrix">Skip to the table</a>'
        '<p class="hint quiet" aria-hidden="true">Scroll the table sideways for more parties →</p>'
        f'<div class="matrix-room"><div class="table-frame{" many" if len(parties) > MANY else ""}" id="matrix" role="region" '
        f'aria-label="{esc(caption)}" tabindex="0"><table class="matrix">'
        f"<caption>{esc(caption)}</caption>"
        f'<thead><tr><th scope="col">Theme</th>{head}<th scope="col"><span class="party">All shown</span></th></tr></thead>'
        f"<tbody>{''.join(body)}</tbody>"
        f'<tfoot><tr><th scope="row">All themes</th>{foot}<td class="total">{int(sums.sum()):,}</td></tr></tfoot></table></div></div>'
        + _legend(table)
    )


def _party_total(view: View, party_id: str, total: int) -> str:
    if view.names.hidden or not total:
        return f"{total:,}"
    return link(view.selection.but(parties=(party_id,)).address("explore"), f"{total:,}")


def _cell(view: View, theme: model.Theme, party_id: str, number: int, kind: str, touched: int) -> str:
    """``number`` commitments, or where there are none the ``kind`` of blank, with the number ``touched`` for that kind."""
    names = view.names
    chosen = view.selection.but(themes=(theme.id,), parties=(party_id,))
    if number:
        shade = sum(number >= least for least in STEPS)
        label = f"{names.party_in_full(party_id)}, {theme.name}: {count(number, 'commitment')}"
        inner = str(number) if names.hidden else link(chosen.address("explore"), str(number), aria_label=label)
        return f'<td class="shade-{shade}">{inner}</td>'
    blank = BLANKS[kind]
    label = f"{names.party_in_full(party_id)}, {theme.name}: {blank.label}"
    if kind == "touched":
        wide = chosen.but(scope="all", second_themes=True).address("explore")
        inner = f"({touched})" if names.hidden else link(wide, f"({touched})", aria_label=f"{label}, {touched}")
        return f'<td class="blank">{inner}</td>'
    # Only the mark is seen; the words are for who listens or copies. One element and not three: a browser checks each on every click.
    return f'<td class="blank" data-mark="{blank.mark}" title="{esc(label)}">{esc(blank.label)}</td>'


def _legend(table: Crosstab) -> str:
    used = {kind for kind in table.blanks.to_numpy().ravel() if kind}
    items = "".join(
        f'<div><dt><span class="key">{esc(blank.mark)}</span> {esc(blank.label)}</dt><dd>{esc(blank.meaning)}</dd></div>'
        for kind, blank in BLANKS.items()
        if kind in used
    )
    return f'<dl class="legend" aria-label="What the marks mean">{items}</dl>' if items else ""
