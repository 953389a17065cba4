"""Tables as real HTML, each in a frame of its own that may scroll sideways."""

from markupsafe import Markup

from commitments.selecting.selection import Selection
from commitments.wording import count
from components.markup import Text, link, markup, together
from web.view import View


def number_link(view: View, selection: Selection, number: int, what: str, page: str = "explore") -> Text:
    """``number`` as a link to the commitments behind it; bare where there are none, or where the list would tell hidden names.

    ``what``: which commitments they are, for who hears the link alone: "7 commitments: Labour, waiting times". ``page``: where they are
    shown, the list or the answer, which begins with their titles.
    """
    if not number or view.names.hidden:
        return f"{number:,}"
    return link(selection.address(page), f"{number:,}", aria_label=f"{count(number, 'commitment')}: {what}")


def words_link(view: View, selection: Selection, number: int, words: Text, page: str = "explore") -> Text:
    """Words that name a number and what it counts, as a link to the commitments behind them: a finger meets them, where it may miss a digit.
    Bare where a number is; ``page`` as there."""
    return link(selection.address(page), words) if number and not view.names.hidden else words


def frame_of(caption: str, head: list[str], body: Markup, wide: bool = False) -> Markup:
    """A table in a frame of its own. ``head``: plain column names; ``body``: HTML of the rows."""
    columns = together(markup('<th scope="col">{}</th>', name) for name in head)
    return markup(
        '<div class="table-frame" role="region" tabindex="0" aria-label="{}"><table class="rows{}">'
        "<caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        caption,
        " wide" if wide else "",
        caption,
        columns,
        body,
    )
