"""The parts of the benchmark. Each measures ours beside plain Streamlit and gives lines for the table."""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import browsing
from benchmarks.growth import enlarged
from benchmarks.servers import PROJECT, Server, ours, plain
from web.settings import BUSY_AT

MILLISECOND, SECOND, MEGABYTE = "ms", "s", "MB"
CAPACITY = 200  # readers of one process, each changing a filter every five seconds


class Line(NamedTuple):
    """One measurement. ``beside``: what it is to be compared with, in the same unit; ``most`` or ``least``: the target in that unit, or as
    a multiple of ``beside`` where ``as_ratio``. ``spread``: least and most, or what else must be known."""

    what: str
    value: float | None
    unit: str
    spread: str = ""
    beside: float | None = None
    beside_what: str = ""
    most: float | None = None
    as_ratio: bool = False
    least: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.value / self.beside if self.beside and self.value is not None else None

    @property
    def met(self) -> bool | None:
        """None without a target."""
        if self.most is None and self.least is None:
            return None
        measured = self.ratio if self.as_ratio else self.value
        if measured is None:
            return False
        return (self.most is None or measured <= self.most) and (self.least is None or measured >= self.least)


class Effort(NamedTuple):
    """How much is measured: loads of a page, clicks, seconds of a crowd, sizes of crowds, factors of growth."""

    loads: int
    clicks: int
    seconds: int
    crowds: tuple[int, ...]
    factors: tuple[int, ...]


def first_visits(effort: Effort) -> Iterator[Line]:
    """Cold loads, in turn, so that a busy moment of the machine falls on all alike."""
    with (
        plain("empty") as empty,
        plain("table") as table,
        plain("chart") as chart,
        ours() as dashboard,
        browsing.chromium() as browser,
    ):
        pages = {
            "empty": (empty.url, "text"),
            "table": (table.url, "matrix"),
            "chart": (chart.url, "chart"),
            "overview": (dashboard.url, "matrix"),
            "explore": (f"{dashboard.url}/explore?party=green&theme=dentistry", "text"),
            "figure": (f"{dashboard.url}{CHART_PAGE}", "chart"),
        }
        for place in ("loopback", "phone"):
            visits: dict[str, list[browsing.Visit]] = {name: [] for name in pages}
            for turn in range(effort.loads + 1):
                for name, (url, sign) in pages.items():
                    visit = browsing.visit(browser, url, sign, phone=place == "phone")
                    if turn:  # the first finds caches of the system cold
                        visits[name].append(visit)
            yield from _visit_lines(place, visits)


CHART_PAGE = "/figures?figure=themes"


def _visit_lines(place: str, visits: dict[str, list[browsing.Visit]]) -> Iterator[Line]:
    def seen(name: str, sign: str) -> list[float]:
        return [visit.seen[sign] for visit in visits[name]]

    blank = statistics.median(seen("empty", "text"))
    most = {"loopback": 1.35, "phone": 1.2}[place]
    yield measured_line(f"{place}: empty page of Streamlit, text", seen("empty", "text"))
    yield measured_line(f"{place}: plain page with the table, table", seen("table", "matrix"), blank, "empty page's text")
    yield measured_line(f"{place}: Overview, matrix", seen("overview", "matrix"), blank, "empty page's text", most, True)
    yield measured_line(f"{place}: Explore by a deep link, heading", seen("explore", "text"), blank, "empty page's text")
    plain_chart = statistics.median(seen("chart", "chart"))
    yield measured_line(f"{place}: plain page with one plotly chart, chart", seen("chart", "chart"), blank, "empty page's text")
    limit = 4500 if place == "phone" else None
    yield measured_line(
        f"{place}: a page with a chart, first chart", seen("figure", "chart"), plain_chart, "plain page's chart", limit
    )
    for name, label, limit in (
        ("empty", "empty page", None),
        ("table", "plain page with the table", None),
        ("overview", "Overview", 1.3),
    ):
        sizes = [visit.bytes / 1e6 for visit in visits[name]]
        requests = statistics.median(visit.requests for visit in visits[name])
        blank_size = statistics.median(visit.bytes / 1e6 for visit in visits["empty"])
        yield Line(
            f"{place}: {label}, over the wire",
            statistics.median(sizes),
            MEGABYTE,
            f"{requests:.0f} requests",
            blank_size,
            "empty page",
            limit,
        )


