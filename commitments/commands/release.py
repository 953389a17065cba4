"""``python -m commitments release``: keep the ids of this version, so that no later one can lose them."""

import argparse

from commitments.commands import complain
from commitments.commands.files import short
from commitments.editing.released import FILE, released_ids, vanished_ids, write_released_ids
from commitments.reading.folder import read_folder
from commitments.reading.versions import version_of
from commitments.wording import count

DESCRIPTION = (
    "Adds every id of the data to its released_ids.txt. From then on check insists that each of them leads somewhere. Run it with "
    "every release, after version_date in site.yaml was set."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    reading = read_folder(options.data)
    if reading.records is None or vanished_ids(reading.texts, released_ids(options.data)):
        return complain("the data has faults, so nothing was written; run: make check")
    new = write_released_ids(options.data, reading.texts)
    version = version_of(reading.texts)
    print(f"version {version}: {count(new, 'new id')} in {short(options.data / FILE)}")
    return 0
