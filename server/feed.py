"""The corrections log at a plain address, for feed readers."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from commitments.downloads.feed import corrections_feed
from commitments.selecting.selection import Selection
from server.data_files import common_headers, not_modified, refused, tag
from web.addresses import base_of
from web.library import shared_library


async def corrections(request: Request) -> Response:
    """The corrections as an Atom feed."""
    dataset = (await run_in_threadpool(shared_library().state)).dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    base = base_of(request, dataset)
    headers = common_headers(request, dataset, tag(dataset, "corrections.atom", Selection(), base))
    if not_modified(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(corrections_feed(dataset, base), headers=headers, media_type="application/atom+xml")
