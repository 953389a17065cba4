"""``python -m commitments import FILE``: a spreadsheet that ``export --editing`` wrote, edited, back into the data files."""

import argparse
from pathlib import Path

from commitments.commands import complain
from commitments.commands.files import short
from commitments.editing.differences import differences, in_words
from commitments.editing.spreadsheet import NotImported, applied, edits, faults_by_cell
from commitments.reading import yaml_source
from commitments.reading.folder import read_folder
from commitments.reading.versions import version_of
from commitments.wording import count

DESCRIPTION = (
    "Takes an edited spreadsheet back: says in words what it changes, refuses what the check refuses with the cell named, and writes those "
    "values alone, so that comments and order stay. Without a changed cell no file is touched."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the spreadsheet, written by: python -m commitments export --editing FILE"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")


def run(options: argparse.Namespace) -> int:
    reading = read_folder(options.data)
    if reading.records is None:
        return complain("the data has faults, so nothing was taken; run: make check")
    try:
        changes = edits(reading.texts, options.file.read_bytes())
    except OSError as error:
        return complain(f"{options.file}: {error.strerror}")
    except NotImported as why:
        return complain(f"{options.file}: {why}")
    if not changes:
        print("no cell was changed, so no file was")
        return 0
    changed = applied(reading.texts, changes)
    faults = faults_by_cell(reading.texts, changed, changes)
    for cell, fault in faults:
        print(f"{cell}: {str(fault).removeprefix(f'{fault.file}:{fault.line}: ')} [{fault.docs}]")
    if faults:
        print(f"{count(len(faults), 'fault')}: nothing was written")
        return 1
    now = {**reading.texts, **changed}
    said = differences(
        *({name: yaml_source.load(texts[name]).tree or {} for name in changed} for texts in (reading.texts, now))
    )
    print(in_words(said, version_of(reading.texts), version_of(now)))
    if options.dry_run:
        return 0
    for name, text in changed.items():
        (options.data / name).write_bytes(text)
    print(
        f"{count(len(changes), 'cell')} taken into {', '.join(short(options.data / name) for name in changed)}; now: make check"
    )
    return 0
