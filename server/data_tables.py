"""Everything at plain addresses, for programs: a table as CSV, JSON or Parquet (``/data/parties.csv``), all of them as one SQLite file,
and what has changed as a feed (``/data/changes.atom?party=labour``).

These files hold everything, core and wider, and depend on the data alone: each is made once for a version of the data and kept.
``/data/commitments.csv`` and its like, which take filters, are in ``data_files.py``.
"""

import json
import threading
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from commitments.downloads.database import to_parquet, to_sqlite
from commitments.downloads.feed import changes_feed
from commitments.downloads.package import to_csv
from commitments.downloads.tables import Table, tables
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from server.answers import file_answer
from server.data_files import common_headers, not_modified, other_version, refused, tag
from web.addresses import base_of, selection_of
from web.library import shared_library

DATABASE = "pledge-to-plan.sqlite"


def _as_json(table: Table) -> bytes:
    rows = [{column: row.get(column) for column in table.columns} for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8")


KINDS: dict[str, tuple[str, Callable[[Table], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", to_csv),
    "json": ("application/json", _as_json),
    "parquet": ("application/vnd.apache.parquet", to_parquet),
}


class Made:
    """The files of one version of the data, each made when first asked for; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: tuple[str, str] | None = None
        self._tables: dict[str, Table] = {}
        self._files: dict[str, bytes] = {}

    def file(self, dataset: Dataset, name: str) -> bytes | None:
        """The bytes of ``parties.csv`` and the like; None where there is no such table."""
        with self._lock:
            of = dataset.version, repr(dataset.site)
            if of != self._of:
                self._of, self._files = of, {}
                self._tables = tables(dataset, str(dataset.site.address or ""))
            if name not in self._files:
                if name == DATABASE:
                    self._files[name] = to_sqlite(self._tables, dataset)
                else:
                    table, _, kind = name.partition(".")
                    if table not in self._tables or kind not in KINDS:
                        return None
                    self._files[name] = KINDS[kind][1](self._tables[table])
            return self._files[name]

    def names(self) -> list[str]:
        """Of the tables there are."""
        with self._lock:
            return sorted(self._tables)


made = Made()


async def table_file(request: Request) -> Response:
    """One table, whole, in the format that the address ends with."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    media_type = KINDS[kind][0] if kind in KINDS else ""
    return await _whole(request, f"{name}.{kind}", media_type)


async def database(request: Request) -> Response:
    """All tables as one SQLite file."""
    return await _whole(request, DATABASE, "application/vnd.sqlite3")


async def _whole(request: Request, name: str, media_type: str) -> Response:
    dataset = (await run_in_threadpool(shared_library().state)).dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    if (older := other_version(request, dataset)) is not None:
        return older
    body = await run_in_threadpool(made.file, dataset, name)
    if body is None:
        return refused(404, "There is no such file.", tables=made.names(), formats=sorted(KINDS))
    headers = common_headers(request, dataset, tag(dataset, name, Selection()))
    if not_modified(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if not name.endswith(".json"):
        stem, _, ending = name.rpartition(".")
        prefix = "" if name == DATABASE else "pledge-to-plan-"
        headers["Content-Disposition"] = f'attachment; filename="{prefix}{stem}-{dataset.version}.{ending}"'
    return file_answer(request, body, headers, media_type)


async def changes(request: Request) -> Response:
    """Updates and corrections of a selection as an Atom feed."""
    dataset = (await run_in_threadpool(shared_library().state)).dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    selection, unknown = await run_in_threadpool(selection_of, request, dataset)
    if unknown:
        return refused(
            400, "The address asks for values that do not exist.", unknown=[value._asdict() for value in unknown[:20]]
        )
    base = base_of(request, dataset)
    headers = common_headers(request, dataset, tag(dataset, "changes.atom", selection, base))
    if not_modified(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    body = await run_in_threadpool(changes_feed, dataset, selection, base)
    return Response(body, headers=headers, media_type="application/atom+xml")
