"""The dashboard in Firefox and in WebKit: one server, one window of each browser, and for each test a reader whom nobody remembers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from datasets import frozen_copy
from engine import Firefox, MiniBrowser, RunningFirefox, running_display, running_firefox
from find_engines import find_firefox, find_webkit
from reader import Reader, ReaderOf

from tests.serving.running import running

ENGINES = ["firefox", "webkit"]


MISSING = "is not on this machine; `make engines` says how to get it"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            for marker in ("engines", "browser", "slow"):
                item.add_marker(marker)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboard, served as for the public."""
    folder = tmp_path_factory.mktemp("server")
    with running(folder, frozen_copy(folder / "data")) as started:
        yield f"http://127.0.0.1:{started.port}"


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningFirefox]:
    path = find_firefox()
    if path is None:
        pytest.skip(f"Firefox {MISSING}")
    with running_firefox(path, tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    webkit = find_webkit()
    if webkit is None:
        pytest.skip(f"WebKit {MISSING}")
    with running_display(webkit.display) as name:
        yield name


Windows = Callable[[str, str], Firefox | MiniBrowser]


@pytest.fixture(scope="session")
def windows(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """Call it with an engine and how it is to show pages ("light", "dark" or, Firefox alone, "forced"): a window, the same every time.

    A browser is slow to start, so tests share one; a window that shows pages in another way has a browser of its own.
    """
    with ExitStack() as opened:

        @cache
        def window(engine: str, look: str) -> Firefox | MiniBrowser:
            folder = tmp_path_factory.mktemp(f"{engine}-{look}")
            if engine == "webkit":
                browser = MiniBrowser(find_webkit(), request.getfixturevalue("display"), folder, look)
                opened.callback(browser.close)
                return browser
            usual = look == "light"
            tab = Firefox(
                request.getfixturevalue("firefox")
                if usual
                else opened.enter_context(running_firefox(find_firefox(), folder, look))
            )
            opened.callback(tab.close)
            return tab

        yield window


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn, with all tests of one before those of the other. A test is skipped where its engine is not here."""
    request.getfixturevalue("firefox" if request.param == "firefox" else "display")
    return request.param


@pytest.fixture
def reader(engine: str, windows: Windows, site: str) -> ReaderOf:
    """Call it with a width, and how pages are to be shown: a reader of the site, once in each engine."""

    def new(width: int, look: str = "light") -> Reader:
        window = windows(engine, look)
        window.go(f"{site}/healthz")
        window.run("localStorage.clear(); sessionStorage.clear()")
        return Reader(window, site, width)

    return new