def measured_line(
    what: str,
    values: list[float],
    beside: float | None = None,
    beside_what: str = "",
    most: float | None = None,
    as_ratio: bool = False,
) -> Line:
    """The median of what was measured in milliseconds, with its range."""
    return Line(
        what,
        statistics.median(values),
        MILLISECOND,
        f"{min(values):.0f} to {max(values):.0f}",
        beside,
        beside_what,
        most,
        as_ratio,
    )


def clicking(effort: Effort) -> Iterator[Line]:
    """From a click to the changed page, one reader."""
    with plain("table") as table, ours() as dashboard, browsing.chromium() as browser:
        theirs = browsing.clicks(browser, table.url, ("seats", "name"), "p.order", effort.clicks)
        mine = browsing.clicks(browser, dashboard.url, ("Seats", "Alphabetical"), "table.matrix caption", effort.clicks)
    yield measured_line("click to changed table, plain page", theirs)
    yield measured_line("click to changed matrix, Overview", mine, statistics.median(theirs), "plain page", 80)


def reruns(effort: Effort) -> Iterator[Line]:
    """What one change of a filter costs the server."""
    with plain("table") as table:
        theirs, _ = _cost(table, effort)
    yield Line("processor for a change, plain page with the table", theirs, MILLISECOND)
    for page in ("", "explore", "compare", "nations", "pledge_to_plan"):
        with ours() as dashboard:
            cost, answer = _cost(dashboard, effort, page)
        yield Line(
            f"processor for a change, {page or 'overview'}",
            cost,
            MILLISECOND,
            f"answered in {answer['p50']} ms",
            theirs,
            "plain page",
        )


def _cost(server: Server, effort: Effort, page: str = "") -> tuple[float, dict]:
    _crowd(server, 1, 3, 0.3, page)
    before = server.processor_seconds()
    answer = _crowd(server, 1, effort.seconds / 2, 0.25, page)
    return (server.processor_seconds() - before) * 1000 / (answer["changes"] + 1), answer


def crowds(effort: Effort) -> Iterator[Line]:
    """Readers who each change a filter every five seconds, on one server, with the crowd's own work on the same machine."""
    found: dict[tuple[str, int], dict] = {}
    for name, start in (("plain", lambda: plain("table")), ("ours", lambda: ours(PLEDGE_BUSY_AT=str(BUSY_AT)))):
        with start() as server:
            _crowd(server, 1, 3, 0.3)
            yield Line(f"memory, {name}, nobody there", server.megabytes(), "MiB")
            for number in effort.crowds:
                if name == "plain" and number > 50:
                    continue  # fifty are too many for it already
                before, begun = server.processor_seconds(), time.perf_counter()
                found[name, number] = answer = _crowd(server, number, effort.seconds, 5)
                load = (server.processor_seconds() - before) / (time.perf_counter() - begun)
                beside = found.get(("plain", number), {}).get("p95")
                most = {100: 150, 200: 1000}.get(number) if name == "ours" else None
                yield Line(
                    f"{number} readers, {name}, p95",
                    answer["p95"],
                    MILLISECOND,
                    f"p50 {answer['p50']}, p99 {answer['p99']}, {len(answer['errors'])} errors, {answer['away']} without a session, {load:.0%} of a core",
                    beside if name == "ours" else None,
                    "plain page" if name == "ours" else "",
                    most if not answer["errors"] else 0,
                )
            yield Line(f"memory, {name}, after the crowd", server.megabytes(), "MiB")
    if effort.crowds[-1] >= CAPACITY:
        yield from _beyond(effort, found["ours", CAPACITY])


