"""Holds the first message of a run back for a moment, so that the messages of a quick run reach the browser together.

A run sends some forty small messages. Where they come one by one, the browser draws the page several times over, and what a reader
has asked for is on the screen later than if it had come in one piece.
"""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from streamlit_internals import leans_on

SECONDS = 0.01  # most of a quick run; what is slower still comes as it is made


class Bundling:
    """Acts on a reader's connection alone. Later messages wait behind the first in Streamlit's own queue."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.on = leans_on("bundling")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.on or scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def send_bundled(message: Message) -> None:
            data = message.get("bytes")
            if data and ForwardMsg.FromString(data).WhichOneof("type") == "new_session":
                await asyncio.sleep(SECONDS)
            await send(message)

        await self.app(scope, receive, send_bundled)
