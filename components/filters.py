"""The filters under Streamlit: the same on every page, seeded from the web address and written back to it."""

import streamlit as st

from commitments.library import Dataset
from commitments.selecting.selection import TEXT_LENGTH, Filter, Selection
from components import address
from components.form import (
    ANY,
    CLEAR,
    EXAMPLE,
    HIDE_NAMES,
    ORDER,
    ORDERS,
    SEARCH,
    SECOND_THEMES,
    WIDER,
    Switch,
    first_filters,
    more_label,
    offered,
    other_filters,
)
from components.on_its_way import take_along
from web.view import OWN_PARAMS, View


def _write(field: str, key: str) -> None:
    """Callback: the changed widget's value goes into the address. Runs before the page, which then reads the address anew."""
    if key not in st.session_state:
        return  # it came together with a change of page, which took the widget away
    dataset: Dataset = st.session_state["_dataset"]
    params = address.newest()
    selection, _ = Selection.from_params(params, dataset)
    value = st.session_state[key]
    if field == "scope":
        value = "all" if value else "core"
    elif field == "order":
        value = value or "seats"
    elif isinstance(value, list):
        value = tuple(value)
    changed = selection.but(**{field: value})
    # Once more through the address, so that the order of values and the length of texts are as any link would give them.
    changed, _ = Selection.from_params(changed.params(), dataset)
    address.write(changed.params() | {name: params[name] for name in OWN_PARAMS if name in params})


def _clear() -> None:
    params = address.newest()
    address.write({name: params[name] for name in OWN_PARAMS if name in params})


def draw_filters(view: View) -> None:
    """All filters, in the side bar."""
    dataset, selection = view.dataset, view.selection
    st.session_state["_dataset"] = dataset
    with st.sidebar:
        st.html('<h2 class="side-title">Filters</h2>')
        _seed("filter-q", selection.text)
        st.text_input(
            SEARCH,
            key="filter-q",
            type="search",
            max_chars=TEXT_LENGTH,
            placeholder=EXAMPLE,
            on_change=_write,
            args=("text", "filter-q"),
        )
        take_along("filter-q", offered(dataset, selection.names_hidden))
        for filter_ in first_filters(dataset, selection):
            _multiselect(filter_, dataset, selection)
        _switch(HIDE_NAMES, selection.names_hidden)
        used = sum(bool(getattr(selection, filter_.field)) for filter_ in other_filters())
        with st.expander(more_label(used), expanded=bool(used), on_change="rerun", key="more-filters") as more:
            if more.open:  # half of a page's widgets: drawn closed, they would cost every visit and click a tenth of a second
                for filter_ in other_filters():
                    _multiselect(filter_, dataset, selection)
                _switch(SECOND_THEMES, selection.second_themes)
        _switch(WIDER, selection.scope == "all")
        if not selection.names_hidden:  # letters have an order of their own
            _order(selection)
        if selection != Selection():
            st.button(CLEAR, on_click=_clear, width="stretch")


def _order(selection: Selection) -> None:
    _seed("filter-order", selection.order)
    st.radio(
        ORDER,
        tuple(ORDERS),
        key="filter-order",
        format_func=ORDERS.__getitem__,
        horizontal=True,
        on_change=_write,
        args=("order", "filter-order"),
    )


def _seed(key: str, value: object) -> None:
    """The address's value for a widget, where the widget does not have it already.

    Set on every run, it would be sent to the browser again each time, and could undo what a quick reader has chosen meanwhile.
    """
    held = st.session_state.get(key)
    if isinstance(held, list) and isinstance(value, list) and set(held) == set(value):
        return  # chosen in another order
    if key not in st.session_state or held != value:
        st.session_state[key] = value


def _multiselect(filter_: Filter, dataset: Dataset, selection: Selection) -> None:
    choices = filter_.choices(dataset)
    key = f"filter-{filter_.param}"
    # Seeded on every run: a widget's own state is lost on a change of page, and the address is what counts.
    _seed(key, list(getattr(selection, filter_.field)))
    st.multiselect(
        filter_.label,
        list(choices),
        key=key,
        format_func=choices.__getitem__,
        placeholder=ANY,
        filter_mode="contains",  # what was typed: by its letters in any place "SNP" would be a theme
        select_all=False,  # it would stand first, and Enter after "Green" would take the Scottish Greens too
        on_change=_write,
        args=(filter_.field, key),
    )


def _switch(switch: Switch, value: bool) -> None:
    key = f"filter-{switch.field}"
    _seed(key, value)
    st.toggle(switch.label, key=key, help=switch.help, on_change=_write, args=(switch.field, key))
