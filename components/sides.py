"""A theme side by side: a line a topic, a column or a block a party, and the silent ones named with the reason."""

import streamlit as st

from commitments.describing import reach
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.tables.blanks import BLANKS
from commitments.tables.comparison import Comparison, Difference, Line, differences
from commitments.wording import count, joined, sentence_case
from components.markup import esc, link, party_mark, tag
from web.view import View

FEW = 4  # up to so many parties stand in columns of their own, blanks in place


def draw_comparison(view: View, comparison: Comparison) -> None:
    """One theme: its topics, then what only one party says, then who says nothing at all."""
    theme = comparison.theme
    st.html(f'<h2 id="{theme.id}">{esc(theme.name)}</h2><p class="quiet">{esc(theme.definition)}</p>')
    if comparison.silent and not view.selection.topics:
        st.html(f'<p class="quiet">Parties with nothing mainly on this theme. {_reasons(view, comparison.silent)}</p>')
    if comparison.lines:
        st.html("".join(_topic(view, line, theme) for line in comparison.lines))
    if comparison.alone:
        blocks = "".join(_side(view, party, rows, theme.id) for party, rows in _in_order(view, comparison.alone).items())
        st.html(
            '<section class="topic"><h3>Further promises, on no shared topic</h3>'
            f'<p class="quiet">No other party promises the like.</p>{_sides(view, comparison.alone, blocks)}</section>'
        )


def _in_order(view: View, by_party: dict) -> dict:
    parties = view.names.in_order(tuple(view.dataset.by_id["party"][id_] for id_ in by_party))
    return {party.id: by_party[party.id] for party in parties}


def _shown(view: View) -> list[str]:
    return [party.id for party in view.names.in_order(view.selection.parties_shown(view.dataset))]


def _topic(view: View, line: Line, theme: model.Theme) -> str:
    shown = _shown(view)
    if len(shown) <= FEW:
        blocks = "".join(
            _side(view, party, line.said[party], theme.id)
            if party in line.said
            else _blank(view, party, line.silent[party], line.touched.get(party, 0))
            for party in shown
        )
        rest = ""
    else:
        blocks = "".join(_side(view, party, rows, theme.id) for party, rows in _in_order(view, line.said).items())
        rest = f'<p class="note">{_reasons(view, line.silent)}</p>' if line.silent else ""
    home = ""
    if line.topic.theme != theme.id:
        home = f' <span class="quiet">(mainly under {esc(view.dataset.by_id["theme"][line.topic.theme].name)})</span>'
    differ = differences(view.dataset, line) if len(line.said) > 1 else ()
    heading = esc(line.topic.name)
    if not view.names.hidden:
        heading = link(view.selection.but(themes=(), topics=(line.topic.id,)).address("explore"), line.topic.name)
    says = count(len(line.said), "party says something", "parties say something")
    return (
        f'<section class="topic"><h3>{heading}{home}</h3><p class="quiet">{esc(line.topic.definition)} {esc(says)}.</p>'
        f"{_differing(view, differ)}{_sides(view, line.said, blocks)}{rest}</section>"
    )


def _differing(view: View, differ: tuple[Difference, ...]) -> str:
    """``They differ in stance (Would do: A and B; Would oppose: C) and figure (…).``"""
    if not differ:
        return ""
    parts = []
    for difference in differ:
        answers = "; ".join(
            f"<strong>{esc(view.names.text(text))}</strong>: {esc(joined(view.names.party(party) for party in parties))}"
            for text, parties in difference.answers
        )
        parts.append(f"<li>{esc(difference.what.capitalize())} – {answers}</li>")
    return f'<details class="more"><summary>They differ in {esc(joined(d.what for d in differ))}</summary><ul>{"".join(parts)}</ul></details>'


def _sides(view: View, said: dict, blocks: str) -> str:
    shown = len(_shown(view))
    few = f' few" style="--parties:{shown}' if shown <= FEW and len(said) <= shown else ""
    return f'<div class="sides{few}">{blocks}</div>'


def _side(view: View, party: str, rows: tuple[model.Commitment, ...], theme_id: str) -> str:
    light, dark = view.names.colours(party)
    items = "".join(f"<li>{_entry(view, row, theme_id)}</li>" for row in rows)
    return f'<div class="side" style="--party:light-dark({light},{dark})">{party_mark(view.names, party)}<ul>{items}</ul></div>'


def _entry(view: View, row: model.Commitment, theme_id: str) -> str:
    names, dataset = view.names, view.dataset
    title = names.text(row.title)
    heading = esc(title) if names.hidden else link(view.selection.address("commitment", id=row.id), title)
    document = dataset.document_of(row)
    stance = tag(words.STANCES[row.stance].label, f"stance {row.stance}")
    marks = []
    if row.target and row.target.quantity is not None:
        unit = f" {row.target.unit}" if row.target.unit else ""
        marks.append(f"<strong>{esc(f'{row.target.quantity:,}{unit}')}</strong>")
    if row.deadline:
        marks.append(f"<strong>{esc(names.text(row.deadline.text))}</strong>")
    place = tag(sentence_case(reach(row, dataset)), "nation")
    beside = []
    if (
        not names.hidden
        and document.branch in ("scotland", "wales")
        and len(view.dataset.by_id["party"][document.party].stands_in) > 1
    ):
        beside.append(document.edition)
    if row.theme != theme_id:
        beside.append(f"mainly under {dataset.by_id['theme'][row.theme].name}")
    note = f' <span class="quiet">{esc(sentence_case(", ".join(beside)))}</span>' if beside else ""
    said = f"<br>{' · '.join(marks)}" if marks else ""  # on a line of its own: beside the tags it breaks in the middle
    return f"{heading}<br>{stance}{place}{said}{note}"


def _blank(view: View, party: str, kind: str, touched: int) -> str:
    light, dark = view.names.colours(party)
    blank = BLANKS[kind]
    number = f" ({touched})" if touched else ""
    return (
        f'<div class="side" style="--party:light-dark({light},{dark})">{party_mark(view.names, party)}'
        f'<p class="blank" title="{esc(blank.meaning)}">{esc(blank.label + number)}</p></div>'
    )


def _reasons(view: View, silent: dict[str, str]) -> str:
    """``Nothing found: A and B. Not for this nation: C.``"""
    parts = []
    for kind, blank in BLANKS.items():
        parties = [party for party in _shown(view) if silent.get(party) == kind]
        if parties:
            parts.append(f"<strong>{esc(blank.label)}</strong>: {esc(joined(view.names.party(party) for party in parties))}.")
    return " ".join(parts)
