"""The HTML document that every page begins with: Streamlit's, with the title, description and preview of what its address shows.

Streamlit's own says "Streamlit" for every address, so that a shared link would tell nothing and a search engine would find one page.
"""

import datetime
import re
from collections.abc import Hashable
from dataclasses import replace

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from commitments import PROJECT
from commitments.library import Dataset, State
from components.head import title_of
from components.markup import esc
from server import not_drawn
from server.documents import Documents, body_of, document_of, has_document, made_from_state, sent, store_for
from server.figure_files import PICTURED, discovery, picture_address
from server.head import PREVIEW_SIZE, feeds_in_head, feeds_of, picture_in_head, words_of_head
from server.linked_data import linked_data
from server.places import DOCUMENTS, costly
from server.take_over import FONT, HEIGHT, postponed, stylesheet, tags_of
from server.unknown import unknown_page
from streamlit_internals import leans_on
from streamlit_internals.document import frame, plain
from streamlit_internals.reader import reader_with
from web.addresses import SHOWN, Shown, base_of, params_of, shown_at
from web.bounded_store import BoundedStore
from web.desk import PARAM, previews
from web.library import shared_library
from web.pages import DESK, EMBED, offered
from web.settings import settings
from web.view import View

# Where the documents of addresses are kept, letter by letter; a longer query is a search of one reader.
LONGEST_KNOWN = 500
KNOWN: BoundedStore[tuple[Documents, Hashable]] = BoundedStore(2_000)


async def page_at_once(request: Request) -> Response:
    """Any page: a document that is kept is sent at once, as that costs less than a place and a thread to make it in."""
    kept = _kept(request)
    return kept if kept is not None else await _page_in_its_place(request)


def _kept(request: Request) -> Response | None:
    state = shared_library().unchanged
    place = KNOWN.get(_address(request, state)) if state and state.dataset else None
    if place is None or state is None or state.dataset is None or _is_previewing(request):
        return None
    store, key = place
    found = store.get(made_from_state(state), key)
    return sent(request, found, state.dataset) if found else None


def _address(request: Request, state: State | None) -> Hashable:
    """What a request asks for, letter by letter, on this day."""
    base = base_of(request, state.dataset if state else None)
    return (datetime.date.today(), request.url.path, request.scope["query_string"], base)


def page(request: Request) -> Response:
    """Any page of the dashboard: 200, or 404 where its address names a commitment that does not exist."""
    path = request.url.path.strip("/")
    if path == DESK and not offered(path):
        return unknown_page(request)
    if not leans_on("document"):
        return HTMLResponse(plain(), headers={"Cache-Control": "no-cache"})
    return _answer(request, path)


def _answer(request: Request, path: str) -> Response:
    library = shared_library()
    # While the data is read for the first time nobody waits for a title.
    state = library.state() if library.has_been_read else None
    dataset = state.dataset if state else None
    base, params = base_of(request, dataset), params_of(request)
    if state and dataset and has_document(path) and PARAM not in params and not _is_previewing(request):
        return _whole(request, View.of(SHOWN[path], dataset, params, base, state), state)
    shown = shown_at(path, params, dataset, base)
    html = document(shown, dataset, path, base)
    headers = {"Cache-Control": "no-store" if PARAM in params else "no-cache"}
    if state is None and has_document(path):  # an archive or a crawler comes again; a browser draws what the script brings
        return HTMLResponse(html, 503, headers | {"Retry-After": str(not_drawn.RETRY_SECONDS)})
    return HTMLResponse(html, 200 if shown.found else 404, headers=headers)


def _whole(request: Request, view: View, state: State) -> Response:
    """The whole page as a document, from the store where it is there already."""
    store, made_from, key = store_for(view), made_from_state(state), view.key
    found = store.get(made_from, key)
    if found is None:
        path = view.page.path
        shown = shown_at(path, view.params, view.dataset, view.site)
        shown = replace(shown, title=title_of(view, shown))
        html = document(shown, view.dataset, path, view.site, body_of(view))
        found = document_of(html, 200 if shown.found else 404)
        store.put(made_from, key, found)
    if len(request.scope["query_string"]) <= LONGEST_KNOWN:
        KNOWN.put(_address(request, state), (store, key))
    return sent(request, found, view.dataset)


def _is_previewing(request: Request) -> bool:
    """Whether the reader whose browser asks sees a preview: that is drawn by Streamlit, and by no document that others read."""
    name = reader_with(request.cookies) if settings().desk else ""
    return bool(name) and previews.get(name) is not None


def document(shown: Shown, dataset: Dataset | None, path: str, base: str, content: Markup | None = None) -> str:
    """The document's HTML for what is shown at ``path`` of the site at ``base``. With its ``content`` it is whole, and Streamlit waits
    until it is wanted; without, Streamlit starts at once."""
    name = dataset.site.name if dataset else PROJECT
    tags = [
        *words_of_head(shown, name, dataset.site.version_date if dataset else ""),
        *feeds_in_head((f"./{address}", title) for address, title in feeds_of(shown, path, dataset)),
        *_pictures(shown, dataset, path, base),
        linked_data(shown, dataset, path, base),
    ]
    before, between, after = frame()
    if content is not None:
        head, waiting = postponed(before, between)
        if path == EMBED.path:  # Streamlit has nothing to do in it
            start = re.sub(r'<link\s+rel="preload"[^>]*>|<script>.*?</script>', "", head[0], flags=re.DOTALL)
            return f"{start}{''.join(tags)}<style>{stylesheet()}</style>{head[1]}{content}{tags_of(HEIGHT)}</body></html>"
        style = f"<style>{stylesheet()}</style>{FONT}"
        return f"{head[0]}{''.join(tags)}{not_drawn.head()}{style}{head[1]}{content}{waiting}{after}"
    if dataset is None and has_document(path):
        fallback = not_drawn.not_ready(shown.title, being_read=not shared_library().has_been_read)
    else:
        fallback = not_drawn.without_script(shown.title, shown.description, shown.selection)
    # The notice stands last: before Streamlit's link that skips to the content, it would make that a link like any other.
    main, end = after.split("</body>")
    return f"{before}{''.join(tags)}{not_drawn.head()}{between}{fallback}{main}{not_drawn.notice(shown.selection)}</body>{end}"


def _pictures(shown: Shown, dataset: Dataset | None, path: str, base: str) -> list[str]:
    """Tags by which other sites find a picture of the page; of a figure also its oEmbed answer."""
    tags = ['<meta name="robots" content="noindex">'] if path == EMBED.path or not shown.found else []
    if dataset is None or not base or not shown.found or not shown.whole:
        return [*tags, '<meta name="twitter:card" content="summary">']
    address = picture_address(base, shown.pictured or shown.selection, shown.figure, PREVIEW_SIZE, shown.commitment)
    tags += picture_in_head(address, shown.alt or shown.title)
    if path in PICTURED and (path != "commitment" or shown.commitment):
        found = esc(discovery(base, shown.canonical))
        tags.append(f'<link rel="alternate" type="application/json+oembed" href="{found}" title="{esc(shown.title)}">')
    return tags


_page_in_its_place = costly(page, DOCUMENTS)
PATHS = tuple(f"/{path}" for path in SHOWN)
