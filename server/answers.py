"""What the answers at plain addresses share: how long they may be kept, by what they are known, refusals, and a store of those made."""

import hashlib
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import distributions
from itertools import islice
from pathlib import Path
from sqlite3 import sqlite_version
from zlib import ZLIB_RUNTIME_VERSION

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import commitments
from commitments.library import Dataset
from commitments.selecting.address import Unknown
from commitments.selecting.selection import Selection
from server.conditions import http_date

EXPOSED = "Data-Version, Ignored-Parameters, ETag, Link, Last-Modified, Content-Disposition, Content-Range, Accept-Ranges, Retry-After"
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED}
HEADERS_TAKEN = "If-Match, If-Modified-Since, If-None-Match, If-Range, If-Unmodified-Since, Range"
FIVE_MINUTES, AN_HOUR, A_DAY = 300, 3600, 86_400
NAMED = 20  # of what an address has wrong, in the answer
STORED_BYTES = 32 * 2**20


def kept_for(dataset: Dataset | None, seconds: int, shared: bool = True) -> dict[str, str]:
    """For how long an answer may be kept, and by whom; where the server cannot be reached an older one may be shown for a day.

    Proxies may keep it (``shared``) only where the site knows its own address. Elsewhere the answer names the host that it was asked
    under, and what one reader's request says of the host must reach no other reader.
    """
    by_proxies = shared and dataset is not None and bool(dataset.site.address)
    return {"Cache-Control": f"{'public' if by_proxies else 'private'}, max-age={seconds}, stale-if-error={A_DAY}"}


def common_headers(dataset: Dataset, etag: str, shared: bool = True) -> dict[str, str]:
    """Headers of every file: how long it may be kept, what it was made from, and that any site's scripts may read it.

    It was last changed when this server read the data: a day has many states of the data, and new code makes new files of the same.
    """
    made_from = {"ETag": etag, "Last-Modified": http_date(dataset.read), "Data-Version": dataset.version}
    return OPEN | kept_for(dataset, FIVE_MINUTES, shared) | made_from


def tag(dataset: Dataset, kind: str, selection: Selection, *more: str) -> str:
    """The strong ETag of a file: changes with the data, the selection, the format and the code that makes it; known before it is made."""
    parts = (dataset.version, repr(dataset.site), _code_version(), kind, repr(selection), *more)
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]}"'


@lru_cache(maxsize=1)
def _code_version() -> str:
    """Of what makes the bytes of a file: our code, and the packages and Python that it builds on."""
    packages = sorted(f"{found.name} {found.version}" for found in distributions())
    digest = hashlib.sha256("|".join((sys.version, sqlite_version, ZLIB_RUNTIME_VERSION, *packages)).encode())
    ours = Path(__file__).resolve().parent.parent
    for folder in (Path(commitments.__file__).parent, ours / "server", ours / "web", ours / "components"):
        for path in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".typ")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def refused(status: int, why: str, **more: object) -> Response:
    """An answer to a program that something is not so: JSON with the reason."""
    return JSONResponse({"error": why} | more, status, headers=OPEN | {"Cache-Control": "no-store"})


def preflight(request: Request) -> Response:
    """What a browser asks before a script of another site may send a request with headers of its own, as If-None-Match."""
    allowed = {"Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Allow-Headers": HEADERS_TAKEN}
    return Response(status_code=204, headers=OPEN | allowed | {"Access-Control-Max-Age": "86400"})


def named(unknown: Iterable[Unknown]) -> list[dict[str, str | list[str]]]:
    """What an address asks for and cannot have, for programs: a parameter's value, or (``name``) a parameter that there is not."""
    return [
        {"name": one.param, "nearest": one.nearest}
        if one.is_name
        else {"param": one.param, "value": one.value, "nearest": one.nearest} | ({"known": [*one.known]} if one.known else {})
        for one in islice(unknown, NAMED)
    ]


class Store:
    """Answers by their tags, the newest asked for, up to ``most`` bytes in all. A tag stands for what an answer is made from, so that
    whatever else stands in an address makes none anew. May be used from several threads."""

    def __init__(self, most: int) -> None:
        self.most, self._bytes = most, 0
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get_or_make(self, etag: str, make: Callable[[], bytes]) -> bytes:
        """The answer of that tag, made if it is not there."""
        with self._lock:
            if etag in self._bodies:
                self._bodies.move_to_end(etag)
                return self._bodies[etag]
        body = make()
        with self._lock:
            self._bytes += len(body) - len(self._bodies.pop(etag, b""))
            self._bodies[etag] = body
            while self._bytes > self.most:
                self._bytes -= len(self._bodies.popitem(last=False)[1])
        return body


STORED = Store(STORED_BYTES)
