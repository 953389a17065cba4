"""What all tests share."""

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Good data is kept for the next start: here apart from what whoever runs the tests has."""
    os.environ["PLEDGE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
