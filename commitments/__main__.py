"""The commands: ``python -m commitments check``, ``python -m commitments schema`` and ``python -m commitments figures``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from commitments.faults import Fault
from commitments.model import Record
from commitments.reading import Reading, read_files, read_folder, yaml_files
from commitments.schema import schemas, write_schemas

DATA = Path(__file__).resolve().parent.parent / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 when all is well, 1 for faults in the data, 2 for a command that cannot be understood."""
    parser = argparse.ArgumentParser(prog="python -m commitments", description="Checks the data of Pledge to Plan.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="say every fault in the data, with its place and its cure",
        description="Checks the data and prints every fault on a line of its own: file, line, record, field, what was found, "
        "what was expected. docs/checking.md explains each kind. Ends with status 1 if there is a fault.",
    )
    check.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="files or folders to check together with the project's other files; without any, the project's data folder",
    )
    commands.add_parser(
        "schema",
        help="write the JSON Schemas again",
        description="Writes data/schemas/ again from the records and the data, for text editors that complete and check.",
    )
    # It has options of its own, and what it imports takes longer than the other commands altogether.
    commands.add_parser(
        "figures", help="write the figures as PNG and SVG with their texts and data (figures --help)", add_help=False
    )
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["figures"]:
        from commitments.figures.command import main as figures

        return figures(arguments[1:])
    options = parser.parse_args(arguments)
    return _schema() if options.command == "schema" else _check(options.files)


def _check(paths: list[Path]) -> int:
    absent = [path for path in paths if not path.exists()]
    if absent:
        print(f"no such file or folder: {', '.join(map(str, absent))}", file=sys.stderr)
        return 2
    reading = _reading_of(paths) if paths else read_folder(DATA)
    faults = list(reading.faults)
    if reading.records is not None and not paths:
        faults += stale_schemas(DATA, reading.records)
    for fault in faults:
        print(fault)
    if faults:
        print(f"{_counted(len(faults), 'fault')} in {_counted(len({fault.file for fault in faults}), 'file')}")
        return 1
    print(_summary(reading.records))
    return 0


def _reading_of(paths: list[Path]) -> Reading:
    """The project's files with those at ``paths`` in their places."""
    files = yaml_files(DATA)
    for path in paths:
        files.update(yaml_files(path) if path.is_dir() else {path.name: path})
    return read_files(files)


def stale_schemas(folder: Path, records: dict[str, Record]) -> list[Fault]:
    """A fault for each schema in ``folder`` that is not as ``records`` make it."""
    faults = []
    for name, text in schemas(records).items():
        try:
            same = (folder / name).read_text(encoding="utf-8") == text
        except (OSError, UnicodeDecodeError):
            same = False
        if not same:
            found, expected = "a schema that does not fit the data", "what the data gives; run: make schema"
            faults.append(Fault(name, 1, "", "", "stale-schema", found, expected))
    return faults


def _summary(records: dict[str, Record]) -> str:
    counts = (
        _counted(len(records["commitments.yaml"].commitments), "commitment"),
        _counted(len(records["parties.yaml"].parties), "party", "parties"),
        _counted(len(records["documents.yaml"].documents), "document"),
    )
    return f"{counts[0]} of {counts[1]} in {counts[2]}: no faults"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _schema() -> int:
    try:
        written = write_schemas(DATA)
    except ValueError as error:
        print(f"no schema was written: {error}\nrun: make check", file=sys.stderr)
        return 1
    print(f"{_counted(len(written), 'schema')} written to {written[0].parent}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
