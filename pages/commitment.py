"""Commitment: everything that is known of one, by its id; old ids lead on to the new."""

from components.detail import draw_commitment, draw_way_back, draw_without_names
from components.notices import no_such_commitment
from components.output import Output
from web.view import View


def commitment(view: View, out: Output) -> None:
    """The commitment that the address names, or the way to one."""
    asked = view.param("id")
    row = view.dataset.find(asked)
    if row is None:
        no_such_commitment(out, view.dataset, asked)
        return
    draw_way_back(view, out)
    if view.names.hidden:
        draw_without_names(view, out, row)
    else:
        draw_commitment(view, out, row, asked)


if __name__ == "__main__":
    from components.frame import run

    run(commitment, "commitment")
