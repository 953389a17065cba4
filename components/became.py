"""What became of commitments: numbers, each a way to the commitments behind it, and a bar in parts."""

from collections import Counter
from collections.abc import Mapping

from markupsafe import Markup

from commitments.dataset import Dataset
from commitments.describing import known_to, status_label
from commitments.records.vocabulary import NOT_IN_POWER
from commitments.standing import UNFOLLOWED, Standing, standings
from commitments.wording import count, inside
from components.markup import Text, definition, markup, together
from components.table import number_link, words_link
from web.view import View

# From what was done to what nobody knows, and last what was never the party's to do.
ORDER = (
    "delivered",
    "delivered-in-part",
    "in-progress",
    "not-started",
    "off-track",
    "dropped",
    "cannot-tell",
    *UNFOLLOWED,
    NOT_IN_POWER,
)
NOT_CHECKED = "not-searched"
LEAST_IN_A_BAR = 5
SHARED_EXECUTIVE = "ni-executive"  # whose departments are divided between parties


def became(view: View) -> Markup:
    """The numbers with a bar of those promises that were not for other parties' governments alone; '' where names are hidden.

    Where a text names nobody who would act, whose they were to keep is not known, so the bar does not say that they were the party's.
    """
    numbers = became_in_numbers(view)
    by_status = _by_status(view)
    if not lay_with_a_government(view):
        return numbers + (_not_in_power(view) if by_status and not view.names.hidden else Markup())
    own = {status: number for status, number in by_status.items() if status != NOT_IN_POWER}
    if few_to_keep(view):
        return numbers + (_not_in_power(view) if NOT_IN_POWER in by_status else Markup())
    parts = together(markup('<i class="{}" style="flex-grow:{}"></i>', status, number) for status, number in own.items())
    return markup(
        '<div class="became">{}<div class="bar" aria-hidden="true">{}</div>{}</div>',
        numbers,
        parts,
        _not_in_power(view, " The bar leaves it out.") if NOT_IN_POWER in by_status else "",
    )


def few_to_keep(view: View) -> bool:
    """Whether too few of the promises were their own party's to keep for a bar: of 43 promises a single one would fill all of it."""
    return sum(number for status, number in _by_status(view).items() if status != NOT_IN_POWER) < LEAST_IN_A_BAR


def _others_govern(view: View) -> str:
    """Why a promise is marked "not in power", in a few words. In a shared government a party holds some departments only."""
    rows = view.selection.but(statuses=(NOT_IN_POWER,)).rows(view.dataset)
    shared = sum(SHARED_EXECUTIVE in row.who_acts for row in rows)
    held = (
        "the power to act" if not shared else "the department" if shared == len(rows) else "the power to act or the department"
    )
    return f"others have held {held}"


def _not_in_power(view: View, more: str = "") -> Markup:
    """What the status means of a promise that was never its own party's to keep."""
    label = status_label(Standing(NOT_IN_POWER), view.dataset)
    return markup('<p class="quiet">“{}”: {} since the election.{}</p>', label, _others_govern(view), more)


def became_in_numbers(view: View) -> Markup:
    """How many of the view's selection were promised, and how many of them stand at which status; '' where names are hidden, for what
    became of a promise tells who governs."""
    dataset, selection = view.dataset, view.selection
    if view.names.hidden:
        return Markup()
    numbers = _by_status(view)
    total = sum(numbers.values())
    if len(selection.parties) == 1 and selection.narrowing == ("parties",) and lay_with_a_government(view):
        # Whoever asks what one party did is told what it did not, too.
        numbers = _in_order(dict.fromkeys((status.id for status in dataset.progress.statuses), 0) | numbers, dataset)
    named = [_number("", "Promised", number_link(view, selection, total, "promised"))]
    for status, number in numbers.items():
        label = status_label(Standing(status), dataset)
        chosen = selection.but(statuses=(status,))
        named.append(_number(status, label, number_link(view, chosen, number, label, _leads_to(view))))
    return markup(
        '<div class="became" role="group" aria-label="What became of {}"><dl class="numbers glance">{}</dl></div>',
        count(total, "promise"),
        together(named),
    )


def how_far(view: View) -> Markup:
    """How many of the promises that are not marked "not in power" have been checked, and up to when; '' where that says nothing: where a
    status is chosen, or none lay with its own party."""
    if view.selection.statuses or not lay_with_a_government(view):
        return Markup()
    numbers = _by_status(view)
    total = sum(numbers.values()) - numbers.get(NOT_IN_POWER, 0)
    checked = total - numbers.get(NOT_CHECKED, 0)
    outside = f"Outside “{status_label(Standing(NOT_IN_POWER), view.dataset)}”, " if NOT_IN_POWER in numbers else ""
    checking = "is" if checked == 1 else "are"
    said = f"{outside}{checked:,} of {total:,} {checking} checked; evidence {known_to(view.dataset)}."
    return markup('<p class="quiet">{}</p>', said)


def became_in_words(view: View) -> list[tuple[str, Text]]:
    """The same of a few promises on one line: ``1 delivered in part, 2 not checked yet``; [] where names are hidden."""
    if view.names.hidden:
        return []
    parts = []
    for status, number in _by_status(view).items():
        label = status_label(Standing(status), view.dataset)
        chosen = view.selection.but(statuses=(status,))
        why = f" ({_others_govern(view)})" if status == NOT_IN_POWER else ""
        parts.append(markup("{}{}", words_link(view, chosen, number, f"{number:,} {inside(label)}", _leads_to(view)), why))
    return [("What became of them", together(parts, ", "))]


def _leads_to(view: View) -> str:
    """Where those of a status are shown: who read an answer asks on, and is answered again."""
    return "answer" if view.page.path == "answer" else "explore"


def lay_with_a_government(view: View) -> bool:
    """Whether a promise of the selection was its own party's to keep, and may be told as such."""
    return not view.names.hidden and bool(_by_status(view).keys() - {NOT_IN_POWER})


def _by_status(view: View) -> dict[str, int]:
    """Status -> how many commitments of the selection stand there, in the order of the bar."""
    dataset = view.dataset
    standing = standings(dataset)
    numbers = Counter(standing[row.id].status for row in view.selection.rows(dataset))
    return _in_order(numbers, dataset)


def _in_order(numbers: Mapping[str, int], dataset: Dataset) -> dict[str, int]:
    order = [*ORDER, *(status.id for status in dataset.progress.statuses if status.id not in ORDER)]
    return {status: numbers[status] for status in sorted(numbers, key=order.index)}


def _number(status: str, label: str, number: Text) -> Markup:
    swatch = markup('<i class="{}" aria-hidden="true"></i>', status) if status else ""
    return definition(markup("{}{}", swatch, label), number)
