"""``python -m commitments site``: the whole site as plain files. The command lives here because it needs the pages, which the package
``commitments`` does not know."""

import argparse
import sys
from pathlib import Path

from commitments.commands import complain, progress
from commitments.library import Library
from plain_files.page import Site
from plain_files.releases import NotTheSame
from plain_files.writing import NotOurs, write_site

DESCRIPTION = (
    "Writes the whole site as plain files: every page, commitment, theme, topic, party and nation, with data, pictures and feeds. They need no "
    "server and no script, open from a disk, and can be put on any host, at any path. What a server has to answer, the search and free "
    "combinations of filters, is not in them."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder to write into: new, empty, or written by this command before",
    )
    parser.add_argument(
        "--release", action="store_true", help="also keep this version for good, in DIR/v/DATE beside the newest"
    )
    parser.add_argument(
        "--address",
        default="",
        metavar="URL",
        help="where DIR will be on the web; feeds, previews of links, search engines and 404.html need it",
    )
    parser.add_argument("--processes", type=int, default=0, metavar="N", help="by default one for each processor")


def run(options: argparse.Namespace) -> int:
    """0 when all was written, 1 for faulty data or a folder that cannot be written, 2 for a folder that must not be."""
    address = options.address.rstrip("/")
    if address and not address.startswith(("http://", "https://")):
        return complain(f"--address {address}: an address begins with https://")
    state = Library(options.data).state()
    if state.dataset is None:
        print(
            f"The data has {len(state.faults)} faults; nothing was written. Run: python -m commitments check", file=sys.stderr
        )
        return 1
    site = Site(state.dataset, address, str(state.dataset.site.address or "").rstrip("/"))
    try:
        number = write_site(site, options.out, progress, options.data, options.processes, options.release)
    except (NotOurs, NotTheSame) as problem:
        return complain(str(problem))
    except OSError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    if not address:
        print("Without --address there is no sitemap.xml, robots.txt or 404.html: they have to name full addresses.")
    print(f"Written: {number:,} files in {options.out} (start with index.html)")
    return 0
