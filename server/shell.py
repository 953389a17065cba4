"""The HTML document that every page begins with: Streamlit's, with the title, description and preview of what its address shows.

Streamlit's own says "Streamlit" for every address, so that a shared link would tell nothing and a search engine would find one page.
"""

import base64
import hashlib
import re
from functools import lru_cache
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from commitments.figures.canvas.png import SCALE
from commitments.library import Dataset, State
from components.lost import LOST, lost_content
from components.markup import esc
from components.preview import PARAM, is_previewing
from server.documents import body_of, document_of, has_document, key_of, made_from_state, sent, store_for
from server.figure_files import discovery, picture_address
from server.linked_data import linked_data
from server.static_files import FOLDER
from server.take_over import FONT, postponed, stylesheet
from web.addresses import SHOWN, Shown, base_of, params_of, shown_at
from web.library import shared_library
from web.view import View

# Tells Streamlit's script where its server is. It would find out by asking at the page's own path first and failing.
START = "window.prerenderReady=false;window.__streamlit={BACKEND_BASE_URL:location.origin};"
START_HASH = "sha256-" + base64.b64encode(hashlib.sha256(START.encode()).digest()).decode()

PREVIEW_SIZE = "1200x630"
# Parts of Streamlit's script that every page of ours needs as soon as it is drawn. Fetched at once, not after the first elements.
PARTS = (
    "Html purify.es TextInput Input TextField Autocomplete useFormValidation useTextField useField useFormReset ErrorOutline.esm"
    " Cancel.esm WidgetLabel styled-components WidgetLabelHelpIcon useBasicWidgetState InputInstructions inputUtils"
    " useDebouncedCallback requiredField useUpdateUiValue Multiselect useMenuTrigger useLoadMoreSentinel useCollator"
    " useSyncComboBoxEnterTargetFocus sortBy _baseMap useFilter Checkbox useSlot WidgetLabelHelpIconInline checkboxIndicatorStyles"
    " Radio PageLink"
).split()
FIGURE_PAGES = ("figures", "embed")


async def unknown_page(request: Request) -> Response:
    """An address that is no page, however many parts it has: 404 with the ways on. One that is nearly a page leads there."""
    return await run_in_threadpool(_lost, request, request.path_params["unknown"])


def _lost(request: Request, asked: str) -> Response:
    library = shared_library()
    dataset = library.state().dataset if library.has_been_read else None
    query = f"?{request.url.query}" if request.url.query else ""
    if asked.rstrip("/") in SHOWN:
        return RedirectResponse(f"/{asked.rstrip('/')}{query}", 308)
    page, _, id_ = asked.partition("/")
    if dataset and page == "commitment" and dataset.find(id_):
        return RedirectResponse(f"/commitment?{urlencode({'id': id_})}", 308)
    if dataset is None:
        return PlainTextResponse("There is no page at this address.\n", 404)
    html = lost_document(lost_content(asked, dataset, base_of(request, dataset)), dataset.site.name)
    return HTMLResponse(html, 404, headers={"Cache-Control": "no-cache"})


def lost_document(content: Markup, name: str) -> str:
    """The document of an address that is none. Its links stand for the root, however deep the address is."""
    before, between, _ = _frame()
    unstarted = (re.sub(r"<script>.*?</script>", "", part, flags=re.DOTALL) for part in (before, between))
    head, _ = postponed(*unstarted)
    tags = f'<base href="/"><title>{esc(f"{LOST.question} – {name}")}</title><meta name="robots" content="noindex">'
    return f"{head[0].replace('<head>', '<head>' + tags, 1)}<style>{stylesheet()}</style>{head[1]}{content}</body></html>"


async def page(request: Request) -> Response:
    """Any page of the dashboard: 200, or 404 where its address names a commitment that does not exist."""
    return await run_in_threadpool(_answer, request, request.url.path.strip("/"))


def _answer(request: Request, path: str) -> Response:
    library = shared_library()
    # While the data is read for the first time nobody waits for a title.
    state = library.state() if library.has_been_read else None
    dataset = state.dataset if state else None
    base, params = base_of(request, dataset), params_of(request)
    if state and dataset and has_document(path) and PARAM not in params and not is_previewing(request.cookies):
        return _document(request, View.of(SHOWN[path], dataset, params, base, state), state)
    shown = shown_at(path, params, dataset, base)
    html = document(shown, dataset, path, base)
    return HTMLResponse(
        html, 200 if shown.found else 404, headers={"Cache-Control": "no-store" if PARAM in params else "no-cache"}
    )


