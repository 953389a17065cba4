"""The pages without a browser: Streamlit's own test runner draws them, and the tests read what they drew.

``open_page("explore", party="labour", theme=["dentistry", "prevention"])`` gives a page after its run, as ``Shown``. It reads the
frozen data; a test that changes the data takes ``data`` or ``small_data`` as well, a copy of its own.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import odd_text
import pytest
import second_election
from app_test import AppTest
from datasets import frozen_copy
from shown import OpenPage, Shown

from tests.domain.sample import SOUND
from web.library import forget_library
from web.pages import PAGES

PROJECT = Path(__file__).parents[2]
RUN_SECONDS = 60


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped data, which the pages of this test read and the test may change."""
    yield from _read_by_the_pages(frozen_copy(tmp_path / "data"), monkeypatch)


@pytest.fixture
def small_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same with the small sound dataset, which is read in a moment: for what is tried on every page with files that change."""
    yield from _read_by_the_pages(Path(shutil.copytree(SOUND, tmp_path / "data")), monkeypatch)


def _read_by_the_pages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("PLEDGE_DATA", str(folder))
    forget_library()
    yield folder
    forget_library()


@pytest.fixture(scope="module")
def two_elections(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An invented second election beside the first, in data that the pages of a whole module read and no test changes."""
    yield from _shared_by_a_module(tmp_path_factory, second_election.write)


@pytest.fixture(scope="module")
def odd_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same with odd texts planted in it."""
    yield from _shared_by_a_module(tmp_path_factory, odd_text.plant)


def _shared_by_a_module(factory: pytest.TempPathFactory, change: Callable[[Path], None]) -> Iterator[Path]:
    folder = frozen_copy(factory.mktemp("shared") / "data")
    change(folder)
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield from _read_by_the_pages(folder, monkeypatch)


@pytest.fixture
def open_page() -> OpenPage:
    """Opens a page by its path with parameters in its address; fails where the page's code raised anything."""

    def open_(path: str, **params: str | list[str]) -> Shown:
        at = AppTest.from_file(PROJECT / "dashboard.py", default_timeout=RUN_SECONDS)
        if path:
            at.switch_page(PAGES[path].file)
        for name, value in params.items():
            at.query_params[name] = value
        at.run()
        assert not at.exception, [exception.message for exception in at.exception]
        return Shown(at)

    return open_
