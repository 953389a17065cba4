"""The dashboard in Firefox and in WebKit: one server, one of each browser, and for each test a reader whom nobody remembers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from datasets import frozen_copy
from engine import Firefox, MiniBrowser, RunningFirefox, running_display, running_firefox
from find_engines import find_firefox, find_webkit
from reader import Reader

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


@pytest.fixture(params=ENGINES)
def window(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Firefox | MiniBrowser]:
    """A new window of each engine in turn."""
    if request.param == "firefox":
        opened: Firefox | MiniBrowser = Firefox(request.getfixturevalue("firefox"))
    else:
        opened = MiniBrowser(find_webkit(), request.getfixturevalue("display"), tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def reader(window: Firefox | MiniBrowser, site: str) -> Callable[[int], Reader]:
    """Call it with a width: a reader of the site, once in each engine."""
    return lambda width: Reader(window, site, width)
