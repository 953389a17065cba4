"""What the tests of figures share."""

import pytest

from commitments.library import Dataset, Library


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept-figures", action="store_true", help="take the figures as they are drawn now for the right ones")


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The project's own data: a figure must hold what readers will see."""
    found = Library().state().dataset
    assert found is not None, "the data has faults; run: make check"
    return found
