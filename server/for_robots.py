"""robots.txt and sitemap.xml: what there is to find here."""

import asyncio
from itertools import chain
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from commitments.selecting.selection import Selection
from components.markup import esc
from streamlit_internals.addresses import CORE, MEDIA
from web.addresses import base_of
from web.library import shared_library
from web.pages import IN_NAVIGATION

AN_HOUR = {"Cache-Control": "public, max-age=3600"}


async def robots(request: Request) -> Response:
    """Everything may be read. Streamlit's inner addresses hold nothing to read."""
    state = await asyncio.to_thread(shared_library().state)
    base = base_of(request, state.dataset)
    return PlainTextResponse(
        f"User-agent: *\nDisallow: {CORE}\nDisallow: {MEDIA}\n\nSitemap: {base}/sitemap.xml\n", headers=AN_HOUR
    )


async def sitemap(request: Request) -> Response:
    """Every page, every party and theme and topic, and every commitment, with the data's date."""
    dataset = (await asyncio.to_thread(shared_library().state)).dataset
    if dataset is None:
        return PlainTextResponse("There is no data.\n", 503)
    base, date = base_of(request, dataset), dataset.site.version_date
    addresses = chain(
        (info.path for info in IN_NAVIGATION),
        (Selection(parties=(party.id,)).address("explore") for party in dataset.parties),
        (Selection(nations=(nation.id,)).address("nations") for nation in dataset.nations.nations),
        (Selection(themes=(theme.id,)).address("compare") for theme in dataset.themes),
        (Selection(topics=(topic.id,)).address("explore") for topic in dataset.topics),
        (f"commitment?{urlencode({'id': row.id})}" for row in dataset.commitments),
    )
    entries = "".join(
        f"<url><loc>{esc(f'{base}/{address}')}</loc><lastmod>{esc(date)}</lastmod></url>\n" for address in addresses
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    return Response(xml, media_type="application/xml", headers=AN_HOUR)
