"""An Excel file of a selection."""

import datetime
import io

from commitments import PROJECT
from commitments.dataset import Dataset
from commitments.downloads import export
from commitments.downloads.columns import describe
from commitments.downloads.notes import how_to_use, paragraphs
from commitments.selecting.selection import Selection

WIDTHS = {"id": 34, "title": 52, "summary": 70, "section": 40, "find": 34, "selection": 40}
ROW_LIMIT = 1_048_575  # of an Excel sheet, without its head


def to_excel(
    dataset: Dataset, selection: Selection, address: str = "", rows: export.Rows | None = None, told: str = ""
) -> bytes:
    """An Excel file of a selection: a sheet of commitments, one of the columns' meanings, one that says how to use them. ``rows`` and
    ``told`` as in ``export.records``."""
    # Imported here: only who asks for a file needs it.
    import xlsxwriter

    out = io.BytesIO()
    # A text that begins with "=" stays a text; an address stays a text too, for Excel allows only so many links in a sheet.
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, safe)
    year, month, day = (int(part) for part in dataset.site.version_date.split("-"))
    # A file says when it was made; the date of the data keeps the bytes the same.
    book.set_properties({"title": PROJECT, "created": datetime.datetime(year, month, day)})
    head, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Commitments")
    records = export.records(dataset, selection, address, rows, told)
    for column, name in enumerate(export.COLUMNS):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, WIDTHS.get(name, 16))
        for row, record in enumerate(records[:ROW_LIMIT], start=1):
            value = record[name]
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write_number(row, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(records)), len(export.COLUMNS) - 1)
    meanings = book.add_worksheet("Columns")
    meanings.set_column(0, 0, 22)
    meanings.set_column(1, 1, 110, wrapped)
    for row, (name, meaning) in enumerate([("column", "meaning"), *((name, describe(name)) for name in export.COLUMNS)]):
        meanings.write_string(row, 0, name, head if row == 0 else None)
        meanings.write_string(row, 1, meaning, head if row == 0 else None)
    notes = book.add_worksheet("How to use")
    notes.set_column(0, 0, 130, wrapped)
    for row, line in enumerate(paragraphs(how_to_use(dataset))):
        notes.write_string(row, 0, line)
    book.close()
    return out.getvalue()
