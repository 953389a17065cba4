"""A figure as a chart to explore: plotly's, of the very rows that the picture is drawn from. Plotly is loaded when a reader asks for it.

Each mark carries the address of the commitments behind it, so that a click can open them; a party that is switched off in the legend
leaves the chart.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Sequence
from textwrap import wrap
from types import ModuleType
from typing import Any, NamedTuple

from commitments.figures import GROUNDS, Picture
from commitments.figures.canvas.key import blank_text
from commitments.figures.canvas.look import tinted
from commitments.figures.figure import Named
from commitments.figures.matrix import step_of, steps
from commitments.figures.telling import in_order
from commitments.wording import count, date

ROW, LEAST_HEIGHT = 30, 380  # pixels: of a row of a chart, and of the least chart
EACH_NUMBERED = 10  # commitments of the longest bar: up to so many, each number stands on the axis
APART = 0.18  # two marks of one party and date, in distances of the parties' lines
LINE = 38  # letters of what is said beside a mark
NAME = 42  # letters of a name beside a line
HOW = "Point at a mark to read it{}; click it for the commitments behind it."
LEGEND = ", choose a name in the legend to hide its marks or to show them"
HOVER = "%{hovertext}<extra></extra>"


def _plotly() -> ModuleType:
    import plotly.graph_objects as go

    module: ModuleType = go
    return module


def has_chart(name: str) -> bool:
    """Whether a figure is one of marks: those of words have nothing to hover over or to choose."""
    return name in MAKERS


def chart(shown: Picture, ground: str) -> Any:
    """The chart of a figure for which ``has_chart`` holds, a ``plotly.graph_objects.Figure``. ``ground``: "light", "dark" or "grey"."""
    look = GROUNDS[ground]
    made = MAKERS[shown.figure.name](shown, ground)
    rows = len({str(y) for trace in made.data for y in (trace.y if trace.y is not None else ())})
    made.update_layout(
        height=max(LEAST_HEIGHT, 150 + ROW * rows),
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        paper_bgcolor=look.paper,
        plot_bgcolor=look.paper,
        font={"color": look.ink, "size": 14},
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "title": None, "traceorder": "normal"},
        hoverlabel={"bgcolor": look.paper, "font": {"color": look.ink}, "align": "left"},
        dragmode=False,
        clickmode="event+select",
    )
    made.update_xaxes(gridcolor=look.divider, tickcolor=look.divider, zerolinecolor=look.scale, automargin=True)
    made.update_yaxes(showgrid=False, zeroline=False, automargin=True)
    return made


def how_to_read(shown: Picture, drawn: Any) -> str:
    """What a reader can do with a chart that is ``drawn``."""
    with_legend = len(drawn.data) > 1 and shown.figure.name != "matrix"
    return HOW.format(LEGEND if with_legend else "")


def _colour(shown: Picture, party: Named, ground: str) -> str:
    return tinted(shown.frame.colours[party.id], GROUNDS[ground])


def _bars(
    shown: Picture, ground: str, row: Callable[[Any], str], value: Callable[[Any], int], words: Callable[[Any], str]
) -> Any:
    """Bars from the left, one trace a party, ``value`` long beside the name of their ``row``."""
    go = _plotly()
    made = go.Figure()
    for party in in_order(one.party for one in shown.rows):
        theirs = [one for one in shown.rows if one.party == party and value(one)]
        made.add_bar(
            name=party.name,
            orientation="h",
            x=[value(one) for one in theirs],
            y=[row(one) for one in theirs],
            marker={"color": _colour(shown, party, ground)},
            customdata=[one.address for one in theirs],
            hovertext=[words(one) for one in theirs],
            hovertemplate=HOVER,
        )
    made.update_layout(barmode="stack")
    made.update_yaxes(categoryorder="array", categoryarray=list(dict.fromkeys(map(row, shown.rows)))[::-1])
    return _counting(made)


def _counting(made: Any) -> Any:
    """The figure with numbers of commitments on its axis: whole ones, which Plotly leaves where the longest bar is short."""
    lengths: Counter[str] = Counter()
    for bar in made.data:
        for row, number in zip(bar.y, bar.x, strict=True):
            lengths[row] += number
    each = 1 if max(lengths.values(), default=0) <= EACH_NUMBERED else None
    made.update_xaxes(title="Commitments", rangemode="tozero", tickformat=",d", dtick=each)
    return made


def _themes(shown: Picture, ground: str) -> Any:
    return _bars(shown, ground, lambda one: one.theme.name, lambda one: one.commitments, lambda one: one.about.words)


def _facts(shown: Picture, ground: str) -> Any:
    def words(one: Any) -> str:
        return f"{one.party.name}, {one.fact.name}: {one.stating} of {count(one.commitments, 'commitment')}"

    return _bars(shown, ground, lambda one: one.fact.name, lambda one: one.stating, words)


def _reach(shown: Picture, ground: str) -> Any:
    def words(one: Any) -> str:
        return f"{one.party.name}, {one.nation.name}: {one.itself} itself, {one.through_others} through others"

    return _bars(shown, ground, lambda one: one.nation.name, lambda one: one.commitments, words)


def _standings(shown: Picture, ground: str) -> Any:
    def words(one: Any) -> str:
        return f"{one.party.name}, {one.status.name}: {count(one.commitments, 'commitment')}"

    return _bars(shown, ground, lambda one: one.status.name, lambda one: one.commitments, words)


def _approaches(shown: Picture, ground: str) -> Any:
    """Bars by theme, one trace an approach: the picture counts no parties."""
    go = _plotly()
    made = go.Figure()
    for approach in in_order(one.approach for one in shown.rows):
        some = [one for one in shown.rows if one.approach == approach and one.naming]
        made.add_bar(
            name=approach.name,
            orientation="h",
            x=[one.naming for one in some],
            y=[one.theme.name for one in some],
            customdata=[one.address for one in some],
            hovertext=[f"{one.theme.name}, {approach.name}: {one.naming} of {one.commitments}" for one in some],
            hovertemplate=HOVER,
        )
    themes = list(dict.fromkeys(one.theme.name for one in shown.rows))
    made.update_layout(barmode="stack")
    made.update_yaxes(categoryorder="array", categoryarray=themes[::-1])
    return _counting(made)


def _matrix(shown: Picture, ground: str) -> Any:
    """The picture's tints, numbers and marks; over each cell lies one without ink, which answers to a click. One trace of those a party."""
    go = _plotly()
    look = GROUNDS[ground]
    themes, parties = in_order(one.theme for one in shown.rows), in_order(one.party for one in shown.rows)
    cells = {(one.theme, one.party): one for one in shown.rows}
    tints = [look.paper, *(tint.fill for tint in steps(look))]
    places = [place / len(tints) for place in range(len(tints) + 1)]
    made = go.Figure(
        go.Heatmap(
            x=[party.name for party in parties],
            y=[theme.name for theme in themes],
            z=[[step_of(cells[theme, party].commitments) for party in parties] for theme in themes],
            text=[[_in_cell(cells[theme, party]) for party in parties] for theme in themes],
            texttemplate="%{text}",
            textfont={"size": 12},
            zmin=0,
            zmax=len(tints) - 1,
            colorscale=[
                [end, tint] for first, last, tint in zip(places, places[1:], tints, strict=False) for end in (first, last)
            ],
            showscale=False,
            xgap=2,
            ygap=2,
            hoverinfo="skip",
        )
    )
    for party in parties:
        theirs = [one for one in shown.rows if one.party == party]
        made.add_scatter(
            name=party.name,
            mode="markers",
            x=[party.name] * len(theirs),
            y=[one.theme.name for one in theirs],
            marker={"symbol": "square", "size": 24, "opacity": 0},
            customdata=[one.address for one in theirs],
            hovertext=[one.about.words for one in theirs],
            hovertemplate=HOVER,
            showlegend=False,
        )
    made.update_yaxes(autorange="reversed", type="category")
    made.update_xaxes(side="top", type="category", showgrid=False, tickangle=-90)
    return made


