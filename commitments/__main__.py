"""The commands: ``python -m commitments COMMAND``; ``--help`` lists them."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

# Each is a module of commitments/commands/.
COMMANDS = ("check", "format", "new", "diff", "release", "links", "overdue", "schema", "figures")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 when all is well, 1 for faults in the data, 2 for a command that cannot be understood."""
    parser = argparse.ArgumentParser(prog="python -m commitments", description="Keeps the data of Pledge to Plan.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Only the command that is asked for is loaded: the check needs few libraries and is to be quick.
    for name in given[:1] if given[:1] and given[0] in COMMANDS else COMMANDS:
        module = import_module(f"commitments.commands.{name}")
        own = commands.add_parser(name, help=module.HELP, description=module.DESCRIPTION)
        module.add_arguments(own)
        own.set_defaults(run=module.run)
    options = parser.parse_args(given)
    return options.run(options)


if __name__ == "__main__":
    sys.exit(main())
