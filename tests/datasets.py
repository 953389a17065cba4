"""The two data folders that tests know of: the frozen copy, for tests of code, and the project's own, for the fixture ``live`` alone."""

import shutil
from functools import cache
from pathlib import Path

from commitments.library import Dataset, Library

PROJECT = Path(__file__).parents[1]
LIVE = PROJECT / "data"
FROZEN = PROJECT / "tests" / "frozen"


def dataset_in(folder: Path) -> Dataset:
    """What a folder holds. Fails, with every fault, where it is not sound."""
    state = Library(folder).state()
    assert state.dataset is not None and not state.faults, "\n".join(map(str, state.faults))
    return state.dataset


@cache
def frozen() -> Dataset:
    """The frozen copy, read once for each process. Where its form is of the past: `make freeze`."""
    return dataset_in(FROZEN)


def frozen_copy(folder: Path) -> Path:
    """The frozen copy once more, in a folder that a test may change. Gives the folder."""
    return shutil.copytree(FROZEN, folder, ignore=shutil.ignore_patterns("README.md"))
