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
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

OWN_FOLDER = Path(__file__).resolve().parent.parent / "static"
FOLDER = Path(streamlit.__file__).with_name("static")
COMPRESSED = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
FOR_GOOD = "public, max-age=31536000, immutable"
_one_at_a_time = threading.Lock()


class StaticFiles:
    """Answers for the text files under /static/; every other request goes on to the app."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = scope.get("path", "").removeprefix("/static/")
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and name in _names():
            encoding = accepted(Headers(scope=scope).get("accept-encoding", ""))
            if encoding:
                body = await run_in_threadpool(_compressed, name, encoding)
                headers = {
                    "Content-Encoding": encoding,
                    "Vary": "Accept-Encoding",
                    "Cache-Control": FOR_GOOD,
                    "X-Content-Type-Options": "nosniff",
                }
                await Response(body, headers=headers, media_type=COMPRESSED[Path(name).suffix])(scope, receive, send)
                return
        await self.app(scope, receive, send)


async def favicon(request: Request) -> Response:
    """Streamlit's small picture, until a page puts its own in the browser's tab."""
    return FileResponse(FOLDER / "favicon.png", headers={"Cache-Control": "public, max-age=86400"})


async def own_file(request: Request) -> Response:
    """A file of ``static/``. Their names carry a number that changes with their content."""
    name = request.path_params["name"]
    known = {path.name for path in OWN_FOLDER.glob("*.woff2")}
    if name not in known:
        return PlainTextResponse("There is no such file.\n", 404)
    return FileResponse(OWN_FOLDER / name, headers={"Cache-Control": FOR_GOOD, "Access-Control-Allow-Origin": "*"})


def accepted(header: str) -> str:
    """The best encoding that an Accept-Encoding header lets us use: "br", "gzip" or '' for none."""
    offers = dict(re.findall(r"([\w*-]+)(?:\s*;\s*q=([\d.]+))?", header.lower()))
    return next((name for name in ("br", "gzip") if name in offers and offers[name] not in ("0", "0.0", "0.00", "0.000")), "")


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """The files that gain from compression, relative to /static/. What is not in this list is never looked for on the disk."""
    files = (path for path in (FOLDER / "static").rglob("*") if path.suffix in COMPRESSED)
    return frozenset(path.relative_to(FOLDER / "static").as_posix() for path in files)


def _compressed(name: str, encoding: str) -> bytes:
    with _one_at_a_time:  # of many readers who come at once only the first has the file compressed
        return _compress(name, encoding)


@lru_cache(maxsize=1024)
def _compress(name: str, encoding: str) -> bytes:
    plain = (FOLDER / "static" / name).read_bytes()
    return brotli.compress(plain, quality=9) if encoding == "br" else gzip.compress(plain, 9)


def compress_first() -> None:
    """Compresses what every page begins with, so that the first reader does not wait for it."""
    index = (FOLDER / "index.html").read_text(encoding="utf-8")
    for name in re.findall(r'"\./static/([^"]+)"', index):
        if name in _names():
            _compressed(name, "br")
