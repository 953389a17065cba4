"""``python -m commitments release``: keep the ids of this version, so that no later one can lose them."""

import argparse

from commitments.commands import complain
from commitments.commands.files import short
from commitments.editing.released import FILE, released_ids, vanished_ids, write_released_ids
from commitments.editing.releases import keep, releases
from commitments.reading.folder import read_folder
from commitments.reading.versions import version_of
from commitments.records.model import Site
from commitments.wording import count

DESCRIPTION = (
    "Adds every id of the data to its released_ids.txt: of commitments, documents, parties, themes and topics. From then on check insists "
    "that each of them leads somewhere. Keeps the data itself in releases/, so that `diff` knows it. Run it with "
    "every release, after version_date in site.yaml was set."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    reading = read_folder(options.data)
    if reading.records is None or vanished_ids(reading.texts, released_ids(options.data)):
        return complain("the data has faults, so nothing was written; run: make check")
    site = reading.records["site.yaml"]
    assert isinstance(site, Site)
    last = max(releases(options.data), default="")
    if site.version_date < last:
        return complain(
            f"version_date in site.yaml is {site.version_date}, older than the last release ({last}): set it to the day of this release"
        )
    new = write_released_ids(options.data, reading.texts)
    version = version_of(reading.texts)
    path = keep(options.data, site.version_date, reading.texts)
    print(f"version {version}: {count(new, 'new id')} in {short(options.data / FILE)}; the data is kept in {short(path)}")
    return 0
