"""Figures at plain addresses, ``/figures/matrix.png?theme=dentistry&size=1200x630``, and oEmbed, by which other sites show a pasted link.

Filters and refusals are those of the data files. ``size`` and ``ground`` are those of the Figures page, ``id`` names the commitment
of the card.
"""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from commitments.figures import CATALOGUE, GROUNDS, SIZES, Picture, alt, picture
from commitments.figures.canvas.svg import svg
from commitments.figures.writing import data_file, png_file, svg_file
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from server.data_files import CACHED, OPEN, common_headers, not_modified, refused, tag
from web.addresses import base_of, selection_of
from web.library import shared_library

MEDIA_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
LEAST_TYPE = (
    10  # pixels: a picture whose smallest type would be smaller in the room that a site has for it is drawn in another layout
)
# A picture takes a processor's core: whoever waits for one must not keep others from the server's threads.
drawing_limit = CapacityLimiter(2)


async def figure_file(request: Request) -> Response:
    """One figure as a picture, or as its numbers with everything that is said of it."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    if name not in CATALOGUE or kind not in MEDIA_TYPES:
        return refused(404, "There is no such figure.", figures=list(CATALOGUE), formats=list(MEDIA_TYPES))
    dataset = (await run_in_threadpool(shared_library().state)).dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    selection, unknown = selection_of(request, dataset)
    asked = {
        "size": request.query_params.get("size", CATALOGUE[name].size),
        "ground": request.query_params.get("ground", "light"),
    }
    wrong = [value._asdict() for value in unknown[:20]]
    wrong += [
        {"param": key, "value": asked[key][:60], "known": list(known)}
        for key, known in (("size", SIZES), ("ground", GROUNDS))
        if asked[key] not in known
    ]
    commitment = request.query_params.get("id", "")
    if commitment and dataset.find(commitment) is None:
        wrong.append({"param": "id", "value": commitment[:200]})
    if wrong:
        return refused(400, "The address asks for values that do not exist.", unknown=wrong)
    base = base_of(request, dataset)
    etag = tag(dataset, kind, selection, name, *asked.values(), commitment, base)
    headers = common_headers(request, dataset, etag)
    if not_modified(request, etag):
        return Response(status_code=304, headers=headers)

    def make() -> bytes:
        shown = picture(dataset, selection, name, base, commitment)
        return MAKERS[kind](dataset, shown, asked["size"], asked["ground"])

    body = await to_thread.run_sync(make, limiter=drawing_limit)
    return Response(body, headers=headers, media_type=MEDIA_TYPES[kind])


def _as_json(dataset: Dataset, shown: Picture, size: str, ground: str) -> bytes:
    """The table with its words, and the picture as SVG."""
    whole: dict[str, Any] = {
        "figure": shown.figure.name,
        "title": shown.frame.title,
        "subtitle": shown.frame.subtitle,
        "note": shown.frame.note,
        "alt_text": alt.alt_text(shown),
        "credit": alt.credit(shown),
        "address": shown.frame.address or None,
        "commitments": shown.number,
        "data_version": dataset.version,
        "licence": dataset.site.licence,
        "table": json.loads(shown.table.to_json(orient="records", date_format="iso")),
        "svg": svg(shown.sheet(size, ground)),
    }
    return json.dumps(whole, ensure_ascii=False).encode("utf-8")


def _as_csv(dataset: Dataset, shown: Picture, size: str, ground: str) -> bytes:
    return data_file(dataset, shown)


MAKERS: dict[str, Callable[[Dataset, Picture, str, str], bytes]] = {
    "png": png_file,
    "svg": svg_file,
    "json": _as_json,
    "csv": _as_csv,
}


def picture_address(base: str, selection: Selection, name: str, size: str, commitment: str = "") -> str:
    """Where a figure's PNG is."""
    more = {"size": size} | ({"id": commitment} if commitment else {})
    return f"{base}/{selection.address(f'figures/{name}.png', **more)}"


async def oembed(request: Request) -> Response:
    """oEmbed 1.0 for the addresses of the Figures page and of embeds.

    The answer is a photo, the figure as a picture: sites show that without further trust. Of a live figure ("rich") WordPress keeps just
    the frame, for addresses that are not on its list, and locks that frame so far that nothing in it may ask our server for anything.
    """
    if request.query_params.get("format", "json") != "json":
        return refused(501, "Only JSON is spoken here.")
    dataset = (await run_in_threadpool(shared_library().state)).dataset
    if dataset is None:
        return refused(503, "There are no pictures at present.")
    base = base_of(request, dataset)
    url = request.query_params.get("url", "")
    answer = await run_in_threadpool(_photo, url, base, dataset, request)
    if answer is None:
        return refused(404, "That is no address of a figure here.")
    return JSONResponse(answer, headers=OPEN | {"Cache-Control": CACHED})


def _photo(url: str, base: str, dataset: Dataset, request: Request) -> dict[str, Any] | None:
    try:
        address, own = urlsplit(url), urlsplit(base)
    except ValueError:  # half of an IPv6 address
        return None
    ours = {own.netloc, request.headers.get("host", "")}
    if address.netloc not in ours or address.path not in ("/figures", "/embed"):
        return None
    params = parse_qs(address.query)
    name = params.get("figure", ["matrix"])[-1]
    if name not in CATALOGUE:
        return None
    selection, _ = Selection.from_params(params, dataset)
    shown = picture(dataset, selection, name, base, params.get("id", [""])[-1])
    size, wide, high = _layout(shown, _room(request, "maxwidth"), _room(request, "maxheight"))
    return {
        "version": "1.0",
        "type": "photo",
        "title": shown.frame.title,
        "url": picture_address(base, shown.selection, name, size, shown.commitment),
        "width": wide,
        "height": high,
        "provider_name": dataset.site.name,
        "provider_url": f"{base}/",
        "cache_age": 3600,
    }


def _layout(shown: Picture, wide: int, high: int) -> tuple[str, int, int]:
    """The size to draw a figure in, and the width and height to show it at, so that it fits the room and can be read there.

    The one that suits the figure best if its type stays large enough, else a layout for narrower places, else whichever keeps its type
    largest.
    """
    found = []
    for size in (shown.figure.size, "wide", "narrow"):
        drawn_high = shown.measures(size)[1]
        shrunk = min(1, wide / SIZES[size].width, high / drawn_high)
        found.append(
            (SIZES[size].least * shrunk, size, max(1, int(SIZES[size].width * shrunk)), max(1, int(drawn_high * shrunk)))
        )
        if found[-1][0] >= LEAST_TYPE:
            return found[-1][1:]
    return max(found)[1:]


def _room(request: Request, side: str) -> int:
    """How much room the asker has, in pixels; without end where it does not say."""
    value = request.query_params.get(side, "")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 100_000


def discovery(base: str, address: str) -> str:
    """The address of the oEmbed answer for a page, which its document names."""
    return f"{base}/oembed?{urlencode({'url': address, 'format': 'json'})}"
