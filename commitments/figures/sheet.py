"""A sheet of pixels to draw a figure on: bars, dots, rules and text at places worked out beforehand, given out as a plotly figure.

Plotly's own titles, axes and legends know nothing of each other's room and overlap when a figure is crowded. Here every text is
measured first. The plotly figure that comes out has one trace for each kind of mark, so it stays small and quick.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from commitments.figures.look import FONT, Ground, Size
from commitments.figures.measuring import width, wrapped

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Names of the traces, in the order in which they are drawn; what checks a figure finds its parts by them.
TRACES = ("tracks", "bars", "dividers", "rules", "dots", "texts")
LEADING = 1.22  # distance of lines of text, in font sizes


@dataclass
class Box:
    """Room on the sheet, in pixels from its top left corner; ``height`` is None where there is as much as it takes."""

    x: float
    y: float
    width: float
    height: float | None


@dataclass
class Sheet:
    """``height`` may be set when the content is known; everything else is drawn once and stays."""

    size: Size
    ground: Ground
    height: float = 0
    bars: list[tuple] = field(default_factory=list)
    tracks: list[tuple] = field(default_factory=list)
    dividers: list[tuple] = field(default_factory=list)
    rules: list[tuple] = field(default_factory=list)
    dots: list[tuple] = field(default_factory=list)
    texts: list[tuple] = field(default_factory=list)
    turned: list[dict[str, Any]] = field(default_factory=list)

    def bar(
        self, x: float, y: float, width_: float, height: float, colour: str, hatched: bool = False, hover: str = ""
    ) -> None:
        """A filled or hatched rectangle; x and y are its top left corner."""
        self.bars.append((x, y + height / 2, width_, height, colour, hatched, hover))

    def track(self, x: float, y: float, width_: float, height: float) -> None:
        """The outline that a bar fills in part: it says how much the whole would be."""
        self.tracks.append((x, y + height / 2, width_, height))

    def divider(self, x0: float, y0: float, x1: float, y1: float, colour: str = "") -> None:
        """A thin line that only leads the eye, between rows or parts; in the ground's faint colour where none is given.

        Nothing may be read by it alone: it need not reach the contrast of marks.
        """
        self.dividers.append((x0, y0, x1, y1, colour or self.ground.divider, 1))

    def rule(self, x0: float, y0: float, x1: float, y1: float, colour: str = "", thick: float = 1) -> None:
        """A straight line by which a value is read; in the colour of scales where none is given."""
        self.rules.append((x0, y0, x1, y1, colour or self.ground.scale, thick))

    def dot(self, x: float, y: float, across: float, colour: str, symbol: str = "circle", hover: str = "") -> None:
        """A mark of ``across`` pixels with its middle at x, y; ``symbol`` is one of plotly's."""
        self.dots.append((x, y, across, colour, symbol, hover))

    def text(
        self, x: float, y: float, text: str, size: float, colour: str = "", anchor: str = "start", bold: bool = False
    ) -> float:
        """One line of text, its middle at height y; x is its start, middle or end. Gives its width."""
        if text:
            self.texts.append((x, y, text, size, colour or self.ground.ink, anchor, bold))
        return width(text, size, bold)

    def lines(
        self, x: float, y: float, lines: list[str], size: float, colour: str = "", anchor: str = "start", bold: bool = False
    ) -> float:
        """Lines of text below each other, the first with its top at y. Gives the y below the last."""
        for number, line in enumerate(lines):
            self.text(x, y + (number + 0.5) * size * LEADING, line, size, colour, anchor, bold)
        return y + len(lines) * size * LEADING

    def paragraph(self, x: float, y: float, room: float, text: str, size: float, colour: str = "", bold: bool = False) -> float:
        """``text`` wrapped to ``room``, its top at y. Gives the y below it."""
        return self.lines(x, y, wrapped(text, size, room, bold), size, colour, bold=bold)

    def upright(self, x: float, bottom: float, text: str, size: float, colour: str = "", bold: bool = False) -> None:
        """One line turned to be read from below, its middle at x, its start at ``bottom``."""
        self.turned.append(
            {
                "x": x,
                "y": bottom - width(text, size, bold) / 2,
                "text": _bold(text) if bold else _plain(text),
                "textangle": -90,
                "showarrow": False,
                "xanchor": "center",
                "yanchor": "middle",
                "borderpad": 0,
                "font": {"size": size, "color": colour or self.ground.ink},
            }
        )

    def figure(self) -> "go.Figure":
        """Everything drawn so far as a plotly figure of exactly this size."""
        # Imported when a figure is made, not with the module: it takes longer than most pages need altogether.
        import plotly.graph_objects as go

        hidden = {"visible": False, "fixedrange": True, "autorange": False}
        height = round(self.height)
        layout = {
            "width": self.size.width,
            "height": height,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "paper_bgcolor": self.ground.paper,
            "plot_bgcolor": self.ground.paper,
            "font": {"family": FONT, "color": self.ground.ink, "size": self.size.text},
            "xaxis": hidden | {"range": [0, self.size.width]},
            "yaxis": hidden | {"range": [height, 0]},
            "showlegend": False,
            "barmode": "overlay",
            "hovermode": "closest",
            "hoverlabel": {"font": {"family": FONT, "size": 14}, "align": "left"},
            "dragmode": False,
            "annotations": self.turned,
        }
        lines = [*_line_traces("dividers", self.dividers), *_line_traces("rules", self.rules)]
        traces = [self._tracks(), self._bars(), *lines, self._dots(), self._texts()]
        return go.Figure({"data": traces, "layout": layout})

    def _bars(self) -> dict[str, Any]:
        x, y, wide, high, colours, hatched, hovers = _columns(self.bars, 7)
        return _bar_trace("bars", x, y, wide, high) | {
            "marker": {
                "color": colours,
                "line": {"width": [1.5 if lines else 0 for lines in hatched], "color": colours},
                "pattern": {
                    "shape": ["/" if lines else "" for lines in hatched],
                    "bgcolor": [self.ground.paper] * len(x),
                    "fillmode": "replace",
                    "size": self.size.small / 3,
                    "solidity": 0.35,
                },
            },
            "hovertext": [_plain(hover) for hover in hovers],
            "hoverinfo": "text",
        }

    def _tracks(self) -> dict[str, Any]:
        x, y, wide, high = _columns(self.tracks, 4)
        line = {"width": 1, "color": self.ground.quiet}
        return _bar_trace("tracks", x, y, wide, high) | {
            "marker": {"color": self.ground.paper, "line": line},
            "hoverinfo": "skip",
        }

    def _dots(self) -> dict[str, Any]:
        x, y, across, colours, symbols, hovers = _columns(self.dots, 6)
        return {
            "type": "scatter",
            "name": "dots",
            "mode": "markers",
            "x": x,
            "y": y,
            "marker": {
                "size": across,
                "color": colours,
                "symbol": symbols,
                "opacity": 1,
                "line": {"color": colours, "width": max(1.5, self.size.small / 9)},
            },
            "hovertext": [_plain(hover) for hover in hovers],
            "hoverinfo": "text",
            "cliponaxis": False,
        }

    def _texts(self) -> dict[str, Any]:
        x, y, texts, sizes, colours, anchors, bolds = _columns(self.texts, 7)
        places = {"start": "middle right", "middle": "middle center", "end": "middle left"}
        return {
            "type": "scatter",
            "name": "texts",
            "mode": "text",
            "x": x,
            "y": y,
            "text": [_bold(text) if bold else _plain(text) for text, bold in zip(texts, bolds, strict=True)],
            "textposition": [places[anchor] for anchor in anchors],
            "textfont": {"size": sizes, "color": colours, "family": FONT},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }


def _columns(rows: list[tuple], number: int) -> list[list]:
    return [[row[place] for row in rows] for place in range(number)]


def _line_traces(name: str, lines: list[tuple]) -> list[dict[str, Any]]:
    """A trace for each colour and thickness."""
    kinds: dict[tuple[str, float], list[tuple]] = {}
    for x0, y0, x1, y1, colour, thick in lines:
        kinds.setdefault((colour, thick), []).append((x0, y0, x1, y1))
    return [
        {
            "type": "scatter",
            "name": name,
            "mode": "lines",
            "x": [value for x0, _, x1, _ in ends for value in (x0, x1, None)],
            "y": [value for _, y0, _, y1 in ends for value in (y0, y1, None)],
            "line": {"color": colour, "width": thick},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        for (colour, thick), ends in kinds.items()
    ]


def _bar_trace(name: str, x: list, y: list, wide: list, high: list) -> dict[str, Any]:
    return {"type": "bar", "name": name, "orientation": "h", "base": x, "x": wide, "y": y, "width": high, "cliponaxis": False}


def _plain(text: str) -> str:
    """Text that plotly shows as it is: it reads tags and entities in what it is given."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _bold(text: str) -> str:
    return f"<b>{_plain(text)}</b>"
