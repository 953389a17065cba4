"""The datasets that the tests work on: the sound folder (for what reading makes of it) and the sample."""

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


@pytest.fixture
def project(sound_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sound folder in the place of the project's data, in canonical form and with its schemas."""
    for name in FILES:
        path = sound_folder / name
        path.write_bytes(formatted(name, path.read_bytes()))
    write_schemas(sound_folder)
    monkeypatch.delenv("PLEDGE_DATA", raising=False)
    monkeypatch.chdir(sound_folder.parent)
    return sound_folder


@pytest.fixture(scope="session")
def sample() -> Dataset:
    """The dataset of sample.py, for exact numbers."""
    return sample_dataset()
