"""What the address of a file asks for, read in one place before any file is made, so that none drops a part of it without a word.

A program does not read notices. So whatever would make the file another than was asked for is refused: a value that means nothing, with
the nearest that does; a filter that the file does not take; a name that is nearly one of ours; another version of the data. What is
somebody else's, as ``utm_source``, is named in the header ``Ignored-Parameters``.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from commitments.library import Dataset
from commitments.selecting.address import PARAMS, Unknown, name_near, param_named
from commitments.selecting.selection import Selection
from server.answers import NAMED, STORED, common_headers, named, refused
from server.conditions import file_answer
from web.addresses import base_of, params_of
from web.library import shared_library

FILTERS = PARAMS  # the names of all filters, the search and the switches
VERSION = "version"  # every file takes it
IGNORED_NAMED, IGNORED_LENGTH = 10, 40


@dataclass(frozen=True)
class Asked:
    """``params``: parameter -> all its values; ``base``: the site's address without a slash at its end; ``ignored``: names of parameters
    that are somebody else's, as they stand in an address."""

    dataset: Dataset
    selection: Selection
    params: dict[str, list[str]]
    base: str
    ignored: tuple[str, ...] = ()

    def headers(self, etag: str) -> dict[str, str]:
        """Those of every file. Proxies keep none under an address that anybody can make up endlessly."""
        headers = common_headers(self.dataset, etag, shared=not self.ignored)
        if self.ignored:
            headers["Ignored-Parameters"] = ", ".join(self.ignored)
        return headers


def asked_of(request: Request, takes: Set[str]) -> Asked | Response:
    """What a request asks of a file that ``takes`` these parameters, or the refusal. ``takes``: filters of ours, others as ``id``."""
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    params = params_of(request)
    if (older := _other_version(params, dataset)) is not None:
        return older
    selection, unknown = Selection.from_params(params, dataset)
    own = frozenset(takes - FILTERS) | {VERSION}
    others = [name for name in params if not param_named(name) and name not in own]
    near = {name: name_near(name, own) for name in others}
    unknown += tuple(Unknown(name, "", meant, is_name=True) for name, meant in near.items() if meant)
    if unknown:
        return refused(400, "The address contains values that do not exist.", unknown=named(unknown))
    not_taken = sorted({param_named(name) for name in params} - {""} - takes)
    if not_taken:
        return refused(
            400,
            "This file does not take all that the address asks for. /data/commitments.csv takes every filter.",
            not_taken=not_taken[:NAMED],
            takes=sorted(takes | {VERSION}),
        )
    ignored = tuple(quote(name, safe="", errors="replace")[:IGNORED_LENGTH] for name in sorted(others)[:IGNORED_NAMED])
    return Asked(dataset, selection, params, base_of(request, dataset), ignored)


def answer(
    request: Request,
    headers: dict[str, str],
    make: Callable[[], bytes],
    media_type: str,
    file_name: str = "",
    how: str = "attachment",
) -> Response:
    """The file whose ``ETag`` is in ``headers``, from the store or made; that nothing has changed, where the asker holds it. Without a
    ``file_name`` it is shown in the browser and not offered to be kept."""
    if file_name:
        headers = headers | {"Content-Disposition": f'{how}; filename="{file_name}"'}
    return file_answer(request, headers, media_type, make, STORED.get_or_make)


def _other_version(params: dict[str, list[str]], dataset: Dataset) -> Response | None:
    """A refusal where the address asks for another version of the data (``?version=2026-11-26-76f4d47``) than there is here: what was
    cited is never answered with something else."""
    for asked in params.get(VERSION, ()):
        if asked != dataset.version:
            return refused(404, f"Version {asked[:40]} is not kept at this address.", version=dataset.version)
    return None
