"""Streamlit's own scripts, styles and fonts, sent compressed: it sends them plain, which more than doubles the bytes of a first visit.

Each file is compressed once, when first asked for, and kept. Their names carry a hash of their content, so that a browser keeps them
for good.
"""

import gzip
import re
import threading
from functools import lru_cache
from pathlib import Path

import brotli
import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from streamlit_internals import leans_on
from web.encoding import acceptable

FOLDER = Path(streamlit.__file__).with_name("static")
COMPRESSED = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
FOR_GOOD = "public, max-age=31536000, immutable"
_one_at_a_time = threading.Lock()


class Compression:
    """Answers for the text files under /static/; every other request goes on to the app.

    Streamlit compresses what is not its own wherever it finds the word gzip, were it with a quality of 0: so that what goes on names only
    what the asker takes.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.on = leans_on("compression")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.on or scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = MutableHeaders(scope=scope)
        encodings = acceptable(", ".join(headers.getlist("accept-encoding")))
        name = scope["path"].removeprefix("/static/")
        if encodings and scope["method"] in ("GET", "HEAD") and is_text(name):
            body = await run_in_threadpool(_compressed, name, encodings[0])
            answered = {
                "Content-Encoding": encodings[0],
                "Vary": "Accept-Encoding",
                "Cache-Control": FOR_GOOD,
                "X-Content-Type-Options": "nosniff",
            }
            await Response(body, headers=answered, media_type=COMPRESSED[Path(name).suffix])(scope, receive, send)
            return
        headers["accept-encoding"] = ", ".join(encodings) or "identity"
        await self.app(scope, receive, send)


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Streamlit's files, relative to /static/. What is not in this list is never looked for on the disk."""
    folder = FOLDER / "static"
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def is_text(name: str) -> bool:
    """Whether there is such a file and it gains from compression."""
    return name in names() and Path(name).suffix in COMPRESSED


def compress_first() -> None:
    """Compresses what every page begins with, so that the first reader does not wait for it."""
    if not leans_on("compression"):
        return
    index = (FOLDER / "index.html").read_text(encoding="utf-8")
    for name in re.findall(r'"\./static/([^"]+)"', index):
        if is_text(name):
            _compressed(name, "br")


def _compressed(name: str, encoding: str) -> bytes:
    with _one_at_a_time:  # of many readers who come at once only the first has the file compressed
        return _compress(name, encoding)


@lru_cache(maxsize=1024)
def _compress(name: str, encoding: str) -> bytes:
    plain = (FOLDER / "static" / name).read_bytes()
    # At 9 they would be half a per cent smaller, and a server ready a quarter of a second later.
    packed: bytes = brotli.compress(plain, quality=8) if encoding == "br" else gzip.compress(plain, 9)
    return packed
