"""``python -m commitments merge BASE OURS THEIRS``: git's merge driver for data files; `make merging` sets it in a clone."""

import argparse
from pathlib import Path

from commitments.editing.merging import merged
from commitments.wording import count

DESCRIPTION = (
    "Joins two edits of a data file entry by entry and writes the result to OURS. Git calls it where `make merging` has set it: two editors "
    "who add to one manifesto are then in no conflict. Ends with status 1 where both changed the same lines of an entry, which then holds "
    "git's marks; check says what to do with them."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    for name in ("base", "ours", "theirs"):
        parser.add_argument(name, type=Path, metavar=name.upper())
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="what the file is called in the project")


def run(options: argparse.Namespace) -> int:
    result = merged(*(path.read_bytes() for path in (options.base, options.ours, options.theirs)))
    options.ours.write_text(result.text, encoding="utf-8", errors="surrogateescape", newline="")
    if result.conflicts:
        print(f"{options.name or options.ours}: {count(result.conflicts, 'conflict')}; run: python -m commitments check")
    return 1 if result.conflicts else 0
