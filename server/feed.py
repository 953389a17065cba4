"""The corrections log at a plain address, for feed readers."""

from starlette.requests import Request
from starlette.responses import Response

from commitments.downloads.feed import corrections_feed
from commitments.selecting.selection import Selection
from server.answers import STORED, common_headers, not_modified, refused, tag
from web.addresses import base_of
from web.library import shared_library


def corrections(request: Request) -> Response:
    """The corrections as an Atom feed."""
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    base = base_of(request, dataset)
    etag = tag(dataset, "corrections.atom", Selection(), base)
    headers = common_headers(dataset, etag)
    if not_modified(request, etag):
        return Response(status_code=304, headers=headers)
    body = STORED.get_or_make(etag, lambda: corrections_feed(dataset, base))
    return Response(body, headers=headers, media_type="application/atom+xml")
