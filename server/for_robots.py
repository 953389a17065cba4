"""robots.txt and sitemap.xml: what there is to find here."""

import hashlib
from collections.abc import Iterable
from itertools import chain
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from commitments.library import Dataset
from commitments.selecting.selection import Selection
from components.markup import esc
from server.answers import AN_HOUR, STORED, common_headers, kept_for, tag
from server.conditions import file_answer
from streamlit_internals.addresses import CORE, MEDIA
from web.addresses import base_of
from web.library import shared_library
from web.pages import IN_NAVIGATION, PAGES


def robots(request: Request) -> Response:
    """Everything may be read. Streamlit's inner addresses hold nothing to read."""
    dataset = shared_library().state().dataset
    text = f"User-agent: *\nDisallow: {CORE}\nDisallow: {MEDIA}\n\nSitemap: {base_of(request, dataset)}/sitemap.xml\n"
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}"'
    return PlainTextResponse(text, headers=kept_for(dataset, AN_HOUR) | {"ETag": tag})


def sitemap(request: Request) -> Response:
    """Every page, every party and theme and topic, and every commitment, with the data's date."""
    dataset = shared_library().state().dataset
    if dataset is None:
        return PlainTextResponse("There is no data.\n", 503)
    base = base_of(request, dataset)
    headers = common_headers(dataset, tag(dataset, "sitemap.xml", Selection(), base)) | kept_for(dataset, AN_HOUR)
    return file_answer(request, headers, "application/xml", lambda: _sitemap(dataset, base), STORED.get_or_make)


def _sitemap(dataset: Dataset, base: str) -> bytes:
    addresses = chain(
        (info.path for info in (*IN_NAVIGATION, PAGES["data"], PAGES["trust"])),
        (Selection(parties=(party.id,)).address("explore") for party in dataset.parties),
        (Selection(nations=(nation.id,)).address("nations") for nation in dataset.nations.nations),
        (Selection(themes=(theme.id,)).address("compare") for theme in dataset.themes),
        (Selection(topics=(topic.id,)).address("explore") for topic in dataset.topics),
        (f"commitment?{urlencode({'id': row.id})}" for row in dataset.commitments),
    )
    return sitemap_of((f"{base}/{address}" for address in addresses), dataset.site.version_date).encode("utf-8")


def sitemap_of(addresses: Iterable[str], changed: str = "") -> str:
    """A sitemap of these whole addresses. ``changed``: the day on which they last changed."""
    when = f"<lastmod>{esc(changed)}</lastmod>" if changed else ""
    entries = "".join(f"<url><loc>{esc(address)}</loc>{when}</url>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