def _in_cell(one: Any) -> str:
    """What the picture writes in the cell: the number, or why there is none."""
    return f"{one.commitments:,}" if one.commitments else blank_text(one.blank, one.touched)


def _points(
    shown: Picture,
    ground: str,
    rows: Sequence[Any],
    x: Callable[[Any], Any],
    y: Callable[[Any], Any],
    words: Callable[[Any], str],
    symbol: Callable[[Any], str] = lambda one: "circle",
) -> Any:
    """Dots, one trace a party."""
    go = _plotly()
    made = go.Figure()
    for party in in_order(one.party for one in rows):
        theirs = [one for one in rows if one.party == party]
        made.add_scatter(
            name=party.name,
            mode="markers",
            x=[x(one) for one in theirs],
            y=[y(one) for one in theirs],
            marker={"size": 13, "color": _colour(shown, party, ground), "symbol": [symbol(one) for one in theirs]},
            customdata=[one.address for one in theirs],
            hovertext=[words(one) for one in theirs],
            hovertemplate=HOVER,
        )
    made.update_yaxes(type="category", categoryorder="array", categoryarray=list(dict.fromkeys(map(y, rows)))[::-1])
    return made


def _topics(shown: Picture, ground: str) -> Any:
    from commitments.figures.topics import STANCE_SYMBOLS
    from commitments.records import vocabulary

    symbols = {vocabulary.STANCES[stance].label: symbol for stance, symbol in STANCE_SYMBOLS.items()}
    some = [one for one in shown.rows if one.commitments]
    made = _points(
        shown,
        ground,
        some,
        lambda one: one.party.name,
        lambda one: one.topic.name,
        lambda one: f"{one.party.name}, {one.topic.name}: {one.stances}",
        lambda one: symbols[one.stances.split("; ")[0]],
    )
    made.update_xaxes(type="category", side="top")
    return made


