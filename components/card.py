"""Commitments as cards or as rows of a table."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from commitments.describing import edition, elsewhere, facts_not_stated, plan_facts, reach, status_label, who_acts
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.search import index_of
from commitments.standing import standings
from commitments.tables.blanks import BLANKS, silence_of
from commitments.tables.counts import blank_of
from commitments.wording import joined, sentence_case
from components.markup import definition_list, esc, link, party_mark, tag
from web.view import View


def card(view: View, row: model.Commitment, marked: tuple[str, str] | None = None, level: int = 3) -> str:
    """HTML of a card. ``marked``: title and summary as HTML with the search's matches marked. ``level``: of its heading."""
    dataset, names = view.dataset, view.names
    document = dataset.document_of(row)
    light, dark = names.colours(document.party)
    title, summary = marked or (esc(names.text(row.title)), esc(names.text(row.summary)))
    if names.hidden:
        title, summary = (esc(names.text(row.title)), esc(names.text(row.summary)))
        heading, source = title, "The source is shown with the names."
    else:
        heading = f'<a href="{esc(view.selection.address("commitment", id=row.id))}">{title}</a>'
        source = f"{esc(names.document(document.id))}, “{esc(row.section)}”"
    notes = [sentence_case(f"not stated: {silent}") for silent in [facts_not_stated(row)] if silent]
    if len(view.selection.nations) == 1:
        notes += filter(None, [elsewhere(row, view.selection.nations[0], dataset)])
    facts = [(label, esc(names.text(text))) for label, text in plan_facts(row)]
    facts.append(("Who would act", esc(sentence_case(who_acts(row)))))
    standing = standings(dataset)[row.id]
    tags = [
        tag(words.STANCES[row.stance].label, f"stance {row.stance}"),
        tag(sentence_case(reach(row, dataset)), "nation"),
    ]
    # What became of a commitment tells who governs, so it goes with the names.
    if standing.status != "not-searched" and not names.hidden:
        tags.append(tag(status_label(standing, dataset), "status"))
    if row.scope == "wider":
        tags.append(tag("Wider", "scope"))
    plain = document.branch == "uk" and len(dataset.elections) == 1
    which = "" if names.hidden or plain else f' <span class="edition">{esc(edition(document, dataset))}</span>'
    return (
        f'<article class="card" style="--party:light-dark({light},{dark})">'
        f'<p class="who">{party_mark(names, document.party)}{which}</p>'
        f"<h{level}>{heading}</h{level}>"
        f'<p class="tags">{"".join(tags)}</p>'
        f"<p>{summary}</p>"
        f"{definition_list(facts) if facts else ''}"
        f'<p class="note">{esc(". ".join(notes))}</p>'
        f'<p class="source">{source}</p></article>'
    )


def draw_cards(view: View, rows: list[model.Commitment], positions: list[int]) -> None:
    """A grid of cards; ``positions`` are the rows' places in the dataset, for marking the search's matches."""
    marked = index_of(view.dataset).marked(view.selection.text, positions) if view.selection.text else {}
    cards = (card(view, row, marked.get(place), level=2) for row, place in zip(rows, positions, strict=True))
    st.html(f'<div class="cards">{"".join(cards)}</div>')


def draw_by_party(view: View, rows: Sequence[model.Commitment]) -> None:
    """How many of the commitments shown are whose, and why each other party has none."""
    dataset, selection = view.dataset, view.selection
    numbers = Counter(dataset.document_of(row).party for row in rows)
    shown = view.names.in_order(selection.parties_shown(dataset))
    if len(shown) < 2:
        return
    speaking = "".join(
        f"<li>{party_mark(view.names, party.id)} {_of_party(view, party.id, numbers[party.id])}</li>"
        for party in shown
        if numbers[party.id]
    )
    reasons: dict[str, list[str]] = {}
    for party in shown:
        if not numbers[party.id]:
            reasons.setdefault(_why_none(view, party.id), []).append(view.names.party(party.id))
    silent = " ".join(f"<strong>{esc(why)}</strong>: {esc(joined(names))}." for why, names in reasons.items())
    st.html(f'<ul class="chips by-party">{speaking}</ul>{f"<p class=note>{silent}</p>" if silent else ""}')


def _why_none(view: View, party_id: str) -> str:
    """Why a party has no commitment in the selection, in the words that the tables use."""
    selection = view.selection
    others = set(selection.narrowing) - {"parties", "nations", "elections"}
    silence = silence_of(view.dataset, party_id, selection.nations, selection.elections)
    if silence in ("not-standing", "not-theirs"):
        return BLANKS[silence].label
    if others == {"themes"} and len(selection.themes) == 1:
        return BLANKS[blank_of(view.dataset, selection, selection.themes[0], party_id)].label
    if others == {"text"}:
        return "Nothing found in this manifesto for these words"
    return BLANKS["no-match" if others else silence].label


def _of_party(view: View, party_id: str, number: int) -> str:
    return str(number) if view.names.hidden else link(view.selection.but(parties=(party_id,)).address("explore"), str(number))


def draw_table(view: View, rows: list[model.Commitment], caption: str) -> None:
    """The same commitments as a table, one row each."""
    dataset, names = view.dataset, view.names
    body = []
    for row in rows:
        document = dataset.document_of(row)
        title = names.text(row.title)
        heading = esc(title) if names.hidden else link(view.selection.address("commitment", id=row.id), title)
        said = dict(plan_facts(row))
        facts = ", ".join(said) or "None"
        body.append(
            f'<tr><th scope="row">{heading}</th><td>{party_mark(names, document.party)}</td>'
            f"<td>{esc(dataset.by_id['theme'][row.theme].name)}</td><td>{esc(words.STANCES[row.stance].label)}</td>"
            f"<td>{esc(sentence_case(reach(row, dataset)))}</td><td>{esc(facts)}</td>"
            f"<td>{'Shown with the names' if names.hidden else esc(status_label(standings(dataset)[row.id], dataset))}</td></tr>"
        )
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in (
            "Commitment",
            "Party",
            "Theme",
            "Stance",
            "Where it would be felt",
            "Plan facts stated",
            "What became of it",
        )
    )
    st.html(
        f'<div class="table-frame" role="region" aria-label="{esc(caption)}" tabindex="0"><table class="rows wide">'
        f'<caption class="unseen">{esc(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'
    )
