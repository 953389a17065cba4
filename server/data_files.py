"""The data at plain addresses, for programs and for links: ``/data/commitments.csv?party=labour&theme=dentistry`` and the like.

Filters are those of the pages, with the same names. Two things differ, because a program does not read notices: a value that means
nothing is refused with 400 and the nearest that does, as the whole data under an address that names one party would be false; and
parameters that are no filters are named in the header ``Ignored-Parameters``.
"""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from commitments.downloads import export, package
from commitments.downloads.formats import FORMATS
from commitments.selecting.selection import FILTERS, SWITCHES, Selection
from server.answers import STORED, common_headers, file_answer, named, not_modified, other_version, refused, tag
from web.addresses import base_of, params_of
from web.library import shared_library

PARAMETERS = frozenset({filter_.param for filter_ in FILTERS} | set(SWITCHES) | {"q", "envelope", "version"})
IN_ADDRESSES = (
    "%:/?#[]@!$&'()*+,;=~"  # what stands as it is in a whole address; all else is written in ASCII, as headers must be
)
SHOWN = ("json",)  # in the browser; the others are offered as files


def commitments_file(request: Request) -> Response:
    """The commitments of a selection as a file of the format that the address ends with."""
    kind = request.path_params["kind"]
    if kind not in FORMATS:
        return refused(404, f"There is no .{kind[:10]} file.", formats=sorted(FORMATS))
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    if (older := other_version(request, dataset)) is not None:
        return older
    params = params_of(request)
    selection, unknown = Selection.from_params(params, dataset)
    if unknown:
        return refused(400, "The address contains values that do not exist.", unknown=named(unknown))
    base = base_of(request, dataset)
    make = FORMATS[kind].make
    enveloped = kind == "json" and params.get("envelope") == ["true"]
    if enveloped:
        make = export.to_json
    etag = tag(dataset, kind, selection, base, "envelope" if enveloped else "")
    headers = common_headers(dataset, etag, shared=params == selection.params())
    headers["Link"] = f'<{quote(str(dataset.site.licence_url), safe=IN_ADDRESSES)}>; rel="license"'
    ignored = sorted(params.keys() - PARAMETERS)
    if ignored:
        headers["Ignored-Parameters"] = ", ".join(quote(name, safe="", errors="replace")[:40] for name in ignored[:10])
    if not_modified(request, etag):
        return Response(status_code=304, headers=headers)
    if kind not in SHOWN:
        headers["Content-Disposition"] = f'attachment; filename="pledge-to-plan-commitments-{dataset.version}.{kind}"'
    address = f"{base}/{selection.address('explore')}"
    body = STORED.get_or_make(etag, lambda: make(dataset, selection, address))
    return file_answer(request, body, headers, FORMATS[kind].media_type)


def data_package(request: Request) -> Response:
    """Everything as one data package, a ZIP of CSV files with their description."""
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    etag = tag(dataset, "package.zip", Selection())
    headers = common_headers(dataset, etag)
    if not_modified(request, etag):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="pledge-to-plan-{dataset.version}.zip"'
    body = STORED.get_or_make(etag, lambda: package.data_package(dataset))
    return file_answer(request, body, headers, "application/zip")
