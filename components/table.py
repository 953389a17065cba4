"""Tables as real HTML, each in a frame of its own that may scroll sideways."""

from components.markup import esc


def frame_of(caption: str, head: list[str], body: str, wide: bool = False) -> str:
    """A table in a frame of its own. ``head``: plain column names; ``body``: HTML of the rows."""
    columns = "".join(f'<th scope="col">{esc(name)}</th>' for name in head)
    return (
        f'<div class="table-frame" role="region" tabindex="0" aria-label="{esc(caption)}"><table class="rows{" wide" if wide else ""}">'
        f"<caption>{esc(caption)}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>"
    )