def _beyond(effort: Effort, at_capacity: dict) -> Iterator[Line]:
    """Twice as many readers as a process is planned for: who finds no room reads on without a session, and the others wait little longer."""
    with ours(PLEDGE_BUSY_AT=str(BUSY_AT)) as server:
        answer = _crowd(server, 2 * CAPACITY, effort.seconds, 5)
        yield Line(
            f"{2 * CAPACITY} readers, ours, p95",
            answer["p95"],
            MILLISECOND,
            f"p50 {answer['p50']}, p99 {answer['p99']}, {len(answer['errors'])} errors, {answer['away']} without a session",
            at_capacity["p95"],
            f"{CAPACITY} readers",
            3 if not answer["errors"] else 0,
            True,
        )


def _crowd(server: Server, number: int, seconds: float, period: float, page: str = "") -> dict:
    command = [sys.executable, "-m", "benchmarks.readers", server.socket_url, str(number), str(seconds), str(period)]
    ended = subprocess.run(command + ([page] if page else []), cwd=PROJECT, capture_output=True, text=True, check=True)
    return json.loads(ended.stdout)


def growth(effort: Effort) -> Iterator[Line]:
    """Start, first page, change and memory at many times the data; the start also where a copy of the data is kept already."""
    change_at_one: float | None = None
    for factor in effort.factors:
        with tempfile.TemporaryDirectory() as folder:
            data, cache = enlarged(Path(folder) / "data", factor), str(Path(folder) / "cache")
            target = {1: 3, 100: 10}.get(factor)
            begun = time.perf_counter()
            with ours(data, PLEDGE_MAX_MB="1000", PLEDGE_CACHE=cache) as server:
                yield from _starts(f"×{factor}: first start", server, target)
                answer = _crowd(server, 1, effort.seconds / 2, 0.5)
                change_at_one = change_at_one or answer["p50"]
                many = factor >= 100
                yield Line(
                    f"×{factor}: a change",
                    answer["p50"],
                    MILLISECOND,
                    f"p95 {answer['p95']}",
                    change_at_one,
                    "×1",
                    5 if many else None,
                    many,
                )
                yield Line(
                    f"×{factor}: memory",
                    server.megabytes(),
                    "MiB",
                    f"in all {time.perf_counter() - begun:.0f} s",
                    most=1536 if many else None,
                )
            with ours(data, PLEDGE_MAX_MB="1000", PLEDGE_CACHE=cache) as server:
                yield from _starts(f"×{factor}: later start", server, target)


def _starts(what: str, server: Server, most: float | None) -> Iterator[Line]:
    """Until the server calls itself ready, and until a reader who comes then has the Overview. ``most`` is for the last of the two at
    many times the data, else for the first."""
    first = _crowd(server, 1, 2, 1)["first"] / 1000
    many = most is not None and most > 3
    yield Line(f"{what} to ready", server.started, SECOND, most=None if many else most)
    yield Line(f"{what} to first page", server.started + first, SECOND, "a sign of waiting before", most=most if many else None)


def commands(effort: Effort) -> Iterator[Line]:
    """The checker as an editor starts it, and the files that readers take."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "commitments", "check"], cwd=PROJECT, capture_output=True, check=True)
        times.append(time.perf_counter() - begun)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Line("python -m commitments check", statistics.median(times), SECOND, f"children's most memory {memory:.0f} MiB")

    from commitments.downloads import export
    from commitments.library import Library
    from commitments.selecting.selection import Selection
    from web.settings import DATA

    dataset = Library(DATA).state().dataset
    for name, make in (("CSV", export.to_csv), ("JSON", export.to_json)):
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            made = make(dataset, Selection(scope="all"), "https://example.org/explore")
            times.append((time.perf_counter() - begun) * 1000)
        yield Line(f"{name} of all commitments", statistics.median(times), MILLISECOND, f"{len(made) / 1e6:.1f} MB")


PARTS = {
    "visits": first_visits,
    "clicks": clicking,
    "reruns": reruns,
    "crowds": crowds,
    "growth": growth,
    "commands": commands,
}
