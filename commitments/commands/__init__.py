"""The commands: one module each, with ``DESCRIPTION``, ``add_arguments`` and ``run``. ``options.data`` is the data folder."""

import sys


def complain(message: str) -> int:
    """Says what is wrong with the command itself; returns its exit status, 2."""
    print(message, file=sys.stderr)
    return 2


def progress(done: int, of: int, what: str) -> None:
    """A bar on one line of the screen; nothing where the output is no screen."""
    if sys.stderr.isatty():
        filled = round(24 * done / of)
        end = "\n" if done == of else ""
        print(f"\r[{'#' * filled}{'.' * (24 - filled)}] {done}/{of} {what:<40}", end=end, file=sys.stderr, flush=True)
