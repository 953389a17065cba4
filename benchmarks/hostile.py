"""One client that asks at full speed from forty connections: how much longer does another reader wait for a click?

Peace and attack take turns on one server, so that a busy moment of the machine falls on both. Attacker and reader are told apart as
behind a proxy that names its clients. The attacker runs in a process of its own, on the same machine:
``python -m benchmarks.hostile URL SECONDS everything ADDRESS`` prints one line of JSON, how many answers it got by status.
"""

import asyncio
import itertools
import json
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

from websockets.exceptions import InvalidStatus, WebSocketException

from benchmarks.parts import MILLISECOND, Effort, Line
from benchmarks.readers import Reader, at
from benchmarks.servers import PROJECT, Server, ours
from commitments.library import Library
from web.settings import BUSY_AT, DATA

CONNECTIONS = 40
TURNS = 3  # of peace and attack
PERIOD = 0.25  # seconds between the reader's changes
CHANGES = 20  # of one session of the attacker
MOST = 2.0  # times the peace
PEACE, EVERYTHING, SESSIONS = "peace", "everything", "sessions"
ATTACKS = (
    EVERYTHING,
    SESSIONS,
)  # pages, files, pictures and sessions together; sessions alone, whose pages it changes without pause
READER, ATTACKERS = "198.51.100.7", "203.0.113.{}"  # each attack from an address of its own, which is in no debt yet
BEFORE = 1.0  # seconds of attack before the reader's waits count: it is under way by then


def hostile(effort: Effort) -> Iterator[Line]:
    """A reader's changes in peace, and under each attack."""
    with ours(PLEDGE_BUSY_AT=str(BUSY_AT)) as server:
        waits, answers = asyncio.run(_in_turn(server, effort.seconds / 2))
    peace = at(waits[PEACE], 0.95)
    yield Line("a click in peace, p95", peace, MILLISECOND, _told(waits[PEACE]))
    for attack, got in answers.items():
        counted = ", ".join(f"{number} × {what}" for what, number in got.most_common())
        yield Line(
            f"a click while one client asks from {CONNECTIONS} connections, {attack}, p95",
            at(waits[attack], 0.95),
            MILLISECOND,
            f"{_told(waits[attack])}; the attacker got {counted}",
            peace,
            PEACE,
            MOST,
            True,
        )


def _told(waits: list[float]) -> str:
    return f"p50 {statistics.median(waits):.1f}, {len(waits)} clicks"


async def _in_turn(server: Server, seconds: float) -> tuple[dict[str, list[float]], dict[str, Counter[str]]]:
    """Milliseconds of the reader's changes, in order, and what the attacker was answered, by attack."""
    reader = Reader(server.socket_url, client=READER)
    await reader.open()
    await _changes(reader, 2)
    waits: dict[str, list[float]] = {PEACE: [], **{attack: [] for attack in ATTACKS}}
    answers = {attack: Counter[str]() for attack in ATTACKS}
    address = itertools.count(1)
    for _ in range(TURNS):
        waits[PEACE] += await _changes(reader, seconds)
        for attack in ATTACKS:
            command = [sys.executable, "-m", "benchmarks.hostile", server.url, str(BEFORE + seconds), attack]
            command.append(ATTACKERS.format(next(address)))
            attacker = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
            await asyncio.to_thread(attacker.stdout.readline)  # until it begins
            await asyncio.sleep(BEFORE)
            waits[attack] += await _changes(reader, seconds)
            answers[attack].update(json.loads(await asyncio.to_thread(attacker.stdout.read)))
            attacker.wait()
            await asyncio.sleep(1)  # what was under way has come to its end
    await reader.close()
    return {when: sorted(found) for when, found in waits.items()}, answers


async def _changes(reader: Reader, seconds: float) -> list[float]:
    waits: list[float] = []
    end = time.perf_counter() + seconds
    for turn in itertools.count():
        if time.perf_counter() >= end:
            return waits
        waits.append(await reader.change(turn) * 1000)
        await asyncio.sleep(PERIOD * (0.5 + random.random()))
    raise AssertionError


