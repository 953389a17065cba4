"""Things kept in memory for a while, a bounded number of them."""

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class BoundedStore(Generic[T]):
    """By key; the oldest goes when there are more than ``most``, and each when it has not been looked at for ``minutes`` (None: then
    none goes for its age). Safe to share between threads."""

    def __init__(self, most: int, minutes: float | None = None) -> None:
        self._kept: OrderedDict[Hashable, tuple[T, float]] = OrderedDict()
        self._lock = threading.Lock()
        self._most, self._seconds = most, float("inf") if minutes is None else minutes * 60

    def put(self, key: Hashable, thing: T) -> None:
        """Keeps a thing, in the place of what had the same key."""
        with self._lock:
            self._kept[key] = (thing, time.monotonic() + self._seconds)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def get(self, key: Hashable) -> T | None:
        """The thing, which is kept anew from now on; None where it is gone."""
        with self._lock:
            self._drop_old()
            if key not in self._kept:
                return None
            thing, _ = self._kept[key]
            self._kept[key] = (thing, time.monotonic() + self._seconds)
            return thing

    def take(self, key: Hashable) -> T | None:
        """The thing, once; None where it is gone."""
        with self._lock:
            self._drop_old()
            thing, _ = self._kept.pop(key, (None, 0.0))
            return thing

    def _drop_old(self) -> None:
        if self._seconds == float("inf"):
            return
        now = time.monotonic()
        for key in [key for key, (_, until) in self._kept.items() if until < now]:
            del self._kept[key]
