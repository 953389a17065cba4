"""Runs of pages, fair between clients: of one client's runs one is made at a time, and while others are about it rests after each.

A process has one core's time, so that nobody is served later for it: runs made side by side would each take as much longer. But whoever
has a page changed from forty connections at once would otherwise leave the next reader a fortieth of the time.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

LONGEST = 0.5  # seconds for which a run keeps its client's next one waiting: one that waits for something keeps nobody for long
REST = 2.0  # times what a run worked: two thirds of the time are left to others
ABOUT_SECONDS = 30.0  # for which a client is about after its last run
MOST_CLIENTS = 1_000  # that are remembered


class _Line:
    """One client's line. ``free_at``: when its next run may begin; ``last``: when its last one began."""

    def __init__(self, lock: threading.Lock) -> None:
        self.turn = threading.Condition(lock)
        self.free_at = self.last = float("-inf")
        self.waiting = 0


class Turns:
    """The lines of all clients. One that nobody can tell from others (None) has none, and never waits. Used from many threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._lines: OrderedDict[str | None, _Line] = OrderedDict()  # who began a run last stands last

    @contextmanager
    def turn(self, client: str | None) -> Iterator[None]:
        """Around a run, in the thread that makes it."""
        self.begin(client)
        begun = time.thread_time()
        try:
            yield
        finally:
            self.end(client, time.thread_time() - begun)

    def begin(self, client: str | None) -> None:
        """Waits until it is the turn of a client's run. Without an ``end`` the next one's comes after ``LONGEST``."""
        with self._lock:
            line = self._line(client)
            line.waiting += 1
            while client is not None and (left := line.free_at - self._clock()) > 0:
                line.turn.wait(left)
            line.waiting -= 1
            line.last = self._clock()
            line.free_at = line.last + LONGEST
            self._lines.move_to_end(client)

    def end(self, client: str | None, worked: float) -> None:
        """Notes that a run has ended, and how many seconds of the processor's time it took."""
        with self._lock:
            line = self._line(client)
            line.free_at = self._clock() + (min(LONGEST, worked * REST) if self._others_are_about(client) else 0.0)
            line.turn.notify()

    def _line(self, client: str | None) -> _Line:
        if client not in self._lines and len(self._lines) >= MOST_CLIENTS:
            self._lines = OrderedDict((key, line) for key, line in self._lines.items() if line.waiting or self._is_about(line))
        if client not in self._lines:
            self._lines[client] = _Line(self._lock)
        return self._lines[client]

    def _others_are_about(self, client: str | None) -> bool:
        newest = islice(reversed(self._lines.items()), 2)
        return any(key != client and self._is_about(line) for key, line in newest)

    def _is_about(self, line: _Line) -> bool:
        return self._clock() - line.last < ABOUT_SECONDS


TURNS = Turns()
