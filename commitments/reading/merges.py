"""The marks that git leaves in a file where two edits touch the same lines: told before the parser is asked, which knows nothing of them."""

import re
from collections.abc import Iterator

from commitments.reading.faults import shown
from commitments.reading.yaml_values import Problem

MARK = re.compile(r"[ \t]*(<{7}|\|{7}|={7}|>{7})( .*)?")
KEEP = (
    "one text: keep one of the two (yours is above =======, theirs below it), or both where they are two entries, "
    "and delete the lines of marks"
)
REST = "no such line: it is left over from a merge; check that both edits are still there, keep one, and delete the line"


def merge_marks(text: str) -> Iterator[Problem]:
    """A problem for each place where a merge was left half done: whole with its lines, or the single marks that are left."""
    if not any(mark * 7 in text for mark in "<|=>"):
        return
    opened: tuple[int, str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        match = MARK.fullmatch(line.rstrip("\r"))
        if not match:
            continue
        sign = match[1][0]
        if sign == "<":
            if opened:
                yield Problem(opened[0], (), "merge-mark", shown(opened[1]), REST)
            opened = (number, line.strip())
        elif sign == ">" and opened:
            found = f"{shown(opened[1])}, two edits that git could not join (lines {opened[0]} to {number})"
            yield Problem(opened[0], (), "merge-mark", found, KEEP)
            opened = None
        elif not opened:
            yield Problem(number, (), "merge-mark", shown(line.strip()), REST)
    if opened:
        yield Problem(opened[0], (), "merge-mark", shown(opened[1]), REST)
