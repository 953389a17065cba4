"""The access log: one line of JSON a request or reader, with nothing in it that tells who the reader is.

No address of the reader's machine, no cookie, no browser, no referring page; of an address only parameters with fixed values, so that
what somebody typed into the search stays with them. ``PLEDGE_ACCESS_LOG=off`` turns it off.
"""

import json
import logging
import re
import sys
import time
from datetime import UTC, datetime

from starlette.datastructures import QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from commitments.selecting.selection import FILTERS, SWITCHES
from streamlit_internals.addresses import HEALTH, HOST_CONFIG, SCRIPTS
from web.settings import settings

LOGGED = frozenset(
    {filter_.param for filter_ in FILTERS} | set(SWITCHES) | {"id", "view", "p", "embed", "ground", "figure", "size"}
)
FIXED = re.compile(r"[a-z0-9/_-]{1,80}")
PATH_LENGTH = 120
UNLOGGED = ("/healthz", "/readyz", SCRIPTS, HEALTH, HOST_CONFIG)


def _logger() -> logging.Logger:
    logger = logging.getLogger("pledge.access")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
    return logger


class AccessLog:
    """Logs each answered request, and each reader's connection when it ends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.logger = _logger()
        self.on = settings().access_log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if not self.on or scope["type"] not in ("http", "websocket") or path.startswith(UNLOGGED):
            await self.app(scope, receive, send)
            return
        begun, status, sent = time.monotonic(), 0, 0

        async def send_and_note(message: Message) -> None:
            nonlocal status, sent
            status = message.get("status", status)
            sent += len(message.get("body") or message.get("bytes") or b"")
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except Exception:
            status = 500  # answered further out
            raise
        finally:
            self.logger.info(json.dumps(entry(scope, status, sent, time.monotonic() - begun)))


def entry(scope: Scope, status: int, sent: int, seconds: float) -> dict[str, object]:
    """What is logged of a request (or of a reader's whole connection, which has no status)."""
    query = QueryParams(scope["query_string"])
    line: dict[str, object] = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "event": "reader left" if scope["type"] == "websocket" else "request",
        "path": scope["path"][:PATH_LENGTH],
        "bytes": sent,
        "seconds": round(seconds, 3),
    }
    if scope["type"] == "http":
        line |= {"method": scope["method"], "status": status}
        chosen = [[name, value] for name, value in query.multi_items() if name in LOGGED and FIXED.fullmatch(value)]
        if chosen:
            line["query"] = chosen[:20]
    return line
