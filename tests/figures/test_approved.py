"""A figure that looks different from the one that was last accepted shows up in review.

Each figure of a small, fixed dataset is kept as the SVG that it is (tests/figures/approved/), which review shows as a picture. When a change is
meant, look at the pictures (make figures), then accept them: make accept-figures. The change is then part of the diff.
"""

import re
from pathlib import Path

import pytest

from commitments.figures import CATALOGUE, picture
from commitments.figures.files import svg_file
from commitments.library import Dataset, Library
from commitments.selecting.selection import Selection

APPROVED = Path(__file__).parent / "approved"
SOUND = Path(__file__).parents[1] / "domain" / "sound"
DRAWN = (("1200x675", "light"), ("narrow", "dark"))


@pytest.fixture(scope="module")
def small() -> Dataset:
    state = Library(SOUND).state()
    assert state.dataset is not None, state.faults
    return state.dataset


def lines(svg: str) -> str:
    """The SVG with each mark on a line of its own, and without the ids that are made from all of it."""
    return re.sub(
        r"-[0-9a-f]{8}(?=[\" ])",
        "",
        re.sub(r"(</a>|</g>|</desc>|<g [^>]*>|/>|</text>|</rect>|</circle>|</path>)", r"\1\n", svg),
    )


@pytest.mark.parametrize(("size", "ground"), DRAWN)
@pytest.mark.parametrize("name", CATALOGUE)
def test_figure_is_drawn_as_accepted(name: str, size: str, ground: str, small: Dataset, request: pytest.FixtureRequest) -> None:
    shown = picture(small, Selection(scope="all"), name, "https://example.org")
    drawn = lines(svg_file(small, shown, size, ground).decode("utf-8"))
    drawn = drawn.replace(small.version, "DATA-VERSION")  # an edit of the small dataset that is not drawn changes no figure
    path = APPROVED / f"{name}-{size}-{ground}.svg"
    if request.config.getoption("--accept-figures", default=False):
        APPROVED.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert path.exists(), "a new figure: look at it (make figures), then run: make accept-figures"
    accepted = path.read_text(encoding="utf-8")
    assert drawn == accepted, "it is drawn differently: look at it (make figures); if that was meant, run: make accept-figures"
