"""Documents, which readers without a script or before it read: how long a reader on the server's machine waits for one, alone and in a crowd."""

import asyncio
import json
import random
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from benchmarks.parts import MILLISECOND, Effort, Line, measured_line
from benchmarks.readers import at
from benchmarks.servers import PROJECT, ours
from commitments.library import Dataset, Library
from web.settings import DATA

CROWD, PERIOD = 1000, 5.0  # readers, and seconds between two documents of one


def documents(effort: Effort) -> Iterator[Line]:
    """Commitments and comparisons asked for the first time, and again; then a crowd that goes from page to page."""
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
        before, begun = server.processor_seconds(), time.perf_counter()
        command = [sys.executable, "-m", "benchmarks.documents", server.url, str(CROWD), str(effort.seconds)]
        ended = subprocess.run(
            command, cwd=PROJECT, input=json.dumps(_visited(dataset)), capture_output=True, text=True, check=True
        )
        answer = json.loads(ended.stdout)
        load = (server.processor_seconds() - before) / (time.perf_counter() - begun)
        yield Line(
            f"{CROWD:,} readers of documents, p95",
            answer["p95"],
            MILLISECOND,
            f"p50 {answer['p50']}, {answer['number']:,} documents, {answer['other'] or 'none'} not answered, {load:.0%} of a core",
            most=0 if answer["other"] or not answer["number"] else 50,
        )


def _visited(dataset: Dataset) -> list[str]:
    """The pages that a crowd goes to."""
    return [
        *("", "explore", "compare", "nations", "pledge_to_plan"),
        *(f"compare?theme={theme.id}" for theme in dataset.themes),
        *(f"explore?party={party.id}" for party in dataset.parties),
        *(f"commitment?id={row.id}" for row in dataset.commitments[:60]),
    ]


def _milliseconds(url: str) -> float:
    begun = time.perf_counter()
    with urllib.request.urlopen(url, timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - begun) * 1000


async def _crowd(url: str, number: int, seconds: float, addresses: list[str]) -> dict[str, object]:
    """Milliseconds of all answers (p50, p95), how many there were, and what else came, by status or kind of error."""
    host, port = urlsplit(url).hostname, urlsplit(url).port
    waits: list[float] = []
    other: Counter[str] = Counter()

    async def ask(address: str) -> str:
        reader, writer = await asyncio.open_connection(host, port)
        request = f"GET /{address} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
        writer.write(request.encode())
        answer = await reader.read()
        writer.close()
        return answer[9:12].decode()

    async def read() -> None:
        await asyncio.sleep(random.random() * PERIOD)
        while (begun := time.perf_counter()) < end:
            try:
                status = await ask(random.choice(addresses))
                other.update([status] if status != "200" else [])
            except OSError as error:
                other[type(error).__name__] += 1
            waits.append((time.perf_counter() - begun) * 1000)
            await asyncio.sleep(max(0.0, begun + PERIOD - time.perf_counter()))

    for address in addresses:
        await ask(address)
    end = time.perf_counter() + seconds
    await asyncio.gather(*(read() for _ in range(number)))
    waits.sort()
    return {
        "p50": round(at(waits, 0.5) or 0, 1),
        "p95": round(at(waits, 0.95) or 0, 1),
        "number": len(waits),
        "other": dict(other),
    }


if __name__ == "__main__":
    asked, many, long = sys.argv[1:]
    print(json.dumps(asyncio.run(_crowd(asked, int(many), float(long), json.load(sys.stdin)))))
