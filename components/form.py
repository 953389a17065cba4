"""The filters as a plain form: it asks for the same address as the filters under Streamlit write. Which there are, and their words, for
both."""

from typing import NamedTuple

from markupsafe import Markup

from commitments.library import Dataset
from commitments.selecting.selection import FILTERS, SWITCHES, TEXT_LENGTH, Filter, Selection
from commitments.selecting.things import things
from commitments.wording import count, joined
from components.markup import folded, link, markup, together
from web.view import OWN_PARAMS, View

WORDS = "words-known"  # id of what is offered while somebody types
FIRST = ("election", "party", "nation", "theme")  # always in sight; the others wait under "More filters"
SEARCH, EXAMPLE, ANY, MORE, CLEAR = "Search", "e.g. GP appointments", "Any", "More filters", "Clear all filters"
ORDER, ORDERS = "Order of parties", {"seats": "Seats at the election", "name": "Alphabetical"}


class Switch(NamedTuple):
    """A filter that is on or off: the field of ``Selection``, its name, and what it does."""

    field: str
    label: str
    help: str


HIDE_NAMES = Switch("names_hidden", "Hide party names", "Read what is said before you see who says it.")
SECOND_THEMES = Switch(
    "second_themes", "Include second themes", "A theme also matches commitments that are mainly about another one."
)
WIDER = Switch("scope", "Include wider commitments", "Wider causes of health; never used to compare parties.")


def first_filters(dataset: Dataset, selection: Selection) -> list[Filter]:
    """Those that are always in sight, where there is anything to choose."""
    by_param = {filter_.param: filter_ for filter_ in FILTERS}
    left_out = {"party"} if selection.names_hidden else set()  # its choices are the names
    if len(dataset.elections) == 1:
        left_out.add("election")
    return [by_param[param] for param in FIRST if param not in left_out]


def other_filters() -> list[Filter]:
    """Those under "More filters"."""
    return [filter_ for filter_ in FILTERS if filter_.param not in FIRST]


def more_label(used: int) -> str:
    """What the fold of the other filters is called while ``used`` of them narrow the selection."""
    return f"{MORE} ({used} in use)" if used else MORE


def offered(dataset: Dataset, names_hidden: bool) -> list[str]:
    """What is offered while somebody types into the search: the names of topics, themes, approaches, statuses and parties."""
    kinds = ("theme", "topic", "approach", "status", *(() if names_hidden else ("party",)))
    return list(dict.fromkeys(thing.name for thing in things(dataset) if thing.kind in kinds))


def words_offered(view: View) -> Markup:
    """The same for a browser, which shows those that hold what was typed."""
    names = offered(view.dataset, view.selection.names_hidden)
    return markup(
        '<datalist id="{}">{}</datalist>', WORDS, together(markup('<option value="{}"></option>', name) for name in names)
    )


def form_of(view: View) -> Markup:
    """The form. It works without a script: every control has the name that its parameter has in the address."""
    dataset, selection = view.dataset, view.selection
    used = sum(bool(getattr(selection, filter_.field)) for filter_ in other_filters())
    kept = {name: value for name, value in view.own.items() if name in OWN_PARAMS}
    return markup(
        '<form class="filters" id="filters" action="{}" aria-label="Filters" data-live>'
        '<h2 class="side-title">Filters</h2>{}{}{}{}'
        '<details class="more-filters"{}><summary>{}</summary>{}{}</details>{}{}<button type="submit">Show {}</button>{}{}'
        '<p><a class="close" href="#content">Back to the page</a></p></form>',
        view.page.path or "./",
        together(markup('<input type="hidden" name="{}" value="{}">', name, value) for name, value in kept.items()),
        markup(
            '<label class="search">{}<input type="search" name="q" value="{}" maxlength="{}" '
            'placeholder="{}" list="{}"></label>{}',
            SEARCH,
            selection.text,
            TEXT_LENGTH,
            EXAMPLE,
            WORDS,
            words_offered(view),
        ),
        together(_choices(filter_, dataset, selection) for filter_ in first_filters(dataset, selection)),
        _switch(HIDE_NAMES, selection),
        Markup(" open") if used else "",
        more_label(used),
        together(_choices(filter_, dataset, selection) for filter_ in other_filters()),
        _switch(SECOND_THEMES, selection),
        _switch(WIDER, selection),
        "" if selection.names_hidden else _order(selection),  # letters have an order of their own
        count((view.answered if view.page.path == "answer" else selection).number(dataset), "commitment"),
        link(Selection().address(view.page.path, **kept), CLEAR, class_="button") if selection != Selection() else "",
        _address(view) if selection != Selection() and view.site else "",
    )


def _address(view: View) -> Markup:
    """The view's address to read and to copy by hand: the button that copies it needs a script."""
    address = f"{view.site}/{view.here().removeprefix('./')}"
    return folded("The address of this view", markup('<p class="address"><code>{}</code></p>', address))


def _choices(filter_: Filter, dataset: Dataset, selection: Selection) -> Markup:
    choices, chosen = filter_.choices(dataset), getattr(selection, filter_.field)
    options = together(
        markup(
            '<label><input type="checkbox" name="{}" value="{}"{}>{}</label>',
            filter_.param,
            value,
            Markup(" checked") if value in chosen else "",
            name,
        )
        for value, name in choices.items()
    )
    named = joined(name for value, name in choices.items() if value in chosen) or ANY
    return markup(
        '<details class="filter" data-filter="{}"><summary><span class="label">{}</span><span class="box">{}</span></summary>'
        '<fieldset><legend class="unseen">{}</legend>{}</fieldset></details>',
        filter_.param,
        filter_.label,
        named,
        filter_.label,
        options,
    )


def _switch(switch: Switch, selection: Selection) -> Markup:
    param, word, on = next((param, word, on) for param, (field, word, on) in SWITCHES.items() if field == switch.field)
    return markup(
        '<label class="switch" title="{}"><input type="checkbox" name="{}" value="{}"{}>{}</label>',
        switch.help,
        param,
        word,
        Markup(" checked") if getattr(selection, switch.field) == on else "",
        switch.label,
    )


def _order(selection: Selection) -> Markup:
    options = together(
        markup(
            '<label><input type="radio" name="order" value="{}"{}>{}</label>',
            value,
            Markup(" checked") if selection.order == value else "",
            name,
        )
        for value, name in ORDERS.items()
    )
    return markup('<fieldset class="order"><legend>{}</legend>{}</fieldset>', ORDER, options)
