"""A figure that looks different from the one that was last accepted shows up in review.

Each figure of a small, fixed dataset is kept as a list of what is drawn where (tests/figures/approved/). When a change is meant, look at the
pictures (make figures), then accept them: make accept-figures. The change is then part of the diff.
"""

from pathlib import Path

import plotly.graph_objects as go
import pytest

from commitments.figures import CATALOGUE, picture
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


def listing(figure: go.Figure) -> str:
    """What is drawn, a line each: kind, place in whole pixels, colour, text."""
    lines = [f"{figure.layout.width} x {figure.layout.height} on {figure.layout.paper_bgcolor}"]
    for trace in figure.data:
        if trace.type == "bar":
            colours = trace.marker.color if trace.name == "bars" else [""] * len(trace.x)
            shapes = trace.marker.pattern.shape or [""] * len(trace.x)
            for x, wide, y, high, colour, shape in zip(trace.base, trace.x, trace.y, trace.width, colours, shapes, strict=True):
                lines.append(
                    f"{trace.name} {x:.0f},{y:.0f} {wide:.0f}x{high:.0f} {colour}{' hatched' if shape else ''}".rstrip()
                )
        elif trace.mode == "lines":
            ends = [f"{x:.0f},{y:.0f}" for x, y in zip(trace.x, trace.y, strict=True) if x is not None]
            lines += [
                f"{trace.name[:-1]} {start} {end} {trace.line.color}" for start, end in zip(ends[::2], ends[1::2], strict=True)
            ]
        elif trace.mode == "markers":
            marks = zip(trace.x, trace.y, trace.marker.symbol or (), trace.marker.color or (), strict=True)
            lines += [f"dot {x:.0f},{y:.0f} {symbol} {colour}" for x, y, symbol, colour in marks]
        else:
            words = zip(trace.x, trace.y, trace.textfont.size, trace.textfont.color, trace.text, strict=True)
            lines += [f"text {x:.0f},{y:.0f} {size:.1f} {colour} {text}" for x, y, size, colour, text in words]
    lines += [f"upright {note.x:.0f},{note.y:.0f} {note.font.size:.1f} {note.text}" for note in figure.layout.annotations]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("size", "ground"), DRAWN)
@pytest.mark.parametrize("name", CATALOGUE)
def test_figure_is_drawn_as_accepted(name: str, size: str, ground: str, small: Dataset, request: pytest.FixtureRequest) -> None:
    drawn = listing(picture(small, Selection(scope="all"), name, "https://example.org").plotly(size, ground))
    drawn = drawn.replace(small.version, "DATA-VERSION")  # an edit of the small dataset that is not drawn changes no figure
    path = APPROVED / f"{name}-{size}-{ground}.txt"
    if request.config.getoption("--accept-figures", default=False):
        APPROVED.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert path.exists(), "a new figure: look at it (make figures), then run: make accept-figures"
    accepted = path.read_text(encoding="utf-8")
    assert drawn == accepted, "it is drawn differently: look at it (make figures); if that was meant, run: make accept-figures"
