"""What one client may ask of the server, and what it costs: no question and no connection keeps it from others."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import quote, urlencode

import pytest
from datasets import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import Request
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from commitments.selecting.selection import FILTERS, Selection
from server.bounds import PAIRS, PATH_BYTES, QUERY_BYTES
from server.pace import CREDIT, FILE, MESSAGE, OF_WORK, QUESTION, SOCKET, Pace
from server.places import Full, Places
from server.sockets import AT_ONCE, MOST_BYTES
from tests.serving.running import Site, in_a_thread, status, wait_for
from web.addresses import params_of

DATASET = frozen()
KINDS = (
    "/data/commitments.csv",
    "/data/commitments.json",
    "/figures/matrix.json",
    "/oembed",
    "/explore",
    "/figures",
    "/embed",
    "/nosuch",
)

# --- size ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [*KINDS, "/static/js/x.js", "/healthz", "/_stcore/health", "/robots.txt"])
def test_a_question_beyond_the_bounds_is_refused_with_a_word(site: Site, address: str) -> None:
    for query, refused, word in (
        ("q=" + "a" * QUERY_BYTES, 414, "too long"),
        ("&".join(f"a{number}" for number in range(PAIRS + 1)), 400, "too many parameters"),
        ("&" * PAIRS, 400, "too many parameters"),
    ):
        answer = site.ask(f"{address}?{query}")
        assert (answer.status, word in answer.text) == (refused, True)
        assert answer.headers["cache-control"] == "no-store"


def test_an_address_that_is_too_long_is_refused(site: Site) -> None:
    assert site.ask("/" + "a" * PATH_BYTES).status == 414


def test_every_choice_of_every_filter_at_once_is_within_the_bounds(site: Site) -> None:
    """A reader who has chosen all there is can still share the address, as one of oEmbed's too."""
    everything = Selection(**{filter_.field: tuple(filter_.choices(DATASET)) for filter_ in FILTERS}).address("figures")
    assert site.ask(f"/{everything}&q={quote('ŵ' * 100)}").status == 200
    assert site.ask(f"/oembed?url={quote(f'http://127.0.0.1:{site.port}/{everything}')}").status == 200


# --- cost ---------------------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(
    [*(filter_.param for filter_ in FILTERS), "q", "id", "size", "scope", "utm_source", "", "%25", "%2525party"]
)
VALUES = st.sampled_from(["labour", "", "x", "nearly-labour", "dentistri", "%25" * 6, "%2525252525", "a" * 30, "%00", "🦷"])


@given(
    names=st.lists(NAMES, min_size=1, max_size=8),
    values=st.lists(VALUES, min_size=1, max_size=8),
    each_name_differs=st.booleans(),
    each_value_differs=st.booleans(),
    between=st.sampled_from(["&", "&&", "&;&", "&=&"]),
)
@settings(max_examples=40)
def test_reading_a_question_costs_no_more_than_in_proportion_to_its_size(
    names: list[str], values: list[str], each_name_differs: bool, each_value_differs: bool, between: str
) -> None:
    """Eight times the question, far beyond what is let in, and at most some sixteen times the time: were each parameter compared with
    each other it would be 64 times."""

    def question(pairs: int) -> Request:
        parts = (
            f"{names[i % len(names)]}{i if each_name_differs else ''}={values[i % len(values)]}{i if each_value_differs else ''}"
            for i in range(pairs)
        )
        return Request({"type": "http", "query_string": between.join(parts).encode("utf-8"), "headers": []})

    def seconds(pairs: int) -> float:
        tries = []
        for _ in range(3):
            request, begun = question(pairs), time.thread_time()
            Selection.from_params(params_of(request), DATASET)
            tries.append(time.thread_time() - begun)
        return min(tries)

    few = seconds(PAIRS)
    assert seconds(8 * PAIRS) <= 16 * few + 0.02


@contextmanager
def watched(site: Site) -> Iterator[Callable[[], float]]:
    """Asks /healthz without a pause meanwhile; gives the longest that it waited for an answer."""
    longest, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.is_set():
            begun = time.monotonic()
            assert status(site.port, "/healthz") == 200
            longest[0] = max(longest[0], time.monotonic() - begun)
            over.wait(0.005)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield lambda: longest[0]
    finally:
        over.set()
        watcher.join()


