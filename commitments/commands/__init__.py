"""The commands: one module each, with ``DESCRIPTION``, ``add_arguments`` and ``run``. ``options.data`` is the data folder."""

import sys


def complain(message: str) -> int:
    """Says what is wrong with the command itself; returns its exit status, 2."""
    print(message, file=sys.stderr)
    return 2
