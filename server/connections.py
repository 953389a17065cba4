"""Connections below HTTP: how many, how long one may be silent, and how many files this process may have open."""

import asyncio
import errno
import logging
import resource
import time
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

SILENT_SECONDS = 10.0  # without a question in full
FILES_OF_A_SESSION = 5  # its socket, and what Streamlit holds open for its run
FILES_OF_OUR_OWN = 200
MOST_CONNECTIONS = 2_000
MOST_HEAD_BYTES = 32 * 1024  # of a request's first line and headers
LOGGED_EVERY_SECONDS = 60.0
logger = logging.getLogger("pledge.connections")


def raise_limit_of_files() -> int:
    """Raises this process's limit of open files as far as it may. Returns the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = hard if hard != resource.RLIM_INFINITY else max(soft, 65_536)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (ValueError, OSError):  # macOS allows less than it says
        return soft
    return wanted


def most_connections(files: int) -> int:
    """How many connections a process may hold that may have so many files open: none is taken that it could not serve."""
    return max(10, min(MOST_CONNECTIONS, (files - FILES_OF_OUR_OWN) // FILES_OF_A_SESSION))


class BoundedConnection(H11Protocol):
    """Closes a connection on which nothing was asked or answered for seconds, or that comes when there are as many as this process can
    serve. uvicorn itself sets a time only between the end of an answer and the first byte of the next question."""

    most = MOST_CONNECTIONS
    _look: asyncio.TimerHandle | None = None
    _seen: object = None  # the question that was answered at the last look

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own has it
        super().connection_made(transport)
        if len(self.connections) > self.most:
            transport.abort()
            return
        self._look_later()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._look:
            self._look.cancel()
        super().connection_lost(exc)

    def _look_later(self) -> None:
        self._look = self.loop.call_later(SILENT_SECONDS, self._close_if_silent)

    def _close_if_silent(self) -> None:
        if self.transport.is_closing() or self.transport.get_protocol() is not self:
            return  # gone, or a reader's socket by now: see sockets.py
        being_answered = self.cycle is not None and not self.cycle.response_complete
        if self.cycle is self._seen and not being_answered:
            self.transport.close()
            return
        self._seen = self.cycle
        self._look_later()


def note_a_full_table_once(loop: asyncio.AbstractEventLoop) -> None:
    """Has the loop say in one line a minute that no more files can be opened. By itself it would write a traceback thousands of times a
    second, for each connection that it cannot take, and fill a disk."""
    noted = 0.0

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        nonlocal noted
        problem = context.get("exception")
        if isinstance(problem, OSError) and problem.errno in (errno.EMFILE, errno.ENFILE):
            now = time.monotonic()
            if not noted or now - noted > LOGGED_EVERY_SECONDS:
                noted = now
                logger.error("no more files can be opened: new connections wait (limit: %s)", problem.strerror)
            return
        loop.default_exception_handler(context)

    loop.set_exception_handler(handle)
