"""``python -m commitments export --editing FILE``: the data files as a spreadsheet to be edited."""

import argparse
from pathlib import Path

from commitments.commands import complain
from commitments.commands.files import short
from commitments.editing.columns import sheets
from commitments.editing.spreadsheet import exported
from commitments.editing.writing import write_whole
from commitments.reading.folder import read_folder
from commitments.wording import count

DESCRIPTION = (
    "Writes the data files into an Excel file for editing: one sheet a list, pick lists for the words that a cell may hold, what belongs into "
    "a column as a note on its head, ids locked. Take it back with: python -m commitments import FILE."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--editing", type=Path, required=True, metavar="FILE", help="the file to write: out.xlsx")


def run(options: argparse.Namespace) -> int:
    reading = read_folder(options.data)
    if reading.records is None:
        return complain("the data has faults, so nothing was written; run: make check")
    write_whole(options.editing, exported(reading.texts))
    print(
        f"{short(options.editing)}: {count(len(sheets()), 'sheet')}; when it is edited: python -m commitments import {options.editing}"
    )
    return 0
