"""Starts the public server for a test, asks it things, and stops it."""

import asyncio
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
PROJECT = Path(__file__).parents[2]
START_SECONDS = 60


class Answer(NamedTuple):
    """``headers`` by their names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Site:
    """A running server on loopback."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    data: Path

    @property
    def url(self) -> str:
        """Its address without a last slash."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request. A header's name is written with underscores: ``Accept_Encoding="br"``."""
        return ask(self.port, path, method, **headers)

    def logged(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait_until_ready(self) -> None:
        wait_for(lambda: self.process.poll() is not None or status(self.port, "/readyz") == 200)
        assert self.process.poll() is None, f"the server ended:\n{self.logged()}"

    def wait_until_newest(self) -> None:
        """Waits until what the data's files say now is what readers get, or has been found faulty."""
        wait_for(lambda: self.ask("/readyz").json["newest"], 20, "for changed files to be read")


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """One request to a port on loopback."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def status(port: int, path: str) -> int:
    """The status of an answer; 0 while nobody answers."""
    try:
        return ask(port, path).status
    except OSError:
        return 0


def wait_for(true: Any, seconds: float = START_SECONDS, what: str = "") -> None:
    """Asks again and again until ``true()`` is, or fails the test."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"waited {seconds} s in vain {what}"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(
    folder: Path, data: Path, port: int = 0, entry: str = "serve.py", project: Path = PROJECT, **environment: str
) -> Site:
    """Starts a server that reads ``data`` and logs into ``folder``; does not wait for it. ``project``: where the code is."""
    port = port or free_port()
    log = folder / f"server-{port}.log"
    if entry == "serve.py":
        command = [sys.executable, entry, "--port", str(port), "--address", "127.0.0.1"]
    else:
        command = [sys.executable, "-m", "streamlit", "run", entry, "--server.headless", "true", "--server.port", str(port)]
    # A home of its own: the settings of whoever runs the tests must not change what is tested.
    # Tests ask faster than readers, several at once on one machine: none of them is to find the server busy unless that is what it tries.
    surroundings = os.environ | {"PLEDGE_DATA": str(data), "HOME": str(folder), "PLEDGE_BUSY_AT": "100"} | environment
    with log.open("ab") as output:
        process = subprocess.Popen(command, cwd=project, env=surroundings, stdout=output, stderr=subprocess.STDOUT)
    return Site(port, process, log, data)


def stop(site: Site) -> None:
    """Ends the server as an orchestrator would, and by force if it does not go."""
    if site.process.poll() is None:
        site.process.terminate()
        try:
            site.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            site.process.kill()
            site.process.wait()


@contextmanager
def running(folder: Path, data: Path, **more: Any) -> Iterator[Site]:
    """A server that is ready, for as long as the block lasts."""
    site = start(folder, data, **more)
    try:
        site.wait_until_ready()
        yield site
    finally:
        stop(site)


def in_a_thread(visit: Coroutine[None, None, T]) -> T:
    """The result of a coroutine. Where browser tests ran before, Playwright's own loop already runs in the test's thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, visit).result()
