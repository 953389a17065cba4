"""Documents, which readers without a script or before it read: how long a reader on the server's machine waits for one."""

import random
import time
import urllib.request
from collections.abc import Iterator

from benchmarks.parts import Effort, Line, measured_line
from benchmarks.servers import ours
from commitments.library import Library
from web.settings import DATA


def documents(effort: Effort) -> Iterator[Line]:
    """Commitments and comparisons asked for the first time, and again."""
    dataset = Library(DATA).state().dataset
    assert dataset is not None
    some = random.Random(1).sample(list(dataset.by_id["commitment"]), 10 * effort.loads)
    addresses = [
        *(f"commitment?id={id_}" for id_ in some),
        *(f"compare?topic={topic.id}" for topic in dataset.topics[: len(some)]),
    ]
    with ours() as server:
        new = [_milliseconds(f"{server.url}/{address}") for address in addresses]
        again = [_milliseconds(f"{server.url}/{address}") for address in addresses]
    yield measured_line("a document, new", new, most=60)
    yield measured_line("a document, kept", again, most=10)


def _milliseconds(url: str) -> float:
    begun = time.perf_counter()
    with urllib.request.urlopen(url, timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - begun) * 1000
