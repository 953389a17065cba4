"""What became of commitments, in one line: a bar in parts and the same in words, each part a way to the commitments behind it."""

from collections import Counter

from markupsafe import Markup

from commitments.describing import status_label
from commitments.records.vocabulary import NOT_IN_POWER
from commitments.standing import UNFOLLOWED, Standing, standings
from commitments.wording import count
from components.markup import Text, markup, together
from components.table import number_link
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


def became(view: View) -> Markup:
    """How many of the view's selection were promised and how many of them stand at which status, with a bar of those that lay with a
    government of the party; '' where names are hidden, for what became of a promise tells who governs."""
    dataset, selection = view.dataset, view.selection
    if view.names.hidden:
        return Markup()
    standing = standings(dataset)
    numbers = Counter(standing[row.id].status for row in selection.rows(dataset))
    order = [*ORDER, *(status.id for status in dataset.progress.statuses if status.id not in ORDER)]
    shown = sorted(numbers, key=order.index)
    total = sum(numbers.values())
    parts = together(
        markup('<i class="{}" style="flex-grow:{}"></i>', status, numbers[status]) for status in shown if status != NOT_IN_POWER
    )
    named = [_number("", "Promised", number_link(view, selection, total, "promised"))]
    for status in shown:
        label = status_label(Standing(status), dataset)
        chosen = selection.but(statuses=(status,))
        named.append(_number(status, label, number_link(view, chosen, numbers[status], label)))
    return markup(
        '<div class="became" role="group" aria-label="What became of {}"><dl class="numbers glance">{}</dl>{}</div>',
        count(total, "promise"),
        together(named),
        markup('<div class="bar" aria-hidden="true">{}</div>', parts) if parts else "",
    )


def _number(status: str, label: str, number: Text) -> Markup:
    swatch = markup('<i class="{}" aria-hidden="true"></i>', status) if status and status != NOT_IN_POWER else ""
    return markup("<div><dt>{}{}</dt><dd>{}</dd></div>", swatch, label, number)
