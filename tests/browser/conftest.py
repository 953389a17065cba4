"""The dashboard in a real browser: one server and one browser for each test process, a fresh visitor for each page.

A test takes ``open_page``, or ``look_at`` if it only looks; the test fails by itself when the page logged an error, asked another host
for anything, or made the server log a traceback. A test that breaks the data takes ``data_folder``, which is put right again afterwards.
To wait, use ``settle`` from visiting.py or Playwright's ``expect``, never a pause.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from datasets import frozen_copy
from find_chromium import find
from playwright.sync_api import Browser, expect, sync_playwright
from visiting import FLAGS, HEIGHTS, IN_SIGHT, RUN_MILLISECONDS, InOneTab, View, Visitor

from tests.serving.running import Site, running

# Long enough for a machine that is busy with other things; who expects something that comes sooner waits no longer.
expect.set_options(timeout=RUN_MILLISECONDS)

VIEWS = [View(width, theme) for width in HEIGHTS for theme in ("light", "dark")]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The project's dashboard on a free port, served as for the public, with its security headers; it reads a copy of the frozen data."""
    with _running(tmp_path_factory.mktemp("server")) as started:
        yield started


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Site]:
    """The same, in a process of its own that nobody has visited yet."""
    with _running(tmp_path) as started:
        yield started


@contextmanager
def _running(folder: Path) -> Iterator[Site]:
    data = frozen_copy(folder / "data")
    with running(folder, data) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    path = find()
    if path is None:
        pytest.fail("No Chromium was found; `make test` installs one.")
    with sync_playwright() as playwright:
        playwright.selectors.register("in-sight", IN_SIGHT, content_script=True)  # also where no script of a page may run
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def data_folder(server: Site) -> Iterator[Path]:
    """The folder that the server reads, to be changed at will: every file is put back after the test."""
    before = {path: path.read_bytes() for path in server.data.rglob("*") if path.is_file()}
    yield server.data
    for path in server.data.rglob("*"):
        if path.is_file() and path not in before:
            path.unlink()
    for path, content in before.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    server.wait_until_newest()


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view.width}-{view.theme}")
def view(request: pytest.FixtureRequest) -> View:
    """Each of the four ways to look at a page in turn; give it on as ``open_page(path, *view)``. For looks: a journey is made once."""
    return request.param


@pytest.fixture
def open_page(browser: Browser, server: Site) -> Iterator[Visitor]:
    """A visitor: call it to open a page. A test that provokes faults on purpose empties ``open_page.faults`` itself."""
    visitor = Visitor(browser, server)
    with _without_faults(visitor, server):
        yield visitor
        visitor.close()


@pytest.fixture
def open_first_page(browser: Browser, fresh_server: Site) -> Iterator[Visitor]:
    """The first visitor that a server has had since it started."""
    visitor = Visitor(browser, fresh_server)
    with _without_faults(visitor, fresh_server):
        yield visitor
        visitor.close()


@pytest.fixture
def look_at(_tab: InOneTab, server: Site) -> Iterator[Visitor]:
    """The same for a page that is only looked at: it is opened in a tab that other tests have looked at theirs in, which is faster."""
    with _without_faults(_tab, server):
        yield _tab


@pytest.fixture(scope="session")
def _tab(browser: Browser, server: Site) -> Iterator[InOneTab]:
    visitor = InOneTab(browser, server)
    yield visitor
    visitor.close()


@contextmanager
def _without_faults(visitor: Visitor, server: Site) -> Iterator[None]:
    """Fails if, in the block, something went wrong behind a page or the server logged a traceback."""
    visitor.faults.clear()
    logged = server.log.stat().st_size
    yield
    with server.log.open("rb") as log:
        log.seek(logged)
        news = log.read().decode("utf-8", errors="replace")
    if "Traceback (most recent call last)" in news:
        visitor.faults.append(f"the server logged:\n{news}")
    if visitor.faults:
        pytest.fail("\n".join(visitor.faults), pytrace=False)
