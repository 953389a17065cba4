"""Requests of which nobody can say where they end: a proxy before us and we might each take another part of them for the next one."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Framing:
    """Refuses with 400 a request that names both its length and another way to tell its end (RFC 9112, 6.1), and ends its connection."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            names = {name.lower() for name, _ in scope["headers"]}
            if {b"content-length", b"transfer-encoding"} <= names:
                headers = {"Connection": "close", "Cache-Control": "no-store"}
                why = "A request has a Content-Length or a Transfer-Encoding, not both.\n"
                await PlainTextResponse(why, 400, headers)(scope, receive, send)
                return
        await self.app(scope, receive, send)
