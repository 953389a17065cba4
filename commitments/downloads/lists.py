"""A list of a reader's own as data: the columns and fields of every other file, for the promises of the list in its order."""

import json

from commitments.dataset import Dataset
from commitments.downloads.excel import to_excel
from commitments.downloads.export import COLUMNS, Rows, csv_of, listed, records
from commitments.selecting.selection import Selection
from commitments.wording import count

# Kind -> what it is called, and its media type.
FILES = {
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "json": ("JSON", "application/json"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def list_file(dataset: Dataset, selection: Selection, rows: Rows, kind: str, address: str) -> bytes:
    """The file of that kind, a key of ``FILES``. ``selection`` says only whether names are hidden; ``address``: where the list can be seen."""
    told = f"A reader's list of {count(len(rows), 'commitment')}"
    if kind == "xlsx":
        return to_excel(dataset, selection, address, rows, told)
    if kind == "csv":
        return csv_of(COLUMNS, records(dataset, selection, address, rows, told))
    of_the_file = {"selection": told, "data_version": dataset.version, "address": address or None}
    whole = [record | of_the_file for record in listed(dataset, selection, rows)]
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8")
