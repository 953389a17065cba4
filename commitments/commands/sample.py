"""``pledge sample``: draws by chance what a second reader is to look at again."""

import argparse
import datetime

from commitments.commands import complain
from commitments.editing.sampling import drawn_cells, drawn_rows, sheet
from commitments.library import Library

DESCRIPTION = (
    "Draws commitments, and topics with a party, by chance and prints them as entries of checks.yaml. Somebody who has not made them looks at "
    "each against the texts and fills in the verdict; the page on trust counts what is in the file. The same seed draws the same."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=30, metavar="N", help="how many commitments (default: %(default)s)")
    parser.add_argument(
        "--cells", type=int, default=20, metavar="N", help="how many topics, each with a party (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, required=True, metavar="N", help="a number that no earlier draw has used")


def run(options: argparse.Namespace) -> int:
    dataset = Library(options.data).state().dataset
    if dataset is None:
        return complain("the data has faults; run: pledge check")
    used = {check.draw for check in dataset.checks.checks}
    if used & {f"rows, seed {options.seed}", f"cells, seed {options.seed}"}:
        return complain(f"seed {options.seed} has been used: what was drawn with it is in checks.yaml")
    rows = drawn_rows(dataset.commitments, options.rows, options.seed)
    cells = drawn_cells(dataset.topics, dataset.parties, options.cells, options.seed)
    print(sheet(rows, cells, options.seed, datetime.date.today().isoformat()), end="")
    return 0
