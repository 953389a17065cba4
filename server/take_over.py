"""How a document and Streamlit share a page: the document is there at once; Streamlit's script waits in it until a control is touched."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

import components
from streamlit_internals.compression import FOR_GOOD

FOLDER = Path(components.__file__).parent
FONT = '<link rel="preload" href="./app/static/pledge-serif-1.woff2" as="font" type="font/woff2" crossorigin>'
# What would start Streamlit or hold the document back.
STARTING = re.compile(r'<script type="module"[^>]*></script>|<link rel="(?:modulepreload|stylesheet|preload)"[^>]*>')


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The one stylesheet, and what a document needs besides."""
    return "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("style.css", "document.css"))


def postponed(*parts: str) -> tuple[list[str], str]:
    """Parts of the head without what starts Streamlit, and that in a template, from which ``take_over.js`` takes it."""
    waiting = "".join("".join(STARTING.findall(part)) for part in parts)
    template = f'<template id="streamlit">{waiting}</template><script src="./take-over-{_number()}.js" defer></script>'
    return [STARTING.sub("", part) for part in parts], template


async def script(request: Request) -> Response:
    """The script that starts Streamlit when it is wanted and puts it in the document's place, and helps to read either."""
    known = request.path_params["number"] == _number()
    return Response(_script(), headers={"Cache-Control": FOR_GOOD if known else "no-store"}, media_type="text/javascript")


@lru_cache(maxsize=1)
def _script() -> str:
    return ";\n".join((FOLDER / name).read_text(encoding="utf-8") for name in ("take_over.js", "reading.js"))


@lru_cache(maxsize=1)
def _number() -> str:
    """A number that changes with the script, so that a browser may keep it for good."""
    return hashlib.sha256(_script().encode()).hexdigest()[:12]
