"""The files that a command is given, and how it calls them in its answers."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from commitments.reading.faults import Fault
from commitments.reading.folder import Reading, read_files, read_folder, yaml_files


def reading_of(data: Path, paths: Sequence[Path]) -> Reading:
    """The files of the data folder with those at ``paths`` (files or folders) in their places."""
    return read_files(named_files([data, *paths])) if paths else read_folder(data)


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


def line_of(fault: Fault, data: Path, files: Mapping[str, Path]) -> str:
    """The fault as a line that a terminal and a text editor can follow: its file as a path, the rule's place in the docs.

    ``files``: paths by name of those that need not be in the ``data`` folder.
    """
    path = files.get(fault.file, data / fault.file)
    return f"{short(path)}{str(fault).removeprefix(fault.file)} [{fault.docs}]"
