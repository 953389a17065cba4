"""The answer at an address that does not exist, at any depth: a document that says so, with a way to all that do."""

import re
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from components.lost import LOST, lost_content
from components.markup import esc
from server.take_over import postponed, stylesheet
from streamlit_internals.document import frame
from web.addresses import base_of
from web.library import shared_library

NO_CACHE = {"Cache-Control": "no-cache"}


def unknown_page(request: Request) -> Response:
    """404, for readers; a commitment's id written as a part of the path leads to the commitment."""
    asked = request.url.path.strip("/")
    library = shared_library()
    dataset = library.state().dataset if library.has_been_read else None
    if dataset is None:
        return PlainTextResponse(f"{LOST.question}.\n", 404, NO_CACHE)
    page, _, id_ = asked.partition("/")
    if page == "commitment" and dataset.find(id_):
        return RedirectResponse(f"/commitment?{urlencode({'id': id_})}", 308)
    content = lost_content(asked, dataset, base_of(request, dataset))
    return HTMLResponse(_document(content, dataset.site.name), 404, NO_CACHE)


def _document(content: Markup, name: str) -> str:
    """Without any script. Its links stand for the root, however deep the address is."""
    before, between, _ = frame()
    head, _ = postponed(*(re.sub(r"<script>.*?</script>", "", part, flags=re.DOTALL) for part in (before, between)))
    tags = f'<base href="/"><title>{esc(f"{LOST.question} – {name}")}</title><meta name="robots" content="noindex">'
    return f"{head[0].replace('<head>', '<head>' + tags, 1)}<style>{stylesheet()}</style>{head[1]}{content}</body></html>"
