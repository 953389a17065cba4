"""Trust: how the data was checked, what was found, and what is known to be weak."""

from components.output import Output
from components.trust import draw_checks, draw_draws, draw_weak
from web.view import View


def trust(view: View, out: Output) -> None:
    """What was checked as a whole, then what chance drew, then what is weak and how anybody can look again."""
    draw_checks(view, out)
    draw_draws(view, out)
    draw_weak(view, out)


if __name__ == "__main__":
    from components.frame import run

    run(trust, "trust")
