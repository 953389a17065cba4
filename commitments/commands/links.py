"""``python -m commitments links``: whether the outside links still work. For an editor at a desk, never for a test or a server."""

import argparse
import os
import sys
from pathlib import Path

from commitments.commands import complain
from commitments.commands.files import short
from commitments.editing.links import ARCHIVE, Asker, in_turn, links_in, report
from commitments.reading.folder import read_folder
from commitments.reading.versions import version_of
from commitments.records.model import Site
from commitments.wording import count

DESCRIPTION = (
    "Asks every outside address in the data, politely: one at a time, hosts in turn, with a pause. Hosts known to refuse robots are not "
    "asked. Where an address does not work, the archived copy is tried. Writes a report. Takes half an hour or more."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--report", type=Path, default=Path("build/links.md"), help="where the report goes (build/links.md)")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two questions to one host (2)")
    parser.add_argument("--archive", default=ARCHIVE, help=f"address of archived copies ({ARCHIVE}); '' for none")
    parser.add_argument("--only", default="", metavar="TEXT", help="only addresses that contain this text")


def run(options: argparse.Namespace) -> int:
    if os.environ.get("CI"):
        return complain("links are not checked in CI: other people's servers are not part of a test")
    reading = read_folder(options.data)
    if reading.records is None:
        return complain("the data has faults; run: make check")
    site = reading.records["site.yaml"]
    assert isinstance(site, Site)
    found = {url: places for url, places in links_in(reading.records).items() if options.only in url}
    asker = Asker(options.pause, str(site.repository or site.address or ""), options.archive)
    results = []
    for number, url in enumerate(in_turn(found), 1):
        result = asker.result(url, found[url])
        results.append(result)
        if result.answer != "works":
            print(f"{number:,} of {len(found):,}: {result.answer}: {url} ({result.detail})", flush=True)
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text(report(results, version_of(reading.texts)), encoding="utf-8")
    lost = [result for result in results if result.answer in ("gone", "not reached") and not result.archived]
    told = f"{count(len(results), 'address', 'addresses')} asked, {count(len(lost), 'of them lost', 'of them lost')}"
    print(f"{told}; see {short(options.report)}", file=sys.stderr if lost else sys.stdout)
    return 1 if lost else 0
