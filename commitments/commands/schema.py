"""``python -m commitments schema``: the JSON Schemas for text editors."""

import argparse
import sys
from pathlib import Path

from commitments import commands
from commitments.commands import counted, short
from commitments.editing.dictionary import dictionary
from commitments.editing.schema import write_schemas
from commitments.reading.folder import read_folder

HELP = "write the JSON Schemas and the data dictionary again"
DESCRIPTION = "Writes data/schemas/ again from the records and the data, for text editors that complete and check, and docs/data-dictionary.md."
DICTIONARY = Path("docs") / "data-dictionary.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    try:
        written = write_schemas(commands.DATA)
    except ValueError as error:
        print(f"no schema was written: {error}\nrun: make check", file=sys.stderr)
        return 1
    print(f"{counted(len(written), 'schema')} written to {short(written[0].parent)}")
    page = commands.DATA.parent / DICTIONARY
    if page.parent.is_dir():
        page.write_text(dictionary(read_folder(commands.DATA).records), encoding="utf-8", newline="\n")
    return 0
