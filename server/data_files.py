"""The data at plain addresses, for programs and for links: ``/data/commitments.csv?party=labour&theme=dentistry`` and the like.

Filters are those of the pages, with the same names. Two things differ, because a program does not read notices: a value that means
nothing is refused with 400 and the nearest that does, as the whole data under an address that names one party would be false; and
parameters that are no filters are named in the header ``Ignored-Parameters``.
"""

import asyncio
import datetime
import hashlib
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import commitments
from commitments.downloads import export, package
from commitments.downloads.formats import FORMATS
from commitments.library import Dataset
from commitments.selecting.selection import FILTERS, SWITCHES, Selection
from server.answers import file_answer
from web.addresses import base_of, params_of, selection_of
from web.library import shared_library

PARAMETERS = frozenset({filter_.param for filter_ in FILTERS} | set(SWITCHES) | {"q", "envelope", "version"})
# A cache may keep an answer for five minutes, and show an older one for a day where the server cannot be reached.
CACHED = "public, max-age=300, stale-if-error=86400"
EXPOSED = "Data-Version, Ignored-Parameters, ETag, Link, Last-Modified, Content-Disposition, Content-Range, Accept-Ranges, Retry-After"
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED}
IN_ADDRESSES = (
    "%:/?#[]@!$&'()*+,;=~"  # what stands as it is in a whole address; all else is written in ASCII, as headers must be
)
AT_ONCE = asyncio.Semaphore(2)  # files are made beside the pages, on the same processor: a crowd of downloads waits in a line
SHOWN = ("json",)  # in the browser; the others are offered as files


async def commitments_file(request: Request) -> Response:
    """The commitments of a selection as a file of the format that the address ends with."""
    kind = request.path_params["kind"]
    if kind not in FORMATS:
        return refused(404, f"There is no .{kind[:10]} file.", formats=sorted(FORMATS))
    dataset = (await run_in_threadpool(shared_library().state)).dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    if (older := other_version(request, dataset)) is not None:
        return older
    selection, unknown = selection_of(request, dataset)
    if unknown:
        values = [value._asdict() for value in unknown[:20]]
        return refused(400, "The address asks for values that do not exist.", unknown=values)
    base = base_of(request, dataset)
    headers = common_headers(request, dataset, tag(dataset, kind, selection, base, request.query_params.get("envelope", "")))
    headers["Link"] = f'<{quote(str(dataset.site.licence_url), safe=IN_ADDRESSES)}>; rel="license"'
    ignored = sorted(set(params_of(request)) - PARAMETERS)
    if ignored:
        headers["Ignored-Parameters"] = ", ".join(quote(name, safe="", errors="replace")[:40] for name in ignored[:10])
    if not_modified(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    make = FORMATS[kind].make
    if kind == "json" and request.query_params.get("envelope") == "true":
        make = export.to_json
    if kind not in SHOWN:
        headers["Content-Disposition"] = f'attachment; filename="pledge-to-plan-commitments-{dataset.version}.{kind}"'
    address = f"{base}/{selection.address('explore')}"
    async with AT_ONCE:
        body = await run_in_threadpool(make, dataset, selection, address)
    return file_answer(request, body, headers, FORMATS[kind].media_type)


async def data_package(request: Request) -> Response:
    """Everything as one data package, a ZIP of CSV files with their description."""
    dataset = (await run_in_threadpool(shared_library().state)).dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    headers = common_headers(request, dataset, tag(dataset, "package.zip", Selection()))
    if not_modified(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="pledge-to-plan-{dataset.version}.zip"'
    async with AT_ONCE:
        body = await run_in_threadpool(package.data_package, dataset)
    return file_answer(request, body, headers, "application/zip")


def other_version(request: Request, dataset: Dataset) -> Response | None:
    """A refusal where the address asks for another version of the data (``?version=2026-11-26-76f4d47``) than there is here: what was
    cited is never answered with something else."""
    asked = request.query_params.get("version", dataset.version)
    if asked == dataset.version:
        return None
    return refused(404, f"Version {asked[:40]} is not kept at this address.", version=dataset.version)


def common_headers(request: Request, dataset: Dataset, etag: str) -> dict[str, str]:
    """Headers of every file: how long it may be kept, what it was made from, and that any site's scripts may read it."""
    return OPEN | {
        "ETag": etag,
        "Last-Modified": http_date(dataset.site.version_date),
        "Cache-Control": CACHED,
        "Data-Version": dataset.version,
    }


def http_date(date: str) -> str:
    """``2026-11-26`` -> ``Thu, 26 Nov 2026 00:00:00 GMT``."""
    return format_datetime(datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC), usegmt=True)


async def preflight(request: Request) -> Response:
    """What a browser asks before a script of another site may send a request with headers of its own, as If-None-Match."""
    allowed = {"Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Allow-Headers": "If-None-Match, If-Range, Range"}
    return Response(status_code=204, headers=OPEN | allowed | {"Access-Control-Max-Age": "86400"})


def tag(dataset: Dataset, kind: str, selection: Selection, *more: str) -> str:
    """The ETag of a file: changes with the data, the selection, the format and the code that makes it; known before it is made."""
    parts = (dataset.version, repr(dataset.site), _code_version(), kind, repr(selection), *more)
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
