"""Places for costly answers: few are made at once, few wait, and nobody takes more than a share of either.

Whoever comes beyond that is told at once to come again (503 with ``Retry-After``): a long queue would only make everybody wait for
answers that their askers have given up.
"""

import asyncio
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import wraps

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from server.answers import refused
from server.clients import client_of
from server.pace import LONGEST_WAIT, OF_WORK, PACE

RETRY_SECONDS = 5
Endpoint = Callable[[Request], Awaitable[Response]]


class Full(Exception):
    """No place is free, and none may be waited for."""


class Places:
    """``at_once`` are taken, ``waiting`` more are waited for; one client has at most ``share`` of all these. A client that nobody can
    tell from others (None) has no share of its own. Used from one event loop."""

    def __init__(self, at_once: int, waiting: int, share: int) -> None:
        self.at_once, self.waiting, self.share = at_once, waiting, share
        self._taken = 0
        self._held: Counter[str] = Counter()  # places and turns by client
        self._queues: dict[str | None, deque[asyncio.Future[None]]] = {}  # in the order in which clients have their next turn

    @asynccontextmanager
    async def place(self, client: str | None) -> AsyncIterator[None]:
        """A place for as long as the block lasts. Raises Full where there is none to be had or waited for."""
        queued = sum(map(len, self._queues.values()))
        if self._taken >= self.at_once and queued >= self.waiting:
            raise Full
        if client is not None and self._held[client] >= self.share:
            raise Full
        if client is not None:
            self._held[client] += 1
        try:
            if self._taken >= self.at_once:
                await self._turn(client)
            else:
                self._taken += 1
            try:
                yield
            finally:
                self._give_on()
        finally:
            if client is not None:
                self._held[client] -= 1
                if not self._held[client]:
                    del self._held[client]

    async def _turn(self, client: str | None) -> None:
        """Waits until a place is handed over."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_on()  # handed over in the very moment in which the asker went
            elif turn in self._queues.get(client, ()):
                self._queues[client].remove(turn)
                if not self._queues[client]:
                    del self._queues[client]
            raise

    def _give_on(self) -> None:
        """Hands a place to the next client in turn, whose others then wait behind everybody else's next."""
        while self._queues:
            client = next(iter(self._queues))
            queue = self._queues.pop(client)
            turn = queue.popleft()
            if queue:
                self._queues[client] = queue
            if not turn.done():
                turn.set_result(None)
                return
        self._taken -= 1


# One process has one core's time: two answers made side by side would take as long as one after the other, and more from pages.
COSTLY = Places(at_once=1, waiting=16, share=8)
# Pictures belong to pages: a page asks for several, and a newsroom for twenty at once.
PICTURES = Places(at_once=1, waiting=200, share=24)
# Documents are cheap, and no reader is to be turned away; but whoever asks for many of them waits behind everybody else.
DOCUMENTS = Places(at_once=1, waiting=200, share=20)


def costly(answer: Callable[[Request], Response], places: Places = COSTLY) -> Endpoint:
    """The endpoint that gives this answer, made in a thread and in a place: nothing whose cost depends on the request keeps the loop
    from others."""

    @wraps(answer)
    async def endpoint(request: Request) -> Response:
        client = client_of(request.scope)

        def paid() -> Response:
            begun = time.thread_time()
            try:
                return answer(request)
            finally:
                PACE.charge(client, (time.thread_time() - begun) * OF_WORK)

        try:
            while True:
                async with places.place(client):
                    # What a client's earlier questions cost is known only now that they are answered.
                    wait = PACE.wait_of(client)
                    if not wait:
                        return await run_in_threadpool(paid)
                if wait > LONGEST_WAIT:
                    raise Full
                await asyncio.sleep(wait)
        except Full:
            if client is not None:
                await asyncio.sleep(1)  # a refusal at once would be asked for again at once
            return come_again()

    return endpoint


def come_again() -> Response:
    """The answer to those for whom there is no place at present."""
    answer = refused(503, "This server is too busy at present. Try again in a few seconds.")
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer
