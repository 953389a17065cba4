"""The one library of this process, and what becomes of memory when it reads new data."""

import gc
import threading

from commitments.last_good import LastGood
from commitments.library import Dataset, Library
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection
from commitments.selecting.subjects import nobodys_called
from commitments.standing import standings
from web.settings import settings

_shared: list[Library] = []  # none or one
_lock = threading.Lock()


def shared_library() -> Library:
    """The one library of this process. It reads the data when its state is first asked for."""
    with _lock:
        if not _shared:
            chosen = settings()
            _shared.append(Library(chosen.data, prepare, chosen.max_bytes, LastGood(chosen.cache)))
        return _shared[0]


def forget_library() -> None:
    """The next call of ``shared_library`` makes a new one, from the settings as they are then: for tests."""
    with _lock:
        _shared.clear()


def prepare(dataset: Dataset) -> None:
    """Builds what readers would wait for, and takes it out of the garbage collector's rounds.

    Streamlit collects after every run, and going through these long-lived records each time costs more than the run itself.
    """
    gc.freeze()  # not gone through while the rest is built either
    index_of(dataset).words.prepare()
    nobodys_called(dataset, "")
    standings(dataset)
    Selection().mask(dataset)
    free_of_collection()


def free_of_collection() -> None:
    """Takes all that is loaded by now out of the garbage collector's rounds, after a last one."""
    gc.unfreeze()  # what an earlier dataset has left behind goes
    gc.collect()
    gc.freeze()
