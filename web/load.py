"""How busy this process is, and whether it has room for another reader's session.

A session costs work with each change its reader makes, a document next to nothing. Beyond what a process can carry every change of every
reader would wait, so a new reader then keeps the document, whose filters are plain forms, and those who are here go on as before.
"""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager

from web.settings import settings

LOOK_SECONDS = 0.25
LOOKS = 12  # that count, and that it takes to call a process busy: neither its start nor a change of the data is a crowd

# A loop that is late by 50 ms is as busy as one that uses half a core: some ten runs are under way at once, and others wait
# for them, be it for their own work or because other processes have the machine.
CORE_OF_A_SECOND_LATE = 10.0
AWAKE_SECONDS = 30.0  # since a reader's last change: who looks at the clock longer reads
BETWEEN_CHANGES = 5.0  # seconds of a reader who is awake
AROUND_A_RUN = 1.4  # what Streamlit does besides the run itself, measured on our pages
LATEST = 0.1  # weight of the latest run in what a run costs


class Load:
    """``clock`` and ``worked`` give seconds: of the day, and of the processor's time that this process has used. ``busy_at``: the strain
    from which on no new sessions are taken; by default as the settings have it."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        worked: Callable[[], float] = time.process_time,
        busy_at: float | None = None,
    ) -> None:
        self._clock, self._worked = clock, worked
        self.busy_at = settings().busy_at if busy_at is None else busy_at
        self._looks: deque[tuple[float, float]] = deque(maxlen=LOOKS + 1)
        self._heard: OrderedDict[Hashable, float] = OrderedDict()
        self._a_run = 0.0
        self._lock = threading.Lock()

    def heard(self, reader: Hashable) -> None:
        """Notes that a reader has asked for a run."""
        self._heard[reader] = self._clock()
        self._heard.move_to_end(reader)

    def gone(self, reader: Hashable) -> None:
        """Notes that a reader has left."""
        self._heard.pop(reader, None)

    @contextmanager
    def run(self) -> Iterator[None]:
        """Around a run of a page, in the thread that makes it."""
        begun = time.thread_time()
        try:
            yield
        finally:
            took = time.thread_time() - begun
            with self._lock:
                self._a_run += (took - self._a_run) * LATEST

    def look(self) -> None:
        """To be called every ``LOOK_SECONDS``."""
        self._looks.append((self._clock(), self._worked()))

    @property
    def core(self) -> float:
        """How much of a core was used over the last looks; 0 until there were enough."""
        if len(self._looks) <= LOOKS:
            return 0.0
        (begun, used_then), (ended, used) = self._looks[0], self._looks[-1]
        return (used - used_then) / max(ended - begun, LOOK_SECONDS)

    @property
    def lag(self) -> float:
        """By how many seconds a look came late, on average: how long the loop keeps everybody waiting."""
        if len(self._looks) <= LOOKS:
            return 0.0
        return max(0.0, (self._looks[-1][0] - self._looks[0][0]) / LOOKS - LOOK_SECONDS)

    @property
    def demand(self) -> float:
        """How much of a core the readers need who are awake. A crowd that comes together is told before its changes come."""
        now = self._clock()
        while self._heard and now - next(iter(self._heard.values())) > AWAKE_SECONDS:
            self._heard.popitem(last=False)
        return len(self._heard) * self._a_run * AROUND_A_RUN / BETWEEN_CHANGES

    @property
    def strain(self) -> float:
        """How busy it is, as the use of a core."""
        return max(self.core, self.lag * CORE_OF_A_SECOND_LATE, self.demand)

    @property
    def has_room(self) -> bool:
        """Whether a new reader's session would be served as fast as those that are here."""
        return self.strain < self.busy_at

    def told(self) -> dict[str, float | bool]:
        """For who runs the server: the numbers, and whether new sessions are taken."""
        return {
            "core": round(self.core, 2),
            "demand": round(self.demand, 2),
            "lag_ms": round(self.lag * 1000),
            "takes_sessions": self.has_room,
        }


LOAD = Load()
