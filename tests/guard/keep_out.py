"""Keeps tests away from the project's own data: an edit of it must not be able to turn a test of code red.

Once this module is imported, whatever opens or lists something in ``data/`` raises ``LiveDataIsRead``. tests/conftest.py imports it, and
names this folder in ``PYTHONPATH``, so that the processes that tests start import it too (see sitecustomize.py).
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

FOLDER = os.path.dirname(os.path.abspath(__file__))
LIVE = os.path.join(os.path.dirname(os.path.dirname(FOLDER)), "data")
EVENTS = ("open", "os.listdir", "os.scandir")
ADVICE = "tests of code read tests/frozen; rules for the data itself take the fixture `live` or `live_folder`"


class LiveDataIsRead(RuntimeError):
    """A test, or a process that it started, reached for the project's own data."""


class _Gate:
    opened = False


@contextmanager
def opened() -> Iterator[None]:
    """Lets this process read the data for as long as the block lasts."""
    before, _Gate.opened = _Gate.opened, True
    try:
        yield
    finally:
        _Gate.opened = before


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event not in EVENTS or _Gate.opened or not arguments or not isinstance(arguments[0], (str, bytes, os.PathLike)):
        return
    path = os.fsdecode(arguments[0])
    if event == "open" and arguments[1] is None and not os.path.isabs(path):
        return  # os.open, whose relative paths may be those of any open folder
    path = os.path.abspath(path)
    if path == LIVE or path.startswith(LIVE + os.sep):
        raise LiveDataIsRead(f"{path} was read by a test; {ADVICE}")


sys.addaudithook(_watch)
