"""The formats in which a selection can be taken, here and at plain addresses."""

from collections.abc import Callable
from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.downloads import export
from commitments.downloads.database import selection_to_parquet
from commitments.downloads.excel import to_excel
from commitments.selecting.selection import Selection


class Format(NamedTuple):
    """``make(dataset, selection, address)`` gives the file's bytes; ``address`` is where the selection can be seen."""

    label: str
    media_type: str
    make: Callable[[Dataset, Selection, str], bytes]
    on_pages: bool = True  # offered as a button; the others are for programs, at plain addresses


# By the ending of the file's name.
FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", export.to_csv),
    "json": Format("JSON", "application/json", export.to_json_records),
    "xlsx": Format("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_excel),
    "parquet": Format("Parquet", "application/vnd.apache.parquet", selection_to_parquet, on_pages=False),
}
