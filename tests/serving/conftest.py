"""One public server for all tests of a process that do not harm it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving.running import PROJECT, Site, running


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The project's own server, reading a copy of data/."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(PROJECT / "data", folder / "data")
    with running(folder, folder / "data") as started:
        yield started


@pytest.fixture
def own_data(tmp_path: Path) -> Path:
    """A copy of data/ to be harmed."""
    return shutil.copytree(PROJECT / "data", tmp_path / "data")
