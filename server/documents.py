"""The documents of the site: each address of a page is a whole page of HTML before any script runs, made once and kept."""

import datetime
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable
from http import HTTPStatus
from typing import NamedTuple

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from commitments.library import Dataset, State
from components.document import content_of
from components.embed_document import embed_content
from components.figure_document import figures
from components.output import Page
from dashboard import overview
from pages.about import about
from pages.answer import answer
from pages.commitment import commitment
from pages.compare import comparison
from pages.data import data
from pages.explore import explore
from pages.list import readers_list
from pages.nations import nations
from pages.new import new
from pages.pledge_to_plan import pledge_to_plan
from pages.sheet import sheet
from pages.trust import trust
from server.answers import kept_for
from server.conditions import http_date, not_modified, packed
from web.encoding import OURS, accepted
from web.pages import EMBED
from web.view import View

PAGE_OF: dict[str, Page] = {
    "": overview,
    "answer": answer,
    "explore": explore,
    "compare": comparison,
    "nations": nations,
    "pledge_to_plan": pledge_to_plan,
    "list": readers_list,
    "commitment": commitment,
    "sheet": sheet,
    "data": data,
    "trust": trust,
    "about": about,
    "figures": figures,
    "new": new,
}
A_MINUTE = 60
LONGEST = 200  # of a parameter that has one of a few values
ROOM = 48 * 2**20  # bytes of documents that are kept, without and with compression
ROOM_FOR_SEARCHES = 8 * 2**20  # whoever asks for a thousand words does not drive out what others read


class Document(NamedTuple):
    """A document as it is sent: ``bodies`` by encoding ('' is none), ``tag`` is its ETag, weak as it stands for all of them; ``made``:
    when, as headers write it."""

    bodies: dict[str, bytes]
    tag: str
    status: int
    made: str


class Documents:
    """Those that were made from the newest data, the least asked for dropped where there is no room. Safe to share between threads."""

    def __init__(self, room: int) -> None:
        self._kept: OrderedDict[Hashable, Document] = OrderedDict()
        self._lock = threading.Lock()
        self._room, self._size = room, 0
        self._of: object = None

    def get(self, of: object, key: Hashable) -> Document | None:
        """The document; None where it has not been made from ``of``, the data as it stands."""
        with self._lock:
            if self._of != of:
                self._kept.clear()
                self._of, self._size = of, 0
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
            return found

    def put(self, of: object, key: Hashable, document: Document) -> None:
        """Keeps a document made from ``of``, unless the data has changed meanwhile."""
        with self._lock:
            if self._of != of or key in self._kept:
                return
            self._kept[key] = document
            self._size += _size(document)
            while self._size > self._room and self._kept:
                _, dropped = self._kept.popitem(last=False)
                self._size -= _size(dropped)

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return self._size


def _size(document: Document) -> int:
    return sum(map(len, document.bodies.values()))


PLAIN, SEARCHED = Documents(ROOM), Documents(ROOM_FOR_SEARCHES)


def document_of(html: str, status: int) -> Document:
    """A document from its text."""
    body = html.encode()
    tag = hashlib.sha256(body).hexdigest()[:20]
    made = http_date(datetime.datetime.now(datetime.UTC))
    return Document({form: packed(body, form) for form in ("", *OURS)}, f'W/"{tag}"', status, made)


def has_document(path: str) -> bool:
    """Whether a page can be written as a document; the others start with Streamlit."""
    return path in PAGE_OF or path == EMBED.path


def body_of(view: View) -> Markup:
    """The content of a view's document."""
    if view.page is EMBED:
        return embed_content(view)
    return content_of(view, PAGE_OF[view.page.path])


def store_for(view: View) -> Documents:
    """Where a view's document is kept: what anybody can make up endlessly has little room."""
    odd = view.selection.text or view.unknown or any(len(value) > LONGEST for value in view.own.values())
    return SEARCHED if odd else PLAIN


def made_from_state(state: State) -> object:
    """What a document is made from: with other data or other faults none of them is good any more."""
    return (state.dataset, state.faults, state.since)


def sent(request: Request, document: Document, dataset: Dataset) -> Response:
    """The answer with a document: compressed as the asker takes it, or that nothing has changed."""
    kept = kept_for(dataset, A_MINUTE)["Cache-Control"]
    # A cache may show it for an hour more while it asks for a newer one.
    headers = {"Cache-Control": f"{kept}, stale-while-revalidate=3600", "Vary": "Accept-Encoding"}
    headers |= {"ETag": document.tag, "Last-Modified": document.made}
    if document.status == HTTPStatus.OK and not_modified(request.headers, document.tag, document.made):
        return Response(status_code=304, headers=headers)
    encoding = accepted(request.headers.get("accept-encoding", ""))
    if encoding:
        headers["Content-Encoding"] = encoding
    return HTMLResponse(document.bodies[encoding], document.status, headers)
