"""What a phone paints of a document, and when: beside an empty page of Streamlit and Datasette's table of the same rows."""

import statistics
from collections.abc import Iterator

from benchmarks import browsing
from benchmarks.browsing import Paint
from benchmarks.parts import Effort, Line, measured_line
from benchmarks.servers import datasette, ours, plain

# A page of each kind, by the name that a reader gives it.
DOCUMENTS = {
    "Overview": "",
    "Explore": "explore?party=green&theme=dentistry",
    "Compare": "compare",
    "Nations": "nations?nation=wales",
    "a commitment": "commitment?id=labour-uk-2024/forty-thousand-appointments",
    "Figures": "figures",
}
TABLE = "pledge/commitments?_facet=party&_facet=theme"


def paints(effort: Effort) -> Iterator[Line]:
    """First visits with nothing kept from before, in turn, so that a busy moment of the machine falls on all alike."""
    with plain("empty") as empty, datasette() as table, ours() as site, browsing.chromium() as browser:
        pages = {
            "empty": (empty.url, "text"),
            "table": (f"{table.url}/{TABLE}", ""),
            **{name: (f"{site.url}/{address}", "") for name, address in DOCUMENTS.items()},
        }
        painted: dict[str, list[Paint]] = {name: [] for name in pages}
        for turn in range(effort.loads + 1):
            for name, (url, sign) in pages.items():
                paint = browsing.paint(browser, url, sign)
                if turn:  # the first finds the servers' own stores empty
                    painted[name].append(paint)
    yield from _lines(painted)


def _lines(painted: dict[str, list[Paint]]) -> Iterator[Line]:
    streamlit, table = (statistics.median(paint.first for paint in painted[name]) for name in ("empty", "table"))
    yield measured_line("empty page of Streamlit, first content", [paint.first for paint in painted["empty"]])
    yield measured_line("Datasette's table, first content", [paint.first for paint in painted["table"]])
    for name in DOCUMENTS:
        first = [paint.first for paint in painted[name]]
        yield measured_line(f"{name}, first content", first, streamlit, "empty page", 0.25, True)
        yield measured_line(f"{name}, first content", first, table, "Datasette's table", 1.0, True)
        largest = [paint.largest for paint in painted[name]]
        yield measured_line(f"{name}, largest content", largest, streamlit, "empty page", 0.3, True)
        pictures = [paint.picture for paint in painted[name] if paint.picture is not None]
        if pictures:
            content = statistics.median(first)
            yield measured_line(f"{name}, first picture", pictures, content, "its first content", 1.1, True)
        shifts = [paint.shift for paint in painted[name]]
        yield Line(f"{name}, layout shift", max(shifts), "", "the most of all visits", most=0.02)
