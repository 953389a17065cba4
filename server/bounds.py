"""The first layer: how large a question may be, and under which names of the site it may be asked. It comes before all else, so that
a question costs nothing until it is known to be of a size that any of our own links has."""

import streamlit as st
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# With every value of every filter chosen an address has some 6,000 bytes and 250 parameters.
QUERY_BYTES = 8_000
PAIRS = 500
PATH_BYTES = 2_000
# Asked by orchestrators under whatever address a replica has.
ASKED_BY_ADDRESS = ("/healthz", "/readyz", "/_stcore/health")
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Bounds:
    """Refuses an address that is too long (414) or has too many parameters (400), of pages, files and sockets alike."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = _refusal(scope) if scope["type"] in ("http", "websocket") else None
        await (refused or self.app)(scope, receive, send)


class KnownHosts:
    """With ``server.allowedHosts``, every request is held to it; Streamlit itself asks it of sockets alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        allowed = [str(host).strip().lower() for host in st.get_option("server.allowedHosts") or ["*"]]
        self.known = TrustedHostMiddleware(app, allowed, www_redirect=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self.app if scope.get("path") in ASKED_BY_ADDRESS else self.known)(scope, receive, send)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    query: bytes = scope["query_string"]
    if len(query) > QUERY_BYTES or len(scope.get("raw_path") or b"") > PATH_BYTES:
        why = f"This address is too long: it may have up to {QUERY_BYTES:,} bytes after the question mark and {PATH_BYTES:,} before it.\n"
        return PlainTextResponse(why, 414, HEADERS)
    if query.count(b"&") >= PAIRS:
        return PlainTextResponse(f"This address has too many parameters: it may have up to {PAIRS}.\n", 400, HEADERS)
    return None