def _deadlines(shown: Picture, ground: str) -> Any:
    """The time line: each commitment at its date, with its title when it is pointed at."""
    due = [one for one in shown.rows if one.kind == "deadline"]

    parties = in_order(one.party for one in due)
    same: dict[tuple[Named, str], list[Any]] = {}
    for one in due:
        same.setdefault((one.party, _day(one.date)), []).append(one)

    def words(one: Any) -> str:
        return _broken(f"{one.party.name}: {one.text}. By {date(one.date)}{f': {one.status}' if one.status else ''}")

    apart = min(APART, 0.85 / max(map(len, same.values()), default=1))

    def height(one: Any) -> float:
        """The party's line; commitments of one date stand below each other there, so that each can be pointed at."""
        return parties.index(one.party) + apart * same[one.party, _day(one.date)].index(one)

    made = _points(shown, ground, due, lambda one: _day(one.date), height, words)
    # Plotly would show the thousandths of a second around a single date.
    days = sorted(_day(one.date) for one in due)
    ends = (f"{int(days[0][:4]) - 1}-07-01", f"{int(days[-1][:4]) + 1}-07-01") if days else None
    made.update_xaxes(type="date", title="By when", range=ends, tickformat="%Y", dtick="M12" if len(set(days)) == 1 else None)
    made.update_yaxes(
        type="linear", autorange="reversed", tickvals=list(range(len(parties))), ticktext=[party.name for party in parties]
    )
    return made


def _broken(words: str, letters: int = LINE) -> str:
    """Text to be shown beside a mark or a line, in lines that a phone has room for."""
    return "<br>".join(wrap(words, letters))


def _day(iso: str) -> str:
    """A date as precise as a text gives it, as a day on an axis: a year or a month stands at its last day, when it is over."""
    if len(iso) == 4:
        return f"{iso}-12-31"
    if len(iso) == 7:
        return f"{iso}-{monthrange(int(iso[:4]), int(iso[5:]))[1]}"
    return iso


class _End(NamedTuple):
    """A sum, or one end of a range of sums, in millions of pounds."""

    party: Named
    address: str
    line: str
    words: str
    gbp_million: float


def _money(shown: Picture, ground: str) -> Any:
    """Each sum at its place on a scale of tens; a range has a mark at either end."""
    ends = [
        _End(one.party, one.address, _broken(f"{one.kind.name}, {one.period}", NAME), one.about.words, end)
        for one in shown.rows
        for end in dict.fromkeys((one.gbp_million, one.most))
        if end > 0
    ]
    made = _points(shown, ground, ends, lambda end: end.gbp_million, lambda end: end.line, lambda end: _broken(end.words))
    made.update_xaxes(type="log", title="£ million, each step ten times the last", dtick=1)
    return made


MAKERS: dict[str, Callable[[Picture, str], Any]] = {
    "matrix": _matrix,
    "themes": _themes,
    "topics": _topics,
    "reach": _reach,
    "facts": _facts,
    "approaches": _approaches,
    "deadlines": _deadlines,
    "money": _money,
    "standings": _standings,
    "kept": _standings,
}
