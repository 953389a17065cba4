"""``python -m commitments schema``: the JSON Schemas for text editors."""

import argparse
import sys

from commitments import commands
from commitments.commands import counted, short
from commitments.schema import write_schemas

HELP = "write the JSON Schemas again"
DESCRIPTION = "Writes data/schemas/ again from the records and the data, for text editors that complete and check."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    try:
        written = write_schemas(commands.DATA)
    except ValueError as error:
        print(f"no schema was written: {error}\nrun: make check", file=sys.stderr)
        return 1
    print(f"{counted(len(written), 'schema')} written to {short(written[0].parent)}")
    return 0
