"""What every page says when something is wrong: faults in the data, unknown values in the address, nothing to show."""

import difflib
from urllib.parse import urlencode

import streamlit as st

from commitments.library import Dataset, State
from commitments.selecting.search import index_of
from commitments.selecting.selection import FILTERS, Selection, Unknown
from commitments.wording import count
from components.markup import esc, link

FAULTS_SHOWN = 200
PARAM_NAMES = {filter_.param: filter_.label.lower() for filter_ in FILTERS}


def _box(kind: str, body: str) -> None:
    st.html(f'<div class="notice {kind}" role="status">{body}</div>')


def faulty_data(state: State, selection: Selection) -> None:
    """On every page while the newest files have faults: which data is shown instead, and where the list is."""
    if state.faults and state.dataset is not None:
        since = state.since.strftime("%H:%M UTC on %-d %B %Y") if state.since else ""
        _box(
            "warning",
            f"<strong>The data files were changed and have {esc(count(len(state.faults), 'fault'))}.</strong> "
            f"Since {esc(since)} this site shows the last good version, {esc(state.dataset.version)}. "
            f"{link(selection.address('about') + '#faults', 'See the list of faults')}; it mends itself when the files are mended.",
        )


def preview_over() -> None:
    """When an address would begin a preview that has begun elsewhere or is too old."""
    _box(
        "info",
        "The preview in this address has begun in another browser, or is over. This is the live data; "
        f"{link('editors_desk', 'check the files again')} for a new preview.",
    )


def no_data(state: State) -> None:
    """In place of the page when there has been no good data since the start."""
    _box(
        "warning",
        "<strong>There is no data to show.</strong> The data files have faults, listed below. "
        "Mend them and reload this page; <code>make check</code> prints the same list.",
    )
    fault_list(state)


def fault_list(state: State) -> None:
    """The faults, one a line, as the checker prints them."""
    lines = "".join(f"<li><code>{esc(fault)}</code></li>" for fault in state.faults[:FAULTS_SHOWN])
    more = len(state.faults) - FAULTS_SHOWN
    rest = f"<p>… and {more:,} more: <code>make check</code> prints them all.</p>" if more > 0 else ""
    st.html(f'<ol class="faults" id="faults">{lines}</ol>{rest}')


def unknown_values(unknown: tuple[Unknown, ...]) -> None:
    """Values of the address that mean nothing and were ignored, each with the nearest that does."""
    if unknown:
        parts = []
        for value in unknown[:5]:
            hint = f" (did you mean <code>{esc(value.nearest)}</code>?)" if value.nearest else ""
            parts.append(f"{esc(PARAM_NAMES.get(value.param, value.param))} <code>{esc(value.value[:60])}</code>{hint}")
        more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        _box("info", f"Not known and therefore ignored in the web address: {'; '.join(parts)}{more}.")


def nothing_to_show(dataset: Dataset, selection: Selection, page: str) -> None:
    """When no commitment matches: searches near the one that was asked, and each single filter that could be dropped."""
    names = {filter_.field: filter_.label.lower() for filter_ in FILTERS} | {"text": "search"}
    empty = Selection()
    drops = [
        f"<li>{link(selection.but(**{field: getattr(empty, field)}).address(page), f'Drop the {names[field]} filter')}</li>"
        for field in selection.narrowing
    ]
    if selection.scope == "core":
        drops.append(f"<li>{link(selection.but(scope='all').address(page), 'Include wider commitments')}</li>")
    if selection.themes and not selection.second_themes:
        drops.append(
            f"<li>{link(selection.but(second_themes=True).address(page), 'Include commitments with this as second theme')}</li>"
        )
    suggested = index_of(dataset).suggestions(selection.text) if selection.text else ()
    near = [
        f"<li>{link(other.address(page), f'Search for “{other.text}”')}</li>"
        for other in (selection.but(text=text) for text in suggested)
        if other.number(dataset)
    ]
    _box("info", f"<strong>No commitment matches.</strong> You could:<ul>{''.join(near + drops)}</ul>")


def no_such_commitment(dataset: Dataset, asked: str) -> None:
    """When an address names no commitment: what was dropped under that id, or the nearest ids."""
    dropped = next((record for record in dataset.left_out if record.id == asked), None)
    if dropped:
        _box("info", f"<strong>{esc(dropped.title)}</strong> was looked at and left out. Why: {esc(dropped.why)}")
    elif asked:
        near = difflib.get_close_matches(asked[:100], dataset.by_id["commitment"], n=3, cutoff=0.6)
        items = "".join(f"<li>{link('commitment?' + urlencode({'id': id_}), id_)}</li>" for id_ in near)
        hint = f" Did you mean:<ul>{items}</ul>" if near else ""
        _box("info", f"<strong>There is no commitment <code>{esc(asked[:100])}</code>.</strong>{hint}")
    else:
        _box("info", "This page shows one commitment. Its address names which: choose one on the Explore page.")
    st.html(f"<p>{link('explore', 'Search all commitments')}</p>")
