"""The command line: ``pledge COMMAND``, or ``python -m commitments COMMAND`` where the package is not installed."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from commitments import PROJECT, __version__
from commitments.commands import complain

# Each is a module of commitments/commands/ and says here in a line what it does, so that the list of them loads none.
COMMANDS = {
    "check": "say every fault in the data, with its place and its cure",
    "format": "bring data files to their canonical form",
    "new": "put a skeleton of a new entry into its file",
    "export": "write the data files into a spreadsheet to be edited",
    "import": "take such a spreadsheet back into the data files",
    "merge": "join two edits of a data file entry by entry, for git",
    "diff": "say in words what changed between two versions",
    "release": "keep the ids and the data of this version for good",
    "releases": "list the releases that are kept",
    "links": "ask whether the outside links still work (slow, never in CI)",
    "overdue": "list what became of promises that nobody has looked at for a year",
    "schema": "write the JSON Schemas again",
    "verify": "look every search phrase and figure up in the manifestos' texts",
    "sample": "draw by chance what a second reader looks at again",
    "figures": "write the figures as PNG and SVG, with their texts and data",
    "site": "write the whole site as plain files, for any static host",
}
# Those that are no module of commitments/commands/ but stand with the pages, which come with the project's folder and not with the package.
WITH_THE_PAGES = {"site": "plain_files.command"}
# What some of them need beside the package's own dependencies: names of extras.
EXTRAS = {"export": "editing", "import": "editing", "links": "links", "figures": "figures", "site": "site"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 when all is well, 1 for faults in the data, 2 for a command that cannot be understood."""
    _print_anything()
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = "pledge" if Path(sys.argv[0]).stem == "pledge" else "python -m commitments"
    parser = argparse.ArgumentParser(prog=name, description=f"Keeps the data of {PROJECT}.")
    parser.add_argument("--version", action="version", version=f"pledge-to-plan {__version__}")
    _add_data(parser, Path(os.environ.get("PLEDGE_DATA") or "data"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = _command_in(given)
    for command, does in COMMANDS.items():
        own = commands.add_parser(command, help=does)
        if command == asked:
            if command in WITH_THE_PAGES:
                sys.path.append(str(Path(__file__).parents[1]))  # ``pledge`` of an editable install knows the package alone
            try:
                module = import_module(WITH_THE_PAGES.get(command, f"commitments.commands.{command}"))
            except ModuleNotFoundError as missing:
                return complain(_not_installed(command, missing))
            own.description = module.DESCRIPTION
            _add_data(own, argparse.SUPPRESS)
            module.add_arguments(own)
            own.set_defaults(run=module.run)
    options = parser.parse_args(given)
    if not options.data.is_dir():
        return complain(f"there is no data folder '{options.data}' here; name it with --data DIR, or in PLEDGE_DATA")
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the answer has read enough of it, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # no room, no rights
        place = f"{error.filename}: " if error.filename else ""
        return complain(f"{place}{error.strerror or error}. A file that could not be written is as it was")
    return status


def _command_in(given: Sequence[str]) -> str | None:
    """The command that is asked for, before any is loaded."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    _add_data(parser, None)
    try:
        _, others = parser.parse_known_args(given)
    except argparse.ArgumentError:
        return None
    return next((argument for argument in others if not argument.startswith("-")), None)


def _print_anything() -> None:
    """Has a console that knows few letters (one of old Windows, or the C locale) show the others as codes; else it would end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _add_data(parser: argparse.ArgumentParser, default: object) -> None:
    """The one option that all commands have; it may stand before or after the command."""
    parser.add_argument(
        "--data", type=Path, metavar="DIR", default=default, help="the data folder; by default $PLEDGE_DATA, else ./data"
    )


def _not_installed(command: str, missing: ModuleNotFoundError) -> str:
    """What to install for a command, or where to run it. Raises ``missing`` again where neither would help."""
    if command in WITH_THE_PAGES and missing.name == WITH_THE_PAGES[command].split(".")[0]:
        return (
            f"{command} needs the pages, which are not in the package: get the project's folder, install its requirements "
            f"(pip install -r requirements.txt), and run there: python -m commitments {command}"
        )
    if command not in EXTRAS or (missing.name or "").split(".")[0] == "commitments":
        raise missing
    return f"{command} needs more packages ({missing.name} is not installed): pip install 'pledge-to-plan[{EXTRAS[command]}]'"


if __name__ == "__main__":
    sys.exit(main())
