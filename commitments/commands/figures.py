"""``python -m commitments figures``: the whole catalogue as files, for whoever needs many pictures or none of the pages."""

import argparse
import sys
from pathlib import Path

from commitments.commands import progress
from commitments.figures import CATALOGUE, GROUNDS, SIZES
from commitments.figures.files import write_figures
from commitments.library import Library
from commitments.selecting.selection import FILTERS, SWITCHES, Selection

DESCRIPTION = (
    "Writes each figure of the catalogue as PNG (twice its size) and SVG, with its data (CSV) and texts (caption, credit, alt text), "
    "an index.json with everything, and an index.html to look through. Same data, same files."
)
PARAMS = (*(filter_.param for filter_ in FILTERS), "q", *SWITCHES)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write into; made where it is missing")
    parser.add_argument(
        "--only", action="append", choices=list(CATALOGUE), metavar="NAME", help=f"one of {', '.join(CATALOGUE)}"
    )
    parser.add_argument("--size", action="append", choices=list(SIZES), metavar="SIZE", help=f"one of {', '.join(SIZES)}")
    parser.add_argument(
        "--ground", action="append", choices=list(GROUNDS), metavar="GROUND", help=f"one of {', '.join(GROUNDS)}"
    )
    parser.add_argument(
        "--address", metavar="URL", help="where the site is, for the pictures' footers; the data's own by default"
    )
    narrowing = parser.add_argument_group("selection", "as in web addresses; an option may be repeated")
    for param in PARAMS:
        narrowing.add_argument(f"--{param}", action="append", default=[], metavar="VALUE")


def run(options: argparse.Namespace) -> int:
    """0 when all was written, 1 for faulty data or a folder that cannot be written, 2 for values that mean nothing."""
    state = Library(options.data).state()
    if state.dataset is None:
        print(
            f"The data has {len(state.faults)} faults; nothing was written. Run: python -m commitments check", file=sys.stderr
        )
        return 1
    selection, unknown = Selection.from_params({param: getattr(options, param) for param in PARAMS}, state.dataset)
    for value in unknown:
        hint = f"; did you mean {value.nearest}?" if value.nearest else ""
        print(f"--{value.param} {value.value} is not known{hint}", file=sys.stderr)
    if unknown:
        return 2
    base = (options.address or str(state.dataset.site.address or "")).rstrip("/")
    try:
        index = write_figures(
            state.dataset,
            selection,
            options.out,
            options.only or (),
            options.size or (),
            options.ground or ("light",),
            base,
            progress,
        )
    except OSError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    print(f"Written: {index.parent} (start with {index.with_suffix('.html').name})")
    return 0
