"""How a document and Streamlit share a page: the document is there at once; Streamlit's script waits in it until a control is touched."""

import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

import components
from streamlit_internals.compression import FOR_GOOD

FOLDER = Path(components.__file__).parent
FONT = '<link rel="preload" href="./app/static/pledge-serif-1.woff2" as="font" type="font/woff2" crossorigin>'
# Our scripts by the name in their address: the one that starts Streamlit when it is wanted and puts it in the document's place, the one that
# helps to read either, the one that has a reader's list at hand, and the one that knows the reader's last look.
SCRIPTS = {"take-over": "take_over.js", "reading": "reading.js", "my-list": "my_list.js", "last-look": "last_look.js"}
HEIGHT = {"height": "height.js"}  # of an embedded figure, which has no other script
# What would start Streamlit or hold the document back.
STARTING = re.compile(r'<script type="module"[^>]*></script>|<link\s+rel="(?:modulepreload|stylesheet|preload)"[^>]*>')


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The one stylesheet, and what a document needs besides."""
    return "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("style.css", "document.css"))


def postponed(*parts: str) -> tuple[list[str], str]:
    """Parts of the head without what starts Streamlit, and that in a template, from which ``take_over.js`` takes it."""
    waiting = "".join("".join(STARTING.findall(part)) for part in parts)
    return [STARTING.sub("", part) for part in parts], f'<template id="streamlit">{waiting}</template>{tags_of(SCRIPTS)}'


def tags_of(scripts: Mapping[str, str]) -> str:
    """The tags that bring scripts of ours."""
    return "".join(f'<script src="./{name}-{_number(file)}.js" defer></script>' for name, file in scripts.items())


def script_called(name: str) -> Callable[[Request], Awaitable[Response]]:
    """The answer with one of our scripts, a key of ``SCRIPTS`` or ``HEIGHT``."""
    file = (SCRIPTS | HEIGHT)[name]

    async def script(request: Request) -> Response:
        known = request.path_params["number"] == _number(file)
        return Response(_text(file), headers={"Cache-Control": FOR_GOOD if known else "no-store"}, media_type="text/javascript")

    return script


@lru_cache(maxsize=len(SCRIPTS | HEIGHT))
def _text(file: str) -> str:
    return (FOLDER / file).read_text(encoding="utf-8")


@lru_cache(maxsize=len(SCRIPTS | HEIGHT))
def _number(file: str) -> str:
    """A number that changes with the script, so that a browser may keep it for good."""
    return hashlib.sha256(_text(file).encode()).hexdigest()[:12]
