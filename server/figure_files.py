"""Figures at plain addresses, ``/figures/matrix.png?theme=dentistry&size=1200x630``, and oEmbed, by which other sites show a pasted link.

Filters and refusals are those of the data files. ``size`` and ``ground`` are those of the Figures page, ``id`` names the commitment
of the card.
"""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from commitments.figures import CATALOGUE, SIZES, Picture, alt, picture
from commitments.figures.canvas.svg import svg
from commitments.figures.files import data_file, pdf_file, png_file, svg_file
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from server.answers import FIVE_MINUTES, OPEN, kept_for, named, refused, tag
from server.asked import FILTERS, answer, asked_of
from server.bounds import PAIRS
from web.addresses import SHOWN, base_of, grouped, last, params_of, shown_at, unknown_here
from web.library import shared_library
from web.pages import PAGES
from web.pictures import picture_path

MEDIA_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
LEAST_TYPE = (
    10  # pixels: a picture whose smallest type would be smaller in the room that a site has for it is drawn in another layout
)
# Pages whose addresses other sites can show as a picture.
PICTURED = ("", "explore", "compare", "nations", "pledge_to_plan", "commitment", "sheet", "figures", "embed")
OWN = {"size", "ground"}  # parameters beside the filters; the card also takes the id of its commitment
OF_ONE = ("commitment", "sheet")  # of these, those that show one commitment or one topic
NEEDS_ID = "A card shows one commitment: name it with id=DOCUMENT/KEY, as the address of its page does."
LONGEST_SIDE = 100_000  # pixels: more room than any picture needs


def figure_file(request: Request) -> Response:
    """One figure as a picture, or as its numbers with everything that is said of it."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    if name not in CATALOGUE or kind not in MEDIA_TYPES:
        return refused(404, "There is no such figure.", figures=list(CATALOGUE), formats=list(MEDIA_TYPES))
    asked = asked_of(request, FILTERS | OWN | ({"id"} if name == "card" else set()))
    if isinstance(asked, Response):
        return asked
    dataset, selection, params, base = asked.dataset, asked.selection, asked.params, asked.base
    unknown = unknown_here(PAGES["figures"], {**params, "figure": [name]}, selection, dataset)
    if unknown:
        return refused(400, "The address contains values that do not exist.", unknown=named(unknown))
    size, ground = last(params, "size", CATALOGUE[name].size), last(params, "ground", "light")
    commitment = last(params, "id")
    if CATALOGUE[name].needs == "commitment" and not commitment:
        return refused(400, NEEDS_ID, needs="id")
    headers = asked.headers(tag(dataset, kind, selection, name, size, ground, commitment, base))

    def make() -> bytes:
        shown = picture(dataset, selection, name, base, commitment)
        return MAKERS[kind](dataset, shown, size, ground)

    return answer(request, headers, make, MEDIA_TYPES[kind])


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
        "table": json.loads(shown.data.to_json(orient="records", date_format="iso")),
        "svg": svg(shown.sheet(size, ground)),
    }
    return json.dumps(whole, ensure_ascii=False).encode("utf-8")


def _as_csv(dataset: Dataset, shown: Picture, size: str, ground: str) -> bytes:
    return data_file(dataset, shown)


MAKERS: dict[str, Callable[[Dataset, Picture, str, str], bytes]] = {
    "png": png_file,
    "svg": svg_file,
    "pdf": pdf_file,
    "json": _as_json,
    "csv": _as_csv,
}


def picture_address(base: str, selection: Selection, name: str, size: str, commitment: str = "") -> str:
    """Where a figure's PNG is."""
    more = {"size": size} | ({"id": commitment} if commitment else {})
    return f"{base}/{selection.address(f'figures/{name}.png', **more)}"


def oembed(request: Request) -> Response:
    """oEmbed 1.0 for the addresses of the pages that a figure shows, of a commitment, and of embeds.

    The answer is a photo, the figure as a picture: sites show that without further trust. Of a live figure ("rich") WordPress keeps just
    the frame, for addresses that are not on its list, and locks that frame so far that nothing in it may ask our server for anything.
    """
    params = params_of(request)
    if last(params, "format", "json") != "json":
        return refused(501, "Only JSON is available here.")
    wrong = [side for side in ("maxwidth", "maxheight") if last(params, side) and not _room(last(params, side))]
    if wrong:
        return refused(400, f"Give {' and '.join(wrong)} as a whole number of pixels above zero, or leave it out.", wrong=wrong)
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There are no pictures at present.")
    base = base_of(request, dataset)
    asked = _asked(params, base, request.headers.get("host", ""))
    if asked is None:
        return refused(404, "There is no picture of the page at that address.")
    path, own = asked
    selection, unknown = Selection.from_params(own, dataset)
    unknown += unknown_here(SHOWN[path], own, selection, dataset)
    if unknown:  # a picture of something wider would pass for what was asked
        return refused(404, "The address contains values that do not exist.", unknown=named(unknown))
    shown = shown_at(path, own, dataset, base)
    if not shown.found:
        return refused(404, "There is nothing to show at that address.")
    if CATALOGUE[shown.figure].needs == "commitment" and not last(own, "id"):
        return refused(404, NEEDS_ID, needs="id")
    if path in OF_ONE and shown.figure not in ("card", "says"):
        return refused(404, "The address names no commitment and no topic, so there is no picture of it.", needs="id")
    drawn = picture(dataset, selection, shown.figure, base, shown.commitment)
    return JSONResponse(_photo(shown.title, drawn, own, params, dataset, base), headers=OPEN | kept_for(dataset, FIVE_MINUTES))


def _asked(params: dict[str, list[str]], base: str, host: str) -> tuple[str, dict[str, list[str]]] | None:
    """The page and the parameters of the address in ``url``; None where it is none of ours, or no picture shows it."""
    try:
        address, own = urlsplit(last(params, "url")), urlsplit(base)
        asked = grouped(parse_qsl(address.query, max_num_fields=PAIRS))
    except ValueError:  # half of an IPv6 address, or too many parameters
        return None
    path = address.path.strip("/")
    page, _, id_ = path.partition("/")
    if page == "commitment" and id_:  # leads to the commitment's page: server/unknown.py
        path, asked = page, {"id": [id_]}
    return (path, asked) if address.netloc in {own.netloc, host} and path in PICTURED else None


def _photo(
    title: str, drawn: Picture, own: dict[str, list[str]], room: dict[str, list[str]], dataset: Dataset, base: str
) -> dict[str, Any]:
    """The answer: a figure in a size for the room that the asker has. ``own``: the page's parameters."""
    sides = [_room(last(room, side)) or LONGEST_SIDE for side in ("maxwidth", "maxheight")]
    size, wide, high = _layout(drawn, *sides)
    return {
        "version": "1.0",
        "type": "photo",
        "title": title,
        "url": f"{base}/{picture_path(drawn, 'png', size, last(own, 'ground', 'light'))}",
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


def _room(value: str) -> int:
    """Room in pixels as an asker states it; 0 where that is no whole number above nought."""
    return min(int(value.lstrip("0")[:7] or 0), LONGEST_SIDE) if value.isascii() and value.isdigit() else 0


def discovery(base: str, address: str) -> str:
    """The address of the oEmbed answer for a page, which its document names."""
    return f"{base}/oembed?{urlencode({'url': address, 'format': 'json'})}"
