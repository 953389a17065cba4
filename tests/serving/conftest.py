"""One public server for all tests of a process that do not harm it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from datasets import frozen_copy

from tests.serving.running import Site, running


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The project's own server, reading a copy of the frozen data."""
    folder = tmp_path_factory.mktemp("site")
    with running(folder, frozen_copy(folder / "data")) as started:
        yield started


@pytest.fixture
def own_data(tmp_path: Path) -> Path:
    """A copy of the frozen data, to be harmed."""
    return frozen_copy(tmp_path / "data")
