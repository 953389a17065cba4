"""``pledge overdue``: which standings nobody has looked at for a year."""

import argparse
import datetime

from commitments.commands import complain
from commitments.editing.overdue import Overdue, not_looked_at
from commitments.reading.folder import read_folder
from commitments.records.progress import ProgressFile
from commitments.wording import count

DESCRIPTION = (
    "Lists the commitments in data/progress.yaml whose last look is a year old or more, oldest first. A look counts by looked_at; "
    "where none was noted, by the newest evidence. It reports and changes nothing."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    records = read_folder(options.data).records
    if records is None:
        return complain("the data has faults, so the list could not be made; run: make check")
    progress = records["progress.yaml"]
    assert isinstance(progress, ProgressFile)
    found = not_looked_at(progress, datetime.date.today())
    for one in found:
        print(line(one))
    print(f"{count(len(found), 'standing')} not looked at for a year")
    return 0


def line(one: Overdue) -> str:
    """``2025-06-11  labour-uk-2024/…  newest evidence, no look noted``."""
    how = (
        "last look"
        if one.looked
        else "newest evidence, no look noted"
        if one.last
        else "neither a look nor dated evidence noted"
    )
    return f"{one.last or 'no date':<10}  {one.commitment}  ({how})"
