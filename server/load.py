"""How busy this process is, and whether it has room for another reader's session.

A session costs work with each change its reader makes, a document next to nothing. Beyond what a process can carry every change of every
reader would wait, so a new reader then keeps the document, whose filters are plain forms, and those who are here go on as before.
"""

import time
from collections import deque
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from web.settings import settings

LOOK_SECONDS = 1.0
LOOKS = 5  # that count, and that it takes to call a process busy: neither its start nor a change of the data is a crowd


class Load:
    """``clock`` and ``worked`` give seconds: of the day, and of the processor's time that this process has used. ``busy_at``: how much of
    a core it may use and still take new sessions; by default as the settings have it."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        worked: Callable[[], float] = time.process_time,
        busy_at: float | None = None,
    ) -> None:
        self._clock, self._worked = clock, worked
        self.busy_at = settings().busy_at if busy_at is None else busy_at
        self._looks: deque[tuple[float, float]] = deque(maxlen=LOOKS + 1)

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
    def has_room(self) -> bool:
        """Whether a new reader's session would be served as fast as those that are here."""
        return self.core < self.busy_at

    def told(self) -> dict[str, float | bool]:
        """For who runs the server: the numbers, and whether new sessions are taken."""
        return {"core": round(self.core, 2), "lag_ms": round(self.lag * 1000), "takes_sessions": self.has_room}


LOAD = Load()


async def room(request: Request) -> Response:
    """Whether there is room for a session: what a document asks before it starts one."""
    return JSONResponse({"room": LOAD.has_room}, headers={"Cache-Control": "no-store"})
