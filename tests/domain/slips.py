"""The table of slips and answers, slips.txt, whose head says how it is written."""

import re
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "slips.txt"
CHARACTER = re.compile(r"\{U\+([0-9A-F]{4})\}")
WHOLE = {
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "no-end": lambda data: data.rstrip(b"\n"),
}


class Slip(NamedTuple):
    name: str
    file: str
    entry: str  # in which the change is, '' for the first place in the file
    change: str  # of the whole file, '' for a change of lines
    old: str
    new: str
    must: list[str]
    must_not: list[str]
    lines: int


def slips() -> list[Slip]:
    found = []
    for block in TABLE.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, place, *lines = (
            CHARACTER.sub(lambda match: chr(int(match[1], 16)), line).replace("{TAB}", "\t")
            for line in block.rstrip("\n").split("\n")
        )
        file, _, entry = place.partition(" @ ")
        by_mark = {mark: [line[1:] for line in lines if line[:1] == mark] for mark in "-+>!*="}
        old, new = ("".join(f"{line}\n" for line in by_mark[mark]) for mark in "-+")
        change, told = ("".join(by_mark[mark]).strip() for mark in "*=")
        must, must_not = ([line.strip() for line in by_mark[mark]] for mark in ">!")
        found.append(Slip(name, file, entry, change, old, new, must, must_not, int(told or 1)))
    return found


def edited(data: bytes, slip: Slip) -> bytes:
    """The file with the slip in it."""
    if slip.change:
        return WHOLE[slip.change](data)
    text = data.decode()
    start = text.index(f": {slip.entry}\n") if slip.entry else 0
    start = text.rindex("\n", 0, start) + 1 if start else 0
    place = text.index(slip.old, start)
    return (text[:place] + slip.new + text[place + len(slip.old) :]).encode()
