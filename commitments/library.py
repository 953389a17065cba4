"""The data of a folder as readers see it: read again when a file changes, and the last good version while a change has faults.

``Library(folder).state()`` is all that callers need: a ``State`` with the last good ``Dataset`` (or none) and the faults of the
newest files (or none). A program that reads the data once needs no library: ``read_dataset(folder)``.
"""

import datetime
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from commitments.dataset import Dataset as Dataset
from commitments.dataset import dataset_from as dataset_from
from commitments.dataset import dataset_with as dataset_with
from commitments.last_good import LastGood
from commitments.reading.faults import Fault
from commitments.reading.folder import read_folder, read_texts, yaml_files
from commitments.reading.left_overs import left_overs
from commitments.reading.yaml_source import MAX_BYTES

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class State:
    """What the pages show: the last good data, and the faults of the newest files where these are not it.

    ``since`` is when the faults were first seen (UTC); ``None`` while all is well.
    """

    dataset: Dataset | None
    faults: tuple[Fault, ...] = ()
    since: datetime.datetime | None = None


# Name, time of change, size and inode of each YAML file.
Fingerprint = tuple[tuple[str, int, int, int], ...]


class Library:
    """Reads a data folder when first asked and whenever its files have changed since; safe to share between threads.

    ``prepare`` is called with every new dataset before anybody gets it: for indexes that readers should not have to wait for. A file
    larger than ``max_bytes`` is a fault. With ``last_good`` the last good data outlives this process.
    """

    def __init__(
        self,
        folder: Path | str,
        prepare: Callable[[Dataset], None] | None = None,
        max_bytes: int = MAX_BYTES,
        last_good: LastGood | None = None,
    ) -> None:
        self.folder = Path(folder)
        self._prepare = prepare
        self._max_bytes = max_bytes
        self._last_good = last_good
        self._lock = threading.Lock()
        self._seen: Fingerprint | None = None
        self._state = State(None)

    def state(self) -> State:
        """The current state. While one thread reads changed files, the others go on with the last good data."""
        seen = self._fingerprint()
        if seen == self._seen:
            return self._state
        if self._state.dataset is not None and self._lock.locked():
            return self._state
        with self._lock:
            seen = self._fingerprint()
            if seen != self._seen:
                self._state = self._read()
                self._seen = seen
            return self._state

    @property
    def unchanged(self) -> State | None:
        """The current state where no file has changed since it was read; None where it has to be read. Never waits."""
        return self._state if self._seen is not None and self._fingerprint() == self._seen else None

    @property
    def has_been_read(self) -> bool:
        """Whether ``state`` has an answer without reading everything first."""
        return self._seen is not None

    def _read(self) -> State:
        reading = read_folder(self.folder, self._max_bytes)
        with suppress(OSError):
            for copy in left_overs(self.folder):
                log.warning("In the data folder: %s", copy)
        if reading.records is not None:
            if self._last_good:
                self._last_good.save(reading.texts)
            return State(self._prepared(dataset_from(reading.records, reading.texts)))
        since = self._state.since or datetime.datetime.now(datetime.UTC)
        return State(self._state.dataset or self._from_copy(), reading.faults, since)

    def _from_copy(self) -> Dataset | None:
        """What was good before this process began, if the code of today finds it good as well."""
        for texts in self._last_good.copies(self._max_bytes) if self._last_good else ():
            reading = read_texts(texts, self._max_bytes)
            if reading.records is not None:
                return self._prepared(dataset_from(reading.records, reading.texts))
        return None

    def _prepared(self, dataset: Dataset) -> Dataset:
        if self._prepare:
            self._prepare(dataset)
        return dataset

    def _fingerprint(self) -> Fingerprint:
        """Name, time and size of every YAML file: cheap enough for every rerun."""
        try:
            paths = yaml_files(self.folder).values()
        except OSError:
            return ()
        prints = []
        for path in paths:
            try:
                stat = path.stat()
                prints.append((path.name, stat.st_mtime_ns, stat.st_size, stat.st_ino))
            except OSError:
                prints.append((path.name, 0, 0, 0))
        return tuple(prints)
