"""What the tests of figures share."""

import pytest
from datasets import frozen

from commitments.library import Dataset


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept-figures", action="store_true", help="take the figures as they are drawn now for the right ones")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Data of the real size: a figure must hold what readers see."""
    return frozen()
