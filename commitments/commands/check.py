"""``python -m commitments check``: every fault in the data, with its place, its cure and its rule."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from commitments.commands import complain
from commitments.commands.files import line_of, named_files, reading_of, short
from commitments.editing.editorial import editorial_faults, stale_schemas
from commitments.editing.released import without_what_follows
from commitments.editing.second_looks import second_looks
from commitments.reading.faults import Fault
from commitments.records.model import FILES, CommitmentsFile, DocumentsFile, PartiesFile
from commitments.records.record import Record
from commitments.wording import count

DESCRIPTION = (
    "Checks the data and prints every fault on a line of its own: file, line, record, field, what was found, what was expected, "
    "the nearest valid value, and where docs/checking.md explains the rule. Ends with status 1 if there is a fault. Without any it says what "
    "is to be looked at again: figures, dates and names that do not agree."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="files or folders to check together with the other files of the data folder; without any, that folder",
    )
    parser.add_argument(
        "--format", choices=("text", "github"), default="text", help="github: as annotations beside the lines of a pull request"
    )


def run(options: argparse.Namespace) -> int:
    absent = [path for path in options.files if not path.exists()]
    if absent:
        return complain(f"no such file or folder: {', '.join(map(str, absent))}")
    reading = reading_of(options.data, options.files)
    files = named_files([options.data, *options.files])
    asked = tuple(name for name in named_files(options.files) if name in reading.texts)
    editorial = editorial_faults(options.data, reading, asked)
    faults = without_what_follows(reading.faults, (fault for fault in editorial if fault.kind == "vanished-id")) + editorial
    if reading.records is not None and not options.files and not faults:  # mending another fault may change them
        faults += stale_schemas(options.data, reading.records)
    order = {name: number for number, name in enumerate(FILES)}
    faults.sort(key=lambda fault: (order.get(fault.file, len(order)), fault.line))
    looks = second_looks(reading.records, reading.texts) if reading.records is not None and not faults else []
    for look in looks:
        print(
            annotation(look, options.data, files, "warning")
            if options.format == "github"
            else look_at(look, options.data, files)
        )
    for fault in faults:
        print(annotation(fault, options.data, files) if options.format == "github" else line_of(fault, options.data, files))
    if faults or reading.records is None:
        print(f"{count(len(faults), 'fault')} in {count(len({fault.file for fault in faults}), 'file')}")
        return 1
    again = f"; {count(len(looks), 'place')} to look at again" if looks else ""
    print(f"{_summary(reading.records)}{again}")
    return 0


def look_at(look: Fault, data: Path, files: Mapping[str, Path]) -> str:
    """What is no fault and is to be looked at again, as a line."""
    return line_of(look, data, files).replace(": found ", ": look again: found ", 1)


def annotation(fault: Fault, data: Path, files: Mapping[str, Path], level: str = "error") -> str:
    """The fault as a command of GitHub Actions, which shows it beside the line."""
    path = short(files.get(fault.file, data / fault.file))
    message = str(fault).removeprefix(f"{fault.file}:{fault.line}: ")
    return f"::{level} file={_escaped(path, ':,')},line={fault.line},title={fault.kind}::{_escaped(f'{message}. See {fault.docs}')}"


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _summary(records: Mapping[str, Record]) -> str:
    commitments, parties, documents = records["commitments.yaml"], records["parties.yaml"], records["documents.yaml"]
    assert (
        isinstance(commitments, CommitmentsFile) and isinstance(parties, PartiesFile) and isinstance(documents, DocumentsFile)
    )
    of = f"{count(len(parties.parties), 'party', 'parties')} in {count(len(documents.documents), 'document')}"
    return f"{count(len(commitments.commitments), 'commitment')} of {of}: no faults"
