"""Copies of our files that editors' programs leave beside them: after a merge, a clash of two machines, a download, a copy made by hand.

Nobody means them as data. They are named to the editor, and neither read nor a fault.
"""

import re
from pathlib import Path

from commitments.reading.faults import Fault, printable
from commitments.records.model import FILES

STEMS = "|".join(sorted((name.removesuffix(".yaml") for name in FILES), key=len, reverse=True))
# Of a word processor or spreadsheet, which may have eaten two letters of the name.
LOCK = re.compile(r"~\$.+\.ya?ml", re.IGNORECASE)
SIDE = r"[._](?:backup|base|local|remote)(?:[._]\d+)?"  # git mergetool, TortoiseGit
SYNCHRONISED = r"\.sync-conflict-.+|[-_ .]conflict(?:ed)?[-_ .].+|-(?:desktop|laptop)-\w+"  # Syncthing, ownCloud, OneDrive
BY_HAND = r"[-_ .]+(?:copy|old|orig|original|bak|backup|save)(?: ?\(?\d+\)?)?"
IN_BRACKETS = r" ?\([^()]+\)"  # "(1)" of a download, "(conflicted copy 2026-11-29)" of a shared folder
OF_GIT = r"~.*"  # parties.yaml~HEAD
MARKED = rf"(?:{SIDE}|{SYNCHRONISED}|{BY_HAND}|{IN_BRACKETS}|{OF_GIT}){{1,3}}"
COPY = re.compile(
    rf"(?:copy (?:\(\d+\) )?of )?(?P<stem>{STEMS})(?:{MARKED}\.ya?ml|\.ya?ml{MARKED}(?:\.ya?ml)?)"
    rf"|copy (?:\(\d+\) )?of (?P<bare>{STEMS})\.ya?ml",
    re.IGNORECASE,
)


def is_left_over(name: str) -> bool:
    """Whether a file's name is plainly that of a copy which a program or a hand has left of one of ``FILES``."""
    return name not in FILES and bool(LOCK.fullmatch(name) or COPY.fullmatch(name))


def left_overs(folder: Path) -> list[Fault]:
    """What the editor of a folder is to be told of each such file in it. Raises OSError where the folder cannot be listed."""
    return [_told(path.name) for path in sorted(folder.iterdir()) if is_left_over(path.name)]


def _told(name: str) -> Fault:
    match = COPY.fullmatch(name)
    of = f"copy of {(match['stem'] or match['bare']).lower()}.yaml" if match else "file of an open program"
    expected = "the data files alone: delete it once nothing in it is missing"
    return Fault(printable(name), 1, "", "", "left-over-copy", f"a left-over {of}, which is not read", expected)
