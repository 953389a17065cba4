"""The HTML document that every page begins with: Streamlit's, with the title, description and preview of what its address shows.

Streamlit's own says "Streamlit" for every address, so that a shared link would tell nothing and a search engine would find one page.
"""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from commitments.figures.canvas.png import SCALE
from commitments.library import Dataset
from components.markup import esc
from server import not_drawn
from server.figure_files import discovery, picture_address
from server.unknown import unknown_page
from streamlit_internals import leans_on
from streamlit_internals.document import frame, plain
from web.addresses import SHOWN, Shown, base_of, params_of, shown_at
from web.library import shared_library
from web.pages import DESK, offered

PREVIEW_SIZE = "1200x630"
FIGURE_PAGES = ("figures", "embed")


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
    dataset = library.state().dataset if library.has_been_read else None
    base = base_of(request, dataset)
    shown = shown_at(path, params_of(request), dataset, base)
    html = document(shown, dataset, path, base)
    return HTMLResponse(html, 200 if shown.found else 404, headers={"Cache-Control": "no-cache"})


def document(shown: Shown, dataset: Dataset | None, path: str, base: str) -> str:
    """The document's HTML for what is shown at ``path`` of the site at ``base``."""
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
        *_pictures(shown, dataset, path, base),
    ]
    before, between, after = frame()
    fallback = not_drawn.without_script(shown.title, shown.description, shown.selection) + not_drawn.notice(shown.selection)
    return f"{before}{''.join(tags)}{not_drawn.head()}{between}{fallback}{after}"


def _pictures(shown: Shown, dataset: Dataset | None, path: str, base: str) -> list[str]:
    """Tags by which other sites find a picture of the page; of a figure also its oEmbed answer."""
    tags = ['<meta name="robots" content="noindex">'] if path == "embed" else []
    if dataset is None or not base or not shown.found or not shown.whole:
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


PATHS = tuple(f"/{path}" for path in SHOWN)
