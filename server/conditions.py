"""Conditions that a request sets, and parts that it asks for (RFC 9110, sections 13 and 14): of files, of documents, of everything else.

A file has a strong tag for each of its forms, as it is and compressed, so that who has a part of one can go on where it ended.
"""

import datetime
import gzip
import re
from collections.abc import Callable, Mapping
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.encoding import acceptable

TAG = re.compile(r'(?:W/)?"[^"]*"')
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
# What gains from compression; pictures, PDFs, workbooks and archives are compressed in themselves.
GAINS = re.compile(r"text/.*|application/(json|xml|atom\+xml|vnd\.sqlite3)|image/svg\+xml")
FILES = ("/data/", "/figures/", "/sheets/", "/sitemap.xml")  # addresses whose answers are compressed here
TAKEN = "pledge.encodings"  # what the asker takes, in the scope of a request for such a file
NOT_KEPT = {"Cache-Control": "no-store"}  # a refusal of what one asker asked for
NAMING = ("if-range", "if-match", "if-none-match")
NOT_IN_304 = ("content-length", "content-type", "content-encoding", "content-disposition", "content-range")


def http_date(moment: datetime.datetime) -> str:
    """A moment (with its zone) as headers write it: ``Thu, 26 Nov 2026 07:30:00 GMT``."""
    return format_datetime(moment.astimezone(datetime.UTC), usegmt=True)


def not_modified(asked: Headers, tag: str, modified: str = "") -> bool:
    """Whether the asker holds this very answer already: says its tag, or, only where no tag is asked for, its date."""
    held = asked.getlist("if-none-match")
    if held:
        return "*" in (one.strip() for one in held) or _opaque(tag) in map(_opaque, TAG.findall(",".join(held)))
    since, changed = _moment(asked.get("if-modified-since", "")), _moment(modified)
    return since is not None and changed is not None and changed <= since


def _fails(asked: Headers, tag: str, modified: str) -> bool:
    """Whether the request is only for a state of the file that there is no more."""
    wanted = asked.getlist("if-match")
    if wanted:
        return "*" not in (one.strip() for one in wanted) and tag not in TAG.findall(",".join(wanted))
    until, changed = _moment(asked.get("if-unmodified-since", "")), _moment(modified)
    return until is not None and changed is not None and changed > until


def _opaque(tag: str) -> str:
    return tag.removeprefix("W/")


def _moment(header: str) -> datetime.datetime | None:
    """The moment in a header; None where it is no date, which counts as no condition."""
    try:
        found = parsedate_to_datetime(header)
    except (ValueError, OverflowError):  # years of twenty digits
        return None
    return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)


def tag_of_form(tag: str, form: str) -> str:
    """The tag of a file in a form ('' is as it is): ``"1f3a"``, ``"1f3a-gzip"``."""
    return f'{tag[:-1]}-{form}"' if form else tag


def file_answer(
    request: Request,
    headers: Mapping[str, str],
    media_type: str,
    make: Callable[[], bytes],
    keep: Callable[[str, Callable[[], bytes]], bytes],
) -> Response:
    """The file whose strong tag is the ``ETag`` of ``headers``: whole (200), the range that is asked for (206), nothing where the asker
    holds it (304) or wants another state of it (412). A range outside the file is refused (416); several ranges, or a range of another
    state or form (``If-Range``), get the whole. ``keep(tag, make)``: from a store, or made and kept there."""
    asked, tag = request.headers, headers["ETag"]
    gains = GAINS.fullmatch(media_type.split(";")[0]) is not None
    form = _form(request, tag) if gains else ""
    headers = dict(headers) | {"ETag": tag_of_form(tag, form), "Accept-Ranges": "bytes"}
    headers |= {"Vary": "Accept-Encoding"} if gains else {}
    if _fails(asked, headers["ETag"], headers["Last-Modified"]):
        return Response(status_code=HTTPStatus.PRECONDITION_FAILED, headers=headers | NOT_KEPT)
    if not_modified(asked, headers["ETag"], headers["Last-Modified"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    body = keep(headers["ETag"], lambda: packed(keep(tag, make), form)) if form else keep(tag, make)
    headers |= {"Content-Encoding": form} if form else {}
    wanted = ONE_RANGE.fullmatch(asked.get("range", "").replace(" ", ""))
    whole = not wanted or wanted.groups() == ("", "") or request.method != "GET"
    if wanted is None or whole or asked.get("if-range", headers["ETag"]) not in (headers["ETag"], headers["Last-Modified"]):
        return Response(body, headers=headers, media_type=media_type)
    first, last = wanted.groups()
    if first:
        start, end = int(first), min(int(last), len(body) - 1) if last else len(body) - 1
    else:
        start, end = max(0, len(body) - int(last)), len(body) - 1
    if start > end:
        return Response(status_code=416, headers=headers | NOT_KEPT | {"Content-Range": f"bytes */{len(body)}"})
    return Response(
        body[start : end + 1], 206, headers | {"Content-Range": f"bytes {start}-{end}/{len(body)}"}, media_type=media_type
    )


def _form(request: Request, tag: str) -> str:
    """The compression in which a file is sent, '' for none. A part is one of the file as it is, except to who names another by its tag."""
    taken: tuple[str, ...] = request.scope.get(TAKEN, ())
    if "range" in request.headers:
        # If-Range alone says what is gone on with, where it is there.
        naming = NAMING[:1] if "if-range" in request.headers else NAMING[1:]
        named = TAG.findall(",".join(value for name in naming for value in request.headers.getlist(name)))
        return next((form for form in taken if tag_of_form(tag, form) in named), "")
    return next(iter(taken), "")


def packed(body: bytes, form: str) -> bytes:
    """``body`` in a form, always the same bytes."""
    if form == "br":
        compressed: bytes = brotli.compress(body, quality=5)
        return compressed
    return gzip.compress(body, 6, mtime=0) if form else body


class Conditions:
    """Hands what a request for a file takes on to the answer, keeps it from Streamlit, which would compress without another tag, and
    answers conditions where nothing further in does: for the font, the small picture, Streamlit's files. ``Vary`` names nothing twice."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = MutableHeaders(scope=scope)
        if scope["path"].startswith(FILES):
            scope[TAKEN] = acceptable(", ".join(asked.getlist("accept-encoding")))
            asked["accept-encoding"] = "identity"
        empty = False

        async def send_on(message: Message) -> None:
            nonlocal empty
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                names = [name.strip() for value in headers.getlist("vary") for name in value.split(",")]
                if TAKEN in scope and not GAINS.fullmatch(headers.get("content-type", "text/plain").split(";")[0]):
                    del headers["vary"]  # Streamlit's, of what has one form
                elif names:
                    headers["vary"] = ", ".join({name.lower(): name for name in reversed(names)}.values())
                empty = message["status"] == HTTPStatus.OK and scope["method"] in ("GET", "HEAD") and _held(asked, headers)
                if empty:
                    message["status"] = HTTPStatus.NOT_MODIFIED
                    for name in NOT_IN_304:
                        del headers[name]
            elif empty:
                message["body"] = b""
            await send(message)

        await self.app(scope, receive, send_on)


def _held(asked: Headers, headers: Headers) -> bool:
    tag, modified = headers.get("etag", ""), headers.get("last-modified", "")
    return bool(tag or modified) and not_modified(asked, tag, modified)
