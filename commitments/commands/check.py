"""``python -m commitments check``: every fault in the data, with its place, its cure and its rule."""

import argparse
from pathlib import Path

from commitments import commands
from commitments.commands import complain, counted, line_of, named_files, reading_of, short
from commitments.editing.editorial import editorial_faults, stale_schemas
from commitments.reading.faults import Fault
from commitments.records.model import FILES, Record

HELP = "say every fault in the data, with its place and its cure"
DESCRIPTION = (
    "Checks the data and prints every fault on a line of its own: file, line, record, field, what was found, what was expected, "
    "the nearest valid value, and where docs/checking.md explains the rule. Ends with status 1 if there is a fault."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="files or folders to check together with the project's other files; without any, the project's data folder",
    )
    parser.add_argument(
        "--format", choices=("text", "github"), default="text", help="github: as annotations beside the lines of a pull request"
    )


def run(options: argparse.Namespace) -> int:
    absent = [path for path in options.files if not path.exists()]
    if absent:
        return complain(f"no such file or folder: {', '.join(map(str, absent))}")
    reading = reading_of(options.files)
    files = named_files([commands.DATA, *options.files])
    asked = tuple(name for name in named_files(options.files) if name in reading.texts)
    faults = list(reading.faults) + editorial_faults(commands.DATA, reading, asked)
    if reading.records is not None and not options.files:
        faults += stale_schemas(commands.DATA, reading.records)
    order = {name: number for number, name in enumerate(FILES)}
    faults.sort(key=lambda fault: (order.get(fault.file, len(order)), fault.line))
    for fault in faults:
        print(annotation(fault, files) if options.format == "github" else line_of(fault, files))
    if faults:
        print(f"{counted(len(faults), 'fault')} in {counted(len({fault.file for fault in faults}), 'file')}")
        return 1
    print(_summary(reading.records))
    return 0


def annotation(fault: Fault, files: dict[str, Path]) -> str:
    """The fault as a command of GitHub Actions, which shows it beside the line."""
    path = short(files.get(fault.file, commands.DATA / fault.file))
    message = str(fault).removeprefix(f"{fault.file}:{fault.line}: ")
    return (
        f"::error file={_escaped(path, ':,')},line={fault.line},title={fault.kind}::{_escaped(f'{message}. See {fault.docs}')}"
    )


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _summary(records: dict[str, Record]) -> str:
    counts = (
        counted(len(records["commitments.yaml"].commitments), "commitment"),
        counted(len(records["parties.yaml"].parties), "party", "parties"),
        counted(len(records["documents.yaml"].documents), "document"),
    )
    return f"{counts[0]} of {counts[1]} in {counts[2]}: no faults"
