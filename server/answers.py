"""What the answers at plain addresses share: how long they may be kept, by what they are known, refusals, and a store of those made."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import commitments
from commitments.library import Dataset
from commitments.selecting.selection import Selection

OPEN = {"Access-Control-Allow-Origin": "*"}
FIVE_MINUTES, AN_HOUR, A_DAY = 300, 3600, 86_400
STORED_BYTES = 32 * 2**20


def kept_for(dataset: Dataset | None, seconds: int, shared: bool = True) -> dict[str, str]:
    """For how long an answer may be kept, and by whom; where the server cannot be reached an older one may be shown for a day.

    Proxies may keep it (``shared``) only where the site knows its own address. Elsewhere the answer names the host that it was asked
    under, and what one reader's request says of the host must reach no other reader.
    """
    by_proxies = shared and dataset is not None and bool(dataset.site.address)
    return {"Cache-Control": f"{'public' if by_proxies else 'private'}, max-age={seconds}, stale-if-error={A_DAY}"}


def common_headers(dataset: Dataset, etag: str, shared: bool = True) -> dict[str, str]:
    """Headers of every file: how long it may be kept, what it was made from, and that any site's scripts may read it."""
    return OPEN | kept_for(dataset, FIVE_MINUTES, shared) | {"ETag": etag, "Data-Version": dataset.version}


def tag(dataset: Dataset, kind: str, selection: Selection, *more: str) -> str:
    """The ETag of a file: changes with the data, the selection, the format and the code that makes it; known before it is made."""
    parts = (dataset.version, _code_version(), kind, repr(selection), *more)
    return f'W/"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]}"'


@lru_cache(maxsize=1)
def _code_version() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(commitments.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def not_modified(request: Request, etag: str) -> bool:
    """Whether the asker holds this very answer already."""
    held = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    return "*" in held or etag in held


def refused(status: int, why: str, **more: object) -> Response:
    """An answer to a program that something is not so: JSON with the reason."""
    return JSONResponse({"error": why} | more, status, headers=OPEN | {"Cache-Control": "no-store"})


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
