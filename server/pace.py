"""How fast one client may go: who asks faster than any reader is answered later, so that the time is there for others.

Each question has a price in seconds, and what takes the processor long costs more: a client that asks without pause gets a quarter of
it at most.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.clients import client_of

CREDIT = 4.0  # seconds' worth that may be asked for at once: two hundred questions, or a first visit and a download
LONGEST_WAIT = 10.0
QUESTION, FILE, SOCKET, MESSAGE = 0.02, 0.002, 0.2, 0.04  # prices
BETWEEN_SOCKETS = (
    0.1  # seconds from one session of a client to its next: each is begun on the loop, where all others would wait for twenty
)
OF_WORK = 4.0  # price of a second of the processor's time
FILES = ("/static/", "/app/static/")
MOST_CLIENTS = 10_000
RETRY_SECONDS = 10


class Pace:
    """What each client has used. Clients that nobody can tell from others (None) are not held back."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._paid_until: dict[str, float] = {}
        self._next_socket: dict[str, float] = {}

    def wait_of(self, client: str | None, socket: bool = False) -> float:
        """Seconds until the client's next question is answered, or its next socket opened."""
        if client is None:
            return 0.0
        now, booked = self.now(), self._next_socket.get(client, 0.0) if socket else 0.0
        return max(0.0, self._paid_until.get(client, 0.0) - now - CREDIT, booked - now)

    def book_socket(self, client: str | None) -> None:
        """Notes that a client has asked for a socket, which is opened when its time has come."""
        if client is None:
            return
        now = self.now()
        self._next_socket = _room(self._next_socket, client, now)
        self._next_socket[client] = max(now, self._next_socket.get(client, 0.0)) + BETWEEN_SOCKETS

    def charge(self, client: str | None, price: float) -> None:
        """Notes what a client has asked for."""
        if client is None:
            return
        now = self.now()
        self._paid_until = _room(self._paid_until, client, now)
        self._paid_until[client] = max(now, self._paid_until.get(client, 0.0)) + price


def _room(times: dict[str, float], client: str, now: float) -> dict[str, float]:
    """The same, without those whose time is past where there are too many for a new client."""
    if client in times or len(times) < MOST_CLIENTS:
        return times
    return {known: until for known, until in times.items() if until > now}


PACE = Pace()


class Paced:
    """Holds the questions and new sockets of a client back that is too fast; refuses those that would wait long (429)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        client = client_of(scope)
        socket = scope["type"] == "websocket"
        wait = PACE.wait_of(client, socket)
        if wait > LONGEST_WAIT:
            if not await _waited(scope, receive, 1):  # a refusal at once would be asked for again at once
                return
            headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
            await PlainTextResponse("There are too many requests from this address at present.\n", 429, headers)(
                scope, receive, send
            )
            return
        file = scope["path"].startswith(FILES)
        PACE.charge(client, SOCKET if socket else FILE if file else QUESTION)
        if socket:
            PACE.book_socket(client)
        waited = await _waited(scope, receive, wait) if wait else receive
        if waited:
            await self.app(scope, waited, send)


async def _waited(scope: Scope, receive: Receive, seconds: float) -> Receive | None:
    """Waits so long; gives what the app is to receive from. None where whoever asked has left meanwhile: nothing is done for them."""
    if scope["type"] == "websocket":
        await asyncio.sleep(seconds)
        return receive
    end = time.monotonic() + seconds
    heard = deque([await receive()])
    while not heard[-1].get("more_body") and (left := end - time.monotonic()) > 0:
        try:
            heard.append(await asyncio.wait_for(receive(), left))
        except TimeoutError:
            break
        if heard[-1]["type"] == "http.disconnect":
            return None
    await asyncio.sleep(end - time.monotonic())

    async def from_the_first() -> Message:
        return heard.popleft() if heard else await receive()

    return from_the_first
