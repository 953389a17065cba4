"""The data at plain addresses, for programs and for links: ``/data/commitments.csv?party=labour&theme=dentistry`` and the like.

Filters are those of the pages, with the same names; what is refused and what is ignored says ``asked.py``.
"""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from commitments.downloads import export, package
from commitments.downloads.formats import FORMATS
from commitments.selecting.selection import Selection
from server.answers import refused, tag
from server.asked import FILTERS, answer, asked_of

NOTHING: frozenset[str] = frozenset()
IN_ADDRESSES = (
    "%:/?#[]@!$&'()*+,;=~"  # what stands as it is in a whole address; all else is written in ASCII, as headers must be
)
SHOWN = ("json",)  # in the browser; the others are offered as files


def commitments_file(request: Request) -> Response:
    """The commitments of a selection as a file of the format that the address ends with."""
    kind = request.path_params["kind"]
    if kind not in FORMATS:
        return refused(404, f"There is no .{kind[:10]} file.", formats=sorted(FORMATS))
    asked = asked_of(request, FILTERS | {"envelope"} if kind == "json" else FILTERS)
    if isinstance(asked, Response):
        return asked
    dataset, selection, base = asked.dataset, asked.selection, asked.base
    make = FORMATS[kind].make
    enveloped = kind == "json" and asked.params.get("envelope") == ["true"]
    if enveloped:
        make = export.to_json
    headers = asked.headers(tag(dataset, kind, selection, base, "envelope" if enveloped else ""))
    headers["Link"] = f'<{quote(str(dataset.site.licence_url), safe=IN_ADDRESSES)}>; rel="license"'
    file_name = "" if kind in SHOWN else f"pledge-to-plan-commitments-{dataset.version}.{kind}"
    address = f"{base}/{selection.address('explore')}"
    return answer(request, headers, lambda: make(dataset, selection, address), FORMATS[kind].media_type, file_name)


def data_package(request: Request) -> Response:
    """Everything as one data package, a ZIP of CSV files with their description."""
    asked = asked_of(request, NOTHING)
    if isinstance(asked, Response):
        return asked
    dataset = asked.dataset
    headers = asked.headers(tag(dataset, "package.zip", Selection()))
    file_name = f"pledge-to-plan-{dataset.version}.zip"
    return answer(request, headers, lambda: package.data_package(dataset), "application/zip", file_name)
