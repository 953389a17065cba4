from pathlib import Path

import pytest

from plain_files.page import Site
from plain_files.writing import write_site
from tests.domain.sample import sample_dataset

ADDRESS = "https://example.org/kept"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sample as a site of files, with a release kept beside the newest."""
    out = tmp_path_factory.mktemp("site")
    write_site(Site(sample_dataset(), ADDRESS), out, lambda done, of, what: None, keep=True)
    return out
