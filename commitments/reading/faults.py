"""A fault: one thing in a data file that must be mended, told so that an editor can mend it without knowing the code."""

from dataclasses import dataclass
from typing import Any

from commitments.records.characters import escaped
from commitments.records.model import FILES

SHOWN_LENGTH = 60


@dataclass(frozen=True, order=True)
class Fault:
    """Where a fault is, what was found there, what should stand there instead, and the valid value that is nearest.

    ``line`` counts from 1. ``record`` is the id of the commitment, or the id or a name of the record in other files; '' for
    what concerns the whole file. ``field`` is the way to the value inside the record: ``target.quantity``, ``also[2]`` (items
    count from 1). ``kind`` is a permanent slug. ``found`` is ready to print (see ``shown``); ``nearest`` is the bare value.
    """

    file: str
    line: int
    record: str
    field: str
    kind: str
    found: str
    expected: str
    nearest: str = ""

    @property
    def docs(self) -> str:
        """Where the kind of fault is explained, from the project's folder."""
        return f"docs/checking.md#{self.kind}"

    def __str__(self) -> str:
        place = ": ".join(filter(None, (f"{self.file}:{self.line}", printable(self.record), printable(self.field))))
        words = (
            f"found {self.found}" if self.found else "",
            f"expected {printable(self.expected)}" if self.expected else "",
            f"did you mean {_suggestion(self.nearest)}?" if self.nearest else "",
        )
        return f"{place}: {'; '.join(filter(None, words))}"


ORDER = {name: number for number, name in enumerate(FILES)}


def file_and_line(fault: Fault) -> tuple[int, int]:
    """What faults are sorted by where they are told together: the order of the files, those that are none of ours last, then the lines."""
    return ORDER.get(fault.file, len(ORDER)), fault.line


def _suggestion(value: str) -> str:
    """The value in quotes; one that is to be written with double quotes, or in brackets, stands as it is."""
    return shortened(value) if value.startswith(('"', "[")) else shown(value)


def printable(text: str) -> str:
    """``text`` on one line, with all that cannot be seen written as ``\\n`` or ``\\u202e``."""
    return escaped(text)


def shortened(text: str, length: int = SHOWN_LENGTH) -> str:
    """``text`` on one line, printable, at most about ``length`` characters."""
    return printable(text if len(text) <= length else text[: length - 1] + "…")


def shown(value: Any) -> str:
    """``value`` as it is called in a message: ``'dentistri'``, ``the number 5``, ``a list``, ``nothing``."""
    if isinstance(value, str):
        return f"'{shortened(value)}'"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the word {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, dict):
        return "keys with values"
    return "a list" if value else "an empty list"
