"""The formats in which a selection can be taken, here and at plain addresses."""

from collections.abc import Callable
from typing import NamedTuple

from commitments.downloads import export
from commitments.downloads.excel import to_excel
from commitments.library import Dataset
from commitments.selecting.selection import Selection


class Format(NamedTuple):
    """``make(dataset, selection, address)`` gives the file's bytes; ``address`` is where the selection can be seen."""

    label: str
    media_type: str
    make: Callable[[Dataset, Selection, str], bytes]


# By the ending of the file's name.
FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", export.to_csv),
    "json": Format("JSON", "application/json", export.to_json),
    "xlsx": Format("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_excel),
}
