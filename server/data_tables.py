"""Everything at plain addresses, for programs: a table as CSV, JSON or Parquet (``/data/parties.csv``), all of them as one SQLite file,
and what has changed as a feed (``/data/changes.atom?party=labour``).

These files hold everything, core and wider. ``/data/commitments.csv`` and its like, which take filters, are in ``data_files.py``.
"""

import json
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from commitments.dataset import Dataset
from commitments.downloads.database import to_parquet, to_sqlite
from commitments.downloads.feed import changes_feed
from commitments.downloads.package import to_csv
from commitments.downloads.tables import DATABASE, Table, tables_of
from commitments.selecting.selection import Selection
from server.answers import STORED, common_headers, file_answer, named, not_modified, other_version, refused, tag
from web.addresses import base_of, params_of
from web.library import shared_library


def _as_json(table: Table) -> bytes:
    rows = [{column: row.get(column) for column in table.columns} for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8")


KINDS: dict[str, tuple[str, Callable[[Table], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", to_csv),
    "json": ("application/json", _as_json),
    "parquet": ("application/vnd.apache.parquet", to_parquet),
}


def table_file(request: Request) -> Response:
    """One table, whole, in the format that the address ends with."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    made = tables_of(dataset)
    if name not in made or kind not in KINDS:
        return refused(404, "There is no such file.", tables=sorted(made), formats=sorted(KINDS))
    media_type, make = KINDS[kind]
    return _whole(
        request,
        dataset,
        f"{name}.{kind}",
        f"pledge-to-plan-{name}-{dataset.version}.{kind}",
        media_type,
        lambda: make(made[name]),
    )


def database(request: Request) -> Response:
    """All tables as one SQLite file."""
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    stem, _, ending = DATABASE.rpartition(".")
    file_name = f"{stem}-{dataset.version}.{ending}"
    return _whole(
        request, dataset, DATABASE, file_name, "application/vnd.sqlite3", lambda: to_sqlite(tables_of(dataset), dataset)
    )


def changes(request: Request) -> Response:
    """Updates and corrections of a selection as an Atom feed."""
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    params = params_of(request)
    selection, unknown = Selection.from_params(params, dataset)
    if unknown:
        return refused(400, "The address contains values that do not exist.", unknown=named(unknown))
    base = base_of(request, dataset)
    etag = tag(dataset, "changes.atom", selection, base)
    headers = common_headers(dataset, etag, shared=params == selection.params())
    if not_modified(request, etag):
        return Response(status_code=304, headers=headers)
    body = STORED.get_or_make(etag, lambda: changes_feed(dataset, selection, base))
    return Response(body, headers=headers, media_type="application/atom+xml")


def _whole(
    request: Request, dataset: Dataset, name: str, file_name: str, media_type: str, make: Callable[[], bytes]
) -> Response:
    """A file that depends on the data alone."""
    if (older := other_version(request, dataset)) is not None:
        return older
    etag = tag(dataset, name, Selection())
    headers = common_headers(dataset, etag, shared=set(request.query_params) <= {"version"})
    if not_modified(request, etag):
        return Response(status_code=304, headers=headers)
    if not name.endswith(".json"):
        headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return file_answer(request, STORED.get_or_make(etag, make), headers, media_type)
