"""Everything at plain addresses, for programs: a table as CSV, JSON or Parquet (``/data/parties.csv``), all of them as one SQLite file,
and what has changed as feeds (``/data/changes.atom?party=labour``, ``/data/corrections.atom``).

Tables and database hold everything, core and wider, and take no filter. ``/data/commitments.csv`` and its like, which take filters, are in ``data_files.py``.
"""

import json
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from commitments.downloads.database import to_parquet, to_sqlite
from commitments.downloads.feed import changes_feed, corrections_feed
from commitments.downloads.package import to_csv
from commitments.downloads.tables import DATABASE, Table, tables_of
from commitments.selecting.selection import Selection
from server.answers import refused, tag
from server.asked import FILTERS, answer, asked_of
from server.data_files import NOTHING


def _as_json(table: Table) -> bytes:
    rows = [{column: row.get(column) for column in table.columns} for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8")


ATOM = "application/atom+xml"
# What has changed tells whose promise it is: a feed without names would not be one.
OF_CHANGES = FILTERS - {"names"}
KINDS: dict[str, tuple[str, Callable[[Table], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", to_csv),
    "json": ("application/json", _as_json),
    "parquet": ("application/vnd.apache.parquet", to_parquet),
}


def table_file(request: Request) -> Response:
    """One table, whole, in the format that the address ends with."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    asked = asked_of(request, NOTHING)
    if isinstance(asked, Response):
        return asked
    made = tables_of(asked.dataset)
    if name not in made or kind not in KINDS:
        return refused(404, "There is no such file.", tables=sorted(made), formats=sorted(KINDS))
    media_type, make = KINDS[kind]
    headers = asked.headers(tag(asked.dataset, f"{name}.{kind}", Selection()))
    file_name = "" if kind == "json" else f"pledge-to-plan-{name}-{asked.dataset.version}.{kind}"
    return answer(request, headers, lambda: make(made[name]), media_type, file_name)


def database(request: Request) -> Response:
    """All tables as one SQLite file."""
    asked = asked_of(request, NOTHING)
    if isinstance(asked, Response):
        return asked
    dataset = asked.dataset
    stem, _, ending = DATABASE.rpartition(".")
    headers = asked.headers(tag(dataset, DATABASE, Selection()))
    file_name = f"{stem}-{dataset.version}.{ending}"
    return answer(request, headers, lambda: to_sqlite(tables_of(dataset), dataset), "application/vnd.sqlite3", file_name)


def changes(request: Request) -> Response:
    """Updates and corrections of a selection as an Atom feed."""
    asked = asked_of(request, OF_CHANGES)
    if isinstance(asked, Response):
        return asked
    dataset, selection, base = asked.dataset, asked.selection, asked.base
    headers = asked.headers(tag(dataset, "changes.atom", selection, base))
    return answer(request, headers, lambda: changes_feed(dataset, selection, base), ATOM)


def corrections(request: Request) -> Response:
    """All corrections as an Atom feed."""
    asked = asked_of(request, NOTHING)
    if isinstance(asked, Response):
        return asked
    dataset, base = asked.dataset, asked.base
    headers = asked.headers(tag(dataset, "corrections.atom", Selection(), base))
    return answer(request, headers, lambda: corrections_feed(dataset, base), ATOM)