def _document(request: Request, view: View, state: State) -> Response:
    """The whole page as a document, from the store where it is there already."""
    store, made_from, key = store_for(view), made_from_state(state), key_of(view)
    found = store.get(made_from, key)
    if found is None:
        path = view.page.path
        shown = shown_at(path, view.params, view.dataset, view.site)
        html = document(shown, view.dataset, path, view.site, body_of(view))
        found = document_of(html, 200 if shown.found else 404)
        store.put(made_from, key, found)
    return sent(request, found)


def document(shown: Shown, dataset: Dataset | None, path: str, base: str, content: Markup | None = None) -> str:
    """The document's HTML for what is shown at ``path`` of the site at ``base``. With its ``content`` it is whole, and Streamlit waits
    until it is wanted; without, Streamlit starts at once."""
    name = dataset.site.name if dataset else "Pledge to Plan"
    title = f"{shown.title} – {name}"
    tags = [
        f"<title>{esc(title)}</title>",
        f'<meta name="description" content="{esc(shown.description)}">',
        f'<link rel="canonical" href="{esc(shown.canonical)}">',
        f'<meta property="og:title" content="{esc(shown.title)}">',
        f'<meta property="og:description" content="{esc(shown.description)}">',
        f'<meta property="og:url" content="{esc(shown.canonical)}">',
        f'<meta property="og:site_name" content="{esc(name)}">',
        '<meta property="og:type" content="website"><meta property="og:locale" content="en_GB">',
        '<link rel="alternate" type="application/atom+xml" href="./data/corrections.atom" title="Corrections">',
        *_pictures(shown, dataset, path, base),
        linked_data(shown, dataset, path, base),
    ]
    noscript = (
        f"<noscript><h1>{esc(shown.title)}</h1><p>{esc(shown.description)}</p><p>These pages need JavaScript. The data does not: "
        '<a href="/data/commitments.csv">CSV</a>, <a href="/data/commitments.json">JSON</a>.</p></noscript>'
    )
    before, between, after = _frame()
    if content is None:
        return f"{before}{''.join(tags)}{between}{noscript}{after}"
    head, waiting = postponed(before, between)
    style = f"<style>{stylesheet()}</style>{FONT}"
    return f"{head[0]}{''.join(tags)}{style}{head[1]}{content}{waiting}{after}"


def _pictures(shown: Shown, dataset: Dataset | None, path: str, base: str) -> list[str]:
    """Tags by which other sites find a picture of the page; of a figure also its oEmbed answer."""
    tags = ['<meta name="robots" content="noindex">'] if path == "embed" else []
    if dataset is None or not base or not shown.found:
        return [*tags, '<meta name="twitter:card" content="summary">']
    address = picture_address(base, shown.selection, shown.figure, PREVIEW_SIZE, shown.commitment)
    wide, high = PREVIEW_SIZE.split("x")
    tags += [
        f'<meta property="og:image" content="{esc(address)}">',
        f'<meta property="og:image:width" content="{int(wide) * SCALE}">',
        f'<meta property="og:image:height" content="{int(high) * SCALE}">',
        f'<meta property="og:image:alt" content="{esc(shown.title)}">',
        '<meta name="twitter:card" content="summary_large_image">',
    ]
    if path in FIGURE_PAGES:
        found = esc(discovery(base, shown.canonical))
        tags.append(f'<link rel="alternate" type="application/json+oembed" href="{found}" title="{esc(shown.title)}">')
    return tags


@lru_cache(maxsize=1)
def _frame() -> tuple[str, str, str]:
    """Streamlit's document cut where its title and its word for readers without JavaScript stand; ours go there."""
    html = (FOLDER / "index.html").read_text(encoding="utf-8")
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    html = re.sub(r'<link rel="service-desc"[^>]*>', "", html)
    html = re.sub(
        r"<script>.*?</script>", lambda _: f"<script>{START}</script>{_preloads(tuple(PARTS))}", html, count=1, flags=re.DOTALL
    )
    html = html.replace('<html lang="en">', '<html lang="en-GB">', 1)
    html = re.sub(r">\s+<", "><", html).strip()
    before, rest = re.split(r"<title>.*?</title>", html, maxsplit=1)
    between, after = re.split(r"<noscript>.*?</noscript>", rest, maxsplit=1, flags=re.DOTALL)
    return before, between, after


@lru_cache(maxsize=1)
def _preloads(parts: tuple[str, ...]) -> str:
    """Links that have parts of Streamlit's script fetched beside the rest. The names' hashes change with its version."""
    html = (FOLDER / "index.html").read_text(encoding="utf-8")
    found = [path.name for part in parts for path in sorted((FOLDER / "static" / "js").glob(f"{part}.????????.js"))]
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in found if name not in html)


PATHS = tuple(f"/{path}" for path in SHOWN)
