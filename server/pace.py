"""How fast one client may go: who asks faster than any reader is answered later, so that the time is there for others.

Each question has a price in seconds, and what takes the processor long costs more: a client that asks without pause gets a quarter of
it at most.
"""

import asyncio
import time
from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from server.clients import client_of

CREDIT = 4.0  # seconds' worth that may be asked for at once: two hundred questions, or a first visit and a download
LONGEST_WAIT = 10.0
QUESTION, FILE, SOCKET, MESSAGE = 0.02, 0.002, 0.2, 0.04  # prices
OF_WORK = 4.0  # price of a second of the processor's time
FILES = ("/static/", "/app/static/")
MOST_CLIENTS = 10_000
RETRY_SECONDS = 10


class Pace:
    """What each client has used. Clients that nobody can tell from others (None) are not held back."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._paid_until: dict[str, float] = {}

    def wait_of(self, client: str | None) -> float:
        """Seconds until the client's next question is answered."""
        return 0.0 if client is None else max(0.0, self._paid_until.get(client, 0.0) - self.now() - CREDIT)

    def charge(self, client: str | None, price: float) -> None:
        """Notes what a client has asked for."""
        if client is None:
            return
        now = self.now()
        if client not in self._paid_until and len(self._paid_until) >= MOST_CLIENTS:
            self._paid_until = {known: until for known, until in self._paid_until.items() if until > now}
        self._paid_until[client] = max(now, self._paid_until.get(client, 0.0)) + price


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
        wait = PACE.wait_of(client)
        if wait > LONGEST_WAIT:
            await asyncio.sleep(1)  # a refusal at once would be asked for again at once
            headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
            await PlainTextResponse("There are too many requests from this address at present.\n", 429, headers)(
                scope, receive, send
            )
            return
        file = scope["path"].startswith(FILES)
        PACE.charge(client, SOCKET if scope["type"] == "websocket" else FILE if file else QUESTION)
        if wait:
            await asyncio.sleep(wait)
        await self.app(scope, receive, send)
