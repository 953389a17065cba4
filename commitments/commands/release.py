"""``python -m commitments release``: keep the ids of this version, so that no later one can lose them."""

import argparse

from commitments import commands
from commitments.commands import complain, counted, short
from commitments.editing.released import FILE, released_ids, vanished_ids, write_released_ids
from commitments.reading.folder import read_folder
from commitments.reading.versions import version_of

HELP = "keep the ids of this version for ever"
DESCRIPTION = (
    "Adds every id of the data to data/released_ids.txt. From then on check insists that each of them leads somewhere. Run it with "
    "every release, after version_date in data/site.yaml was set."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    reading = read_folder(commands.DATA)
    if reading.records is None or vanished_ids(reading.texts, released_ids(commands.DATA)):
        return complain("the data has faults, so nothing was written; run: make check")
    new = write_released_ids(commands.DATA, reading.texts)
    version = version_of(reading.texts)
    print(f"version {version}: {counted(new, 'new id')} in {short(commands.DATA / FILE)}")
    return 0
