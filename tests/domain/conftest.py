"""The datasets that the tests work on: the sound folder (for what reading makes of it) and the sample."""

import shutil
from pathlib import Path

import pytest
from sample import sample_dataset

from commitments.editing.formatting import formatted
from commitments.editing.schema import write_schemas
from commitments.library import Dataset
from commitments.records.model import FILES

SOUND = Path(__file__).parent / "sound"


@pytest.fixture
def sound_texts() -> dict[str, bytes]:
    """Each file of the sound dataset as bytes, by name."""
    return {name: (SOUND / name).read_bytes() for name in FILES}


@pytest.fixture
def sound_folder(tmp_path: Path, sound_texts: dict[str, bytes]) -> Path:
    """A folder with a copy of the sound dataset, which a test may change."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name, text in sound_texts.items():
        (folder / name).write_bytes(text)
    return folder


@pytest.fixture(scope="session")
def canonical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound dataset in canonical form and with its schemas, to be copied."""
    folder = tmp_path_factory.mktemp("canonical")
    for name in FILES:
        (folder / name).write_bytes(formatted(name, (SOUND / name).read_bytes()))
    write_schemas(folder)
    return folder


@pytest.fixture
def project(canonical: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that in the place of the project's data, which a test may change."""
    folder = Path(shutil.copytree(canonical, tmp_path / "data"))
    monkeypatch.delenv("PLEDGE_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture(scope="session")
def sample() -> Dataset:
    """The dataset of sample.py, for exact numbers."""
    return sample_dataset()
