"""What every page says when something is wrong: faults in the data, unknown values in the address, nothing to show."""

import difflib
from urllib.parse import urlencode

from markupsafe import Markup

from commitments.library import Dataset, State
from commitments.selecting.questions import fewer_words
from commitments.selecting.search import index_of
from commitments.selecting.selection import FILTERS, Selection, Unknown
from commitments.selecting.subjects import nobodys_called, nobodys_within
from commitments.wording import count
from components.markup import Text, link, markup, together
from components.output import Output
from components.searching import instead_of, said_of_nobodys
from web.pages import NAMES_OF_OWN
from web.view import View

FAULTS_SHOWN = 200
PARAM_NAMES = NAMES_OF_OWN | {filter_.param: filter_.label.lower() for filter_ in FILTERS}


def _box(out: Output, kind: str, body: Text) -> None:
    out.html(markup('<div class="notice {}" role="status">{}</div>', kind, body))


def faulty_data(out: Output, state: State, selection: Selection) -> None:
    """On every page while the newest files have faults: which data is shown instead, and where the list is."""
    if state.faults and state.dataset is not None:
        since = state.since.strftime("%H:%M UTC on %-d %B %Y") if state.since else ""
        _box(
            out,
            "warning",
            markup(
                "<strong>The data files were changed and have {}.</strong> "
                "Since {} this site shows the last good version, {}. "
                "{}; it will clear when the files are fixed.",
                count(len(state.faults), "fault"),
                since,
                state.dataset.version,
                link(selection.address("about") + "#faults", "See the list of faults"),
            ),
        )


def preview_over(out: Output) -> None:
    """When an address would begin a preview that has begun elsewhere or is too old."""
    _box(
        out,
        "info",
        markup(
            "The preview in this address has started in another browser, or has ended. This is the live data; {} for a new preview.",
            link("editors_desk", "check the files again"),
        ),
    )


def no_data(out: Output, state: State) -> None:
    """In place of the page when there has been no good data since the start."""
    _box(
        out,
        "warning",
        Markup(
            "<strong>There is no data to show.</strong> The data files have faults, listed below. "
            "Fix them and reload this page; <code>make check</code> prints the same list."
        ),
    )
    fault_list(out, state)


def fault_list(out: Output, state: State) -> None:
    """The faults, one a line, as the checker prints them."""
    lines = together(markup("<li><code>{}</code></li>", fault) for fault in state.faults[:FAULTS_SHOWN])
    more = len(state.faults) - FAULTS_SHOWN
    rest = markup("<p>… and {:,} more: <code>make check</code> prints them all.</p>", more) if more > 0 else ""
    out.html(markup('<ol class="faults" id="faults">{}</ol>{}', lines, rest))


def unknown_values(out: Output, unknown: tuple[Unknown, ...], became: str = " were ignored") -> None:
    """Values of the address that mean nothing, each with the nearest that does, and what became of them."""
    if unknown:
        parts = []
        for value in unknown[:5]:
            hint = Markup()
            if value.nearest:
                hint = markup(" (did you mean <code>{}</code>?)", value.nearest)
            elif value.known:
                hint = markup(" (known: {})", ", ".join(value.known))
            if value.why:
                hint = markup(" (taken out: {})", value.why.rstrip("."))
            known = PARAM_NAMES.get(value.param, value.param)
            name = markup("<code>{}=</code>", value.param) if value.is_name else markup("{}", known)
            parts.append(markup("{} <code>{}</code>{}", name, value.value[:60], hint))
        more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        _box(out, "info", markup("Unknown values in the address{}: {}{}.", became, together(parts, "; "), more))


def nothing_to_show(view: View, out: Output, page: str) -> None:
    """When no commitment matches: what the search comes near to, wider commitments, and each single filter that could be dropped. What
    would show nothing either is not offered, but where nothing else is left."""
    dataset, selection = view.dataset, view.selection
    names = {filter_.field: filter_.label.lower() for filter_ in FILTERS} | {"text": "search"}
    empty = Selection()
    suggested: tuple[str, ...] = ()
    if selection.text:
        fewer = (fewer_words(dataset, selection).kept,)
        suggested = tuple(filter(None, dict.fromkeys(fewer + index_of(dataset).suggestions(selection.text))))
    others = {
        **({"Include wider causes of health": selection.but(scope="all")} if selection.scope == "core" else {}),
        **{f"Search for “{text}”": selection.but(text=text) for text in suggested},
        **(
            {"Include commitments with this as second theme": selection.but(second_themes=True)}
            if selection.themes and not selection.second_themes
            else {}
        ),
        **{
            f"Remove the {names[field]} filter": selection.but(**{field: getattr(empty, field)})
            for field in selection.narrowing
        },
    }
    numbers = {label: other.number(dataset) for label, other in others.items()}
    ways = [
        markup("<li>{} ({:,})</li>", link(other.address(page), label), numbers[label])
        for label, other in others.items()
        if numbers[label]
    ]
    drops = [] if ways else [markup("<li>{}</li>", link(empty.address(page), "Clear all filters"))]
    _box(
        out,
        "info",
        markup(
            "<strong>No commitment matches.</strong> {}<ul>{}</ul>",
            _why_none(view),
            together(instead_of(view, page) + ways + drops),
        ),
    )


def _why_none(view: View) -> str:
    if not view.selection.text:
        return "You could:"
    dataset, selection = view.dataset, view.selection
    if nobodys := nobodys_called(dataset, selection.text) or nobodys_within(dataset, selection.text):
        return f"{said_of_nobodys(view, nobodys)} You could:"
    others = Selection(text=selection.text, scope="all", names_hidden=selection.names_hidden).number(dataset)
    if others:
        return f"None of those chosen contains all these words; {count(others, 'other commitment')} {'does' if others == 1 else 'do'}. You could:"
    return "None contains all these words. You could:"


def no_such_commitment(out: Output, dataset: Dataset, asked: str) -> None:
    """When an address names no commitment: what was dropped under that id, or the nearest ids."""
    dropped = next((record for record in dataset.left_out if record.id == asked), None)
    if dropped:
        _box(out, "info", markup("<strong>{}</strong> was looked at and left out. Why: {}", dropped.title, dropped.why))
    elif why := dataset.withdrawn_because.get(("commitment", asked)):
        _box(out, "info", markup("<strong><code>{}</code></strong> was removed. Why: {}", asked[:100], why))
    elif asked:
        near = difflib.get_close_matches(asked[:100], dataset.by_id["commitment"], n=3, cutoff=0.6)
        items = together(markup("<li>{}</li>", link("commitment?" + urlencode({"id": id_}), id_)) for id_ in near)
        hint = markup(" Did you mean:<ul>{}</ul>", items) if near else ""
        _box(out, "info", markup("<strong>There is no commitment <code>{}</code>.</strong>{}", asked[:100], hint))
    else:
        _box(out, "info", "This page shows one commitment, but its address does not say which. Choose one on the Explore page.")
    out.html(markup("<p>{}</p>", link("explore", "Search all commitments")))