class Attacker:
    """Asks what costs a server most, from one address."""

    def __init__(self, url: str, address: str) -> None:
        self.url, self.address, self.end = url, address, 0.0
        self.host, self.port = urlsplit(url).hostname, urlsplit(url).port
        self.answers: Counter[str] = Counter()
        dataset = Library(DATA).state().dataset
        assert dataset is not None
        self.commitments = list(dataset.by_id["commitment"])
        self.parties, self.themes = ([entry.id for entry in group] for group in (dataset.parties, dataset.themes))
        self.topics = [topic.id for topic in dataset.topics]
        self.number = itertools.count(random.randrange(10**9))

    async def run(self, seconds: float, attack: str) -> None:
        self.end = time.monotonic() + seconds
        asks: list[Callable[[], str]] = [self.document, self.search, self.picture, self.archive, self.table, self.odd]
        patience = (True, True, True, True, True, False)
        kinds = [self._asking(ask, patient) for ask in asks for patient in patience] if attack == EVERYTHING else []
        sockets = [self._connecting() for _ in range(CONNECTIONS - len(kinds))]
        await asyncio.gather(*kinds, *sockets)

    def document(self) -> str:
        chance = random.choice
        return chance(
            (
                f"/commitment?id={chance(self.commitments)}",
                f"/explore?party={chance(self.parties)}&theme={chance(self.themes)}&topic={chance(self.topics)}",
                f"/compare?topic={chance(self.topics)}&party={chance(self.parties)}&party={chance(self.parties)}",
            )
        )

    def search(self) -> str:
        return f"/{random.choice(('explore', 'answer'))}?q={quote(f'dentists and nurses {next(self.number)}')}"

    def picture(self) -> str:
        name, kind = random.choice(("matrix", "facts", "themes")), random.choice(("png", "svg", "pdf", "json"))
        return f"/figures/{name}.{kind}?q=nurses+{next(self.number)}"

    def archive(self) -> str:
        return f"/data/package.zip?junk={next(self.number)}"

    def table(self) -> str:
        kind = random.choice(("xlsx", "json", "csv"))
        return f"/data/commitments.{kind}?party={random.choice(self.parties)}&q=care+{next(self.number)}"

    def odd(self) -> str:
        wrong = "&".join(f"topic=nearly-{next(self.number)}" for _ in range(random.choice((3, 100, 300, 600))))
        return random.choice(("/explore?", "/data/commitments.csv?", "/no/such/page?")) + wrong

    async def _asking(self, ask: Callable[[], str], patient: bool) -> None:
        """Asks again as soon as it is answered; without patience it leaves before the answer has come."""
        while time.monotonic() < self.end:
            try:
                reader, writer = await asyncio.open_connection(self.host, self.port)
                writer.write(
                    f"GET {ask()} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nX-Forwarded-For: {self.address}\r\n"
                    "Accept-Encoding: br\r\nConnection: close\r\n\r\n".encode()
                )
                left = self.end - time.monotonic()
                answer = await asyncio.wait_for(reader.read(), max(0.1, left) if patient else 0.01)
                self.answers[answer[9:12].decode() or "cut off"] += 1
                writer.close()
            except TimeoutError:
                self.answers["not waited for"] += 1
                writer.close()
            except OSError as error:
                self.answers[type(error).__name__] += 1

    async def _connecting(self) -> None:
        """Opens a page with a session, changes its filter at once again and again, leaves, and comes again."""
        while time.monotonic() < self.end:
            reader = Reader(self.url.replace("http", "ws", 1), random.choice(("", "explore", "compare")), client=self.address)
            try:
                await asyncio.wait_for(reader.open(), max(0.1, self.end - time.monotonic()))
                self.answers["session"] += 1
                for turn in range(CHANGES):
                    await asyncio.wait_for(reader.change(turn), max(0.1, self.end - time.monotonic()))
                    self.answers["change"] += 1
                await reader.close()
            except InvalidStatus as refused:
                self.answers[f"socket {refused.response.status_code}"] += 1
            except (OSError, TimeoutError, WebSocketException) as error:
                self.answers[f"socket {type(error).__name__}"] += 1


def main(url: str, seconds: str, attack: str, address: str) -> None:
    attacker = Attacker(url, address)
    print("begun", flush=True)
    asyncio.run(attacker.run(float(seconds), attack))
    print(json.dumps(attacker.answers))


if __name__ == "__main__":
    main(*sys.argv[1:])
