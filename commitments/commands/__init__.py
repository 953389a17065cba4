"""The commands of ``python -m commitments``: one module each, with ``HELP``, ``DESCRIPTION``, ``add_arguments`` and ``run``."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from commitments.reading.faults import Fault
from commitments.reading.folder import Reading, read_files, read_folder, yaml_files

DATA = Path(__file__).resolve().parent.parent.parent / "data"


def counted(count: int, one: str, many: str = "") -> str:
    """``1 fault``, ``1,018 commitments``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def complain(message: str) -> int:
    """Says what is wrong with the command itself; returns its exit status, 2."""
    print(message, file=sys.stderr)
    return 2


def reading_of(paths: Sequence[Path]) -> Reading:
    """The project's files with those at ``paths`` (files or folders) in their places."""
    return read_files(named_files([DATA, *paths])) if paths else read_folder(DATA)


def named_files(paths: Iterable[Path]) -> dict[str, Path]:
    """The YAML files at ``paths`` (files or folders) by name."""
    files: dict[str, Path] = {}
    for path in paths:
        files.update(yaml_files(path) if path.is_dir() else {path.name: path})
    return files


def short(path: Path) -> str:
    """A path as one would type it here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def line_of(fault: Fault, files: dict[str, Path]) -> str:
    """The fault as a line that a terminal and a text editor can follow: its file as a path, the rule's place in the docs."""
    path = files.get(fault.file, DATA / fault.file)
    return f"{short(path)}{str(fault).removeprefix(fault.file)} [{fault.docs}]"
