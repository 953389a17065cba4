"""Starts the servers that are measured, one after the other, and reads what they use."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from commitments.downloads.database import to_sqlite
from commitments.downloads.tables import tables
from commitments.library import Library
from web.settings import DATA

PROJECT = Path(__file__).resolve().parent.parent
PLAIN = Path(__file__).resolve().parent / "plain"
LONGEST_START = 600.0


@dataclass
class Server:
    """A running server: ``url`` ends without a slash; ``started`` is how many seconds it took until it called itself ready."""

    url: str
    process: psutil.Process
    started: float
    log: Path

    @property
    def socket_url(self) -> str:
        return self.url.replace("http", "ws", 1)

    def processor_seconds(self) -> float:
        times = self.process.cpu_times()
        return times.user + times.system

    def megabytes(self) -> float:
        """Resident memory."""
        return self.process.memory_info().rss / 2**20


@contextmanager
def ours(data: Path | None = None, **environment: str) -> Iterator[Server]:
    """The dashboard as it is served for the public. Every reader gets a session, however busy it is, unless ``PLEDGE_BUSY_AT`` is given."""
    own = {"PLEDGE_ACCESS_LOG": "off", "PLEDGE_BUSY_AT": "100"} | ({"PLEDGE_DATA": str(data)} if data else {})
    with _running(PROJECT, "serve.py", "/readyz", own | environment) as server:
        yield server


@contextmanager
def plain(name: str) -> Iterator[Server]:
    """A page of ``plain/`` as ``streamlit run`` serves it, with Streamlit's own settings."""
    with _running(PLAIN, f"{name}.py", "/_stcore/health", {}) as server:
        yield server


@contextmanager
def datasette() -> Iterator[Server]:
    """Datasette with our SQLite file of the same rows, which nobody changes."""
    dataset = Library(DATA).state().dataset
    assert dataset is not None
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pledge.sqlite").write_bytes(to_sqlite(tables(dataset), dataset))
        with _running(Path(folder), "pledge.sqlite", "/-/versions.json", {}) as server:
            yield server


@contextmanager
def _running(folder: Path, entry: str, ready: str, environment: dict[str, str]) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    if entry == "serve.py":
        command = [sys.executable, entry, "--port", str(port), "--address", "127.0.0.1"]
    elif entry.endswith(".sqlite"):
        command = [sys.executable, "-m", "datasette", "serve", "--immutable", entry, "--port", str(port)]
    else:
        command = [sys.executable, "-m", "streamlit", "run", entry, "--server.headless", "true", "--server.port", str(port)]
        command += ["--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    with tempfile.TemporaryDirectory() as home:
        log = Path(home) / "log"
        begun = time.perf_counter()
        with log.open("wb") as output:
            surroundings = os.environ | {"HOME": home} | environment
            started = subprocess.Popen(command, cwd=folder, env=surroundings, stdout=output, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{port}"
            while not answers(url + ready):
                if started.poll() is not None or time.perf_counter() - begun > LONGEST_START:
                    raise RuntimeError(f"{entry} did not start:\n{log.read_text(errors='replace')}")
                time.sleep(0.02)
            yield Server(url, psutil.Process(started.pid), time.perf_counter() - begun, log)
        finally:
            started.terminate()
            try:
                started.wait(timeout=10)
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()


def answers(url: str) -> bool:
    """Whether an address answers with 200."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
