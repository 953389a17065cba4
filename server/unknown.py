"""The answer at an address that does not exist, at any depth: a page of plain HTML, with a way to all that do."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from components.markup import esc, link
from web.pages import IN_NAVIGATION

PAGE = (
    '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>There is no such page – Pledge to Plan</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><style>'
    ":root{{color-scheme:light dark}}body{{font:16px/1.5 sans-serif;max-width:40em;margin:2em auto;padding:0 1em}}</style></head>"
    "<body><main><h1>There is no such page</h1><p>Nothing stands at this address. These pages do:</p><ul>{}</ul></main></body></html>"
)


def unknown_page(request: Request) -> Response:
    """404, for readers."""
    items = "".join(f"<li>{link(f'/{page.path}', page.label)}: {esc(page.question)}</li>" for page in IN_NAVIGATION)
    return HTMLResponse(PAGE.format(items), 404, headers={"Cache-Control": "no-cache"})
