"""Bounds of readers' open connections: how many, from one client and in all, and how much one may say. A busy process takes no new
readers, but those back whose connection was cut.

A reader's page says something when the reader changes something. What says twenty things a second is no reader, and each costs a run.
"""

import asyncio
import time
from collections import Counter

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.clients import client_of
from server.pace import LONGEST_WAIT, MESSAGE, PACE
from streamlit_internals.reconnection import comes_back
from web.load import LOAD

MOST = 600  # three times the readers whom one process serves well
MOST_OF_A_CLIENT = 100  # a school behind one address
MESSAGES_A_SECOND = 20.0
AT_ONCE = 60  # messages: a reader whose connection was held up sends what has gathered
FIRST_SECONDS = 10.0  # until the first message: a page asks for its run at once
MOST_BYTES = 256 * 1024  # of a message: the address and the state of a page's fields
RETRY_SECONDS = 30
POLICY, NOT_OURS = 1008, 1003  # close codes: a bound was passed; a kind of message that is not spoken here


class Sockets:
    """Acts on readers' connections alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.open: Counter[str | None] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        client = client_of(scope)
        full = self.open.total() >= MOST or (client is not None and self.open[client] >= MOST_OF_A_CLIENT)
        if full or not (LOAD.has_room or comes_back(scope)):
            headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
            await PlainTextResponse("There are too many readers at present.\n", 503, headers)(scope, receive, send)
            return
        self.open[client] += 1
        talk = _Talk(receive, send, client)
        try:
            await self.app(scope, talk.receive, talk.send)
        finally:
            LOAD.gone(talk)
            self.open[client] -= 1
            if not self.open[client]:
                del self.open[client]


class _Talk:
    """One connection. Passed a bound, it is closed, and to the app it is as if the reader had gone."""

    def __init__(self, receive: Receive, send: Send, client: str | None) -> None:
        self._receive, self._send, self._client = receive, send, client
        self._left, self._since = float(AT_ONCE), time.monotonic()
        self._waits_for_first = False
        self._closed = False

    async def receive(self) -> Message:
        try:
            message = await asyncio.wait_for(self._receive(), FIRST_SECONDS if self._waits_for_first else None)
        except TimeoutError:
            return await self._close(POLICY)
        if message["type"] == "websocket.connect":
            self._waits_for_first = True
        elif message["type"] == "websocket.receive":
            self._waits_for_first = False
            data = message.get("bytes")
            if data is None:
                return await self._close(NOT_OURS)
            if len(data) > MOST_BYTES or not self._may_speak():
                return await self._close(POLICY)
            LOAD.heard(self)
            wait = PACE.wait_of(self._client)
            PACE.charge(self._client, MESSAGE)
            if wait:
                await asyncio.sleep(min(wait, LONGEST_WAIT))
        return message

    async def send(self, message: Message) -> None:
        if not self._closed:
            await self._send(message)

    def _may_speak(self) -> bool:
        now = time.monotonic()
        self._left = min(AT_ONCE, self._left + (now - self._since) * MESSAGES_A_SECOND) - 1
        self._since = now
        return self._left >= 0

    async def _close(self, code: int) -> Message:
        if not self._closed:
            self._closed = True
            await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}
