"""Runs and questions are shared fairly: one client that asks without pause keeps nobody else waiting, and nothing is made for who has left."""

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.readers import Reader
from server.clients import client_of
from server.pace import BETWEEN_SOCKETS, CREDIT, LONGEST_WAIT, PACE, Pace, Paced
from server.places import Places, costly
from tests.serving.running import Site, in_a_thread
from web.clients import client_or_proxy
from web.turns import ABOUT_SECONDS, LONGEST, MOST_CLIENTS, Turns


def seconds_until_next(turns: Turns, client: str | None, worked: float) -> float:
    """How long a client waits between the end of one run, which worked so long, and the begin of the next."""
    turns.begin(client)
    turns.end(client, worked)
    begun = time.monotonic()
    turns.begin(client)
    waited = time.monotonic() - begun
    turns.end(client, 0)
    return waited


def test_of_one_client_one_run_is_made_at_a_time_and_others_do_not_wait() -> None:
    turns, now, most = Turns(), 0, 0
    lock, longest = threading.Lock(), [0.0]

    def greedy(_: int) -> None:
        nonlocal now, most
        with turns.turn("greedy"):
            with lock:
                now += 1
                most = max(most, now)
            time.sleep(0.02)
            with lock:
                now -= 1

    def other(number: int) -> None:
        begun = time.monotonic()
        with turns.turn(f"reader {number}" if number else None):
            longest.append(time.monotonic() - begun)

    with ThreadPoolExecutor(20) as pool:
        runs = [pool.submit(greedy, number) for number in range(15)] + [pool.submit(other, number) for number in range(3)]
    for run in runs:
        run.result()
    assert most == 1 and max(longest) < 0.1


def test_a_client_rests_only_while_others_are_about() -> None:
    alone, among_others = Turns(), Turns()
    among_others.begin("reader")
    assert seconds_until_next(alone, "greedy", 0.1) < 0.05
    assert 0.19 < seconds_until_next(among_others, "greedy", 0.1) < LONGEST
    assert seconds_until_next(among_others, None, 0.1) < 0.05, "who cannot be told from others"


def test_a_run_that_waits_for_something_keeps_its_client_for_moments_only() -> None:
    turns = Turns()
    turns.begin("editor")
    begun = time.monotonic()
    turns.begin("editor")
    assert LONGEST * 0.9 < time.monotonic() - begun < LONGEST + 0.5


def test_a_run_that_fails_or_is_stopped_ends_its_turn() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="stopped"), turns.turn("reader"):
        raise ValueError("stopped")
    begun = time.monotonic()
    with turns.turn("reader"):
        assert time.monotonic() - begun < LONGEST / 2


def test_clients_are_forgotten() -> None:
    now = [0.0]
    turns = Turns(lambda: now[0])
    for number in range(3 * MOST_CLIENTS):
        now[0] += 2 * ABOUT_SECONDS / MOST_CLIENTS
        with turns.turn(f"{number}"):
            pass
    assert len(turns._lines) <= MOST_CLIENTS + 1


@pytest.mark.parametrize(
    ("believed", "host", "client"),
    [
        ("127.0.0.1", "", None),
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.0/8", "10.1.2.3", None),
        ("*", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "2001:db8::7", "2001:db8::/64"),
    ],
)
def test_whose_run_it_is_is_known_by_the_address(
    monkeypatch: pytest.MonkeyPatch, believed: str, host: str, client: str | None
) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", believed)
    assert client_or_proxy(host) == client


def test_sessions_of_one_client_are_begun_one_after_another() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    waits = []
    for _ in range(12):
        waits.append(pace.wait_of("greedy", socket=True))
        pace.book_socket("greedy")
    assert waits == pytest.approx([number * BETWEEN_SOCKETS for number in range(12)])
    assert pace.wait_of("greedy") == pace.wait_of("reader", socket=True) == pace.wait_of(None, socket=True) == 0
    now[0] = 12 * BETWEEN_SOCKETS
    assert pace.wait_of("greedy", socket=True) == 0


def test_changes_that_a_reader_has_overtaken_are_not_made(site: Site) -> None:
    """Ten changes at once: the last is shown, and those between are dropped, or begun and given up."""
    ends = Counter[int]()

    class Counting(Reader):
        def _take(self, data: bytes) -> bool:
            message = ForwardMsg.FromString(data)
            if message.WhichOneof("type") == "script_finished":
                ends[message.script_finished] += 1
            return super()._take(data)

    async def visit() -> tuple[str, str]:
        reader = Counting(f"ws://127.0.0.1:{site.port}", client="203.0.113.6")
        await reader.open()
        ends.clear()
        for turn in range(10):
            await reader.socket.send(reader.asking(turn))
        while True:
            try:
                reader._take(await asyncio.wait_for(reader.socket.recv(), 3))
            except TimeoutError:
                break
        await reader.close()
        calm = Reader(f"ws://127.0.0.1:{site.port}")
        await calm.open()
        await calm.change(9)
        await calm.close()
        return calm.query, reader.query

    last, shown = in_a_thread(visit())
    assert last == shown != "" and 1 <= ends[ForwardMsg.FINISHED_SUCCESSFULLY] < 6, ends


# --- questions whose asker has left -------------------------------------------------------------------------------------


@contextmanager
def in_debt(client: str, seconds: float) -> Iterator[None]:
    """A client whose next question is answered so much later."""
    PACE.charge(client, CREDIT + seconds)
    try:
        yield
    finally:
        PACE._paid_until.pop(client, None)


def asked(app: Any, client: str, messages: list[dict[str, Any]], leaves: bool) -> list[dict[str, Any]]:
    """What an app sends to a client that says this, and then leaves or waits."""
    sent: list[dict[str, Any]] = []
    left = list(messages)

    async def receive() -> dict[str, Any]:
        if left:
            return left.pop(0)
        if not leaves:
            await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "PUT", "path": "/explore", "query_string": b"", "headers": [], "client": (client, 0)}
    in_a_thread(asyncio.wait_for(app(scope, receive, send), 20))
    return sent


WHOLE = [{"type": "http.request", "body": b"one"}]
IN_PARTS = [{"type": "http.request", "body": b"o", "more_body": True}, {"type": "http.request", "body": b"ne"}]


async def echo(scope: Any, receive: Any, send: Any) -> None:
    await PlainTextResponse(await Request(scope, receive).body())(scope, receive, send)


@pytest.mark.parametrize("messages", [WHOLE, IN_PARTS])
def test_a_question_that_waited_is_answered_whole(messages: list[dict[str, Any]]) -> None:
    with in_debt("203.0.113.1", 0.2):
        assert asked(Paced(echo), "203.0.113.1", messages, leaves=False)[1]["body"] == b"one"


@pytest.mark.parametrize("debt", [2.0, LONGEST_WAIT + 5])
def test_nobody_is_answered_who_has_left_meanwhile(debt: float) -> None:
    begun = time.monotonic()
    with in_debt("203.0.113.2", debt):
        assert asked(Paced(echo), "203.0.113.2", WHOLE, leaves=True) == []
    assert time.monotonic() - begun < 0.5, "and nothing of them is kept"


def test_nothing_is_made_for_who_has_left() -> None:
    made: list[str] = []

    def answer(request: Request) -> Response:
        made.append(request.url.path)
        return Response()

    endpoint: Callable[..., Any] = costly(answer, Places(1, 5, 5))

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await (await endpoint(Request(scope, receive)))(scope, receive, send)

    assert asked(app, "203.0.113.3", [], leaves=True)[0]["status"] == 499 and made == []
    assert asked(app, "203.0.113.3", [], leaves=False)[0]["status"] == 200 and made == ["/explore"]


def test_for_one_client_one_answer_is_made_at_a_time_whatever_kinds_it_asks_for() -> None:
    now, most = Counter[str](), Counter[str]()

    def answer(request: Request) -> Response:
        client = client_of(request.scope) or "anybody"
        now[client] += 1
        most[client] = max(most[client], now[client])
        time.sleep(0.03)
        now[client] -= 1
        return Response()

    kinds = [costly(answer, Places(1, 9, 9)) for _ in range(3)]

    async def ask(kind: int, client: str) -> int:
        async def receive() -> dict[str, Any]:
            await asyncio.sleep(60)
            return {}

        request = Request({"type": "http", "method": "GET", "path": "/", "headers": [], "client": (client, 0)}, receive)
        return (await kinds[kind](request)).status_code

    async def visit() -> list[int]:
        return await asyncio.gather(*(ask(n % 3, client) for client in ("203.0.113.4", "203.0.113.5", "") for n in range(6)))

    assert set(in_a_thread(visit())) == {200}
    assert most["203.0.113.4"] == most["203.0.113.5"] == 1 and most["anybody"] > 1
