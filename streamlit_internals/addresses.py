"""Streamlit's own addresses: which of them our pages need, and that all others are closed on a public server.

Left open, they would tell of the server (metrics), drive the pages without a browser, or answer any address that does not exist with
Streamlit's page and status 200: a browser that asks for a script of an older version would get HTML.
"""

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from streamlit_internals import leans_on
from streamlit_internals.compression import names
from web.settings import settings

CORE, MEDIA, SCRIPTS, COMPONENTS = "/_stcore/", "/media/", "/static/", "/component/"
HEALTH, HOST_CONFIG, STREAM, METRICS = (f"{CORE}{name}" for name in ("health", "host-config", "stream", "metrics"))
UPLOADS = f"{CORE}upload_file/"
OUR_COMPONENTS = f"{CORE}bidi-components/"
# Where every address that no page or file of ours has leads to, at any depth: "/{unknown:foreign}".
FOREIGN = "foreign"


class ClosedAddresses:
    """Refuses with 404 what no page needs of Streamlit's addresses, and uploads where there is no Editors' desk."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.on = leans_on("addresses")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        closed = scope["type"] == "http" and (not _is_open(path) if self.on else _is_upload_without_desk(path))
        if closed:
            answer = PlainTextResponse("There is nothing at this address.\n", 404, {"Cache-Control": "no-store"})
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_open(path: str) -> bool:
    if path.startswith(SCRIPTS):
        return path.removeprefix(SCRIPTS) in names()
    if path.startswith(CORE):
        return (
            path in (HEALTH, HOST_CONFIG, STREAM)
            or path.startswith(OUR_COMPONENTS)
            or (path == METRICS and settings().metrics)
            or (path.startswith(UPLOADS) and settings().desk)
        )
    return not path.startswith(COMPONENTS)


def _is_upload_without_desk(path: str) -> bool:
    return path.startswith(UPLOADS) and not settings().desk


class _Foreign(StringConvertor):
    """A path of any depth that is not below one of Streamlit's addresses. One with a slash at its end is left to Streamlit, which leads
    to the same without."""

    _THEIRS = "|".join(prefix.strip("/") for prefix in (CORE, MEDIA, SCRIPTS, COMPONENTS))
    regex = rf"(?!(?:{_THEIRS})/)(?s:.*)[^/]"


register_url_convertor(FOREIGN, _Foreign())


def unknown_path() -> str:
    """The path of the route that answers for everything that does not exist. Without our hold on Streamlit's addresses, one level deep."""
    return f"/{{unknown:{FOREIGN}}}" if leans_on("addresses") else "/{unknown}"
