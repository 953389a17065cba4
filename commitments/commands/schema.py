"""``python -m commitments schema``: the JSON Schemas for text editors, and the pages of the docs that are made from code and data."""

import argparse
import sys
from pathlib import Path

from commitments.commands.files import short
from commitments.editing.dictionary import dictionary
from commitments.editing.rules import guide
from commitments.editing.schema import write_schemas
from commitments.editing.writing import write_whole
from commitments.reading.folder import read_folder
from commitments.wording import count

DESCRIPTION = (
    "Writes schemas/ in the data folder again from the records and the data, for text editors that complete and check."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--docs", type=Path, metavar="DIR", help="also write the data dictionary and the guide to the checks into this folder"
    )


def run(options: argparse.Namespace) -> int:
    """0, or 1 where the data has faults."""
    records = read_folder(options.data).records
    try:
        written = write_schemas(options.data)
    except ValueError as error:
        print(f"no schema was written: {error}\nrun: make check", file=sys.stderr)
        return 1
    print(f"{count(len(written), 'schema')} written to {short(written[0].parent)}")
    if options.docs and records is not None:
        write_whole(options.docs / "data-dictionary.md", dictionary(records))
        write_whole(options.docs / "checking.md", guide())
    return 0
