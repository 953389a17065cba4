"""Tables as real HTML, each in a frame of its own that may scroll sideways."""

from commitments.selecting.selection import Selection
from components.markup import esc, link
from web.view import View


def number_link(view: View, selection: Selection, number: int) -> str:
    """``number`` as a link to the commitments behind it; bare where there are none, or where the list would tell hidden names."""
    return link(selection.address("explore"), f"{number:,}") if number and not view.names.hidden else f"{number:,}"


def frame_of(caption: str, head: list[str], body: str, wide: bool = False) -> str:
    """A table in a frame of its own. ``head``: plain column names; ``body``: HTML of the rows."""
    columns = "".join(f'<th scope="col">{esc(name)}</th>' for name in head)
    return (
        f'<div class="table-frame" role="region" tabindex="0" aria-label="{esc(caption)}"><table class="rows{" wide" if wide else ""}">'
        f"<caption>{esc(caption)}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>"
    )
