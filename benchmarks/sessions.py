"""Sessions that are opened and dropped: does the server keep memory or open files of them?

Of three sessions one is closed as a browser does, one is cut off after its page has come, and one while it is being made.
"""

import asyncio
import time
from collections.abc import Iterator

from benchmarks.parts import Effort, Line
from benchmarks.readers import Reader
from benchmarks.servers import Server, ours

DROPPED = 2_000
BATCH = 25  # at the same time
WARM = 300  # dropped before the first look: more than Streamlit keeps for readers who come back
SETTLE = 15.0  # seconds in which what is left of the last is collected
MOST_GROWTH = 1.1
MOST_FILES = 20  # more than before


def sessions(effort: Effort) -> Iterator[Line]:
    """Memory and open files before and after."""
    number = DROPPED if effort.seconds >= 20 else DROPPED // 10
    with ours() as server:
        asyncio.run(_dropped(server, WARM))
        memory, files = server.megabytes(), server.process.num_fds()
        begun = time.monotonic()
        asyncio.run(_dropped(server, number))
        took = f"{number:,} sessions in {time.monotonic() - begun:.0f} s"
        yield Line("memory after dropped sessions", server.megabytes(), "MiB", took, memory, "before", MOST_GROWTH, True)
        left = server.process.num_fds()
        yield Line("open files after dropped sessions", left, "files", f"{files} before", most=files + MOST_FILES)


async def _dropped(server: Server, number: int) -> None:
    for first in range(0, number, BATCH):
        await asyncio.gather(*(_one(server, first + place) for place in range(BATCH)))
    await asyncio.sleep(SETTLE)


async def _one(server: Server, number: int) -> None:
    reader = Reader(server.socket_url, ("", "explore", "compare")[number % 5 % 3])
    opening = asyncio.create_task(reader.open())
    if number % 3 == 2:
        while not reader.received and not opening.done():
            await asyncio.sleep(0.005)
        opening.cancel()
        await asyncio.gather(opening, return_exceptions=True)
    else:
        await opening
    if number % 3:
        reader.socket.transport.abort()
    else:
        await reader.close()
