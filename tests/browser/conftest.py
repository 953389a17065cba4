"""The dashboard in a real browser: one server and one browser for each test process, a fresh visitor for each page.

A test takes ``open_page``; the test fails by itself when the page logged an error, asked another host for anything, or
made the server log a traceback. A test that breaks the data takes ``data_folder``, which is put right again afterwards.
To wait, use ``settle`` from visiting.py or Playwright's ``expect``, never a pause.
"""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from find_chromium import find
from playwright.sync_api import Browser, expect, sync_playwright
from visiting import FLAGS, HEIGHTS, PROJECT, RUN_MILLISECONDS, Server, View, Visitor

START_SECONDS = 60
# Long enough for a machine that is busy with other things; who expects something that comes sooner waits no longer.
expect.set_options(timeout=RUN_MILLISECONDS)

VIEWS = [View(width, theme) for width in HEIGHTS for theme in ("light", "dark")]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The project's dashboard on a free port, served as for the public, with its security headers; it reads a copy of data/."""
    with _running(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """The same, in a process of its own that nobody has visited yet."""
    with _running(tmp_path) as running:
        yield running


@contextmanager
def _running(folder: Path) -> Iterator[Server]:
    data = folder / "data"
    shutil.copytree(PROJECT / "data", data)
    port = _free_port()
    log = folder / "server.log"
    command = [sys.executable, "serve.py"]
    options = ["--port", str(port), "--address", "127.0.0.1"]
    # A home of its own: the settings of whoever runs the tests must not change what is tested.
    environment = os.environ | {"PLEDGE_DATA": str(data), "HOME": str(folder)}
    with log.open("wb") as output:
        process = subprocess.Popen(command + options, cwd=PROJECT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    running = Server(f"http://127.0.0.1:{port}", data, log)
    try:
        _wait_until_healthy(process, running)
        yield running
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_healthy(process: subprocess.Popen[bytes], server: Server) -> None:
    for _ in range(START_SECONDS * 10):
        try:
            with urllib.request.urlopen(f"{server.url}/readyz", timeout=START_SECONDS) as answer:
                if answer.status == 200:
                    return
        except OSError:
            pass
        try:
            # Ends the wait at once if the server gave up, else spaces the questions.
            process.wait(timeout=0.1)
            break
        except subprocess.TimeoutExpired:
            continue
    pytest.fail(f"The dashboard did not start:\n{server.log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    path = find()
    if path is None:
        pytest.fail("No Chromium was found; `make test` installs one.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def data_folder(server: Server) -> Iterator[Path]:
    """The folder that the server reads, to be changed at will: every file is put back after the test."""
    before = {path: path.read_bytes() for path in server.data.rglob("*") if path.is_file()}
    yield server.data
    for path in server.data.rglob("*"):
        if path.is_file() and path not in before:
            path.unlink()
    for path, content in before.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view.width}-{view.theme}")
def view(request: pytest.FixtureRequest) -> View:
    """Each of the four ways to look at a page in turn; give it on as ``open_page(path, *view)``."""
    return request.param


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Visitor]:
    """A visitor: call it to open a page. A test that provokes faults on purpose empties ``open_page.faults`` itself."""
    with _visiting(browser, server) as visitor:
        yield visitor


@pytest.fixture
def open_first_page(browser: Browser, fresh_server: Server) -> Iterator[Visitor]:
    """The first visitor that a server has had since it started."""
    with _visiting(browser, fresh_server) as visitor:
        yield visitor


@contextmanager
def _visiting(browser: Browser, server: Server) -> Iterator[Visitor]:
    logged = server.log.stat().st_size
    visitor = Visitor(browser, server)
    yield visitor
    visitor.close()
    with server.log.open("rb") as log:
        log.seek(logged)
        news = log.read().decode("utf-8", errors="replace")
    if "Traceback (most recent call last)" in news:
        visitor.faults.append(f"the server logged:\n{news}")
    if visitor.faults:
        pytest.fail("\n".join(visitor.faults), pytrace=False)
