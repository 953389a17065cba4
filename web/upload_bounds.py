"""Bounds on what the files brought to the Editors' desk may hold of memory: of one reader, and of all together.

Streamlit keeps uploads in memory until their reader is gone, bounds only the size of each, and takes any number.
"""

from typing import NamedTuple

from commitments.editing.desk import MAX_ALL
from commitments.records.model import FILES

OF_A_READER = 2 * MAX_ALL  # bytes: the files of one check, and those that replace them
FILES_OF_A_READER = 2 * len(FILES)
OF_ALL = 20 * MAX_ALL


class Held(NamedTuple):
    """What is there: ``size`` in bytes and ``number`` of files of one reader, and ``of_all``, the bytes of all readers."""

    size: int = 0
    number: int = 0
    of_all: int = 0


class Refusal(NamedTuple):
    """Status of the answer, and the reason in words for a reader."""

    status: int
    why: str


def refusal(held: Held, size: int) -> Refusal | None:
    """Why a reader's file of ``size`` bytes may not come to what is there; None where it may."""
    if held.number >= FILES_OF_A_READER:
        return Refusal(413, "You have uploaded too many files. Remove some, or reload the page.")
    if held.size + size > OF_A_READER:
        return Refusal(413, "Together, your files are too large. Remove some, or reload the page.")
    if held.of_all + size > OF_ALL:
        return Refusal(503, "Too many editors have files here at present. Please try again in a minute.")
    return None