def heaviest() -> dict[str, str]:
    """The questions that cost most among those that are let in."""
    wrong = [(filter_.param, f"nearly-{number}-right") for filter_ in FILTERS for number in range(60)]
    most = urlencode(wrong)[:QUERY_BYTES].rsplit("&", 1)[0]
    return {
        "as many names as are let in": "&".join(f"a{number}" for number in range(PAIRS)),
        "as many wrong values as are let in": "&".join(most.split("&")[:PAIRS]),
        "one name again and again": "&".join(["topic=x"] * PAIRS),
        "a long search": "q=" + quote("dentists and " * 400)[: QUERY_BYTES - 2],
        "nested encodings": "url=" + "%25" * 2_000,
        "nothing but separators": "&" * (PAIRS - 1),
    }


@pytest.mark.parametrize("name", heaviest())
def test_no_question_keeps_the_server_from_others(site: Site, name: str) -> None:
    """What is slow on a machine that is busy with other things is slow once; what blocks the server does so each time."""
    longest = []
    for _ in range(3):
        with watched(site) as longest_wait:
            for address in KINDS:
                site.ask(f"{address}?{heaviest()[name]}")
        longest.append(longest_wait())
    assert min(longest) < 0.25, longest


# --- places -------------------------------------------------------------------------------------------------------------


def test_places_are_few_and_shared_fairly() -> None:
    served: list[str] = []

    async def ask(places: Places, client: str | None, name: str) -> None:
        try:
            async with places.place(client):
                await asyncio.sleep(0.01)
                served.append(name)
        except Full:
            served.append(f"{name} refused")

    async def visit() -> None:
        places = Places(at_once=1, waiting=5, share=3)
        greedy = [asyncio.create_task(ask(places, "greedy", f"greedy {number}")) for number in range(4)]
        await asyncio.sleep(0)
        others = [asyncio.create_task(ask(places, name, name)) for name in ("reader", "another", "third", "fourth")]
        await asyncio.gather(*greedy, *others)
        served.append("next")
        await ask(places, "greedy", "greedy again")

    in_a_thread(visit())
    refused = {name for name in served if "refused" in name}
    assert refused == {"greedy 3 refused", "fourth refused"}, "one had its share, the other found the queue full"
    answered = [name for name in served if "refused" not in name]
    assert answered == ["greedy 0", "greedy 1", "reader", "another", "third", "greedy 2", "next", "greedy again"]


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c", None]), st.integers(0, 3), st.booleans()), max_size=30))
def test_places_come_back_whoever_leaves_and_when(visits: list[tuple[str | None, int, bool]]) -> None:
    """Also those of askers that go while they wait, or while they are answered, and of answers that fail."""

    async def visit() -> None:
        places, now, most = Places(at_once=2, waiting=4, share=3), 0, 0

        async def ask(client: str | None, turns: int, fails: bool) -> None:
            nonlocal now, most
            async with places.place(client):
                now += 1
                most = max(most, now)
                try:
                    for _ in range(turns):
                        await asyncio.sleep(0)
                    if fails:
                        raise ValueError
                finally:
                    now -= 1

        tasks = []
        for number, (client, turns, fails) in enumerate(visits):
            tasks.append(asyncio.create_task(ask(client, turns, fails)))
            await asyncio.sleep(0)
            if number % 3 == 2:
                tasks[number // 2].cancel()
        ends = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 5)
        assert most <= 2 and all(end is None or isinstance(end, (Full, ValueError, asyncio.CancelledError)) for end in ends)
        for _ in range(2):
            for client in ("a", "b", None):
                await asyncio.wait_for(ask(client, 0, False), 1)
        holders = [asyncio.create_task(ask(f"new {number}", 3, False)) for number in range(6)]
        assert await asyncio.gather(*holders) == [None] * 6, "as many fit in as at the start"

    in_a_thread(visit())


def test_a_client_that_never_pauses_gets_a_quarter_of_the_time() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    worked = 0.0
    while now[0] < 100:  # answers of a tenth of a second each, asked for as soon as the last has come
        now[0] += pace.wait_of("greedy") + 0.1
        worked += 0.1
        pace.charge("greedy", QUESTION + 0.1 * OF_WORK)
        assert pace.wait_of("reader") == pace.wait_of(None) == 0
    assert worked < 0.25 * now[0] + CREDIT / OF_WORK
    now[0] += 2 * CREDIT
    assert pace.wait_of("greedy") == 0, "a pause, and it is as any other"


def test_what_a_reader_asks_for_is_never_held_back() -> None:
    """A first visit (a document, a hundred files, a connection), a download, and changes one after the other."""
    now = [0.0]
    pace = Pace(lambda: now[0])
    for price in [QUESTION, *[FILE] * 100, SOCKET, QUESTION + 0.3 * OF_WORK, *[MESSAGE] * 20]:
        assert pace.wait_of("reader") == 0
        pace.charge("reader", price)


def test_what_the_address_has_beside_costs_nothing_anew(site: Site) -> None:
    """One answer for one selection, in whichever order it is asked for and whatever else the address has."""
    tags = {
        site.ask(f"/data/commitments.csv?{query}").headers["etag"]
        for query in ("party=green&theme=dentistry", "theme=dentistry&party=green", "party=green&theme=dentistry&junk=1")
    }
    assert len(tags) == 1


# --- sockets ------------------------------------------------------------------------------------------------------------


def talk(site: Site, first: bytes | str | None = None, times: int = 1, seconds: float = 20) -> int:
    """Connects, says the same some times, and waits until the server closes. Gives the code."""

    async def visit() -> int:
        async with connect(f"ws://127.0.0.1:{site.port}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as reader:
            for _ in range(times if first is not None else 0):
                try:
                    await reader.send(first)
                except ConnectionClosed:
                    break
            return await asyncio.wait_for(_closed(reader), seconds)

    return in_a_thread(visit())


async def _closed(reader: ClientConnection) -> int:
    try:
        while True:
            await reader.recv()
    except ConnectionClosed:
        return reader.close_code or 0


def test_a_socket_that_says_nothing_is_closed_within_seconds(site: Site) -> None:
    begun = time.monotonic()
    assert talk(site) == 1008
    assert time.monotonic() - begun < 15


def test_a_socket_that_says_too_much_is_closed(site: Site) -> None:
    assert talk(site, b"", AT_ONCE * 3) == 1008
    assert talk(site, b"x" * (MOST_BYTES + 1)) in (1008, 1009)


def test_text_on_a_socket_is_closed_without_a_traceback(site: Site) -> None:
    assert talk(site, "hello") == 1003
    assert "Traceback" not in site.logged()


def test_a_socket_with_a_question_beyond_the_bounds_is_not_opened(site: Site) -> None:
    async def visit() -> int:
        try:
            await connect(f"ws://127.0.0.1:{site.port}/_stcore/stream?{'a' * QUERY_BYTES}&")
        except InvalidStatus as refused:
            return refused.response.status_code
        return 0

    assert in_a_thread(visit()) == 414


# --- connections --------------------------------------------------------------------------------------------------------


def test_a_connection_that_asks_nothing_is_closed_within_seconds(site: Site) -> None:
    """Nothing at all, half a question, and the half of another after one that was answered: all at once, as each waits for seconds."""
    begun = time.monotonic()
    with ExitStack() as waiting:
        silent = []
        for said in (b"", b"GET / HT", b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /he"):
            silent.append(waiting.enter_context(socket.create_connection(("127.0.0.1", site.port))))
            silent[-1].settimeout(25)
            silent[-1].sendall(said)
        for connection in silent:
            while connection.recv(1000):
                pass
        assert time.monotonic() - begun < 25


def test_the_server_may_open_as_many_files_as_the_machine_lets_it(site: Site) -> None:
    from pathlib import Path

    limits = Path(f"/proc/{site.process.pid}/limits")
    if not limits.exists():
        pytest.skip("only Linux tells")
    soft, hard = next(line.split()[3:5] for line in limits.read_text().splitlines() if line.startswith("Max open files"))
    assert soft == hard


def test_after_all_that_it_answers(site: Site) -> None:
    wait_for(lambda: status(site.port, "/readyz") == 200, 10)
    assert "Traceback" not in site.logged()
